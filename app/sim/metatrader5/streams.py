"""Service SubscriptionService: the five streams."""

import asyncio
from collections.abc import Callable

from app.sim.market import Tick
from app.sim.metatrader5 import encode_streams as encode
from app.sim.metatrader5.encode import broker_time
from app.sim.metatrader5.gateway import Gateway, Inbox, Service
from app.sim.metatrader5.listings import CONTRACTS
from app.sim.metatrader5.records import Change
from app.sim.metatrader5.sessions import Session
from app.sim.metatrader5.symbols import contract_of
from app.sim.metatrader5.wire import streams_pb2 as pb

USUAL_PERIOD_MS = 1000
SHORTEST_PERIOD_MS = 20


def subscription_service(gateway: Gateway) -> Service:
    """The streams; none sends a snapshot first, except the two that run on a timer."""
    streams = _Streams(gateway)
    service = Service("SubscriptionService", gateway.sessions)
    is_stalled = streams.is_stalled
    service.stream("OnTrade", pb.OnTradeRequest, pb.OnTradeReply, streams.trades, is_stalled)
    service.stream(
        "OnTradeTransaction",
        pb.OnTradeTransactionRequest,
        pb.OnTradeTransactionReply,
        streams.transactions,
        is_stalled,
    )
    service.stream(
        "OnPositionProfit",
        pb.OnPositionProfitRequest,
        pb.OnPositionProfitReply,
        streams.profits,
        is_stalled,
    )
    service.stream(
        "OnPositionsAndPendingOrdersTickets",
        pb.OnPositionsAndPendingOrdersTicketsRequest,
        pb.OnPositionsAndPendingOrdersTicketsReply,
        streams.tickets,
        is_stalled,
    )
    service.stream(
        "OnSymbolTick", pb.OnSymbolTickRequest, pb.OnSymbolTickReply, streams.ticks, is_stalled
    )
    return service


class _Streams:
    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._book = gateway.book

    def is_stalled(self) -> bool:
        return self._gateway.world.faults.feed_is_stalled

    def trades(
        self, request: pb.OnTradeRequest, session: Session, inbox: Inbox
    ) -> Callable[[], None]:
        def tell(change: Change) -> None:
            apart = self._gateway.switches.trade_messages_apart
            for event in encode.trade_events(change, self._book, apart=apart):
                inbox.put_nowait(
                    pb.OnTradeData(
                        type="OrderUpdate",
                        event_data=event,
                        account_info=encode.account(self._book),
                        terminal_instance_guid_id=session.guid,
                    )
                )

        return self._book.listen(tell)

    def transactions(
        self, request: pb.OnTradeTransactionRequest, session: Session, inbox: Inbox
    ) -> Callable[[], None]:
        sent = 0

        def tell(change: Change) -> None:
            nonlocal sent
            echo = self._gateway.switches.requests_echoed
            for data in encode.transactions(change, echo=echo):
                data.account_info.CopyFrom(encode.account(self._book))
                data.terminal_instance_guid_id = session.guid
                if data.HasField("trade_result"):
                    sent += 1
                    data.trade_result.terminal_dispatch_request_id = sent
                inbox.put_nowait(data)

        return self._book.listen(tell)

    def profits(
        self, request: pb.OnPositionProfitRequest, session: Session, inbox: Inbox
    ) -> Callable[[], None]:
        known: dict[int, pb.OnPositionProfitPositionInfo] = {}

        def tell() -> None:
            data = self._profit_frame(known)
            if request.ignore_empty_data and not (
                data.new_positions or data.updated_positions or data.deleted_positions
            ):
                return
            data.terminal_instance_guid_id = session.guid
            inbox.put_nowait(data)

        return self._each(request.timer_period_milliseconds, tell)

    def _profit_frame(
        self, known: dict[int, pb.OnPositionProfitPositionInfo]
    ) -> pb.OnPositionProfitData:
        data = pb.OnPositionProfitData(type="OrderProfit", account_info=encode.account(self._book))
        for index, position in enumerate(self._book.positions.values()):
            row = pb.OnPositionProfitPositionInfo(
                index=index,
                ticket=position.ticket,
                profit=float(self._book.profit_now(position)),
                position_symbol=position.symbol,
            )
            before = known.get(position.ticket)
            if before is None:
                data.new_positions.append(row)
            elif before.profit != row.profit:
                data.updated_positions.append(row)
            known[position.ticket] = row
        for ticket in set(known) - set(self._book.positions):
            data.deleted_positions.append(known.pop(ticket))
        return data

    def tickets(
        self,
        request: pb.OnPositionsAndPendingOrdersTicketsRequest,
        session: Session,
        inbox: Inbox,
    ) -> Callable[[], None]:
        def tell() -> None:
            now = self._book.now()
            inbox.put_nowait(
                pb.OnPositionsAndPendingOrdersTicketsData(
                    position_tickets=list(self._book.positions),
                    pending_order_tickets=list(self._book.orders),
                    server_time=broker_time(now),
                    server_time_utc=now,
                    terminal_instance_guid_id=session.guid,
                )
            )

        return self._each(request.timer_period_milliseconds, tell)

    def ticks(
        self, request: pb.OnSymbolTickRequest, session: Session, inbox: Inbox
    ) -> Callable[[], None]:
        wanted = {contract_of(name, "OnSymbolTick").symbol for name in request.symbol_names}

        def tell(tick: Tick) -> None:
            silent = self.is_stalled() or not CONTRACTS[tick.symbol].is_open
            if tick.symbol in wanted and not silent:
                look = encode.tick(tick, self._book)
                inbox.put_nowait(
                    pb.OnSymbolTickData(symbol_tick=look, terminal_instance_guid_id=session.guid)
                )

        return self._gateway.market.listen(tell)

    def _each(self, period_ms: int, tell: Callable[[], None]) -> Callable[[], None]:
        period_s = max(period_ms or USUAL_PERIOD_MS, SHORTEST_PERIOD_MS) / 1000

        async def run() -> None:
            while True:
                if not self.is_stalled():
                    tell()
                await asyncio.sleep(period_s)

        task = asyncio.create_task(run(), name="stream on a timer")

        def stop() -> None:
            task.cancel()

        return stop
