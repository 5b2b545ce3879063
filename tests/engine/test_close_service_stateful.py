"""The one door for closing under any order of presses, losses, refusals, cancels and waiting."""

import asyncio
import shutil
import tempfile
from collections import Counter
from contextlib import AsyncExitStack
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.domain.errors import Denied
from app.domain.intent import All, Amount, AtLimit, Exactly, Rest, Share
from app.domain.money import Quantity
from app.domain.order import CloseState
from app.domain.report import OrderStatus
from app.engine.close import Close
from tests.engine.house import House, open_house
from tests.support.build import position, price
from tests.support.virtual import VirtualLoop

HELD = 8
AAPL = position("AAPL-USD", str(HELD))
AMOUNTS: list[Amount] = [
    All(),
    Rest(),
    Share(Fraction(1, 2)),
    Share(Fraction(1, 4)),
    *(Exactly(Quantity(Decimal(n))) for n in (1, 3, 20)),
]


class OneDoor(RuleBasedStateMachine):
    """Whatever is pressed and whatever is lost: nothing is sent twice or beyond what is there."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="unwind-stateful-"))
        self.runner = asyncio.Runner(loop_factory=VirtualLoop)
        self.stack = AsyncExitStack()
        self.closes: list[Close] = []
        self.house: House = self.runner.run(self._enter())

    async def _enter(self) -> House:
        return await self.stack.enter_async_context(open_house(self.folder, AAPL))

    @rule(
        amount=st.sampled_from(AMOUNTS),
        limit=st.booleans(),
        reply=st.sampled_from(
            ["accept", "accept", "refuse", "lose", "vanish", "no_link", "ack_only"]
        ),
        pushes=st.booleans(),
    )
    def press(self, amount: Amount, limit: bool, reply: str, pushes: bool) -> None:
        self.house.venue.next_reply, self.house.venue.pushes = reply, pushes
        pricing = AtLimit(price("210")) if limit else None
        self.closes.append(self.runner.run(self._press(amount, pricing)))

    async def _press(self, amount: Amount, pricing: AtLimit | None) -> Close:
        return self.house.press(AAPL, amount, pricing)

    @rule(seconds=st.sampled_from([0.01, 0.06, 0.2, 1, 5, 30]))
    def wait(self, seconds: float) -> None:
        self.runner.run(asyncio.sleep(seconds))

    @rule()
    def a_fill_at_a_resting_order(self) -> None:
        working = (OrderStatus.WORKING, OrderStatus.PARTIALLY_FILLED)
        for order in self.house.venue.orders:
            resting = order.status in working and isinstance(order.request.pricing, AtLimit)
            left = order.request.quantity - order.filled
            if resting and left >= 1 and AAPL.key in self.house.venue.truth:
                self.runner.run(self._fill(order))
                return

    async def _fill(self, order) -> None:  # type: ignore[no-untyped-def]
        self.house.venue.fill(order, Quantity(Decimal(1)))

    @precondition(lambda self: self.closes)
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        close = data.draw(st.sampled_from(self.closes))

        async def ask() -> None:
            try:
                self.house.desk.cancel(close.close_id)
            except Denied:
                return

        self.runner.run(ask())

    @rule()
    def cut_the_link(self) -> None:
        self.house.venue.cut()
        self.runner.run(asyncio.sleep(3))

    @invariant()
    def each_press_is_sent_at_most_once(self) -> None:
        if hasattr(self, "house"):
            sent = Counter(request.close_id for request in self.house.venue.sent)
            assert all(count == 1 for count in sent.values())

    @invariant()
    def what_is_claimed_and_filled_never_exceeds_what_was_there(self) -> None:
        if not hasattr(self, "house"):
            return
        open_ones = [c for c in self.closes if not c.order.ended and c.request is not None]
        asked = sum((c.order.leaves for c in open_ones), Decimal(0))
        filled = sum((c.order.filled for c in self.closes), Decimal(0))
        assert asked + filled <= HELD

    @invariant()
    def no_close_is_said_filled_that_the_venue_did_not_fill(self) -> None:
        if hasattr(self, "house"):
            executed = sum((order.filled for order in self.house.venue.orders), Decimal(0))
            said = sum((close.order.filled for close in self.closes), Decimal(0))
            assert said <= executed

    def teardown(self) -> None:
        if not hasattr(self, "house"):
            return
        # Given time, everything is explained or rests where one can see it.
        self.runner.run(asyncio.sleep(300))
        resting = (CloseState.ACKNOWLEDGED, CloseState.PARTIALLY_FILLED)
        for close in self.closes:
            assert close.order.explained or close.order.state in resting, close.order
        assert self.house.problems() == []
        self.runner.run(self.stack.aclose())
        self.runner.close()
        shutil.rmtree(self.folder)


OneDoor.TestCase.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)
TestOneDoor = OneDoor.TestCase
