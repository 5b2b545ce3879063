"""Domain values as JSON and back: what the journal writes and replays.

Dataclasses become objects; where a field may hold one of several kinds, the object names its kind
under `is`. Decimals and fractions are text. Sentences are their English; what they were made of
stands under `said`, by field. Reading checks every value against its declared type.
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
from app.domain.words import Sentence
from app.engine.kept_sentences import encodable, made_again, parts_of

T = TypeVar("T")
_KIND = "is"
_SAID = "said"
_canonical = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False
).encode


def to_json(value: object) -> str:
    """Canonical text: sorted keys, no spaces; equal values, made of the same, give equal text."""
    return _canonical(_plain(value))


def in_english(text: str) -> str:
    """What `to_json` wrote without what its sentences were made of: for readers outside."""
    return json.dumps(json.loads(text, object_hook=_without_said), ensure_ascii=False)


def _without_said(value: dict[str, Any]) -> dict[str, Any]:
    return {key: item for key, item in value.items() if key != _SAID or _KIND not in value}


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
        return lambda value: _object(title, names, value)
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, Decimal | Fraction):
        return str
    if issubclass(kind, tuple | list):
        return lambda value: [_plain(item) for item in value]
    if issubclass(kind, str):
        return encodable
    if issubclass(kind, types.NoneType | int):
        return lambda value: value
    raise TypeError(f"the journal cannot hold a {title}")


def _object(title: str, names: tuple[str, ...], value: Any) -> dict[str, object]:
    plain: dict[str, object] = {_KIND: title}
    said: dict[str, object] = {}
    for name in names:
        item = getattr(value, name)
        plain[name] = _plain(item)
        if type(item) is Sentence:
            said[name] = parts_of(item)
        elif type(item) is tuple and any(type(one) is Sentence for one in item):
            said[name] = [parts_of(one) if type(one) is Sentence else None for one in item]
    return {**plain, _SAID: said} if said else plain


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
        return _read_object(cast("type", kind), value)
    if kind is Decimal:
        return decimal(value)
    if kind is Fraction:
        return _fraction(value)
    if issubclass(kind, Enum):
        return kind(value)
    if not isinstance(value, kind):
        raise TypeError(f"expected {kind.__name__}, was {type(value).__name__}")
    return value


def _read_object(kind: type, value: dict[str, Any]) -> object:
    hints = _hints(kind)
    items = {k: _read(hints[k], v) for k, v in value.items() if k not in (_KIND, _SAID)}
    for name, parts in dict(value.get(_SAID, {})).items():
        items[name] = _said_again(items[name], parts)
    return kind(**items)


def _said_again(item: object, parts: object) -> object:
    if isinstance(item, tuple) and isinstance(parts, list) and len(parts) == len(item):
        return tuple(_said_again(*pair) for pair in zip(item, parts, strict=True))
    return made_again(item, parts) if isinstance(item, str) and parts is not None else item


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
