"""The window on the real engine: a press of a painted button, closed and read back."""

from app.engine.close import Result
from app.ui.table.row_view import Button
from tests.support.build import position
from tests.ui.real_desk import tell


def test_half_then_all_are_closed_by_two_presses_on_the_real_engine(qapp, tmp_path):
    async def story(real):
        real.arm()
        real.press(Button.HALF)
        await real.until(lambda: real.closes[0].order.explained)
        await real.until(lambda: real.desk.book.position(real.held.key).quantity == 2)
        real.press(Button.CLOSE)
        await real.until(lambda: real.desk.book.position(real.held.key) is None)
        assert [close.result for close in real.closes] == [Result.CLOSED, Result.CLOSED]
        assert real.window.blotter.model.rowCount() == 2

    tell(qapp, tmp_path, lambda clock: position("AAPL-USD", "4", seen_at=clock.now()), story)
