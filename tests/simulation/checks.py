"""The invariants: what must hold at every send, every event and at the end, whatever happens."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.domain.event import ClosedByPosition, Event, FellInDoubt, ReadBack, Rejected
from app.domain.ids import AccountKey
from app.domain.intent import AtLimit, AtMarket, CloseRequest
from app.domain.order import CloseState
from app.domain.reconcile import NEVER_ARRIVED
from app.engine.close import Close, Result
from app.engine.desk import Desk
from app.engine.flatten import Flatten, LaneState
from app.engine.notice import Notice
from tests.simulation.truth import STALE_S, Truth
from tests.simulation.weather import MISTAKE
from tests.simulation.world import World
from tests.support.virtual import EPOCH

if TYPE_CHECKING:
    from tests.simulation.session import ModelSession


class Checks:
    """Compares what one life of the panel believes with the truth."""

    def __init__(self, world: World, journaled: Callable[[str], bool]) -> None:
        self.world, self.journaled = world, journaled
        self.desk: Desk | None = None
        self.sessions: dict[AccountKey, ModelSession] = {}
        self.die_after_send = False
        self._told: dict[tuple[str, str], list[tuple[float, int]]] = {}

    # ---- at the moment of sending

    def sending(self, session: "ModelSession", request: CloseRequest) -> None:
        truth = session.truth
        key, size = request.position.wire_id, truth.size(request.position.wire_id)
        name = f"{request.close_id[-4:]} of {key}"
        if not self.journaled(request.close_id):
            self.world.violate("journal first", f"{name} is sent and not in the journal")
        if self.desk is not None:
            row = self.desk.book.position(request.position)
            close = self.desk.closes.get(request.close_id)
            # Whoever insists on closing what cannot be read may know better than the last read.
            blind = row is None and close is not None and close.intent.override_stale
            if not blind and (row is None or row.side is not request.side):
                self.world.violate("side as seen", f"{name} is sent for a side that is not there")
            if close is not None and close.intent.seen.side is not request.side:
                self.world.violate("side as seen", f"{name}: another side than the person saw")
            self._guarded_after_a_read(session, request, close)
        coming = truth.in_flight(key)
        since_s = self.world.now_s - STALE_S
        known = abs(size) + truth.shrunk_by_others(key, since_s)
        # The venue's last read may have been old word, which nothing in it betrays.
        known = max(known, abs(truth.size_at(key, session.true_s)))
        whole = request.whole and isinstance(request.pricing, AtMarket)
        if whole and coming and not truth.touched_by_others(key, since_s):
            self.world.violate("never more than there", f"{name} whole, with {coming} in flight")
        if not whole and int(request.quantity) + coming > known:
            what = f"{name} asks {request.quantity} beside {coming} in flight, {size} are there"
            self.world.violate("never more than there", what)

    def _guarded_after_a_read(
        self, session: "ModelSession", request: CloseRequest, close: Close | None
    ) -> None:
        """An order that only we keep from crossing leaves after a read begun since the press."""
        manners = session.manners
        at_market = isinstance(request.pricing, AtMarket)
        level = isinstance(request.pricing, AtLimit) and request.whole and manners.takes_level
        guarded = manners.part_flips and not request.whole if at_market else manners.rest_flips
        if close is None or not guarded or level or (manners.done and not at_market):
            return
        pressed_s = self.world.seconds_of(close.intent.pressed_at)
        if not any(begun_s >= pressed_s - 1e-6 for begun_s, _, _ in session.reads):
            what = f"{request.close_id[-4:]} of {request.position.wire_id}"
            self.world.violate("read before a guarded order", what)

    def sent(self) -> None:
        if self.die_after_send:
            self.die_after_send = False
            self.world.die("just after a close had left")

    def told(self, truth: Truth, key: str, size: int) -> None:
        """A push told a size."""
        self._told.setdefault((truth.name, key), []).append((self.world.now_s, size))

    # ---- at every event

    def on_close(self, close: Close, event: Event) -> None:
        order, key = close.order, close.position.wire_id
        session = self.sessions[close.account]
        self.world.tell(f"  {close.close_id[-4:]} {type(event).__name__} → {order.state.value}, "
                        f"{order.filled} of {order.quantity}")  # fmt: skip
        self._filled_as_told(close, session.truth)
        if isinstance(event, Rejected) and event.code == NEVER_ARRIVED:
            self._really_never_arrived(close, session)
        if isinstance(event, ReadBack):
            self._really_read(close, event, session)
        if isinstance(event, FellInDoubt) and close.claim(event.at) < order.leaves:
            self.world.violate("doubt keeps its claim", f"{close.close_id[-4:]} claims nothing")
        if close.result is Result.ALREADY_CLOSED:
            since_s = self.world.seconds_of(close.intent.pressed_at) - STALE_S
            sign = close.intent.seen.side.sign
            if all(size * sign > 0 for size in session.truth.sizes_since(key, since_s)):
                self.world.violate("a failed read is never flat", f"{key} was open all the time")

    def on_link(self, account: AccountKey) -> None: ...

    def on_notice(self, notice: Notice) -> None:
        ours = notice.cause.startswith(("failure/", "journal"))
        if ours and MISTAKE not in notice.text:
            self.world.violate("no fault of ours", notice.text)
        if notice.cause.endswith("/impossible"):
            self.world.tell(f"  notice: {notice.text}")

    def on_accounts(self) -> None: ...

    def on_flatten(self, flatten: Flatten) -> None:
        for lane in flatten.lanes.values():
            if lane.state is not LaneState.FLAT:
                continue
            truth = self.sessions[lane.account].truth
            since_s = flatten.pressed_ns / 1e9 - STALE_S
            for close in lane.closes:
                sign, key = close.intent.seen.side.sign, close.position.wire_id
                if all(size * sign > 0 for size in truth.sizes_since(key, since_s)):
                    self.world.violate("flat is flat", f"{key} was open all the time")

    def _filled_as_told(self, close: Close, truth: Truth) -> None:
        """What we count as filled was executed; where others traded too, at most what shrank."""
        key = close.position.wire_id
        mine = [c for c in self._closes() if c.position == close.position and c.before is not None]
        believed = sum(int(c.order.filled) for c in mine)
        executed = sum(truth.filled(c.close_id) for c in mine)
        if believed <= executed:
            return
        since_s = min(self.world.seconds_of(c.before.sent_at) for c in mine if c.before) - STALE_S
        what = f"{believed} of {key} believed filled, {executed} were"
        if believed <= executed + truth.traded_by_others(key, since_s):
            by_position = any(isinstance(e, ClosedByPosition) for c in mine for e in c.events)
            if by_position or not truth.manners.names_whole:
                self.world.cannot_know(what)
                return
        alike = any(self._looks_alike(c, truth) for c in mine)
        if not truth.manners.names_whole and alike and self.world.life:
            # An order of a close of an earlier life, made moments before, looks the same.
            self.world.cannot_know(what)
            return
        if any(self._measured_wrong(c, truth) for c in mine):
            self.world.cannot_know(what)
            return
        self.world.violate("filled as executed", what)

    @staticmethod
    def _looks_alike(close: Close, truth: Truth) -> bool:
        """Another order of ours that a close without an id of its own could be taken for."""
        return not truth.manners.names_whole and any(
            o.close_id not in (None, close.close_id)
            and o.key == close.position.wire_id
            and o.quantity >= int(close.order.filled)
            for o in truth.orders
        )

    @staticmethod
    def _measured_wrong(close: Close, truth: Truth) -> bool:
        """The size a close was measured against was old word from the venue."""
        if close.before is None or not any(isinstance(e, ClosedByPosition) for e in close.events):
            return False
        then = truth.size_at(close.position.wire_id, truth.world.seconds_of(close.before.sent_at))
        return then * close.before.side.sign < close.before.quantity

    def _really_never_arrived(self, close: Close, session: "ModelSession") -> None:
        truth, close_id = session.truth, close.close_id
        name = f"{close_id[-4:]} of {close.position.wire_id}"
        if close_id in truth.under_way:
            self.world.violate("absence is proved", f"{name} never arrived? It is still coming")
        live = [order for order in truth.of_close(close_id) if order.works]
        if live and all(session.mine.get(o.order_id, close_id) != close_id for o in live):
            self.world.cannot_know(f"{name}: its order was taken for that of a close just like it")
        elif live:
            self.world.violate("absence is proved", f"{name} never arrived? It is working")
        if truth.filled(close_id):
            taken = {session.mine.get(o.order_id) for o in truth.of_close(close_id)} - {None}
            since_s = self.world.seconds_of(close.order.last_event_at) - 90
            if taken - {close_id} or truth.touched_by_others(close.position.wire_id, since_s):
                self.world.cannot_know(f"{name} was executed and looked like another's order")
            else:
                self.world.violate("absence is proved", f"{name} never arrived? It was executed")

    def _really_read(self, close: Close, event: ReadBack, session: "ModelSession") -> None:
        """The size read back is what a read begun after the end, or a push since, has told."""
        ends = [e.at for e in close.events if not isinstance(e, ReadBack)]
        ended_s = self._ended_s(close)
        key, sign = close.position.wire_id, close.intent.seen.side.sign
        reads = [sizes for begun_s, _, sizes in session.reads if begun_s >= ended_s]
        if not reads or not ends:
            what = f"{close.close_id[-4:]} is read back without a read since {ended_s:.3f}"
            self.world.violate("read back by a read", what)
            return
        told = {sizes.get(key, 0) for sizes in reads}
        told |= {s for at, s in self._told.get((session.truth.name, key), ()) if at >= ended_s - 9}
        if int(event.quantity) not in {max(0, size * sign) for size in told}:
            what = f"{close.close_id[-4:]}: {event.quantity} read back, told were {sorted(told)}"
            self.world.violate("read back by a read", what)

    def _ended_s(self, close: Close) -> float:
        """When the last fill or the end of a close became known in this life."""
        fills = ("Filled", "FilledTo", "Canceled", "Expired", "Rejected", "ClosedByPosition")
        ends = [e.at for e in close.events if type(e).__name__ in fills]
        return self.world.seconds_of(max(ends) if ends else EPOCH) - 0.2

    def _closes(self) -> list[Close]:
        return list(self.desk.closes) if self.desk is not None else []

    # ---- at the end, after a long calm

    def nothing_is_left_alone(self) -> None:
        """After the calm, before the panel stops: what is open is followed, and nothing waits to leave."""
        assert self.desk is not None
        for close in self.desk.closes.unexplained():
            if close.waiting:
                self.world.violate("nothing waits for ever", close.close_id[-4:])
            elif close.close_id not in self.desk._follower._followed:
                self.world.violate("what is open is followed", close.close_id[-4:])

    def at_the_end(self) -> None:
        for close in self._closes():
            truth = self.sessions[close.account].truth
            key, name = (
                close.position.wire_id,
                f"{close.close_id[-4:]} of {close.position.wire_id}",
            )
            order, executed = close.order, truth.filled(close.close_id)
            if close.request is None or close.before is None:
                continue
            since_s = self.world.seconds_of(close.before.sent_at) - STALE_S
            foreign = truth.touched_by_others(key, since_s)
            live = [o for o in truth.of_close(close.close_id) if o.works]
            mine = self.sessions[close.account].mine
            if live and all(mine.get(o.order_id, close.close_id) != close.close_id for o in live):
                self.world.cannot_know(f"{name}: its order was taken for that of one just like it")
            elif order.ended and live:
                self.world.violate("ended as at the venue", f"{name} {order.state}, still works")
            if order.ended and int(order.filled) != executed and not foreign:
                what = f"{name} is {order.state} with {order.filled}, {executed} were executed"
                known = not self._looks_alike(close, truth) or not self.world.life
                if known and not (
                    self._swapped(close, truth) or self._measured_wrong(close, truth)
                ):
                    self.world.violate("ended as at the venue", what)
            if not order.explained and not live and not foreign:
                self._may_stay_open(close, truth, name)

    def _swapped(self, close: Close, truth: Truth) -> bool:
        """Two closes of one position that look alike, and one counted for the other."""
        twins = [
            c for c in self._closes()
            if c is not close and c.position == close.position and c.request is not None
        ]  # fmt: skip
        mine = [close, *twins]
        believed = sum(int(c.order.filled) for c in mine)
        return bool(twins) and believed == sum(truth.filled(c.close_id) for c in mine)

    def _may_stay_open(self, close: Close, truth: Truth, name: str) -> None:
        """In doubt may stay what nothing can prove; all else must have been explained by now."""
        state = close.order.state
        if state is CloseState.IN_DOUBT and not truth.filled(close.close_id):
            return
        open_beside = any(
            c is not close and c.request is not None and not c.order.explained
            for c in self._closes()
            if c.position == close.position
        )
        fills = {fill[0] for order in truth.of_close(close.close_id) for fill in order.fills}
        if any(c is not close and fills & set(c.order.executions) for c in self._closes()):
            self.world.cannot_know(f"{name}: its order was taken for that of a close just like it")
            return
        sent_s = self.world.seconds_of(close.before.sent_at) if close.before else 0.0
        fits_too = any(
            o.close_id is None and o.key == close.position.wire_id and o.ended_s >= sent_s - 2
            for o in truth.orders
            if o.ended_s is not None
        )
        if fits_too and not truth.manners.names_whole:
            return
        if self._looks_alike(close, truth) or (open_beside and not truth.manners.names_whole):
            # One order that fits two closes proves nothing about either.
            return
        self.world.violate("explained in the end", f"{name} is still {state.value}")
