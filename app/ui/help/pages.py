"""The pages of the guide: files in resources/help, in English, and per language where there are."""

from dataclasses import dataclass
from pathlib import Path

from app.engine.notice import Notice, Severity
from app.ui.resources import folder

ORDER = (
    "first-account",
    "first-close",
    "keys",
    "flatten",
    "in-doubt",
    "venues",
    "comfort",
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name, its title, where it lies."""

    name: str
    title: str
    file: Path


def pages(language: str = "en") -> list[Page]:
    """Every page in its order; one that is not translated is shown in English."""
    home = folder() / "help"
    found = []
    for name in ORDER:
        places = (home / language / f"{name}.md", home / f"{name}.md")
        file = next((place for place in places if place.is_file()), None)
        if file is not None:
            found.append(Page(name, _title(file), file))
    return found


def _title(file: Path) -> str:
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    return first.removeprefix("#").strip()


def page_about(notice: Notice) -> str:
    """The page that says more about a notice; empty where none does."""
    subject, _, _rest = notice.cause.partition("/")
    if subject == "credentials":
        return "first-account"
    if subject == "settings":
        return "comfort"
    if subject == "doubt" or (notice.close_id is not None and notice.severity is Severity.DANGER):
        return "in-doubt"
    if notice.severity is Severity.REFUSED:
        return "venues"
    return ""
