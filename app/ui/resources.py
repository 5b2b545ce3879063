"""Where the icons, themes and key map lie, in a checkout, a wheel and a frozen program."""

import sys
from functools import cache
from pathlib import Path


@cache
def folder() -> Path:
    """The resources folder."""
    app = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [app.parent / "resources", app / "resources"]
    if frozen is not None:
        places.insert(0, Path(frozen) / "resources")
    for place in places:
        if (place / "style.qss").is_file():
            return place
    raise FileNotFoundError(f"expected the resources folder at one of {places}")


def text_of(name: str) -> str:
    """The text of one resource."""
    return (folder() / name).read_text(encoding="utf-8")
