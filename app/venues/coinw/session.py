"""CoinWSession: one CoinW futures key, its positions and its closes.

    REST    instruments, positions, orders: the referee; every close goes here
    stream  orders, executions, prices: says when to look, and what was filled

The link is UP while REST answers. Pushes never decide a size: they make the positions be read again.
"""

import asyncio
from collections.abc import Callable
from typing import Final

from app.domain.capability import Capability
from app.domain.errors import Denied, Misconfigured, NoLink, UnwindError
from app.domain.ids import AccountKey, Instant, PositionKey, VenueOrderId
from app.domain.intent import CloseRequest
from app.domain.position import Position
from app.domain.report import Findings, LinkState
from app.domain.words import say
from app.venues._credential import is_credential
from app.venues._ending import ends_as_promised
from app.venues._shared_read import SharedRead
from app.venues.coinw import queries
from app.venues.coinw.ability import CAPABILITY
from app.venues.coinw.cancelling import cancel_all, cancel_order
from app.venues.coinw.checking import check_login
from app.venues.coinw.closes import Closes
from app.venues.coinw.closing import Closing
from app.venues.coinw.contracts import ContractList
from app.venues.coinw.endings import Endings
from app.venues.coinw.feed import Feed
from app.venues.coinw.keeping import Keeper
from app.venues.coinw.known import Known
from app.venues.coinw.lookup import Inquiry
from app.venues.coinw.rest import Rest, Urgency
from app.venues.coinw.stream import Stream
from app.venues.coinw.wire import OrderRow
from app.venues.session import (
    AccountCheck,
    CloseSubject,
    PreparedClose,
    SessionConfig,
    Sink,
    Surroundings,
)
from app.venues.sharing import started

# A position in a contract that is not listed makes the list be read again, this often at most.
_UNLISTED_AGAIN_S: Final = 60.0


