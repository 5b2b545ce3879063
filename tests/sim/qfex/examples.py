"""The venue's published messages, and their shapes."""

import json
from pathlib import Path
from typing import Any

PAYLOADS = Path(__file__).parent / "payloads"


def published(file: str, key: str, *, direction: str = "s2c") -> dict[str, Any]:
    """The first published example whose message has `key`, or is of type `key`."""
    for frame in json.loads((PAYLOADS / f"{file}.json").read_text())["frames"]:
        message = frame["msg"]
        if frame["dir"] != direction:
            continue
        if key in message:
            return dict(message[key])
        if message.get("type") == key or message.get("path", "").startswith(key):
            return dict(message)
    raise LookupError(key)


def shape(value: object) -> object:
    """The names and kinds of values; a whole number counts as a number."""
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items()}
    if isinstance(value, bool) or value is None:
        return type(value)
    return float if isinstance(value, int | float) else type(value)
