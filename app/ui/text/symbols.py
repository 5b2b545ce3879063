"""Symbols as people read them."""

import re
from decimal import Decimal
from typing import Final

# The symbols of options as their clearing house writes them; nothing else has this shape.
_OPTION: Final = re.compile(
    r"(?P<root>[A-Z][A-Z0-9.]{0,5}?) *(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)"
    r"(?P<right>[CP])(?P<strike>\d{8})"
)
_MONTHS: Final = [
    "JAN",
    "FEB",
    "MAR",
    "APR",
    "MAY",
    "JUN",
    "JUL",
    "AUG",
    "SEP",
    "OCT",
    "NOV",
    "DEC",
]


def option_name(symbol: str) -> str | None:
    """`AAPL 20MAR26 200 C` for `AAPL  260320C00200000`; None for what is no option."""
    known = _OPTION.fullmatch(symbol)
    if known is None or not 1 <= int(known["month"]) <= len(_MONTHS):
        return None
    expiry = f"{known['day']}{_MONTHS[int(known['month']) - 1]}{known['year']}"
    strike = (Decimal(known["strike"]) / 1000).normalize()
    return f"{known['root']} {expiry} {strike:f} {known['right']}"
