"""JSON as strict servers read it: what no answer and no record could carry is refused at the door."""

import json
import math
import re
from decimal import Decimal
from typing import Final, NoReturn

# Both halves of a surrogate pair begin like this; a whole pair is a character, a lone half is not.
_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")
# What is kept of a body that nobody can read.
_KEPT_CHARACTERS: Final = 2000


def read_json(raw: str | bytes, *, exact: bool = False) -> object:
    """One JSON value, fractions as Decimal when `exact`; raises ValueError where there is none.

    Refused besides what is no JSON: NaN and infinities, numbers beyond a double, halves of
    surrogate pairs, bytes that are not UTF-8, and nesting deeper than the reader's stack.
    """
    text = raw if isinstance(raw, str) else raw.decode()
    try:
        value: object = json.loads(
            text,
            parse_constant=_refuse,
            parse_float=_exact if exact else _finite,
            parse_int=_whole,
        )
    except RecursionError:
        raise ValueError("recursion limit exceeded") from None
    if _HALF.search(text):
        json.dumps(value, ensure_ascii=False, default=str).encode()
    return value


def recorded(raw: bytes) -> object:
    """A body as the record of what was received keeps it: its value, or the start of its text."""
    try:
        return read_json(raw)
    except ValueError:
        return raw.decode(errors="replace")[:_KEPT_CHARACTERS]


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"unexpected `{name}`")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError("number out of range")
    return number


def _exact(text: str) -> Decimal:
    _finite(text)
    return Decimal(text)


def _whole(text: str) -> int:
    _finite(text)
    return int(text)
