"""The close panel as an account's defaults have it: amount, price, slippage."""

from fractions import Fraction

from app.domain.intent import All, Amount, Exactly, Share
from app.domain.money import Quantity
from app.domain.slippage import parse_slippage
from app.system.defaults import AccountDefaults
from app.ui.closing.amount_box import read_number
from app.ui.closing.panel import ClosePanel


def begin(panel: ClosePanel, defaults: AccountDefaults) -> None:
    """Set the inputs; what the venue cannot do stays chosen, and the panel says so."""
    panel.amount.adopt(amount_of(defaults.amount))
    panel.price.begin(defaults.price, parse_slippage(defaults.slippage))


def amount_of(text: str) -> Amount:
    """Read a default amount that `defaults.problem_of` has let through."""
    if text == "all":
        return All()
    number = read_number(text.removesuffix("%"))
    if not text.endswith("%"):
        return Exactly(Quantity(number))
    return All() if number == 100 else Share(Fraction(number) / 100)
