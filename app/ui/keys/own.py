"""A person's own keys over the defaults: what cannot be used is named and the default holds."""

from collections.abc import Iterable, Mapping
from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from app.domain.errors import Misconfigured
from app.ui.keys.actions import NAMES
from app.ui.keys.hotkeys import KeyMap, one_key, read_keys
from app.ui.resources import text_of
from app.ui.settings.preferences import Preferences
from app.ui.text.language import in_words

SEPARATOR = " | "
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NO_MATCH = QKeySequence.SequenceMatch.NoMatch


def _tr(text: str) -> str:
    return QCoreApplication.translate("own_keys", text)


def keys_of(preferences: Preferences) -> tuple[KeyMap, tuple[str, ...]]:
    """The keys in force, and what is wrong with a person's own."""
    return with_own(default_keys(), preferences.settings.hotkeys)


def default_keys() -> KeyMap:
    """The keys the program comes with."""
    return dict(_shipped())


@cache
def _shipped() -> KeyMap:
    # Every key is compared with every other: too long to be done for each window.
    return read_keys(text_of("hotkeys.toml"), NAMES)


def with_own(defaults: KeyMap, own: Mapping[str, str]) -> tuple[KeyMap, tuple[str, ...]]:
    """The keys in force, and a sentence for each of a person's keys that could not be used."""
    keys, problems = dict(defaults), []
    for action, text in own.items():
        try:
            wanted = keys_in(action, text, defaults)
        except Misconfigured as error:
            problems.append(_tr("{0} The default key applies.").format(f"{in_words(str(error))}."))
            continue
        owner = next((o for key in wanted if (o := owner_of(keys, key, but=action))), None)
        if owner is not None:
            problems.append(
                _tr(
                    "settings.toml: the key {0} of {1} belongs to {2}. The default applies."
                ).format(text, action, owner)
            )
            continue
        keys[action] = wanted
    return keys, tuple(problems)


def keys_in(action: str, text: str, known: Iterable[str]) -> tuple[QKeySequence, ...]:
    """The keys that a person's setting names. Raises Misconfigured."""
    if action not in known:
        raise Misconfigured(f"settings.toml, hotkeys: {action}", _tr("there is no such action"))
    return tuple(one_key(action, part) for part in text.split(SEPARATOR) if part.strip())


def text_of_keys(keys: tuple[QKeySequence, ...]) -> str:
    """Keys as they are kept in the settings."""
    return SEPARATOR.join(key.toString(_PORTABLE) for key in keys)


def owner_of(keys: KeyMap, wanted: QKeySequence, *, but: str) -> str | None:
    """Whose key this is already, or begins, or is begun by."""
    for action, some in keys.items():
        if action != but and any(collide(key, wanted) for key in some):
            return action
    return None


def collide(one: QKeySequence, other: QKeySequence) -> bool:
    """Whether Qt could not tell two keys apart in time."""
    return one.matches(other) is not _NO_MATCH or other.matches(one) is not _NO_MATCH
