"""The key map: read from TOML, one owner per key, conflicts refused by name."""

import tomllib
from collections.abc import Iterable

from PySide6.QtGui import QKeySequence

from app.domain.errors import Misconfigured
from app.domain.words import say

KeyMap = dict[str, tuple[QKeySequence, ...]]


def read_keys(text: str, known: Iterable[str]) -> KeyMap:
    """The keys of each action. Raises Misconfigured, naming the key and its owners."""
    try:
        table = tomllib.loads(text).get("keys", {})
    except tomllib.TOMLDecodeError as error:
        raise Misconfigured(
            "hotkeys", say("the file cannot be read: {error}", error=error)
        ) from error
    names = set(known)
    keys: KeyMap = {}
    for action, texts in table.items():
        if action not in names:
            raise Misconfigured(say("hotkeys: {action}", action=action), say("no such action"))
        keys[action] = tuple(one_key(action, text) for text in _as_list(action, texts))
    _refuse_conflicts(keys)
    return keys


def _as_list(action: str, texts: object) -> list[str]:
    found = [texts] if isinstance(texts, str) else texts
    if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
        raise Misconfigured(
            say("hotkeys: {action}", action=action), say("expected a key or a list of keys")
        )
    return found


def one_key(action: str, text: str) -> QKeySequence:
    """One key or sequence of keys. Raises Misconfigured for text that is none."""
    sequence = QKeySequence(text, QKeySequence.SequenceFormat.PortableText)
    shown = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    # Text that is no key becomes an empty sequence, or loses the part that is none.
    if sequence.isEmpty() or not shown or shown.count(",") < text.count(", "):
        raise Misconfigured(
            say("hotkeys: {action}", action=action), say("{text!r} is not a key", text=text)
        )
    return sequence


def _refuse_conflicts(keys: KeyMap) -> None:
    owned = [(sequence, action) for action, some in keys.items() for sequence in some]
    for i, (one, first) in enumerate(owned):
        for other, second in owned[i + 1 :]:
            if one.matches(other) is _NO_MATCH and other.matches(one) is _NO_MATCH:
                continue
            key = one.toString(QKeySequence.SequenceFormat.PortableText)
            raise Misconfigured(
                say("hotkeys: {key}", key=key),
                say(
                    "two owners, {first} and {second}; neither would fire",
                    first=first,
                    second=second,
                ),
            )


_NO_MATCH = QKeySequence.SequenceMatch.NoMatch
