"""CrossTradeSession: one CrossTrade token and the NinjaTrader accounts chosen behind it.

    REST    accounts, positions, orders, executions, quotes by polling; every close goes here
    stream  prices, and a P&L frame a second that says whether the positions have changed

The link is UP while REST answers and the add-on in NinjaTrader does. Pushes never decide a size.
"""

import asyncio
from dataclasses import replace
from typing import Final

from app.domain.capability import Capability
from app.domain.errors import Misconfigured, SessionLost, UnwindError
from app.domain.ids import AccountKey, CloseId, PositionKey
from app.domain.instrument import Unit
from app.domain.intent import CloseRequest
from app.domain.position import Position
from app.domain.report import Findings, LinkState
from app.domain.words import say
from app.venues._backoff import Backoff
from app.venues._credential import is_credential
from app.venues._ending import ends_as_promised
from app.venues.crosstrade import queries
from app.venues.crosstrade.ability import capability
from app.venues.crosstrade.cancelling import cancel_all, cancel_close, count_all
from app.venues.crosstrade.checking import check_login
from app.venues.crosstrade.closing import Closing
from app.venues.crosstrade.feed import Feed
from app.venues.crosstrade.following import look_for_fills
from app.venues.crosstrade.holders import read_holders
from app.venues.crosstrade.inquiry import Inquiry
from app.venues.crosstrade.keeping import Keeper
from app.venues.crosstrade.known import Known
from app.venues.crosstrade.leftovers import Leftovers
from app.venues.crosstrade.pace import pace_for
from app.venues.crosstrade.place import Place
from app.venues.crosstrade.rest import Rest
from app.venues.crosstrade.sent import Sent, SentCloses
from app.venues.crosstrade.stream import FIRST_DELAY_S, MOST_DELAY_S, Stream
from app.venues.session import (
    AccountCheck,
    CloseSubject,
    PreparedClose,
    SessionConfig,
    Sink,
    Surroundings,
)

_NO_KEY: Final = say("it is empty or holds characters that no CrossTrade token has")


