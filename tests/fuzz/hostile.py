"""Messages that no honest venue sends: golden ones bent out of shape, and JSON made to hurt.

Everything is drawn from one `random.Random`, so that a seed and a number name an input for good.
"""

import json
import random
from pathlib import Path
from typing import Any

_WIRE = Path(__file__).parent.parent / "wire"
_DEEP = 100_000

FRAGMENTS: tuple[str, ...] = (
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "0.1",
    "1e40",
    "1e41",
    "1e-41",
    "1e400",
    "-1e400",
    "1e999999",
    "1e-999999",
    "1e999999999999999999",
    "NaN",
    "Infinity",
    "-Infinity",
    "123456789012345678901234567890",
    "9" * 400,
    "9" * 5000,
    "0." + "0" * 300 + "1",
    '""',
    '"0"',
    '"-1"',
    '"NaN"',
    '"sNaN"',
    '"Infinity"',
    '"1e999999999"',
    '"1e-999999999"',
    '"1e39"',
    '"' + "9" * 38 + '"',
    '"' + "9" * 5000 + '"',
    '" 1"',
    '"1_000"',
    '"\u0661"',
    '"long"',
    '"short"',
    '"FILLED"',
    '"\\u0000"',
    '"\\ud800"',
    '"\\u202e\u202e"',
    '"=cmd()"',
    "[]",
    "{}",
    "[[]]",
    '[{"a":1}]',
    '{"value":{}}',
    "[null]",
    "[1,2,3]",
)
"""JSON values, and text that only looks like JSON, to stand where something else is expected."""


class Text(str):
    """A piece of a message that is written as it stands, whether or not it is JSON."""


def golden(venue: str, marks: tuple[str, ...]) -> list[bytes]:
    """Every golden message of a venue whose line begins with one of `marks`."""
    found = []
    for path in sorted((_WIRE / venue).glob("*.frames")):
        for line in path.read_text(encoding="utf-8").splitlines():
            mark, _, text = line.partition(" ")
            if mark in marks:
                found.append(text.encode())
    return found


def too_deep() -> list[bytes]:
    """Nested beyond what a reader may recurse into, in the two ways JSON can."""
    return [
        b"[" * _DEEP,
        b"[" * _DEEP + b"]" * _DEEP,
        b'{"a":' * _DEEP + b"1" + b"}" * _DEEP,
        b'{"data":' + b"[" * _DEEP + b"]" * _DEEP + b"}",
        b'{"err":{"incoming_message":' + b"[" * _DEEP + b"]" * _DEEP + b"}}",
    ]


def too_long(megabytes: int) -> list[bytes]:
    """Large ones: one string, many numbers, many keys, many equal rows."""
    size = megabytes * 2**20
    return [
        b'{"message":"' + b"x" * size + b'"}',
        b"[" + b"1," * (size // 2) + b"1]",
        b"9" * size,
        b'{"data":[' + b'{"a":1},' * (size // 8) + b"{}]}",
        b"{" + b'"type":"order",' * (size // 15) + b'"type":"x"}',
        b"\x00" * size,
    ]


def odd_ones() -> list[bytes]:
    """Short inputs that have broken readers before."""
    texts = ["", " ", "{", "}", "[", "nul", '"', "\ufeff{}", "{}{}", "[]garbage", '{"a":1,}']
    shapes = [text.encode() for text in (*texts, *FRAGMENTS)]
    return [*shapes, b"\xff\xfe", b'{"a":"\xff"}', b'{"\xc3":1}', b"\x1f\x8b\x08\x00garbage"]


class Mutator:
    """Bends messages of a corpus, by bytes and by structure."""

    def __init__(self, corpus: list[bytes], seed: int) -> None:
        self._corpus = corpus or [b"{}"]
        self._chance = self.chance = random.Random(seed)

    def next(self) -> bytes:
        """The next message."""
        return self.bent(self.chance.choice(self._corpus))

    def bent(self, message: bytes) -> bytes:
        """A message that was like this one."""
        chance = self._chance
        if chance.random() < 0.03:
            return chance.choice(odd_ones())
        if chance.random() < 0.8:
            message = self._bend_structure(message)
        if chance.random() < 0.2:
            for _ in range(chance.randint(1, 4)):
                message = self._bend_bytes(message)
        return message

    def _bend_structure(self, message: bytes) -> bytes:
        try:
            value = json.loads(message, parse_float=Text, parse_int=Text)
        except (ValueError, RecursionError):
            return message
        for _ in range(self._chance.randint(1, 3)):
            value = self._bend(value, 0)
        return write(value).encode("utf-8", "surrogatepass")

    def _bend(self, value: Any, depth: int) -> Any:
        chance = self._chance
        stop = not isinstance(value, dict | list) or not value or depth > 8
        if stop or chance.random() < 0.08:
            return self._instead_of(value)
        if isinstance(value, list):
            return self._bend_list(value, depth)
        key = chance.choice(list(value))
        match chance.randint(0, 9):
            case 0:
                return {k: v for k, v in value.items() if k != key}
            case 1:
                other = chance.choice(list(value))
                return {**value, key: value[other]}
            case 2:
                again = Text(f'"{key}":{write(value[key])},"{key}":{self._fragment()}')
                return {**{k: v for k, v in value.items() if k != key}, Text(): again}
        return {**value, key: self._bend(value[key], depth + 1)}

    def _bend_list(self, value: list[Any], depth: int) -> Any:
        chance = self._chance
        place = chance.randrange(len(value))
        match chance.randint(0, 6):
            case 0:
                return value[:place] + value[place + 1 :]
            case 1:
                return value + [value[place]] * chance.choice((1, 2, 200))
        bent = self._bend(value[place], depth + 1)
        return [*value[:place], bent, *value[place + 1 :]]

    def _instead_of(self, value: Any) -> Any:
        chance = self._chance
        match chance.randint(0, 9):
            case 0:
                return [value]
            case 1:
                return {"value": value}
            case 2:
                return Text(json.dumps(write(value)))
        return Text(self._fragment())

    def _fragment(self) -> str:
        return self._chance.choice(FRAGMENTS)

    def _bend_bytes(self, message: bytes) -> bytes:
        chance = self._chance
        at = chance.randrange(len(message) + 1)
        end = min(len(message), at + chance.choice((1, 1, 2, 8, 64)))
        match chance.randint(0, 6):
            case 0:
                return message[:at] + message[end:]
            case 1:
                return message[:at] + bytes([chance.randrange(256)]) + message[end:]
            case 2:
                return message[:at] + message[at:end] * chance.choice((2, 3, 50)) + message[end:]
            case 3:
                return message[:at]
            case 4:
                other = chance.choice(self._corpus)
                return message[:at] + other[chance.randrange(len(other) + 1) :]
            case 5:
                return message[:at] + self._fragment().encode() + message[end:]
        return message[:at] + chance.randbytes(chance.choice((1, 4, 30))) + message[end:]


def write(value: Any) -> str:
    """JSON text of `value`, with its Text pieces as they stand; a Text key brings its own colon."""
    match value:
        case Text():
            return str(value)
        case dict():
            parts = [
                str(item) if isinstance(key, Text) else f"{json.dumps(key)}:{write(item)}"
                for key, item in value.items()
            ]
            return "{" + ",".join(parts) + "}"
        case list():
            return "[" + ",".join(write(item) for item in value) + "]"
    return json.dumps(value)
