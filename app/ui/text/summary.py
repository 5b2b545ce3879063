"""What a press would do, in words and money."""

from PySide6.QtCore import QCoreApplication

from app.domain.intent import AtLimit, AtMarket, CloseRequest, WorstPrice
from app.domain.money import Money, Price
from app.domain.position import Side
from app.domain.report import WirePreview
from app.domain.slippage import in_all_units
from app.engine.desk import Row
from app.ui.text import format as fmt
from app.ui.text.language import in_words


def _tr(text: str) -> str:
    return QCoreApplication.translate("summary", text)


def say(request: CloseRequest, row: Row) -> str:
    """`Sell 2 of 4 MES at market, worst 5 781.25, about −$12.50 against mark`."""
    instrument = request.instrument
    verb = _tr("Sell") if request.side is Side.LONG else _tr("Buy")
    size = fmt.quantity(request.quantity, instrument)
    whole = fmt.quantity(request.position_quantity, instrument)
    words = _tr("{0} {1} of {2} {3} {4}").format(
        verb, size, whole, fmt.symbol(instrument), _at(request)
    )
    money = against_mark(request, row)
    if money is not None:
        words = _tr("{0}, about {1} against mark").format(words, fmt.money(money))
    return words


def _at(request: CloseRequest) -> str:
    match request.pricing:
        case AtMarket():
            return _tr("at market")
        case AtLimit(price=price):
            return _tr("at limit {0}").format(fmt.price(price, request.instrument))
        case WorstPrice(price=price):
            return _tr("at market, worst {0}").format(fmt.price(price, request.instrument))


def against_mark(request: CloseRequest, row: Row) -> Money | None:
    """What the expected price costs against the mark; None where either is unknown.

    Expected is the worst price where there is a cap, the limit where there is one, else the touch.
    """
    expected: Price | None
    match request.pricing:
        case AtLimit(price=price) | WorstPrice(price=price):
            expected = price
        case AtMarket():
            quote = row.quote
            touch = None
            if quote is not None:
                touch = quote.bid if request.side is Side.LONG else quote.ask
            expected = touch
    if expected is None or row.mark is None:
        return None
    move = (expected - row.mark) * request.side.sign
    return request.instrument.gain(move, request.quantity)


def cap_in_all_units(request: CloseRequest) -> str:
    """`5 ticks = 1.25 = 2.2 bps from best bid · worst 5 781.25`; empty without a cap."""
    pricing, instrument = request.pricing, request.instrument
    if not isinstance(pricing, WorstPrice):
        return ""
    offset = abs(pricing.price - pricing.reference)
    shown = in_all_units(offset, pricing.reference, instrument, request.quantity)
    decimals = fmt.decimals_of(instrument.tick)
    return _tr("{0} ticks = {1} = {2} bps = {3} from {4}, worst {5}").format(
        fmt.number(shown.ticks, 0),
        fmt.number(shown.offset, decimals),
        fmt.number(shown.basis_points, 1),
        fmt.money(shown.money, signed=False),
        in_words(pricing.basis),
        fmt.price(pricing.price, instrument),
    )


def in_units(request: CloseRequest, row: Row) -> str:
    """The cap in every unit; of a limit, how far it is from the touch it would hit."""
    if not isinstance(request.pricing, AtLimit):
        return cap_in_all_units(request)
    instrument, quote, price = request.instrument, row.quote, request.pricing.price
    long = request.side is Side.LONG
    touch = (quote.bid if long else quote.ask) if quote is not None else None
    if touch is None:
        return _tr("No price at the other side is known to measure this limit against.")
    gain = (price - touch) * request.side.sign
    shown = in_all_units(abs(gain), touch, instrument, request.quantity)
    if not gain:
        return (
            _tr("At the best bid: fills at once.")
            if long
            else _tr("At the best ask: fills at once.")
        )
    words = (
        _tr("better than the touch: rests")
        if gain > 0
        else _tr("through the touch: fills at once")
    )
    return _tr("{0} ticks = {1} = {2} bps = {3} {4}").format(
        fmt.number(shown.ticks, 0),
        fmt.number(shown.offset, fmt.decimals_of(instrument.tick)),
        fmt.number(shown.basis_points, 1),
        fmt.money(shown.money, signed=False),
        words,
    )


def button_words(request: CloseRequest) -> str:
    """`Sell 2 MES at market`."""
    instrument = request.instrument
    verb = _tr("Sell") if request.side is Side.LONG else _tr("Buy")
    size = fmt.quantity(request.quantity, instrument)
    return f"{verb} {size} {fmt.symbol(instrument)} {_kind(request)}"


def _kind(request: CloseRequest) -> str:
    # A button has little room: a language may have shorter words for it than for a sentence.
    match request.pricing:
        case AtMarket():
            return QCoreApplication.translate("button", "at market")
        case AtLimit():
            return QCoreApplication.translate("button", "at limit")
        case WorstPrice():
            return QCoreApplication.translate("button", "capped")


def wire_text(wire: WirePreview) -> str:
    """The exact request, secrets masked, as one text."""
    lines = [*wire.also, f"{wire.method} {wire.address}"]
    lines += [f"{name}: {value}" for name, value in wire.headers]
    if wire.body:
        lines += ["", wire.body]
    return "\n".join(lines)
