"""The close panel of several chosen rows: the list, a share, a price, and one big button."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QWidget,
)

from app.domain.capability import Capability, Guard
from app.domain.ids import AccountKey, Environment
from app.domain.money import Money
from app.domain.sizing import support_for
from app.engine.desk import Account
from app.ui.closing.wire_fold import WireFold
from app.ui.closing.words import guard_words
from app.ui.look.big_button import BigButton
from app.ui.look.elided import Elided
from app.ui.look.side_panel import SidePanel
from app.ui.look.styling import label, restyle, set_chip
from app.ui.look.theme import Theme
from app.ui.several import words
from app.ui.several.boxes import CapBox, ShareBox, why_none
from app.ui.several.lines import Lines, lines_of
from app.ui.several.plan import Going, Plan, Wish
from app.ui.text import format as fmt
from app.ui.text.language import in_words
from app.ui.trading.pressing import Draft
from app.ui.window.scopes import totals, word_of


class SeveralPanel(SidePanel):
    """Shows a plan; what is chosen in its boxes is a wish."""

    send_wanted = Signal()
    """The big button."""

    wish_changed = Signal()
    """Another amount, price or choice."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Close panel of several rows"))
        self.locked = False
        self.rest_words: Callable[[Sequence[AccountKey]], str] = lambda _accounts: ""
        self._build_head(theme)
        self._build_inputs()
        self._build_preview()
        self._build_foot()

    # ---- building

    def _build_head(self, theme: Theme) -> None:
        self.title = Elided("panelSymbol")
        self._env = label("chip")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.title)
        line.addStretch(1)
        line.addWidget(self._env)
        self.column.addLayout(line)
        self._profit = label("note", wraps=True)
        self.column.addWidget(self._profit)
        self.lines = Lines(theme)
        self.column.addWidget(self.lines)

    def _build_inputs(self) -> None:
        self.amount, self.price = ShareBox(), CapBox()
        self.cancel_orders = QCheckBox(self.tr("Cancel working orders too"))
        self._cancel_reason = label("reason", wraps=True)
        for caption, box in ((self.tr("AMOUNT"), self.amount), (self.tr("PRICE"), self.price)):
            self.column.addWidget(label("caption", caption))
            self.column.addWidget(box)
            self.column.addSpacing(3)
            box.changed.connect(self.wish_changed)
        self.column.addWidget(self.cancel_orders)
        self.column.addWidget(self._cancel_reason)
        self.cancel_orders.toggled.connect(self.wish_changed)

    def add_choice(self, widget: QWidget) -> None:
        """One more choice, below the price."""
        self.column.insertWidget(self.column.indexOf(self.cancel_orders), widget)

    def _build_preview(self) -> None:
        badge = QHBoxLayout()
        badge.setSpacing(8)
        self._badge, self._badge_why = label("chip"), label("note", wraps=True)
        badge.addWidget(self._badge, 0, _UPPER_LEFT)
        badge.addWidget(self._badge_why, 1)
        self.column.addLayout(badge)
        self.wire = WireFold()
        self.wire.folded.connect(self.wish_changed)
        self.column.addWidget(self.wire, 1)
        self.column.addStretch(1)

    def _build_foot(self) -> None:
        self._summary = label("summary", wraps=True)
        self._remarks = label("reason", wraps=True)
        self.button = BigButton()
        self.button.clicked.connect(self.send_wanted)
        for widget in (label("line"), self._summary, self._remarks, self.button):
            self.foot.addWidget(widget)

    def redress(self) -> None:
        """The theme has taken another look."""
        self.lines.redress()

    # ---- what is wished

    def wish(self) -> Wish:
        """What is asked of each row. Raises ValueError with a sentence."""
        return Wish(self.amount.amount(), self.price.pricing(), self.cancel_orders.isChecked())

    def begin(self, draft: Draft | None) -> None:
        """Begin as the panel of one row stood, where that can be said of several."""
        if draft is not None:
            self.adopt(draft, cancels=draft.cancel_working_orders)

    def adopt(self, draft: Draft, *, cancels: bool) -> None:
        """Show what is staged for each of them, so that the panel and Enter speak of the same."""
        self.amount.begin(draft.amount)
        self.price.begin_as(draft.pricing)
        self.cancel_orders.setChecked(cancels)

    # ---- showing

    @property
    def summary_text(self) -> str:
        """The line in words and money, or why nothing can be sent."""
        return self._summary.text().replace(fmt.JOINER, "")

    @property
    def remarks_text(self) -> str:
        """Which rows are left out and why."""
        return self._remarks.text()

    def use_rows(self, able: Sequence[Capability]) -> None:
        """What the venues of the chosen rows can express."""
        self.amount.use_rows(able)
        self.price.use_rows(able)
        none = self.tr("These venues cannot cancel with a close.")
        why = why_none([capability.cancel_orders for capability in able], none)
        self.cancel_orders.setEnabled(not why)
        some = [in_words(c.cancel_orders.why) for c in able if not c.cancel_orders.usable]
        said = " ".join(dict.fromkeys(some)) if why or self.cancel_orders.isChecked() else ""
        self._cancel_reason.setText(said)
        self._cancel_reason.setVisible(bool(said))

    def show_chosen(self, counted: str, environments: set[Environment]) -> None:
        """How many rows in how many accounts, and of what kind."""
        self.title.setText(counted)
        kind = environments.pop() if len(environments) == 1 else Environment.LIVE
        set_chip(self._env, word_of(kind), kind.value)
        self._env.setVisible(kind is not Environment.LIVE)

    def show_refusal(self, reason: str) -> None:
        """An input cannot be read."""
        self._say(reason, wrong=True)
        self._remarks.hide()
        self._badge.hide()
        self._badge_why.hide()
        self.wire.say("")
        self._set_button(self.tr("Nothing to send"), "")

    def show_plan(
        self, plan: Plan, accounts: Mapping[AccountKey, Account], *, armed: bool, staged: bool
    ) -> None:
        """What would go and what would not."""
        titles = words.titles_of(accounts.values())
        self.lines.show_lines(lines_of(plan, titles))
        self._show_profit([one.row.profit for one in plan.going])
        remarks = [words.left_out_words(plan), self.rest_words(plan.accounts)]
        text = " ".join(part for part in remarks if part)
        self._remarks.setText(text)
        self._remarks.setVisible(bool(text))
        self._show_badge(plan, accounts)
        if self.wire.is_out:
            self.wire.say(words.wire_words(plan, titles))
        if not plan.going:
            self._say(words.why_nothing(plan), wrong=True)
            self._set_button(self.tr("Nothing to send"), "")
            return
        self._say(words.summary_words(plan), wrong=False)
        scope = words.scope_words(plan)
        if self.locked:
            self._set_button(self.tr("Locked to read-only"), "")
        elif armed or staged:
            self._set_button(scope, "send")
        else:
            self._set_button(self.tr("Stage: {0}").format(scope), "stage")

    def _show_profit(self, profits: Sequence[Money | None]) -> None:
        known = totals(profit for profit in profits if profit is not None)
        money = ", ".join(fmt.money(total) for total in known)
        text = self.tr("Open PnL {0}").format(money or fmt.UNKNOWN)
        self._profit.setText(fmt.unbroken(text))

    def _show_badge(self, plan: Plan, accounts: Mapping[AccountKey, Account]) -> None:
        found = words.weakest(
            (_guard(one, accounts[one.row.position.key.account]), symbol)
            for one in plan.going
            for symbol in [fmt.symbol(one.row.position.instrument)]
        )
        self._badge.setVisible(found is not None)
        note = ""
        if found is not None:
            guard, symbols = found
            set_chip(self._badge, guard_words(guard), guard.value)
            note = words.named(symbols) if len(symbols) < len(plan.going) else ""
        self._badge_why.setText(note)
        self._badge_why.setVisible(bool(note))

    def _say(self, text: str, *, wrong: bool) -> None:
        self._summary.setText(fmt.unbroken(text))
        restyle(self._summary, "wrong", wrong)

    def _set_button(self, text: str, mode: str) -> None:
        self.button.say(text)
        self.button.setEnabled(bool(mode))
        restyle(self.button, "mode", mode)

    # ---- Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # What is chosen below the list matters as much: a low window shows fewer of its rows.
        self.lines.set_room(self.height())


_UPPER_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


def _guard(one: Going, account: Account) -> Guard:
    capability = account.capability_of(one.row.position)
    draft = one.draft
    return support_for(one.found.request.whole, draft.amount, draft.pricing, capability).guard
