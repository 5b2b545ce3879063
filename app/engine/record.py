"""Domain values as JSON and back: what the journal writes and replays.

Dataclasses become objects; where a field may hold one of several kinds, the object names its kind
under `is`. Decimals and fractions are text. Reading checks every value against its declared type.
"""

import json
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, cast

from app.domain.money import decimal

T = TypeVar("T")
_KIND = "is"
_canonical = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False
).encode


def to_json(value: object) -> str:
    """Canonical text: sorted keys, no spaces; equal values give equal text."""
    return _canonical(_plain(value))


def from_json(kind: type[T], text: str) -> T:
    """Read back what `to_json` wrote. Raises ValueError that says where it does not fit."""
    try:
        return cast("T", _read(kind, json.loads(text)))
    except (KeyError, TypeError, ValueError, ZeroDivisionError, RecursionError) as error:
        raise ValueError(f"not a {kind.__name__}: {error}") from error


def _plain(value: object) -> object:
    kind: Any = type(value)
    return _writer(kind)(value)


@cache
def _writer(kind: type[Any]) -> Callable[[Any], object]:
    # Once per type: this runs between a press and the wire, some forty times for each close.
    title = kind.__name__
    if is_dataclass(kind):
        names = tuple(field.name for field in fields(kind))
        return lambda value: {_KIND: title, **{n: _plain(getattr(value, n)) for n in names}}
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, Decimal | Fraction):
        return str
    if issubclass(kind, tuple | list):
        return lambda value: [_plain(item) for item in value]
    if issubclass(kind, str):
        return _text
    if issubclass(kind, types.NoneType | int):
        return lambda value: value
    raise TypeError(f"the journal cannot hold a {title}")


def _text(value: str) -> str:
    # Half of a character, as a person's clipboard may hold it, is in no file and in no hash.
    return value if value.isascii() else value.encode(errors="replace").decode()


def _read(kind: Any, value: Any) -> object:
    kind = getattr(kind, "__supertype__", kind)
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _read_one_of(typing.get_args(kind), value)
    if origin is tuple:
        return tuple(_read(typing.get_args(kind)[0], item) for item in value)
    if is_dataclass(kind):
        if not isinstance(value, dict):
            raise TypeError(f"expected an object, was {type(value).__name__}")
        hints = _hints(cast("type", kind))
        return cast("type", kind)(
            **{k: _read(hints[k], v) for k, v in value.items() if k != _KIND}
        )
    if kind is Decimal:
        return decimal(value)
    if kind is Fraction:
        return _fraction(value)
    if issubclass(kind, Enum):
        return kind(value)
    if not isinstance(value, kind):
        raise TypeError(f"expected {kind.__name__}, was {type(value).__name__}")
    return value


def _read_one_of(kinds: tuple[Any, ...], value: Any) -> object:
    if value is None and type(None) in kinds:
        return None
    if isinstance(value, dict):
        named = [kind for kind in kinds if getattr(kind, "__name__", "") == value[_KIND]]
        if not named:
            raise ValueError(f"unknown kind {value[_KIND]!r}")
        return _read(named[0], value)
    rest = [kind for kind in kinds if kind is not type(None) and not is_dataclass(kind)]
    if not rest:
        raise TypeError(f"expected an object, was {type(value).__name__}")
    return _read(rest[0], value)


def _fraction(text: str) -> Fraction:
    # Whole numbers only: of "1e999999999" Fraction would make all the digits.
    above, _, below = text.partition("/")
    return Fraction(int(above), int(below or "1"))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
