"""Accounts: signed positions with average price and realised profit, and the balance that follows."""

from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID, uuid5


@dataclass(slots=True)
class Holding:
    """The one net position of an account in a symbol; it stays listed after it went flat."""

    symbol: str
    size: Decimal = Decimal(0)
    average_price: Decimal = Decimal(0)
    realised: Decimal = Decimal(0)
    funding: Decimal = Decimal(0)

    def trade(self, signed: Decimal, price: Decimal, usd_per_quote: Decimal) -> Decimal:
        """Add a signed execution; returns the profit it realised, in USD."""
        if self.size * signed >= 0:
            cost = self.size * self.average_price + signed * price
            self.size += signed
            self.average_price = cost / self.size
            return Decimal(0)
        closed = min(abs(signed), abs(self.size)).copy_sign(self.size)
        realised = closed * (price - self.average_price) * usd_per_quote
        was_long = self.size > 0
        self.size += signed
        if self.size == 0:
            self.average_price = Decimal(0)
        elif (self.size > 0) is not was_long:
            self.average_price = price
        self.realised += realised
        return realised

    def unrealised(self, mark: Decimal, usd_per_quote: Decimal) -> Decimal:
        return self.size * (mark - self.average_price) * usd_per_quote


@dataclass(slots=True)
class Account:
    """A master account or a subaccount."""

    account_id: str
    deposit: Decimal
    is_master: bool
    fees: Decimal = Decimal(0)
    holdings: dict[str, Holding] = field(default_factory=dict)

    def holding(self, symbol: str) -> Holding:
        return self.holdings.setdefault(symbol, Holding(symbol))

    def size(self, symbol: str) -> Decimal:
        held = self.holdings.get(symbol)
        return held.size if held is not None else Decimal(0)

    def row_id(self, symbol: str) -> str:
        return str(uuid5(UUID(self.account_id), symbol))


@dataclass(frozen=True, slots=True)
class Balance:
    """What an account is worth, in USD."""

    deposit: Decimal
    realised: Decimal
    unrealised: Decimal
    order_margin: Decimal
    position_margin: Decimal
    funding: Decimal
    fees: Decimal

    @property
    def available(self) -> Decimal:
        worth = self.deposit + self.realised + self.unrealised + self.funding - self.fees
        return worth - self.order_margin - self.position_margin
