"""What an account starts with: typed, in its `defaults` table of accounts.toml; unknown keys stay."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from app.domain.money import decimal
from app.domain.slippage import parse_slippage
from app.domain.words import say

PRICES: Final = ("market", "capped", "limit")
BUTTONS: Final = ("half", "quarter")
_REST: Final = re.compile(r"leave|re-post( x[1-5])?|market \d{1,2}(\.\d+)?( x[1-5])?")
_LIMIT = r"((loss|drawdown) \d+(\.\d+)?|flatten|[A-Z]{2,8})"
_GUARD: Final = re.compile(
    rf"off|{_LIMIT}(,? {_LIMIT})*( day( \d{{1,2}}:\d{{2}})? [A-Za-z][A-Za-z0-9_+/-]*)?"
)


@dataclass(frozen=True, slots=True)
class AccountDefaults:
    """The choices of one account, as the words a person would type.

    `amount` is "all", a share such as "50 %", or a quantity; `slippage` as "5 ticks", "10 bps" or
    a price distance; `remainder` and `risk_guard` are the engine's words for a policy and for
    limits; `buttons` are those of a row beside Close and the panel's.
    """

    amount: str = "all"
    price: str = "market"
    slippage: str = "5 ticks"
    remainder: str = "leave"
    risk_guard: str = "off"
    buttons: tuple[str, ...] = BUTTONS
    allow_guarded: bool = False


def read_defaults(table: Mapping[str, Any]) -> tuple[AccountDefaults, tuple[str, ...]]:
    """The choices of a table, and a sentence for each that cannot be used: its default applies."""
    values: dict[str, Any] = {}
    problems = []
    for item in fields(AccountDefaults):
        if item.name not in table:
            continue
        value = table[item.name]
        if item.name == "buttons" and isinstance(value, list):
            value = tuple(value)
        why = problem_of(item.name, value)
        if why:
            problems.append(why)
        else:
            values[item.name] = value
    return AccountDefaults(**values), tuple(problems)


def table_of(defaults: AccountDefaults, before: Mapping[str, Any]) -> dict[str, Any]:
    """What is written: only what differs from the usual, beside keys of others in `before`."""
    usual = AccountDefaults()
    known = {item.name for item in fields(AccountDefaults)}
    table = {name: value for name, value in before.items() if name not in known}
    for name in sorted(known):
        value = getattr(defaults, name)
        if value != getattr(usual, name):
            table[name] = list(value) if isinstance(value, tuple) else value
    return table


def problem_of(name: str, value: object) -> str:
    """Why a default cannot be this; empty if it can."""
    wanted = _WANTED[name]
    if _holds(name, value):
        return ""
    return say(
        "Default {name}: expected {wanted}, was {value!r}.", name=name, wanted=wanted, value=value
    )


def _holds(name: str, value: object) -> bool:
    if name == "allow_guarded":
        return isinstance(value, bool)
    if name == "buttons":
        return isinstance(value, tuple) and set(value) <= set(BUTTONS)
    if not isinstance(value, str):
        return False
    match name:
        case "price":
            return value in PRICES
        case "remainder":
            return _REST.fullmatch(value) is not None
        case "risk_guard":
            return _GUARD.fullmatch(value) is not None
        case "amount":
            return value == "all" or _is_amount(value)
    try:
        parse_slippage(value)
    except ValueError:
        return False
    return True


def _is_amount(text: str) -> bool:
    number = text.removesuffix("%").strip()
    try:
        value = decimal(number)
    except ValueError:
        return False
    return 0 < value <= 100 if text.endswith("%") else value > 0


_WANTED: Final = {
    "amount": say("“all”, a share such as “50 %”, or a quantity"),
    "price": say("market, capped or limit"),
    "slippage": say("“5 ticks”, “10 bps” or a price distance"),
    "remainder": say("“leave”, “re-post x1” or “market 3 x2”"),
    "risk_guard": say(
        "“off” or “loss 500 drawdown 300 USD, loss 400 EUR flatten day 17:00 America/Chicago”"
    ),
    "buttons": say("a list out of “half” and “quarter”"),
    "allow_guarded": say("true or false"),
}
