"""Every number format that a person sees: prices, sizes, money, ages, spans."""

from datetime import UTC, datetime
from decimal import ROUND_HALF_EVEN, Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.ids import NANOSECONDS, Instant
from app.domain.instrument import Instrument, Unit
from app.domain.money import Money, Price, Quantity
from app.ui.text.symbols import option_name

MINUS = "\u2212"
THIN = "\u202f"
UNKNOWN = "\u2013"
JOINER = "\u2060"

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_NO_CENTS = frozenset({"JPY", "KRW"})


def _tr(text: str) -> str:
    return QCoreApplication.translate("format", text)


def unbroken(text: str) -> str:
    """No line ends between a sign and its money, nor inside an amount."""
    for sign in ("+", MINUS):
        for symbol in _SYMBOLS.values():
            text = text.replace(f"{sign}{symbol}", f"{sign}{JOINER}{symbol}{JOINER}")
    return text


def number(value: Decimal, decimals: int) -> str:
    """Grouped by narrow spaces, with a true minus sign and exactly `decimals` digits."""
    step = Decimal(1).scaleb(-decimals)
    rounded = value.quantize(step, ROUND_HALF_EVEN) if decimals >= 0 else value
    text = f"{abs(rounded):,f}".replace(",", THIN)
    return f"{MINUS}{text}" if rounded < 0 else text


def decimals_of(step: Decimal) -> int:
    """How many digits behind the point a grid of `step` needs."""
    exponent = step.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def price(value: Price | Decimal | None, instrument: Instrument) -> str:
    """In the instrument's own precision; more digits only where an average has them."""
    if value is None:
        return UNKNOWN
    return number(value, decimals_of(instrument.tick))


def quantity(value: Quantity | Decimal, instrument: Instrument) -> str:
    """In the precision of the lot grid; a size off the grid shows all its digits."""
    decimals = max(decimals_of(instrument.quantity_grid.step), decimals_of(Decimal(value)))
    return number(value, decimals)


def symbol(instrument: Instrument) -> str:
    """What people read: `AAPL 20MAR26 200 C` for an option that its exchange calls
    `AAPL  260320C00200000`, without the spaces that pad.
    """
    return option_name(instrument.symbol) or " ".join(instrument.symbol.split())


def unit(instrument: Instrument) -> str:
    """The short word behind a size."""
    words = {
        Unit.LOT: _tr("lot"),
        Unit.CONTRACT: _tr("ct"),
        Unit.SHARE: _tr("sh"),
        Unit.UNIT: "",
        Unit.CASH: "",
    }
    return words[instrument.unit]


def money(value: Money | None, *, signed: bool = True) -> str:
    """`+$1 234.50`, `−12.50 USDT`; zero has no sign."""
    if value is None:
        return UNKNOWN
    return _money(value, 0 if value.currency in _NO_CENTS else 2, signed=signed)


def sign(value: Money | None) -> int:
    """1 for a gain, −1 for a loss, 0 for neither and for what is not known."""
    return 0 if value is None else (value.amount > 0) - (value.amount < 0)


def whole_money(value: Money) -> str:
    """For a glance: no cents."""
    return _money(value, 0, signed=True)


def _money(value: Money, decimals: int, *, signed: bool) -> str:
    digits = number(abs(value.amount), decimals)
    is_zero = not digits.strip("0.")
    before = "" if is_zero else MINUS if value.amount < 0 else "+" if signed else ""
    symbol = _SYMBOLS.get(value.currency)
    if symbol is not None:
        return f"{before}{symbol}{digits}"
    return f"{before}{digits}{THIN}{value.currency}"


def signed(value: Decimal, decimals: int) -> str:
    """With its sign always shown, except on zero."""
    text = number(value, decimals)
    return f"+{text}" if value > 0 and text.strip("0.") else text


def percent(value: Decimal) -> str:
    """A ratio as percent with its sign."""
    return f"{signed(value * 100, 2)}{THIN}%"


def age(seconds: float | None) -> str:
    """How old a number is, in the coarsest unit that still warns."""
    if seconds is None:
        return _tr("never")
    if seconds < 10:
        return f"{seconds:.1f}{THIN}s"
    if seconds < 120:
        return f"{seconds:.0f}{THIN}s"
    if seconds < 7200:
        return f"{seconds / 60:.0f}{THIN}min"
    return f"{seconds / 3600:.0f}{THIN}h"


def clock(seconds: float) -> str:
    """What is left of a wait: `03:12`; from an hour on `49:07:26`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"


def span_ns(nanoseconds: int | None) -> str:
    """A measured span: `0.64 ms`, `212 ms`, `1.42 s`."""
    if nanoseconds is None:
        return UNKNOWN
    milliseconds = nanoseconds / 1e6
    if milliseconds < 10:
        return f"{milliseconds:.2f}{THIN}ms"
    if milliseconds < 1000:
        return f"{milliseconds:.0f}{THIN}ms"
    return f"{milliseconds / 1000:.2f}{THIN}s"


def time_of(at: Instant) -> str:
    """Local wall-clock time to the second."""
    moment = datetime.fromtimestamp(at / NANOSECONDS, tz=UTC).astimezone()
    return moment.strftime("%H:%M:%S")


def plural(count: int, one: str, many: str) -> str:
    """`1 position`, `2 positions`."""
    return f"{count} {one if count == 1 else many}"
