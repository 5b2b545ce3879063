"""What a person should know of a row before closing it."""

from app.domain.money import plain
from app.domain.words import say
from app.venues.crosstrade.rows import Contract, Holder


def why_untradable(holder: Holder | None) -> str:
    """Why nothing can be closed there now; empty if something can."""
    if holder is None or holder.is_connected is not False:
        return ""
    return say(
        "NinjaTrader is not connected to the broker of {name} ({broker}): a close "
        "would be taken and not filled, and the position shown may be old.",
        name=holder.name,
        broker=holder.broker,
    )


def why_not_flat(holder: Holder) -> str:
    """What an account without positions, and without its broker, does not prove."""
    return say(
        "NinjaTrader is not connected to the broker of {name} ({broker}), and shows no position: "
        "that does not mean that {name} is flat. Connect it in NinjaTrader.",
        name=holder.name,
        broker=holder.broker,
    )


def cautions(contract: Contract, holder: Holder | None, *, agrees: bool) -> list[str]:
    """Sentences; `agrees`: whether the venue's profit is what the point value gives."""
    said: list[str] = []
    if contract.market_open is False:
        said.append(say("The market is closed: a close would be refused or wait."))
    if contract.tick is None:
        said.append(say("The tick size is not known: no limit or cap can be set."))
    if contract.point_value is None:
        said.append(say("The point value is not known: the profit is NinjaTrader's own figure."))
    elif not agrees:
        said.append(
            say(
                "A point value of {point_value} does not explain NinjaTrader's profit (another "
                "currency?): its own figure is shown.",
                point_value=plain(contract.point_value),
            )
        )
    if holder is not None and holder.is_connected is None:
        said.append(say("Whether its broker is connected is not known."))
    return said
