"""Each guard of the engine switched off in turn: the simulation has to notice."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

from app.domain import amount, reconcile, sizing
from app.domain import order as domain_order
from app.domain.errors import NotSent
from app.domain.event import Event, Filled, ReadBack
from app.domain.ids import NANOSECONDS, FillId
from app.domain.money import ZERO, Quantity
from app.domain.order import CloseState
from app.engine import close_service, history, masked
from app.engine.close import Close
from app.engine.close_service import CloseService, Ready
from app.engine.follower import Follower
from app.engine.preliminaries import Preliminaries
from tests.simulation.mortal import MortalJournal
from tests.simulation.run import run, setting_of

Patches = Iterator[Any]


def _reservation() -> Patches:
    yield patch.object(Close, "claim", lambda *_: ZERO)


def _doubt_keeps_its_claim() -> Patches:
    claim = Close.claim

    def without(close: Close, *known: Any) -> Quantity:
        return ZERO if close.order.state is CloseState.IN_DOUBT else claim(close, *known)

    yield patch.object(Close, "claim", without)


def _sent_once() -> Patches:
    write = CloseService._write

    def twice(service: CloseService, one: Ready) -> Any:
        def again() -> None:
            if one.close.order.state is CloseState.IN_DOUBT:
                with suppress(NotSent):
                    one.prepared.send()

        asyncio.get_running_loop().call_later(5.5, again)
        return write(service, one)

    yield patch.object(CloseService, "_write", twice)


def _read_back() -> Patches:
    async def believe(follower: Any, close: Close, _account: Any) -> None:
        left = follower._left(close)
        follower._history.record(close, ReadBack(close.close_id, follower._clock.now(), left))

    yield patch.object(Follower, "_read_back", believe)


def _fills_count_once() -> Patches:
    known, learn = history._is_known, domain_order._learn

    def forgets(close: Close, event: Event) -> bool:
        return not isinstance(event, Filled) and known(close, event)

    def adds(order: Any, event: Event) -> Any:
        if isinstance(event, Filled):
            event = replace(event, fill_id=FillId(f"{event.fill_id}/{len(order.executions)}"))
        return learn(order, event)

    yield patch.object(history, "_is_known", forgets)
    yield patch.object(domain_order, "_learn", adds)


def _cut_to_live_size() -> Patches:
    exactly = amount._exactly

    def as_asked(asked: Quantity, live: Any, free: Quantity) -> Any:
        return (False, asked, []) if asked > free else exactly(asked, live, free)

    yield patch.object(amount, "_exactly", as_asked)


def _journal_first() -> Patches:
    begin = MortalJournal.begin_many

    def later(journal: MortalJournal, closes: Any) -> None:
        asyncio.get_running_loop().call_soon(begin, journal, closes)

    yield patch.object(MortalJournal, "begin_many", later)


def _absence_needs_proof() -> Patches:
    def patience(order: Any, before: Any, looks: Any, _after_s: Any) -> bool:
        waited = looks[-1].findings.at - before.sent_at > 2 * NANOSECONDS
        return order.state is CloseState.IN_DOUBT and waited

    yield patch.object(reconcile, "_proves_absence", patience)


def _side_as_seen() -> Patches:
    size_close = sizing.size_close

    def any_side(intent: Any, live: Any, *rest: Any) -> Any:
        if live is not None:
            intent = replace(intent, seen=replace(intent.seen, side=live.side))
        return size_close(intent, live, *rest)

    yield patch.object(close_service, "size_close", any_side)


def _read_before_guarded() -> Patches:
    yield patch.object(Preliminaries, "_must_reread", staticmethod(lambda *_: False))


def _one_shrinkage_for_one_close() -> Patches:
    yield patch.object(Follower, "_others_may_take", lambda *_: ZERO)


def _mistakes_are_contained() -> Patches:
    yield patch.object(masked._Words, "of_answers", masked._Words.of_errors)


@dataclass(frozen=True, slots=True)
class Guard:
    """One guard: how to switch it off, and within how many runs that has to be noticed."""

    name: str
    patches: Callable[[], Patches]
    within: int


GUARDS: tuple[Guard, ...] = (
    Guard("reservation", _reservation, 100),
    Guard("sent once", _sent_once, 100),
    Guard("read back", _read_back, 100),
    Guard("fills count once", _fills_count_once, 200),
    Guard("cut to the live size", _cut_to_live_size, 200),
    Guard("a doubt keeps its claim", _doubt_keeps_its_claim, 500),
    Guard("journal first", _journal_first, 100),
    Guard("absence needs proof", _absence_needs_proof, 500),
    Guard("side as seen", _side_as_seen, 500),
    Guard("read before a guarded order", _read_before_guarded, 200),
    Guard("mistakes are contained", _mistakes_are_contained, 200),
    # Rare by now: other evidence speaks first. The engine's own tests hold it, too.
    Guard("one shrinkage for one close", _one_shrinkage_for_one_close, 65_000),
)


@contextmanager
def off(guard: Guard) -> Iterator[None]:
    """Run without this guard."""
    with ExitStack() as stack:
        for one in guard.patches():
            stack.enter_context(one)
        yield


@dataclass(frozen=True, slots=True)
class Noticed:
    """After how many runs, and by which invariant; 0: not at all."""

    runs: int
    by: str


def notice(guard: Guard, first_seed: int) -> Noticed:
    """Run seeds without the guard until an invariant breaks."""
    with off(guard):
        for number in range(guard.within):
            try:
                broken = run(setting_of(first_seed + number)).broken
            except Exception as error:
                # Without a guard the panel may even be unable to start again.
                return Noticed(number + 1, f"the panel fails: {type(error).__name__}")
            if broken:
                return Noticed(number + 1, broken[0].name)
    return Noticed(0, "")
