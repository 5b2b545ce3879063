"""Protobuf messages that no honest gateway sends: bytes bent, and fields set to what hurts."""

import json
import random
import struct
from pathlib import Path
from typing import Any

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

from app.venues.metatrader5.wire import metatrader5_pb2 as pb

_GOLDEN = Path(__file__).parent.parent / "wire" / "metatrader5"

DOUBLES = (
    float("nan"),
    float("inf"),
    float("-inf"),
    1e308,
    -1e308,
    5e-324,
    -0.0,
    -1.0,
    0.1 + 0.2,
    1e15,
    1e39,
    1e40,
    1e-40,
    123456789.123456789,
)
INTEGERS = (0, 1, -1, 7, 99, 2**31 - 1, -(2**31), 2**32 - 1, 2**53 + 1, 2**63 - 1, -(2**63))
TEXTS = ("", "\x00", "\u202e", "=cmd()", "x" * 5000, "EURUSD", "0", "-1", "USD" * 50)
_MOST_COPIES = 300


def golden(name: str) -> Any:
    """The message of a golden file."""
    file = json.loads((_GOLDEN / f"{name}.json").read_text())
    return getattr(pb, file["message"]).FromString(bytes.fromhex("".join(file["wire"])))


def bent_message(message: Message, chance: random.Random) -> bytes:
    """The bytes of a message like this one, with some fields set to what hurts."""
    other = type(message)()
    other.CopyFrom(message)
    for _ in range(chance.choice((1, 1, 2, 5))):
        _bend(other, chance, 0)
    return other.SerializeToString()


def bent_bytes(wire: bytes, chance: random.Random) -> bytes:
    """Bytes that were a message, with doubles that hurt, pieces cut, repeated or made up."""
    at = chance.randrange(len(wire) + 1)
    match chance.randrange(6):
        case 0:
            return wire[:at]
        case 1:
            return wire[:at] + struct.pack("<d", chance.choice(DOUBLES)) + wire[at + 8 :]
        case 2:
            return wire[:at] + bytes([chance.randrange(256)]) + wire[at + 1 :]
        case 3:
            return wire[:at] + chance.randbytes(chance.choice((1, 4, 30))) + wire[at:]
        case 4:
            return wire + wire[at:]
        case _:
            return chance.randbytes(chance.choice((0, 1, 40)))


def _bend(message: Message, chance: random.Random, depth: int) -> None:
    fields = list(message.DESCRIPTOR.fields)
    held = [field for field, _ in message.ListFields()]
    field = chance.choice(held if held and chance.random() < 0.8 else fields)
    if field.is_repeated:
        _bend_repeated(message, field, chance, depth)
    elif field.message_type is not None:
        if chance.random() < 0.1:
            message.ClearField(field.name)
        elif depth < 8:
            _bend(getattr(message, field.name), chance, depth + 1)
    else:
        _set(message, field, chance)


def _bend_repeated(
    message: Message, field: FieldDescriptor, chance: random.Random, depth: int
) -> None:
    rows = getattr(message, field.name)
    how = chance.randrange(5)
    if how == 0 or not rows:
        message.ClearField(field.name)
    elif how == 1:
        rows.extend([rows[chance.randrange(len(rows))]] * chance.choice((1, 2, _MOST_COPIES)))
    elif field.message_type is not None and depth < 8:
        _bend(rows[chance.randrange(len(rows))], chance, depth + 1)
    elif field.message_type is None:
        rows[chance.randrange(len(rows))] = _hostile(field, chance)


def _set(message: Message, field: FieldDescriptor, chance: random.Random) -> None:
    if chance.random() < 0.1:
        message.ClearField(field.name)
        return
    setattr(message, field.name, _hostile(field, chance))


def _hostile(field: FieldDescriptor, chance: random.Random) -> Any:
    match field.cpp_type:
        case FieldDescriptor.CPPTYPE_DOUBLE | FieldDescriptor.CPPTYPE_FLOAT:
            return chance.choice(DOUBLES)
        case FieldDescriptor.CPPTYPE_STRING:
            text = chance.choice(TEXTS)
            return text.encode() if field.type == FieldDescriptor.TYPE_BYTES else text
        case FieldDescriptor.CPPTYPE_BOOL:
            return chance.random() < 0.5
        case FieldDescriptor.CPPTYPE_ENUM | FieldDescriptor.CPPTYPE_INT32:
            return chance.choice([one for one in INTEGERS if -(2**31) <= one < 2**31])
        case FieldDescriptor.CPPTYPE_INT64:
            return chance.choice([one for one in INTEGERS if -(2**63) <= one < 2**63])
        case FieldDescriptor.CPPTYPE_UINT32:
            return chance.choice([one for one in INTEGERS if 0 <= one < 2**32])
    return chance.choice([one for one in INTEGERS if one >= 0])
