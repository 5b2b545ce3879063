"""What a person chose: typed, in settings.toml; unknown keys are kept and nothing is lost."""

from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Final

import tomlkit
from tomlkit.exceptions import ParseError

from app.domain.words import say
from app.system.files import set_aside, write_atomically
from app.system.paths import Profile

VERSION: Final = 1
_HEADER = "Settings of Unwind. Keys it does not know, and comments, are kept."


def _switch(default: bool) -> Any:
    return _setting(default, say("true or false"), lambda value: isinstance(value, bool))


def _choice(default: str, *others: str) -> Any:
    allowed = (default, *others)
    return _setting(default, " or ".join(map(repr, allowed)), lambda value: value in allowed)


def _number(default: float, least: float, most: float, *, whole: bool = False) -> Any:
    def holds(value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        # What is not finite lies between no bounds; a whole number may be too long for a float.
        return (isinstance(value, int) or not whole) and least <= value <= most

    return _setting(
        default, say("a number from {least:g} to {most:g}", least=least, most=most), holds
    )


def _texts() -> Any:
    return _setting(dict, say("a table of texts"), lambda value: _is_table(value, _is_text))


def _lists() -> Any:
    def is_list(value: object) -> bool:
        return isinstance(value, list) and all(map(_is_text, value))

    return _setting(
        dict, say("a table of lists of texts"), lambda value: _is_table(value, is_list)
    )


def _is_table(value: object, holds: Callable[[object], bool]) -> bool:
    return isinstance(value, dict) and all(map(holds, value.values()))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _setting(default: Any, wanted: str, holds: Callable[[Any], bool]) -> Any:
    metadata = {"wanted": wanted, "holds": holds}
    if callable(default):
        return field(default_factory=default, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default. `columns` holds the shown columns per table in their
    order, `hotkeys` the rebound keys, `remembered` small choices such as the last tab.
    """

    theme: str = _choice("dark", "light", "system")
    palette: str = _choice("green_red", "blue_orange", "teal_magenta")
    scale: float = _number(1.0, 0.75, 2.5)
    up_down_swapped: bool = _switch(False)
    profit_unit: str = _choice("money", "percent", "ticks")
    language: str = _setting(
        "en", say("a language code"), lambda value: isinstance(value, str) and bool(value)
    )
    sounds: bool = _switch(False)
    sound_ack: bool = _switch(True)
    sound_fill: bool = _switch(True)
    sound_partial: bool = _switch(True)
    sound_refused: bool = _switch(True)
    sound_doubt: bool = _switch(True)
    desktop_notifications: bool = _switch(False)
    panic_key_everywhere: bool = _switch(False)
    compact: bool = _switch(False)
    on_top: bool = _switch(False)
    idle_disarm_minutes: int = _number(15, 1, 480, whole=True)
    columns: Mapping[str, list[str]] = _lists()
    hotkeys: Mapping[str, str] = _texts()
    remembered: Mapping[str, str] = _texts()


class SettingsStore:
    """The file settings.toml. A value it cannot use is named, replaced by the default while the
    program runs, and left in the file until the person changes that setting.
    """

    def __init__(self, profile: Profile) -> None:
        self._path = profile.settings
        self._document = _fresh()
        self._loaded = Settings()
        self._aside: str | None = None

    def load(self) -> tuple[Settings, tuple[str, ...]]:
        """The settings, and a sentence for each thing that could not be used. Never raises."""
        self._document, self._loaded, self._aside = _fresh(), Settings(), None
        try:
            document = tomlkit.parse(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return self._loaded, ()
        except (ParseError, UnicodeDecodeError, OSError) as error:
            self._aside = "unreadable"
            return self._loaded, (self._set_aside_sentence(str(error)),)
        version = document.get("version", VERSION)
        if not isinstance(version, int) or version > VERSION:
            self._aside = f"version-{version}" if isinstance(version, int) else "unreadable"
            return self._loaded, (
                self._set_aside_sentence(say("it is of version {version}", version=version)),
            )
        self._document = document
        values, problems = _usable(document.unwrap(), self._path)
        self._loaded = Settings(**values)
        return self._loaded, problems

    def save(self, settings: Settings) -> Path | None:
        """Write what changed since it was loaded. Returns where an unusable file was put aside."""
        kept = None
        if self._aside is not None and self._path.exists():
            kept = set_aside(self._path, self._aside)
        self._aside = None
        for item in fields(Settings):
            value = getattr(settings, item.name)
            if value != getattr(self._loaded, item.name):
                self._document[item.name] = dict(value) if isinstance(value, Mapping) else value
        self._document["version"] = VERSION
        write_atomically(self._path, tomlkit.dumps(self._document))
        self._loaded = settings
        return kept

    def _set_aside_sentence(self, problem: str) -> str:
        return say(
            "{path} cannot be used: {problem}; this Unwind reads version {version}. The "
            "defaults apply. The file is kept under another name when a setting is next "
            "saved.",
            path=self._path,
            problem=problem,
            version=VERSION,
        )


def _usable(table: Mapping[str, Any], path: Path) -> tuple[dict[str, Any], tuple[str, ...]]:
    values: dict[str, Any] = {}
    problems: list[str] = []
    for item in fields(Settings):
        if item.name not in table:
            continue
        value = table[item.name]
        if item.metadata["holds"](value):
            values[item.name] = value
        else:
            problems.append(_problem(path, item, value))
    return values, tuple(problems)


def _problem(path: Path, item: "Field[Any]", value: object) -> str:
    return say(
        "{file}: {setting} is ignored: expected {wanted}, was {value!r}. The default applies.",
        file=path.name,
        setting=item.name,
        wanted=item.metadata["wanted"],
        value=value,
    )


def _fresh() -> tomlkit.TOMLDocument:
    document = tomlkit.document()
    document.add(tomlkit.comment(_HEADER))
    document["version"] = VERSION
    return document
