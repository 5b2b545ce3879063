"""What is said of several chosen rows: how many where, what would happen, in words and money."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from app.domain.capability import Guard
from app.domain.ids import AccountKey
from app.domain.intent import Amount, AtMarket, Capped, Pricing, Share
from app.domain.position import Position
from app.domain.slippage import say_slippage
from app.engine.desk import Account
from app.ui.several.plan import Going, Plan, on_its_way
from app.ui.text import format as fmt
from app.ui.text import summary
from app.ui.window.scopes import totals

MOST_NAMED = 6
MOST_REASONS = 2
MOST_SHOWN = 100
_WEAKEST_LAST = [Guard.NATIVE, Guard.REDUCE_ONLY, Guard.GUARDED, Guard.IMPOSSIBLE]


def _tr(text: str) -> str:
    return QCoreApplication.translate("several", text)


def count_words(positions: int, accounts: int) -> str:
    """`3 positions in 2 accounts`."""
    return _tr("{0} in {1}").format(
        fmt.plural(positions, _tr("position"), _tr("positions")),
        fmt.plural(accounts, _tr("account"), _tr("accounts")),
    )


def share_words(amount: Amount) -> str:
    """`all`, `1/2`, `30 %`."""
    if not isinstance(amount, Share) or amount.ratio == 1:
        return _tr("all")
    ratio = amount.ratio
    if ratio.numerator == 1 and ratio.denominator <= 4:
        return f"1/{ratio.denominator}"
    percent = float(ratio) * 100
    return f"{percent:g}{fmt.THIN}%"


def scope_words(plan: Plan) -> str:
    """`Close 1/2 of 3 positions in 2 accounts`: of those that would go."""
    counted = count_words(len(plan.going), len(plan.accounts))
    return _tr("Close {0} of {1}").format(share_words(plan.wish.amount), counted)


def price_words(pricing: Pricing) -> str:
    """`at market`, `capped at 5 ticks`."""
    match pricing:
        case AtMarket():
            return _tr("at market")
        case Capped(slippage=slippage):
            number, _, unit = say_slippage(slippage).partition(" ")
            units = {"ticks": _tr("ticks"), "bps": _tr("bps")}
            return _tr("at market, capped at {0}").format(f"{number} {units.get(unit, unit)}")
    raise ValueError(pricing)


def summary_words(plan: Plan) -> str:
    """What would happen to all of them, and what that costs against the mark, per currency."""
    words = f"{scope_words(plan)} {price_words(plan.wish.pricing)}"
    costs = [summary.against_mark(one.found.request, one.row) for one in plan.going]
    known = [cost for cost in costs if cost is not None]
    if known:
        money = ", ".join(fmt.money(total) for total in totals(known))
        words = _tr("{0}, about {1} against mark").format(words, money)
    missing = len(costs) - len(known)
    if missing:
        words += _tr("; the price of {0} is not known").format(missing)
    return words + "."


def why_nothing(plan: Plan) -> str:
    """Why no row would go."""
    if plan.mixed:
        return _tr(
            "Live and simulated rows are chosen together. Nothing can be sent. Choose rows of one "
            "kind."
        )
    if not plan.left_out:
        return _tr("The chosen rows have gone. Nothing can be sent.")
    if {why for _, why in plan.left_out} == {on_its_way()}:
        return _tr("All of them are being closed.")
    return _tr("None of these rows can be closed now.")


def left_out_words(plan: Plan) -> str:
    """`Left out: TSLA: Its account is not open.`; rows of one reason are named together."""
    by_reason: dict[str, list[str]] = {}
    for position, why in () if plan.mixed else plan.left_out:
        by_reason.setdefault(why, []).append(fmt.symbol(position.instrument))
    parts = [f"{named(symbols)}: {why}" for why, symbols in by_reason.items()][:MOST_REASONS]
    more = sum(len(symbols) for symbols in list(by_reason.values())[MOST_REASONS:])
    if more:
        parts.append(_tr("And {0} more, see the list.").format(more))
    return _tr("Left out: {0}").format(" ".join(parts)) if parts else ""


def named(symbols: list[str]) -> str:
    """A few of them, and how many more."""
    text, more = ", ".join(symbols[:MOST_NAMED]), len(symbols) - MOST_NAMED
    return _tr("{0} and {1} more").format(text, more) if more > 0 else text


def amount_words(one: Going) -> str:
    """`2 of 4 ct`."""
    request = one.found.request
    size = fmt.quantity(request.quantity, request.instrument)
    whole = fmt.quantity(request.position_quantity, request.instrument)
    return _tr("{0} of {1}").format(size, whole) + f" {fmt.unit(request.instrument)}".rstrip()


def side_words(position: Position) -> str:
    """LONG, SHORT."""
    return {"long": _tr("LONG"), "short": _tr("SHORT")}[position.side.value]


def worst_words(price: str) -> str:
    """No fill of this row may be worse."""
    return _tr("worst {0}").format(price)


def weakest(guards: Iterable[tuple[Guard, str]]) -> tuple[Guard, list[str]] | None:
    """The weakest guard of a close of several, and the symbols it stands for."""
    found = list(guards)
    if not found:
        return None
    worst = max((guard for guard, _ in found), key=_WEAKEST_LAST.index)
    return worst, [symbol for guard, symbol in found if guard is worst]


def wire_words(plan: Plan, title: Mapping[AccountKey, str]) -> str:
    """Each row's exact request under its name."""
    parts = []
    for one in plan.going[:MOST_SHOWN]:
        position = one.row.position
        where = title.get(position.key.account, position.key.account.name)
        head = f"# {fmt.symbol(position.instrument)} · {where}"
        parts.append(f"{head}\n{summary.wire_text(one.found.wire)}")
    more = len(plan.going) - MOST_SHOWN
    if more > 0:
        parts.append(_tr("and {0} more").format(more))
    return "\n\n".join(parts)


def titles_of(accounts: Iterable[Account]) -> dict[AccountKey, str]:
    """What people call each account."""
    return {account.key: account.title for account in accounts}
