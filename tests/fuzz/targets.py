"""Every reader of something that strangers write, by name."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.fuzz import (
    targets_clearstreet,
    targets_coinw,
    targets_crosstrade,
    targets_http,
    targets_journal,
    targets_metatrader5,
    targets_qfex,
)
from tests.fuzz.bending import Bender


@dataclass(frozen=True, slots=True)
class Target:
    """`feed` may raise errors of the house, and nothing else."""

    name: str
    corpus: list[bytes]
    feed: Callable[[Bender], Awaitable[None]]


TARGETS = (
    Target("http answer", targets_http.CORPUS, targets_http.answer),
    Target("http read through httpx", targets_http.CORPUS, targets_http.read),
    Target("qfex trade socket", targets_qfex.CORPUS, targets_qfex.trade_socket),
    Target("qfex market data", targets_qfex.CORPUS, targets_qfex.market_socket),
    Target("qfex REST", targets_qfex.CORPUS, targets_qfex.rest),
    Target("coinw stream", targets_coinw.CORPUS, targets_coinw.stream),
    Target("coinw REST", targets_coinw.CORPUS, targets_coinw.rest),
    Target("coinw cancels", targets_coinw.CORPUS, targets_coinw.cancelling),
    Target("crosstrade stream", targets_crosstrade.CORPUS, targets_crosstrade.stream),
    Target("crosstrade REST", targets_crosstrade.CORPUS, targets_crosstrade.rest),
    Target("clearstreet reads", targets_clearstreet.CORPUS, targets_clearstreet.reads),
    Target("clearstreet closes", targets_clearstreet.CORPUS, targets_clearstreet.closes),
    Target("metatrader5 streams", targets_metatrader5.CORPUS, targets_metatrader5.streams),
    Target("metatrader5 calls", targets_metatrader5.CORPUS, targets_metatrader5.calls),
    Target("journal entry", targets_journal.CORPUS, targets_journal.entry),
    Target("journal file", targets_journal.CORPUS, targets_journal.file),
)
