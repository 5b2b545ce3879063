"""What one session knows of its account: holdings, orders, symbols, prices, and how old each is.

A snapshot replaces everything, except what a push has told since it was begun.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from app.domain.errors import WireError
from app.domain.ids import AccountKey, Instant, PositionKey
from app.domain.money import Money, Price, Quantity
from app.domain.position import Position, Side, WorkingOrders
from app.domain.quote import Quote
from app.domain.recent import Recent
from app.domain.words import say
from app.venues.metatrader5.account import Facts
from app.venues.metatrader5.codec import (
    Holding,
    OpenOrder,
    Symbol,
    exact,
    holding_of,
    money_of,
    on_step,
    open_order_of,
    price_of,
    side_of,
    undescribed,
)
from app.venues.metatrader5.wire import metatrader5_pb2 as pb

# Tickets, of which some may have ended; enough for whoever still asks about one of those.
_TICKETS_KEPT: Final = 5000


class Known:
    """The account as last reported; outlives a connection."""

    def __init__(self, account: AccountKey) -> None:
        self._account = account
        self.facts: Facts | None = None
        self.holdings: dict[int, Holding] = {}
        self.orders: tuple[OpenOrder, ...] = ()
        self.symbols: dict[str, Symbol] = {}
        self.lacking: dict[str, str] = {}
        """Symbols without parameters, and why."""
        self.quotes: dict[str, Quote] = {}
        self.names_changed = asyncio.Event()
        """Set and replaced when the held symbols change."""
        self._pushed: dict[int, Instant] = {}
        self._gone: Recent[int, Instant] = Recent(_TICKETS_KEPT)
        self._identifiers: Recent[int, int] = Recent(_TICKETS_KEPT)
        self._symbols_of: Recent[int, str] = Recent(_TICKETS_KEPT)

    @property
    def currency(self) -> str:
        return self.facts.currency if self.facts is not None else ""

    @property
    def names(self) -> frozenset[str]:
        return frozenset(holding.symbol for holding in self.holdings.values())

    def key(self, ticket: int) -> PositionKey:
        return PositionKey(self._account, str(ticket))

    def holding(self, wire_id: str) -> Holding | None:
        return self.holdings.get(int(wire_id)) if wire_id.isdecimal() else None

    def identifier_of(self, ticket: int) -> int:
        """What orders and deals call the position of this ticket, also after its end."""
        return self._identifiers.get(ticket, ticket)

    def symbol_of(self, wire_id: str) -> str:
        """The symbol of a position, also after its end; empty if it was never seen."""
        return self._symbols_of.get(int(wire_id), "") if wire_id.isdecimal() else ""

    def ticket_of(self, identifier: int) -> int:
        for ticket, known in reversed(self._identifiers.items()):
            if known == identifier:
                return ticket
        return identifier

    def symbol(self, name: str) -> Symbol:
        """A symbol's parameters, or a stand-in that takes numbers as they come."""
        return self.symbols.get(name) or undescribed(name, 0.00001, self.currency)

    def take(self, data: pb.OpenedOrdersData, at: Instant) -> tuple[Position, ...]:
        """A whole snapshot begun at `at`. Raises WireError; then everything stays as it was."""
        before = self.names
        _check_tickets(data.position_infos)
        orders = tuple(self._order(row) for row in data.opened_orders)
        working = _working(orders)
        read = {
            row.ticket: self._holding(row, at, working.get(row.symbol))
            for row in data.position_infos
            if self._gone.get(row.ticket, Instant(0)) < at
        }
        for ticket, pushed_at in self._pushed.items():
            if pushed_at > at and ticket in self.holdings:
                read[ticket] = self.holdings[ticket]
        self.holdings, self.orders = read, orders
        self._pushed = {ticket: told for ticket, told in self._pushed.items() if ticket in read}
        for ticket, one in read.items():
            self._identifiers[ticket], self._symbols_of[ticket] = one.identifier, one.symbol
        self._tell_names(before)
        return tuple(holding.position for holding in read.values())

    def update(self, row: pb.OnTradePositionInfo, at: Instant) -> Holding | None:
        """A position changed by the trade stream; None if it is not known yet. Raises WireError."""
        known = self.holdings.get(row.ticket)
        if known is None:
            return None
        where = f"position {row.ticket}"
        instrument = known.position.instrument
        volume = on_step(row.volume, instrument.quantity_grid.step, f"{where} volume")
        tick = instrument.tick
        position = replace(
            known.position,
            side=side_of(row.type, where),
            quantity=Quantity(volume),
            average_price=price_of(row.price_open, tick, f"{where} price_open"),
            mark=price_of(row.price_current, tick, f"{where} price_current"),
            profit=money_of(row.profit, self.currency, f"{where} profit"),
            seen_at=at,
        )
        if volume <= 0:
            raise WireError(
                f"{where} volume", say("expected more than zero, was {volume}", volume=volume)
            )
        holding = replace(
            known,
            position=position,
            stop_loss=price_of(row.sl, tick, f"{where} sl"),
            take_profit=price_of(row.tp, tick, f"{where} tp"),
        )
        self.holdings[row.ticket] = holding
        self._pushed[row.ticket] = at
        return holding

    def gain(self, ticket: int, profit: float) -> Position | None:
        """A new profit; the size is as old as it was, so `seen_at` stays."""
        known = self.holdings.get(ticket)
        if known is None:
            return None
        quote = self.quotes.get(known.symbol)
        long = known.position.side is Side.LONG
        touch: Price | None = None
        if quote is not None:
            touch = quote.bid if long else quote.ask
        position = replace(
            known.position,
            profit=Money(exact(profit, f"profit of {ticket}"), self.currency),
            mark=touch or known.position.mark,
        )
        self.holdings[ticket] = replace(known, position=position)
        return position

    def close(self, ticket: int, at: Instant) -> None:
        """The venue says that a position is gone."""
        before = self.names
        self.holdings.pop(ticket, None)
        self._pushed.pop(ticket, None)
        self._gone[ticket] = at
        self._tell_names(before)

    def _holding(
        self, row: pb.PositionInfo, at: Instant, working: WorkingOrders | None
    ) -> Holding:
        symbol = self.symbols.get(row.symbol)
        if symbol is None:
            symbol = undescribed(row.symbol, row.price_open, self.currency)
        none = WorkingOrders(0, Quantity(exact(0.0, "")))
        return holding_of(row, self._account, symbol, self.currency, at, working or none)

    def _order(self, row: pb.OpenedOrderInfo) -> OpenOrder:
        return open_order_of(row, self.symbol(row.symbol).instrument.quantity_grid.step)

    def _tell_names(self, before: frozenset[str]) -> None:
        if self.names != before:
            self.names_changed.set()
            self.names_changed = asyncio.Event()


def _check_tickets(rows: Iterable[pb.PositionInfo]) -> None:
    """Raise WireError where two positions have one ticket: one would hide the other."""
    seen: set[int] = set()
    for row in rows:
        if row.ticket in seen:
            where = f"position {row.ticket}"
            raise WireError(where, say("expected once, was there twice"))
        seen.add(row.ticket)


def _working(orders: Iterable[OpenOrder]) -> dict[str, WorkingOrders]:
    found: dict[str, WorkingOrders] = {}
    for order in orders:
        if order.pending:
            count, quantity = 0, order.left
            if (known := found.get(order.symbol)) is not None:
                count, quantity = known.count, Quantity((known.quantity or 0) + order.left)
            found[order.symbol] = WorkingOrders(count + 1, quantity)
    return found