class CoinWSession:
    """One login at CoinW futures; see VenueSession for what its methods promise."""

    def __init__(self, config: SessionConfig, around: Surroundings) -> None:
        self._account, self._around = config.account, around
        self._api_key, self._secret = (
            _credential(config, "api_key"),
            _credential(config, "secret_key"),
        )
        self._ws = config.endpoints["ws"]
        self._rest = Rest(config.endpoints["rest"], self._api_key, self._secret, now=around.now)
        self._known = Known(config.account)
        self._closes = Closes()
        self._closing = Closing(
            self._rest,
            self._known,
            now=around.now,
            closes=self._closes,
            on_accepted=self._claim,
            on_answered=self._look_again,
        )
        self._feed: Feed | None = None
        self._stream: Stream | None = None
        self._contracts = ContractList(self._rest, self._known)
        self._shared_positions = SharedRead(self._positions_now)
        self._cancelling: dict[str, asyncio.Task[int]] = {}
        self._counting: dict[str, asyncio.Task[list[OrderRow]]] = {}

    @property
    def account(self) -> AccountKey:
        return self._account

    def capability_of(self, position: Position | None = None) -> Capability:
        return CAPABILITY

    async def run(self, sink: Sink) -> None:
        sink.link(LinkState.CONNECTING, say("Connecting to CoinW."))
        endings = Endings(
            self._rest, self._account, self._known, self._closes, sink, self._around.now
        )
        feed = Feed(sink, self._account, self._known, self._closes, endings, self._around.now)
        stream = Stream(
            self._ws, self._api_key, self._secret, listener=feed, uniform=self._around.uniform
        )
        keeper = Keeper(
            self._rest,
            self._known,
            feed,
            now=self._around.now,
            read_positions=self.read_positions,
        )
        self._feed, self._stream = feed, stream
        self._known.resting.forget()
        try:
            with ends_as_promised():
                await self._contracts.refresh()
                async with asyncio.TaskGroup() as group:
                    group.create_task(self._rest.keep_warm())
                    group.create_task(stream.run())
                    group.create_task(keeper.keep_orders())
                    group.create_task(keeper.keep_books())
                    group.create_task(endings.run())
                    await keeper.keep_positions()
        finally:
            self._feed = self._stream = None
            await self._rest.aclose()

    async def read_positions(self) -> tuple[Position, ...]:
        return await self._shared_positions()

    async def _positions_now(self, leaves: Callable[[], None]) -> tuple[Position, ...]:
        await self._contracts.refresh()
        at = self._around.now()

        def left() -> None:
            nonlocal at
            at = self._around.now()
            leaves()

        rows = await queries.positions(self._rest, on_leaving=left)
        if self._known.lacks_a_contract_of(rows):
            await self._contracts.refresh(within_s=_UNLISTED_AGAIN_S)
        positions = self._known.take_positions(rows, at)
        if self._feed is not None and self._stream is not None:
            self._stream.watch(self._known.watched)
            self._tell_positions(self._feed, positions, at)
        return positions

    def close_delay_s(self, ahead: int = 0) -> float:
        return self._rest.closes.close_delay_s(1 + ahead)

    def prepare_close(self, request: CloseRequest) -> PreparedClose:
        return self._closing.prepare(request)

    async def cancel_close(self, subject: CloseSubject) -> None:
        if not subject.order.venue_order_ids:
            raise Denied(
                "no_order_id",
                say(
                    "CoinW has not told the id of this order yet, so it cannot be cancelled. It is "
                    "being looked for."
                ),
            )
        for order_id in subject.order.venue_order_ids:
            await cancel_order(self._rest, order_id)
        self._look_again()

    async def cancel_working_orders(self, position: PositionKey) -> int:
        held = self._known.positions.get(position.wire_id)
        if held is None:
            held = next((p for p in await self.read_positions() if p.key == position), None)
        if held is None:
            raise Denied("already_closed", say("The position is gone; nothing was cancelled."))
        name = held.instrument.wire_name
        # The other side of a hedge asks for the same: one act serves both.
        act = self._cancelling.get(name)
        if act is None or act.done():
            act = self._cancelling[name] = started(self._cancel_all(name), f"cancel in {name}")
        return await asyncio.shield(act)

    async def _cancel_all(self, name: str) -> int:
        self._known.resting.cancelling(name)
        none_is_left = False
        try:
            count = await cancel_all(self._rest, name)
            none_is_left = True
            return count
        finally:
            self._known.resting.cancelled(name, none_is_left=none_is_left)
            if self._feed is not None and not none_is_left:
                self._feed.orders_wanted.set()

    async def count_working_orders(self, position: PositionKey) -> int:
        name = self._known.instrument_names.get(position.wire_id)
        if name is None:
            raise NoLink(
                say(
                    "CoinW's instrument of position {wire_id} is not known any more.",
                    wire_id=position.wire_id,
                )
            )
        # Two sides of one instrument are asked about at once: one question serves both.
        asked = self._counting.get(name)
        if asked is None or asked.done():
            work = queries.resting(
                self._rest, name, queries.RESTING_KINDS, urgency=Urgency.CONFIRMS
            )
            asked = started(work, f"orders in {name}")
            self._counting[name] = asked
        return len(await asyncio.shield(asked))

    async def look_up(self, subject: CloseSubject) -> Findings:
        close_id = subject.order.close_id
        # Before anything is awaited: another doubt that is asked about meanwhile must see this one.
        if not subject.order.venue_order_ids:
            self._closes.sent(subject.request, subject.before.sent_at)
        for order_id in subject.order.venue_order_ids:
            self._claim(subject.request, order_id)
        await self._contracts.refresh(within_s=float("inf"))
        inquiry = Inquiry(
            self._rest,
            self._account,
            subject,
            at=self._around.now(),
            foreign=lambda order_id: (
                order_id in subject.taken or self._closes.belongs_to_another(order_id, close_id)
            ),
            rivals=lambda: self._closes.rivals_of(subject.request),
            read_row=self._known.one_position,
        )
        findings = await inquiry.findings()
        if self._feed is not None:
            if inquiry.unclear:
                self._feed.on_trouble(f"unclear-{close_id}", inquiry.unclear)
            if inquiry.unread:
                self._feed.on_trouble("lists", _half_read(inquiry.unread[0]))
        found = {order.venue_order_id for order in findings.orders}
        for order_id in found | {fill.venue_order_id for fill in findings.fills}:
            self._claim(subject.request, order_id)
        return findings

    async def check(self) -> AccountCheck:
        try:
            return await check_login(self._rest)
        finally:
            if self._feed is None:
                await self._rest.aclose()

    def _tell_positions(self, feed: Feed, positions: tuple[Position, ...], at: Instant) -> None:
        feed.sink.positions(positions, at)
        feed.sink.heard(at)
        if self._contracts.trouble:
            feed.on_trouble("contracts", self._contracts.trouble)
        if self._known.resting.unread(self._known.held):
            feed.orders_wanted.set()
        if not feed.stream_is_up:
            # Without the stream the mark behind the venue's own profit is the latest price there is.
            for position in positions:
                if position.mark is not None:
                    name = position.instrument.wire_name
                    feed.sink.quote(name, self._known.prices.with_mark(name, position.mark, at))

    def _claim(self, request: CloseRequest, order_id: VenueOrderId) -> None:
        for report in self._closes.claim(request, order_id):
            if self._feed is not None:
                self._feed.endings.tell(report)

    def _look_again(self) -> None:
        if self._feed is not None:
            self._feed.look_again.set()


def _half_read(error: UnwindError) -> str:
    return say(
        "A list that tells what became of a close cannot be read: {error} The other lists and the "
        "position are asked on; the average price may stay unknown.",
        error=error,
    )


def _credential(config: SessionConfig, name: str) -> str:
    value = config.secrets.get(name, "").strip()
    if not is_credential(value):
        raise Misconfigured(name, say("it is empty or holds characters that no CoinW key has"))
    return value
