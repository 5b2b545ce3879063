"""ClearStreetSession: one Clear Street key, the positions of its accounts and their closes.

    reads        accounts, positions, orders, quotes: polled, because there is no stream
    closes       the venue's own for everything at market; one opposite order for all else
    afterwards   the orders of each close are asked about until they end

Nothing here sends a close or a cancel twice, and no address without an instrument can be built.
"""

import asyncio
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

from app.domain.capability import Capability
from app.domain.errors import Misconfigured, Refused, UnwindError
from app.domain.ids import AccountKey, Instant, PositionKey
from app.domain.intent import CloseRequest
from app.domain.position import Position
from app.domain.report import Findings, LinkState
from app.domain.words import say
from app.venues._credential import is_credential
from app.venues._ending import ends_as_promised
from app.venues.clearstreet import ability, queries
from app.venues.clearstreet.address import HeldAt
from app.venues.clearstreet.cancelling import cancel_all_in, cancel_rest, working_in
from app.venues.clearstreet.checking import check_login
from app.venues.clearstreet.closing import Closing
from app.venues.clearstreet.keeping import Keeper, measure_clock
from app.venues.clearstreet.known import Known, find_accounts
from app.venues.clearstreet.lookup import Inquiry
from app.venues.clearstreet.orders import has_ended
from app.venues.clearstreet.ours import accepted_size
from app.venues.clearstreet.prices import Prices
from app.venues.clearstreet.refusals import FORBIDDEN
from app.venues.clearstreet.rest import Rest, nobody_is_told
from app.venues.clearstreet.watching import Watch
from app.venues.clearstreet.wire import PositionRow
from app.venues.session import (
    AccountCheck,
    CloseSubject,
    PreparedClose,
    SessionConfig,
    Sink,
    Surroundings,
)

_VERSION_PATH: Final = "/v1"
# A position may lag its orders by a moment.
_FREED_WITHIN_S: Final = 5.0
_LOOK_EVERY_S: Final = 0.5