class CrossTradeSession:
    """One login at CrossTrade; see VenueSession for what its methods promise."""

    def __init__(self, config: SessionConfig, around: Surroundings) -> None:
        self._account, self._around = config.account, around
        self._allow_guarded = config.allow_guarded
        self._token, self._ws = _token(config), config.endpoints["ws"]
        names = _names(config)
        self._pace = pace_for(config.fields.get("requests_per_minute", ""), len(names))
        self._rest = Rest(config.endpoints["rest"], self._token, self._pace, now=around.now)
        self._known, self._closes = Known(config.account, names), SentCloses(around.now)
        self._closing = Closing(
            self._rest,
            self._closes,
            allow_guarded=config.allow_guarded,
            now=around.now,
            on_accepted=self._on_accepted,
            on_trouble=self._look_again,
            on_remark=self._say,
        )
        self._leftovers = Leftovers(self._known)
        self._found: set[CloseId] = set()
        self._feed: Feed | None = None
        self._stream: Stream | None = None
        self._group: asyncio.TaskGroup | None = None

    @property
    def account(self) -> AccountKey:
        return self._account

    def capability_of(self, position: Position | None = None) -> Capability:
        instrument = None if position is None else position.instrument
        return capability(
            allow_guarded=self._allow_guarded,
            whole_only=instrument is not None and instrument.unit is not Unit.CONTRACT,
            knows_tick=instrument is None or self._known.describes(instrument.wire_name),
            stale_s=self._pace.stale_s,
            follow_s=self._pace.follow_s,
        )

    async def run(self, sink: Sink) -> None:
        sink.link(LinkState.CONNECTING, say("Connecting to CrossTrade."))
        feed = Feed(sink, self._known, self._around.now)
        backoff = Backoff(FIRST_DELAY_S, MOST_DELAY_S, self._around.uniform)
        stream = Stream(self._ws, self._token, feed, backoff)
        keeper = Keeper(
            self._rest.patiently,
            self._known,
            feed,
            self._pace,
            leftovers=self._leftovers,
            take=self._take,
        )
        self._feed, self._stream = feed, stream
        self._known.orders.forget()
        try:
            with ends_as_promised():
                async with asyncio.TaskGroup() as group:
                    self._group = group
                    group.create_task(self._rest.keep_warm())
                    group.create_task(stream.run())
                    group.create_task(keeper.keep_the_rest())
                    await keeper.keep_positions()
        finally:
            self._feed = self._stream = self._group = None
            await self._rest.aclose()

    async def read_positions(self) -> tuple[Position, ...]:
        if self._known.missing():
            await self._find_accounts()
        return self._take(await queries.positions(self._rest))

    def close_delay_s(self, ahead: int = 0) -> float:
        return self._rest.limit.close_delay_s(1 + ahead)

    def prepare_close(self, request: CloseRequest) -> PreparedClose:
        return self._closing.prepare(request)

    async def cancel_close(self, subject: CloseSubject) -> None:
        sent = Sent.of_subject(subject)
        await cancel_close(self._rest, sent)
        self._look_for_fills(sent)

    async def cancel_working_orders(self, position: PositionKey) -> int:
        try:
            return await cancel_all(self._rest, self._known, Place.of(position))
        finally:
            self._look_again()

    async def count_working_orders(self, position: PositionKey) -> int:
        return await count_all(self._rest, self._known, Place.of(position))

    async def look_up(self, subject: CloseSubject) -> Findings:
        at = self._around.now()
        sent = Sent.of_subject(subject)
        if not sent.order_ids:
            self._closes.add(sent)
        inquiry = Inquiry(self._rest, self._known, self._closes, sent, now=self._around.now)
        evidence = await inquiry.evidence(thorough=True)
        if evidence.ambiguous:
            self._say(f"ambiguous/{sent.close_id}", evidence.ambiguous)
        if evidence.orders and not evidence.fills and self._is_first(sent):
            self._look_for_fills(replace(sent, order_ids=evidence.order_ids, accepted=True))
        position, position_known = await self._one_position(subject.request.position)
        traceless = evidence.traceless and await self._reaches_broker(sent.place.account)
        return Findings(
            at=at,
            orders=evidence.orders,
            fills=evidence.fills,
            position=position,
            position_known=position_known,
            traceless=traceless,
            summary=evidence.summary,
        )

    async def check(self) -> AccountCheck:
        try:
            return await check_login(self._rest, self._known, self._pace)
        finally:
            if self._feed is None:
                await self._rest.aclose()

    def _take(self, read: queries.Rows) -> tuple[Position, ...]:
        # Polled meanwhile, an account may have gone since the read was begun.
        self._expect_all_accounts()
        held, trouble = self._known.read_all(read.rows, "GET positions: positions")
        if trouble is not None:
            self._tell_readable([self._known.position_of(one, read.begun) for one in held])
            raise trouble
        positions = self._known.take_held(held, read.begun)
        if read.warning:
            self._say(
                "positions-warning",
                say(
                    "CrossTrade lists the positions with a warning: {warning}.",
                    warning=read.warning.rstrip("."),
                ),
            )
        if self._feed is not None:
            self._feed.sink.positions(positions, read.begun)
            self._feed.sink.heard(read.begun)
        if self._stream is not None:
            self._stream.watch(self._known.instruments)
        return positions

    async def _find_accounts(self) -> None:
        """Outside of `run`: without the accounts no row could be told to be ours."""
        self._known.take_holders(await read_holders(self._rest, self._known))
        self._expect_all_accounts()

    def _expect_all_accounts(self) -> None:
        """Rows of an account that is not shown are taken for somebody else's: it would look flat."""
        if self._known.missing():
            names = ", ".join(self._known.missing())
            raise SessionLost(
                say("NinjaTrader shows no account {names}, so nothing can be read.", names=names)
            )

    async def _one_position(self, key: PositionKey) -> tuple[Position | None, bool]:
        try:
            held = await self.read_positions()
        except UnwindError:
            # The other answers still count; the position is known to be unknown.
            return None, False
        return next((position for position in held if position.key == key), None), True

    async def _reaches_broker(self, account: str) -> bool:
        """Whether an account is connected now, not when its state was last polled.

        Without its broker it takes closes and shows nothing of them: that proves no absence.
        """
        try:
            holders = await read_holders(self._rest, self._known)
        except UnwindError:
            return False
        named = [one for one in holders if one.name.casefold() == account.casefold()]
        return any(holder.is_connected is True for holder in named)

    def _tell_readable(self, positions: list[Position]) -> None:
        """One row that cannot be read must not hide the others; what is missing is not told flat."""
        if self._feed is not None:
            for position in positions:
                self._feed.sink.position(position.key, position, position.seen_at)

    def _on_accepted(self, sent: Sent) -> None:
        self._leftovers.watch(sent)
        self._look_for_fills(sent)

    def _look_for_fills(self, sent: Sent) -> None:
        self._known.orders.claim_all(sent.order_ids, sent.close_id)
        feed, group = self._feed, self._group
        if feed is None or group is None:
            return
        looking = look_for_fills(
            self._rest, self._known, self._closes, sent, feed.sink, now=self._around.now
        )
        try:
            group.create_task(looking)
        except RuntimeError:
            # The session is ending; the engine asks again when it is back.
            looking.close()

    def _is_first(self, sent: Sent) -> bool:
        """Whether the order of a close is found for the first time: then its fills are near."""
        first = sent.close_id not in self._found
        self._found.add(sent.close_id)
        return first

    def _look_again(self) -> None:
        if self._feed is not None:
            self._feed.look_again.set()
            self._feed.orders_wanted.set()

    def _say(self, cause: str, text: str) -> None:
        if self._feed is not None:
            self._feed.sink.notice(f"crosstrade/{cause}", text)


def _token(config: SessionConfig) -> str:
    value = config.secrets.get("token", "").strip()
    if not is_credential(value):
        raise Misconfigured("token", _NO_KEY)
    return value


def _names(config: SessionConfig) -> tuple[str, ...]:
    asked = [name.strip() for name in config.fields.get("account", "").split(",")]
    names = {name.casefold(): name for name in asked if name}
    if not names:
        raise Misconfigured("account", say("expected the name of a NinjaTrader account"))
    return tuple(names.values())
