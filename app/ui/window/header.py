"""The top line: am I flat, what is it worth, and the arm switch."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.domain.money import Money
from app.engine.arming import Arming, Mode
from app.ui.look.big_button import SteadyButton
from app.ui.look.icons import pixmap
from app.ui.look.styling import label, restyle
from app.ui.look.theme import Theme, gain_colour
from app.ui.text import format as fmt
from app.ui.text.language import in_words
from app.ui.window.scopes import Tally


class Header(QWidget):
    """Reads at a glance from the left: state, money; at the right the switch."""

    arm_pressed = Signal()
    flatten_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(12)
        self._mark = QLabel()
        self._mark.setPixmap(pixmap("unwind", theme.px(24), 2.0))
        self._mark.setFixedSize(theme.px(24), theme.px(24))
        self._mark.setScaledContents(True)
        layout.addWidget(self._mark)
        self._state = label("headerState")
        layout.addWidget(self._state)
        self._money = QLabel()
        self._money.setObjectName("headerMoney")
        self._money.setTextFormat(Qt.TextFormat.RichText)
        layout.addWidget(self._money)
        layout.addStretch(1)
        self.flatten = SteadyButton()
        self.flatten.setObjectName("flatten")
        self.flatten.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.flatten.clicked.connect(self.flatten_pressed)
        layout.addWidget(self.flatten)
        self._why = label("headerWhy")
        layout.addWidget(self._why)
        self._arm = QPushButton()
        self._arm.setObjectName("arm")
        self._arm.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arm.setMinimumWidth(self._widest_word())
        self._arm.clicked.connect(self.arm_pressed)
        layout.addWidget(self._arm)

    def redress(self) -> None:
        """The theme has taken another look."""
        theme = self._theme
        self._mark.setFixedSize(theme.px(24), theme.px(24))
        self._arm.setMinimumWidth(self._widest_word())

    def _widest_word(self) -> int:
        """The switch keeps one width, whatever stands on it, in any language."""
        words = (self.tr("ARMED"), self.tr("DISARMED"), self.tr("LOCKED"))
        return max(self._theme.width(word, 12, 700) for word in words) + self._theme.px(32)

    def add_button(self, button: QWidget) -> None:
        """One more at the right end, where a hand finds it."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(button)

    def show_tally(self, tally: Tally) -> None:
        """The figures of the chosen tab."""
        if tally.positions:
            words = fmt.plural(tally.positions, self.tr("position"), self.tr("positions"))
            self._state.setText(words)
        elif not tally.accounts:
            self._state.setText(self.tr("no account"))
        elif tally.known:
            self._state.setText(self.tr("FLAT"))
        else:
            self._state.setText(self.tr("not known"))
        parts = []
        for money in tally.profits:
            colour = self._theme.colours[gain_colour(fmt.sign(money))]
            parts.append(f'<span style="color:{colour}">{self._of_money(money)}</span>')
        gap = f'<span style="color:{self._theme.colours["faint"]}"> &nbsp;·&nbsp; </span>'
        self._money.setText(gap.join(parts))
        self._money.setVisible(bool(parts))

    def _of_money(self, money: Money) -> str:
        """Without its cents where there is no room for them."""
        return fmt.money(money) if self._why.isVisibleTo(self) else fmt.whole_money(money)

    def show_flatten(self, positions: int, accounts: int) -> None:
        """The scope stands in the button."""
        counted = fmt.plural(accounts, self.tr("account"), self.tr("accounts"))
        text = self.tr("Flatten {0} in {1}").format(positions, counted)
        short = self.tr("Flatten {0} in {1}").format(positions, accounts)
        shown = text if self._why.isVisibleTo(self) else short
        self.flatten.setVisible(bool(positions))
        if shown != self.flatten.text():
            self.flatten.setText(shown)
            self.flatten.setMinimumWidth(self.flatten.sizeHint().width())
            self.flatten.setAccessibleName(text)
            self.flatten.setToolTip(
                self.tr("{0}: cancel working orders, close at market, read back.").format(text)
            )

    def show_arming(self, arming: Arming, key: str) -> None:
        """ARMED, DISARMED or LOCKED, with the reason."""
        words = {
            Mode.ARMED: self.tr("ARMED"),
            Mode.DISARMED: self.tr("DISARMED"),
            Mode.LOCKED: self.tr("LOCKED"),
        }
        self._arm.setText(words[arming.mode])
        self._arm.setToolTip(self.tr("Arm or disarm ({0})").format(key))
        self._arm.setAccessibleName(self.tr("Arm switch: {0}").format(words[arming.mode]))
        if arming.mode is Mode.ARMED:
            held = arming.disarmed_accounts
            why = self.tr("a press sends at once")
            if held:
                names = ", ".join(sorted(account.name for account in held))
                why = self.tr("disarmed after reconnect: {0}").format(names)
        else:
            why = self.tr("{0} · {1} arms").format(in_words(arming.why), key)
            if arming.mode is Mode.LOCKED:
                why = in_words(arming.why)
        self._why.setText(why)
        restyle(self._arm, "mode", arming.mode.value)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the reason stands in the tooltip and the status line only."""
        self._why.setVisible(not narrow)
