"""What each of the five venues can do and how it behaves, from their capabilities and notes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from app.domain.capability import Capability
from app.venues.clearstreet import ability as clearstreet
from app.venues.coinw import ability as coinw
from app.venues.crosstrade import ability as crosstrade
from app.venues.metatrader5 import ability as metatrader5
from app.venues.qfex import capability as qfex


@dataclass(frozen=True, slots=True)
class Manners:
    """One kind of account.

    `hedged`: long and short are positions of their own, each with an id; otherwise they net.
    `names_whole`, `names_part`: a whole close at market, or any other, can be found by an id that we
    gave it or that the venue tells nobody else. `part_flips`, `rest_flips`: the venue does not keep
    such an order from crossing zero. `cap_rests`: a capped close rests until we cancel it; otherwise
    its rest ends at once. `tells_ids`: a good reply names the order. `done`: a good reply says that it
    is executed. `pushes_fills`, `pushes_orders`, `pushes_positions`: what comes unasked.
    `counts_filled`: an order's status says how much is filled. `hides_cancelled`: an order that ended
    without a fill is in no list. `adopts_all`: where several orders could be ours, all are taken.
    `lag_s`: how late history may show what happened. `shows_working`: rows count working orders.
    `settles_s`: so long after a reconnect nothing found proves nothing.
    """

    name: str
    ability: Callable[[bool], Capability]
    hedged: bool = False
    names_whole: bool = False
    names_part: bool = False
    part_flips: bool = False
    rest_flips: bool = False
    cap_rests: bool = False
    takes_level: bool = False
    tells_ids: bool = True
    done: bool = False
    pushes_fills: bool = False
    pushes_orders: bool = False
    pushes_positions: bool = False
    counts_filled: bool = True
    hides_cancelled: bool = False
    adopts_all: bool = False
    cancels_natively: bool = False
    shows_working: bool = False
    lag_s: float = 2.0
    settles_s: float = 0.0
    proves_after_s: float = 0.0
    poll_s: float = 4.0


@cache
def _mt5(allow_guarded: bool, *, hedging: bool) -> Capability:
    return metatrader5.capability_for(hedging=hedging, symbol=None, allow_guarded=allow_guarded)


@cache
def _crosstrade(allow_guarded: bool) -> Capability:
    return crosstrade.capability(
        allow_guarded=allow_guarded, whole_only=False, knows_tick=True, stale_s=6.0, follow_s=3.0
    )


@cache
def _clearstreet(allow_guarded: bool) -> Capability:
    return clearstreet.capability(allow_guarded=allow_guarded)


KINDS: tuple[Manners, ...] = (
    Manners(
        "qfex",
        lambda _allowed: qfex.CAPABILITY,
        names_whole=True,
        names_part=True,
        pushes_fills=True,
        pushes_orders=True,
        pushes_positions=True,
        cancels_natively=True,
        lag_s=3.0,
        settles_s=8.0,
    ),
    Manners(
        "coinw",
        lambda _allowed: coinw.CAPABILITY,
        hedged=True,
        cap_rests=True,
        pushes_orders=True,
        pushes_positions=True,
        hides_cancelled=True,
        shows_working=True,
        lag_s=4.0,
    ),
    Manners(
        "metatrader5",
        partial(_mt5, hedging=True),
        hedged=True,
        takes_level=True,
        tells_ids=False,
        done=True,
        pushes_fills=True,
        pushes_positions=True,
        counts_filled=False,
        shows_working=True,
        lag_s=3.0,
        settles_s=5.0,
        proves_after_s=60.0,
    ),
    Manners(
        "netting",
        partial(_mt5, hedging=False),
        takes_level=True,
        part_flips=True,
        rest_flips=True,
        tells_ids=False,
        done=True,
        pushes_fills=True,
        pushes_positions=True,
        counts_filled=False,
        shows_working=True,
        lag_s=3.0,
        settles_s=5.0,
        proves_after_s=60.0,
    ),
    Manners(
        "crosstrade",
        _crosstrade,
        names_part=False,
        rest_flips=True,
        cap_rests=True,
        tells_ids=False,
        lag_s=2.0,
        poll_s=3.0,
    ),
    Manners(
        "clearstreet",
        _clearstreet,
        names_part=True,
        part_flips=True,
        rest_flips=True,
        adopts_all=True,
        cancels_natively=True,
        shows_working=True,
        lag_s=3.0,
        poll_s=3.0,
    ),
)
