"""The protocol note's examples, and what an answer lacks of one."""

import json
from pathlib import Path
from typing import Any

PAYLOADS = Path(__file__).parent / "payloads"


def example(name: str) -> Any:
    return json.loads((PAYLOADS / f"{name}.json").read_text())["body"]


def missing(wanted: Any, got: Any, at: str = "") -> list[str]:
    """Where `got` lacks something of `wanted` or has another type there."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        return [
            gap
            for key, value in wanted.items()
            for gap in (missing(value, got[key], f"{at}.{key}") if key in got else [f"{at}.{key}"])
        ]
    if isinstance(wanted, list) and isinstance(got, list):
        return missing(wanted[0], got[0], f"{at}[0]") if wanted and got else []
    return [] if type(wanted) is type(got) else [f"{at}: {wanted!r} against {got!r}"]
