"""The questions that CrossTrade answers: accounts, positions, orders, executions, quotes."""

from dataclasses import dataclass
from typing import Final, TypeVar
from urllib.parse import urlencode

import msgspec
from msgspec.json import Decoder

from app.domain.errors import Refused, WireError
from app.domain.ids import Instant
from app.domain.words import say
from app.venues._json import UNREADABLE
from app.venues.crosstrade.envelope import text_of
from app.venues.crosstrade.payload import decode_one, decode_rows
from app.venues.crosstrade.place import API, account_path, order_path
from app.venues.crosstrade.refusals import INVALID, OLD_ADDON, RATE_LIMIT, UNKNOWN_ACCOUNT
from app.venues.crosstrade.rest import Reader
from app.venues.crosstrade.rows import Holder, epoch_ms, holder_of, number
from app.venues.crosstrade.wire import (
    NOTHING,
    AccountRow,
    Beside,
    ExecutionRow,
    MarketInfo,
    OrderRow,
    QuoteRow,
    Raw,
    SnapshotElement,
)

POSITIONS: Final = f"{API}/positions?includeFlat=false"
_ACCOUNTS: Final = f"{API}/accounts"
_SNAPSHOT: Final = f"{API}/accounts/snapshot"

# How far back executions can be asked for, in s: few steps, so that askers share a read.
_LOOKBACKS_S: Final = (60, 300, 900)

_BESIDE: Final = Decoder(Beside)
_ACCOUNT: Final = Decoder(AccountRow)
_ELEMENT: Final = Decoder(SnapshotElement)
_ORDER: Final = Decoder(OrderRow)
_EXECUTION: Final = Decoder(ExecutionRow)
_QUOTE: Final = Decoder(QuoteRow)
_MARKET: Final = Decoder(MarketInfo)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Rows:
    """Position rows, still raw, when their read was begun, and the venue's warning beside them."""

    rows: list[Raw]
    begun: Instant
    warning: str = ""


@dataclass(frozen=True, slots=True)
class OrderList:
    """The orders of an account; `complete` is False where a row could not be read."""

    rows: list[OrderRow]
    begun: Instant
    complete: bool