class ClearStreetSession:
    """One login at Clear Street; see VenueSession for what its methods promise."""

    def __init__(self, config: SessionConfig, around: Surroundings) -> None:
        self._account, self._now = config.account, around.now
        self._wanted = config.fields.get("account", "")
        self._capability = ability.capability(allow_guarded=config.allow_guarded)
        origin = _origin(config.endpoints["rest"])
        self._rest = Rest(origin, _key(config), now=around.now, uniform=around.uniform)
        self._known = Known(config.account, self._rest)
        self._watch = Watch(self._rest, self._known.resting, around.now)
        self._closing = Closing(
            self._rest,
            self._known,
            self._watch,
            read_positions=self.read_positions,
            on_answered=self._look_again,
        )
        self._sink: Sink | None = None
        self._keeper: Keeper | None = None
        self._rows: dict[int, list[PositionRow]] = {}
        self._rows_at = Instant(0)

    @property
    def account(self) -> AccountKey:
        return self._account

    def capability_of(self, position: Position | None = None) -> Capability:
        if position is not None and position.key.wire_id in self._known.inconsistent:
            return ability.of_inconsistent_row(self._capability)
        return self._capability

    async def run(self, sink: Sink) -> None:
        sink.link(LinkState.CONNECTING, say("Connecting to Clear Street."))
        self._known.start_anew()
        keeper = self._keeper_of(sink)
        self._sink, self._keeper = sink, keeper
        prices = Prices(self._rest, self._known, self._now)
        try:
            with ends_as_promised():
                self._rest.on_pause = lambda seconds: sink.link(
                    LinkState.CONNECTING, _pause_in_words(seconds)
                )
                await self._begin(sink, keeper)
                self._rest.on_pause = lambda seconds: sink.notice(
                    "clearstreet/pause", _pause_in_words(seconds)
                )
                async with asyncio.TaskGroup() as group:
                    group.create_task(self._rest.keep_warm())
                    group.create_task(self._watch.run(sink, self._look_again))
                    group.create_task(keeper.keep_instruments())
                    group.create_task(keeper.keep_orders())
                    group.create_task(keeper.keep_hours())
                    group.create_task(keeper.keep_clock())
                    group.create_task(prices.keep(sink))
                    await keeper.keep_positions()
        finally:
            self._sink = self._keeper = None
            self._rest.on_pause = nobody_is_told
            await self._rest.aclose()

    async def read_positions(self) -> tuple[Position, ...]:
        if not self._known.numbers:
            self._known.numbers = await find_accounts(self._rest, self._wanted)
        at = self._now()
        rows = {number: await self._rows_of(number) for number in self._known.numbers}
        self._rows, self._rows_at = rows, at
        return self._tell_positions()

    def close_delay_s(self, ahead: int = 0) -> float:
        return self._rest.closes.close_delay_s(1 + ahead)

    def prepare_close(self, request: CloseRequest) -> PreparedClose:
        return self._closing.prepare(request)

    async def cancel_close(self, subject: CloseSubject) -> None:
        ids = {str(order_id) for order_id in subject.order.venue_order_ids}
        try:
            await cancel_rest(self._rest, subject)
        finally:
            if ids:
                close_id, position = subject.order.close_id, subject.request.position
                self._watch.add(close_id, position, ids, accepted_size(subject))
            self._look_again()

    async def cancel_working_orders(self, position: PositionKey) -> int:
        held = HeldAt.of(position)
        try:
            rows = await cancel_all_in(self._rest, held)
        finally:
            self._look_again()
        self._known.resting.hear(held.account, rows)
        if rows:
            await self._until_freed(position)
        return len(rows)

    async def count_working_orders(self, position: PositionKey) -> int:
        return len(await working_in(self._rest, HeldAt.of(position)))

    async def look_up(self, subject: CloseSubject) -> Findings:
        if self._known.offset_ns is None:
            await measure_clock(self._rest, self._known, self._now)
        close_id, position = subject.order.close_id, subject.request.position
        inquiry = Inquiry(
            self._rest,
            self._known,
            subject,
            at=self._now(),
            before=self._closing.there_before(close_id, HeldAt.of(position).account),
            foreign=self._watch.belongs_to_another,
        )
        findings = await inquiry.findings()
        self._known.resting.hear(HeldAt.of(position).account, inquiry.rows)
        if any(not has_ended(row) for row in inquiry.rows):
            ids = {row.id for row in inquiry.rows}
            self._watch.add(close_id, position, ids, accepted_size(subject))
        return findings

    async def check(self) -> AccountCheck:
        try:
            return await check_login(self._rest, self._known, self._wanted, self._now)
        finally:
            if self._sink is None:
                await self._rest.aclose()

    async def _begin(self, sink: Sink, keeper: Keeper) -> None:
        """The first picture: accounts and positions; only then the link is UP.

        Clock, instruments and hours shape how a close is asked for, and keep nobody from closing.
        """
        self._known.numbers = await find_accounts(self._rest, self._wanted)
        await keeper.first_clock()
        await self.read_positions()
        async with asyncio.TaskGroup() as group:
            group.create_task(keeper.first_instruments())
            group.create_task(keeper.first_hours())
            group.create_task(keeper.first_orders())
        self._tell_positions()
        sink.link(LinkState.UP, "")

    def _keeper_of(self, sink: Sink) -> Keeper:
        return Keeper(
            self._rest,
            self._known,
            sink,
            now=self._now,
            read_positions=self.read_positions,
            learn_instruments=self._learn_instruments,
        )

    async def _rows_of(self, account: int) -> list[PositionRow]:
        try:
            return await queries.positions(self._rest, account)
        except Refused as error:
            if error.code != FORBIDDEN:
                raise
            raise Misconfigured(
                "account",
                say(
                    "this key may not see the positions of account {account}; name the accounts to "
                    "show without it",
                    account=account,
                ),
            ) from error

    async def _learn_instruments(self) -> None:
        """Read the records of instruments that are new, and tell the same rows again with them."""
        rows = [row for rows in self._rows.values() for row in rows]
        lacking = self._known.directory.lacking(rows)
        if not lacking:
            return
        await self._known.directory.learn(lacking)
        trouble = self._known.directory.trouble
        if trouble and self._sink is not None:
            self._sink.notice(
                "clearstreet/instruments", say("Instruments not read: {trouble}", trouble=trouble)
            )
        self._tell_positions()

    async def _until_freed(self, position: PositionKey) -> None:
        """What cancelled orders tied up is free a moment later: the close that follows needs it."""
        wire_id = position.wire_id
        before = self._known.free.get(wire_id)
        with suppress(TimeoutError, UnwindError):
            # The close is checked against a fresh read in any case; this only spares a refusal.
            async with asyncio.timeout(_FREED_WITHIN_S):
                while await self.read_positions():
                    free, live = self._known.free.get(wire_id), self._known.positions.get(wire_id)
                    if free is None or live is None or free >= live.quantity or free != before:
                        return
                    await asyncio.sleep(_LOOK_EVERY_S)

    def _tell_positions(self) -> tuple[Position, ...]:
        positions = self._known.take_positions(self._rows, self._rows_at)
        if self._sink is not None:
            self._sink.positions(positions, self._rows_at)
            self._sink.heard(self._rows_at)
        return positions

    def _look_again(self) -> None:
        if self._keeper is not None:
            self._keeper.look_again.set()


def _origin(address: str) -> str:
    """The address without the version that every path brings along."""
    origin = address.strip().rstrip("/").removesuffix(_VERSION_PATH).rstrip("/")
    if urlsplit(origin).path:
        raise Misconfigured(
            "endpoint rest",
            say("expected an address without a path, was {address}", address=address),
        )
    return origin


def _pause_in_words(seconds: float) -> str:
    return say(
        "Clear Street says that too many calls were made; it is asked again in {seconds:.0f} s.",
        seconds=seconds,
    )


def _key(config: SessionConfig) -> str:
    value = config.secrets.get("api_key", "").strip()
    if not is_credential(value):
        raise Misconfigured("api_key", say("it is empty or holds characters that no key has"))
    return value
