"""The arguments of one call, path, query and body together, and how careless ones are read.

Null, an empty text and a size of 0 count as left out: a careless client meets the widest meaning.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from app.sim.crosstrade.contracts import Contract, resolve
from app.sim.crosstrade.desktop import Account, Desktop, Order

# The add-on is a .NET program: its whole numbers end here.
INT32: Final = 2**31 - 1
_COUNT: Final = re.compile("[0-9]{1,9}")

Body = dict[str, object] | list[object]


class DeclinedError(Exception):
    """The add-on says no; `body` is the answer in its own words."""

    def __init__(self, body: dict[str, object], status: int = 400) -> None:
        super().__init__(str(body))
        self.body = body
        self.status = status


def invalid_request() -> DeclinedError:
    return DeclinedError({"error": "Invalid request"})


class Args:
    """Reads named arguments; raises DeclinedError where the add-on would."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def text(self, name: str) -> str | None:
        value = self._values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            raise invalid_request()
        return value

    def needed(self, name: str) -> str:
        value = self.text(name)
        if value is None:
            raise invalid_request()
        return value

    def whole(self, name: str) -> int | None:
        """A whole number of contracts; 0 counts as left out."""
        value = self._values.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= INT32:
            raise invalid_request()
        return value or None

    def share(self, name: str) -> float | None:
        """A share between 0 and 1; 0 counts as left out, more than 1 as all of it."""
        value = self._values.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise invalid_request()
        return min(float(value), 1.0) or None

    def price(self, name: str) -> Decimal | None:
        """A price above 0; NinjaTrader writes 0 for a price that an order does not have."""
        value = self._values.get(name)
        if value is None or value == 0:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise invalid_request()
        if not 0 < value <= INT32:
            raise invalid_request()
        return Decimal(str(value))

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self._values.get(name, default)
        return value is True or (isinstance(value, str) and value.lower() == "true")

    def count(self, name: str, default: int) -> int:
        """A number that comes as text in a query and as a number over the websocket."""
        value = self._values.get(name)
        if value is None or value == "":
            return default
        if isinstance(value, str) and _COUNT.fullmatch(value):
            return int(value)
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= INT32:
            return value
        raise invalid_request()

    def account(self, desktop: Desktop) -> Account:
        name = self.needed("account")
        account = desktop.account(name)
        if account is None:
            raise DeclinedError(
                {
                    "success": False,
                    "error": "invalid_account",
                    "detail": f"Account {name} not found",
                }
            )
        return account

    def contract(self) -> Contract:
        return named_contract(self.needed("instrument"))

    def contract_if_given(self) -> Contract | None:
        name = self.text("instrument")
        return None if name is None else named_contract(name)

    def order(self, desktop: Desktop) -> Order:
        order_id = self.needed("orderId")
        order = self.account(desktop).order(order_id)
        if order is None:
            raise no_such_order(order_id)
        return order


def named_contract(name: str) -> Contract:
    contract = resolve(name)
    if contract is None:
        # The note records no body for this; it expects an `error` text.
        raise DeclinedError(
            {
                "success": False,
                "error": "invalid_instrument",
                "detail": f"Instrument {name} not found",
            }
        )
    return contract


def no_such_order(order_id: str) -> DeclinedError:
    """The vendor declares the words "not found or already terminal" to be stable."""
    return DeclinedError({"error": f"Order linked to '{order_id}' not found or already terminal."})
