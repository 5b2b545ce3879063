"""What a panel remembers of a long day is bounded; what is not explained is never forgotten."""

from app.domain.event import Acknowledged, FilledTo, NotSent, ReadBack, Submitted
from app.domain.ids import CloseId, VenueOrderId
from app.domain.money import Quantity
from app.domain.order import apply, begin
from app.domain.recent import Recent
from app.engine.close import Close
from app.engine.closes import Closes
from tests.support.build import intent, position
from tests.support.virtual import EPOCH

AAPL = position("AAPL-USD", "4")


def pressed(closes: Closes, number: int) -> Close:
    wish = intent(AAPL, close_id=f"{number:032x}")
    close = Close(wish, begin(wish.close_id, AAPL.quantity, EPOCH))
    closes.add(close)
    return close


def tell(closes: Closes, close: Close, *events: object) -> None:
    for event in events:
        close.order = apply(close.order, event)  # type: ignore[arg-type]
        closes.bind(close)
        closes.settle(close)


def closed(closes: Closes, close: Close) -> None:
    i, order = close.close_id, VenueOrderId(f"v{close.close_id}")
    tell(
        closes,
        close,
        Submitted(i, EPOCH, AAPL.quantity, True, "0" * 64),
        Acknowledged(i, EPOCH, (order,)),
        FilledTo(i, EPOCH, AAPL.quantity),
        ReadBack(i, EPOCH, Quantity(AAPL.quantity * 0), None),
    )


def test_explained_closes_beyond_the_newest_are_forgotten_with_their_order_ids() -> None:
    closes = Closes(kept=3)
    for number in range(10):
        closed(closes, pressed(closes, number))
    assert [int(close.close_id, 16) for close in closes] == [7, 8, 9]
    assert closes.of_order(AAPL.key.account, VenueOrderId(f"v{0:032x}")) is None
    assert closes.of_order(AAPL.key.account, VenueOrderId(f"v{9:032x}")) is not None
    assert closes.unexplained() == []


def test_what_is_not_explained_stays_however_old() -> None:
    closes = Closes(kept=2)
    first = pressed(closes, 0)
    for number in range(1, 9):
        close = pressed(closes, number)
        tell(closes, close, NotSent(close.close_id, EPOCH, "denied", "no"))
    assert closes.get(CloseId(first.close_id)) is first
    assert closes.unexplained(AAPL.key) == [first]
    assert len(list(closes)) == 3


def test_recent_forgets_what_was_set_longest_ago() -> None:
    recent: Recent[str, int] = Recent(2)
    recent["a"], recent["b"] = 1, 2
    recent["a"] = 3
    recent["c"] = 4
    assert recent == {"a": 3, "c": 4}
