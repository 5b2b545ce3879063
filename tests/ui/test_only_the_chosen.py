"""Whatever is chosen in whatever order: nothing outside the choice is ever sent, nothing too much."""

import random
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from app.domain.ids import AccountKey, Environment, PositionKey, Venue
from app.ui.table.choice import Choice
from app.ui.table.columns import Column
from app.ui.table.row_order import Sorting
from app.ui.table.row_view import Button
from tests.ui import gallery
from tests.ui.test_choice import CTRL, PLAIN, SHIFT, click
from tests.ui.test_several import press

STEPS = 90
ACCOUNT = AccountKey(Venue("qfex"), Environment.SIM, "Main")
KEYS = [PositionKey(ACCOUNT, str(number)) for number in range(8)]


class Hand:
    """A person who chooses and presses at random, and a witness who counts what may be sent."""

    def __init__(self, panel, seed: int) -> None:
        self.panel, self.random = panel, random.Random(seed)
        self.table, self.desk = panel.window.table, panel.desk
        self.log: list[str] = []
        self.sent: set[PositionKey] = set()
        self.rows = 0
        self.ways: list[Callable[[], None]] = [
            self.click, self.toggle, self.toggle, self.reach, self.walk, self.stand, self.take,
            self.choose_all, self.sort, self.narrow, self.appear, self.vanish, self.tab, self.group, self.arm,
            self.stage_or_send, self.stage_or_send, self.big, self.enter, self.escape, self.row_button,
        ]  # fmt: skip

    def step(self) -> None:
        way = self.random.choice(self.ways)
        self.log.append(way.__name__)
        self.desk.clock.advance(0.5)
        self.panel.window.flush()
        self.may = frozenset[PositionKey]()
        before = len(self.desk.sent)
        way()
        sent = [wish.seen.key for wish in self.desk.sent[before:]]
        assert set(sent) <= self.may, self.log
        assert len(sent) == len(set(sent)), self.log
        self.check_sizes()
        self.check_choice()

    def check_sizes(self) -> None:
        """What has left for a row never adds up to more than was there."""
        left: dict[PositionKey, Decimal] = {}
        for close in self.desk.closes:
            if close.request is not None:
                key = close.position
                left[key] = left.get(key, Decimal(0)) + close.request.quantity
                assert left[key] <= close.intent.seen.quantity, self.log
        self.sent = set(left)

    def check_choice(self) -> None:
        choice, shown = self.table.choice, self.panel.window.model.row_keys()
        assert choice.keys <= set(shown), self.log
        assert (choice.current in choice.keys) if choice.keys else choice.current is None
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        assert {shown[row] for row in rows} == choice.keys, self.log

    # ---- choosing

    def name(self) -> str | None:
        shown = set(self.panel.window.model.row_keys())
        names = [name for name, key in self.panel.keys.items() if key in shown]
        return self.random.choice(names) if names else None

    def click(self, held: Qt.KeyboardModifier = PLAIN) -> None:
        name = self.name()
        if name is not None:
            click(self.panel, name, held)

    def toggle(self) -> None:
        self.click(CTRL)

    def reach(self) -> None:
        self.click(SHIFT)

    def walk(self) -> None:
        key = self.random.choice((Qt.Key.Key_Up, Qt.Key.Key_Down))
        self.panel.key(key, self.random.choice((PLAIN, SHIFT)))

    def stand(self) -> None:
        self.panel.key(self.random.choice((Qt.Key.Key_Up, Qt.Key.Key_Down)), CTRL)

    def take(self) -> None:
        self.panel.key(Qt.Key.Key_I)

    def choose_all(self) -> None:
        self.panel.key(Qt.Key.Key_A, CTRL)

    # ---- what the table does meanwhile

    def sort(self) -> None:
        self.panel.window.model.sort_by(Sorting(self.random.choice(list(Column)[:8])))

    def narrow(self) -> None:
        self.panel.window.page.filter.setText(self.random.choice(("", "", "usd", "mes", "x")))

    def appear(self) -> None:
        self.rows += 1
        of = gallery.instrument(gallery.STREET, f"NEW{self.rows}", gallery.Unit.SHARE, "1", "0.01")
        row = (self.desk, gallery.STREET, of, gallery.Side.LONG, "9", "1", "1", "2")
        self.panel.keys[f"new{self.rows}"] = gallery.hold(*row)

    def vanish(self) -> None:
        if len(self.desk.book.keys()) > 3:
            self.desk.gone(self.random.choice(list(self.desk.book.keys())))

    def tab(self) -> None:
        self.panel.key(self.random.choice((Qt.Key.Key_0, Qt.Key.Key_0, Qt.Key.Key_1)), CTRL)

    def group(self) -> None:
        self.panel.key(Qt.Key.Key_G)

    # ---- pressing

    def arm(self) -> None:
        self.panel.key(Qt.Key.Key_A, CTRL | SHIFT)

    def staged(self) -> frozenset[PositionKey]:
        return frozenset(draft.key for draft in self.panel.window.presser.staged)

    def stage_or_send(self) -> None:
        self.may = self.table.choice.keys
        key, held = self.random.choice(
            ((Qt.Key.Key_Delete, PLAIN), (Qt.Key.Key_2, SHIFT), (Qt.Key.Key_4, SHIFT))
        )
        self.panel.key(key, held)

    def big(self) -> None:
        self.may = self.table.choice.keys
        if self.panel.window.several.on:
            press(self.panel)

    def enter(self) -> None:
        self.may = self.staged()
        self.panel.key(Qt.Key.Key_Return)

    def escape(self) -> None:
        self.panel.key(Qt.Key.Key_Escape)

    def row_button(self) -> None:
        name = self.name()
        if name is not None:
            self.may = frozenset((self.panel.keys[name],))
            self.panel.click(name, Button.CLOSE)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_outside_the_choice_is_ever_sent_and_nothing_too_much(panel, seed):
    hand = Hand(panel, seed)
    for _ in range(STEPS):
        hand.step()


def test_the_random_hand_does_send_rows_and_several_at_once(make_panel):
    most = total = 0
    for seed in range(3):
        panel = make_panel()
        hand = Hand(panel, 100 + seed)
        for _ in range(STEPS):
            hand.step()
        acts = panel.desk.flattens.running
        sizes = [sum(len(lane.closes) for lane in act.lanes.values()) for act in acts]
        most, total = max([most, *sizes]), total + len(hand.sent)
    assert most > 1
    assert total > 5


@given(
    st.lists(
        st.tuples(st.sampled_from(["only", "toggle", "reach", "take", "keep"]), st.integers(0, 7)),
        max_size=30,
    ),
    st.permutations(KEYS),
)
def test_a_choice_always_has_one_current_row_among_the_rows_there_are(steps, order):
    choice, order = Choice(), list(order)
    for how, number in steps:
        if not order:
            break
        key = order[number % len(order)]
        if how == "only":
            choice.only(key)
            assert choice.keys == {key}
        elif how == "toggle":
            before = choice.keys
            choice.toggle(key, order)
            assert choice.keys == before ^ {key}
        elif how == "reach":
            choice.reach(key, order)
            assert key in choice.keys
        elif how == "take":
            choice.take(order[:number], order)
            assert choice.keys == set(order[:number])
        else:
            gone, order = key, [other for other in order if other != key]
            assert choice.keep(order, order) <= 1
            assert gone not in choice.keys
        assert choice.keys <= set(order)
        assert (choice.current in choice.keys) if choice.keys else choice.current is None