@dataclass(frozen=True, slots=True)
class Executions:
    """Executions of an account; `complete` is False where some may be missing."""

    rows: list[ExecutionRow]
    complete: bool
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The accounts of a snapshot; `epoch_ms` is the time of the computer that NinjaTrader is on."""

    holders: list[Holder]
    epoch_ms: int | None
    begun: Instant


async def positions(rest: Reader) -> Rows:
    """The position rows of every account behind the token. Raises WireError if one is missing."""
    answer = await rest.read(POSITIONS)
    rows = decode_rows(answer.payload, "positions", "GET positions")
    beside = _beside(answer.payload)
    told = number(beside.count)
    if told is not None and told > len(rows):
        raise WireError(
            "GET positions: count",
            say(
                "{told} positions are told and {rows} of them are listed",
                told=told,
                rows=len(rows),
            ),
        )
    return Rows(rows, answer.begun, text_of(beside.warning))


async def account_names(rest: Reader) -> list[str]:
    """The names of the accounts, in whichever shape they come. Raises WireError."""
    answer = await rest.read(_ACCOUNTS)
    names = []
    for index, raw in enumerate(decode_rows(answer.payload, "accounts", "GET accounts")):
        if bytes(raw).startswith(b'"'):
            names.append(msgspec.json.decode(raw, type=str))
        else:
            names.append(decode_one(raw, _ACCOUNT, f"GET accounts[{index}]").name)
    return names


async def account(rest: Reader, name: str) -> Holder | None:
    """One account; None if NinjaTrader does not know it."""
    try:
        answer = await rest.read(account_path(name))
    except Refused as error:
        if _is_answer_about_name(error):
            return None
        raise
    return holder_of(decode_one(answer.payload, _ACCOUNT, f"GET account {name}"))


async def snapshot(rest: Reader) -> Snapshot:
    """All active accounts. Raises Refused where the add-on is too old for it."""
    answer = await rest.read(_SNAPSHOT)
    holders = []
    for raw in decode_rows(answer.payload, "accounts", "GET snapshot"):
        holder = holder_of_element(raw)
        if holder is not None:
            holders.append(holder)
    try:
        at_ms = epoch_ms(msgspec.json.decode(answer.payload, type=dict[str, Raw])["epoch"])
    except (*UNREADABLE, KeyError):
        at_ms = None
    return Snapshot(holders, at_ms, answer.begun)


def holder_of_element(raw: Raw) -> Holder | None:
    """The account of a snapshot's or P&L frame's element; None if it cannot be read."""
    try:
        nested = _ELEMENT.decode(raw).account
        return holder_of(_ACCOUNT.decode(raw if nested == NOTHING else nested))
    except UNREADABLE:
        return None


async def orders(rest: Reader, name: str) -> OrderList:
    """The orders of an account, working and, as far as the add-on keeps them, ended."""
    answer = await rest.read(f"{account_path(name)}/orders")
    raws = decode_rows(answer.payload, "orders", f"GET orders of {name}")
    rows = _readable(raws, _ORDER)
    return OrderList(rows, answer.begun, len(rows) == len(raws))


async def order(rest: Reader, name: str, order_id: str) -> OrderRow | None:
    """One order by an id of its own or of ours; None if NinjaTrader does not know it."""
    try:
        answer = await rest.read(order_path(name, order_id))
    except Refused as error:
        if _is_answer_about_name(error) and error.code != UNKNOWN_ACCOUNT:
            return None
        raise
    return decode_one(answer.payload, _ORDER, f"GET order {order_id}")


async def executions(rest: Reader, name: str, *, back_s: float) -> Executions:
    """The executions of an account, at least `back_s` back where the venue can say that."""
    lookback = next((step for step in _LOOKBACKS_S if back_s <= step), _LOOKBACKS_S[-1])
    answer = await rest.read(f"{account_path(name)}/executions?lookbackTime={lookback}")
    raws = decode_rows(answer.payload, "executions", f"GET executions of {name}")
    read = _readable(raws, _EXECUTION)
    rows = {row.id: row for row in read}
    return Executions(list(rows.values()), len(read) == len(raws) and back_s <= lookback)


async def quotes(rest: Reader, instruments: tuple[str, ...]) -> tuple[list[QuoteRow], Instant]:
    """The quotes of some instruments: one comes bare, several as a list."""
    query = urlencode({"instrument": ",".join(instruments)})
    answer = await rest.read(f"{API}/market/quote?{query}")
    if answer.payload.lstrip().startswith(b"["):
        raws = decode_rows(answer.payload, "quotes", "GET quote")
        return _readable(raws, _QUOTE), answer.begun
    try:
        return _readable(decode_rows(answer.payload, "quotes", "GET quote"), _QUOTE), answer.begun
    except WireError:
        return [decode_one(answer.payload, _QUOTE, "GET quote")], answer.begun


async def market_info(rest: Reader, instrument: str) -> tuple[MarketInfo, Instant]:
    """Whether its market is open and for how long, and when the question was asked."""
    answer = await rest.read(f"{API}/market/info?{urlencode({'instrument': instrument})}")
    return decode_one(answer.payload, _MARKET, "GET market info"), answer.begun


def _beside(payload: bytes) -> Beside:
    try:
        return _BESIDE.decode(payload)
    except UNREADABLE:
        # A bare list has nothing beside it.
        return Beside()


def _is_answer_about_name(error: Refused) -> bool:
    """Whether a refusal of a read means that what was named is not there."""
    return error.code not in (OLD_ADDON, INVALID, RATE_LIMIT)


def _readable(raws: list[Raw], reader: Decoder[_T]) -> list[_T]:
    rows = []
    for raw in raws:
        try:
            rows.append(reader.decode(raw))
        except UNREADABLE:
            # Told by the count: whoever needs all of them sees that one is missing.
            continue
    return rows
