"""The CoinW calls that change something: close, cancel, close many, reverse."""

from decimal import Decimal
from typing import Final

from app.sim.coinw.asked import Asked
from app.sim.coinw.books import Order
from app.sim.coinw.exchange import Exchange, Share
from app.sim.coinw.quirks import Quirks
from app.sim.coinw.refusals import (
    BAD_FORMAT,
    CANNOT_OPEN,
    INVALID_PARAMETER,
    MISSING_PARAMETER,
    NO_ORDER,
    Refusal,
)

NO_DATA: Final = object()


class Trading:
    """Each method answers one call with the `data` of its reply, or `NO_DATA`."""

    def __init__(self, exchange: Exchange, quirks: Quirks) -> None:
        self._exchange = exchange
        self._quirks = quirks

    def close(self, asked: Asked) -> object:
        amount, limit = _amount(asked), _limit(asked)
        order = self._exchange.close(asked.whole("id"), amount, limit)
        match self._quirks.close_value:
            case "number":
                return {"value": order.id}
            case "text":
                return {"value": str(order.id)}
            case "bare":
                return order.id

    def reverse(self, asked: Asked) -> object:
        return {"value": str(self._exchange.reverse(asked.whole("id")).id)}

    def close_contract(self, asked: Asked) -> object:
        self._exchange.close_contract(asked.contract("instrument"))
        return NO_DATA

    def close_tagged(self, asked: Asked) -> object:
        if not asked.items:
            raise Refusal(MISSING_PARAMETER)
        return [row for item in asked.items for row in self._close_one_tag(item)]

    def cancel(self, asked: Asked) -> object:
        self._exchange.cancel(asked.whole("id"))
        return NO_DATA

    def cancel_several(self, asked: Asked) -> object:
        for order_id in asked.ids("sourceIds"):
            try:
                self._exchange.cancel(order_id)
            except Refusal as refusal:
                # The reply has no place to say which of the ids were already done.
                if refusal.reason is not NO_ORDER:
                    raise
        return NO_DATA

    def place(self, asked: Asked) -> object:
        """Opening is outside this simulation: the call is noted, so that a test can see it."""
        raise Refusal(CANNOT_OPEN)

    def _close_one_tag(self, item: object) -> list[dict[str, object]]:
        tag = item.get("thirdOrderId") if isinstance(item, dict) else None
        if not isinstance(tag, str):
            raise Refusal(BAD_FORMAT)
        orders: list[Order]
        try:
            orders = self._exchange.close_tagged(tag)
        except Refusal as refusal:
            return [{"msgCode": refusal.reason.code, "openId": "", "thirdOrderId": tag}]
        # The recording shows an order's id under this name, not a position's.
        return [{"msgCode": 0, "openId": str(o.id), "thirdOrderId": tag} for o in orders]


def _amount(asked: Asked) -> int | Share:
    """Exactly one of `closeNum` (whole contracts) and `closeRate` (0 < rate <= 1)."""
    asked.text("id")
    by_number, by_rate = asked.has("closeNum"), asked.has("closeRate")
    if by_number and by_rate:
        raise Refusal(INVALID_PARAMETER)
    if by_number:
        contracts = asked.decimal("closeNum")
        if contracts <= 0 or contracts % 1:
            raise Refusal(INVALID_PARAMETER)
        return int(contracts)
    if by_rate:
        rate = asked.decimal("closeRate")
        if not 0 < rate <= 1:
            raise Refusal(INVALID_PARAMETER)
        return Share(rate)
    raise Refusal(MISSING_PARAMETER)


def _limit(asked: Asked) -> Decimal | None:
    """The price of a `plan` close, which needs one; no other kind may carry one."""
    kind = asked.text("positionType") if asked.has("positionType") else "execute"
    if kind == "execute":
        if asked.has("orderPrice"):
            raise Refusal(INVALID_PARAMETER)
        return None
    if kind != "plan":
        raise Refusal(BAD_FORMAT)
    if not asked.has("orderPrice"):
        raise Refusal(MISSING_PARAMETER)
    limit = asked.decimal("orderPrice")
    if limit <= 0:
        raise Refusal(INVALID_PARAMETER)
    return limit
