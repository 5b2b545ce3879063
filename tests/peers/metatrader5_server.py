"""A gateway built on the stubs that MetaRPC publishes (`MetaRpcMT5`), to drive our client against.

It runs in a process of its own. Prints its port, then speaks JSON lines: the requests of trades it
received go to standard output, instructions for the next close come from standard input.
"""

import asyncio
import json
import sys
from typing import Any

import grpc
from MetaRpcMT5 import mt5_term_api_account_helper_pb2 as helper
from MetaRpcMT5 import mt5_term_api_account_helper_pb2_grpc as helper_grpc
from MetaRpcMT5 import mt5_term_api_connection_pb2 as connection
from MetaRpcMT5 import mt5_term_api_connection_pb2_grpc as connection_grpc
from MetaRpcMT5 import mt5_term_api_subscriptions_pb2 as subscriptions
from MetaRpcMT5 import mt5_term_api_subscriptions_pb2_grpc as subscriptions_grpc
from MetaRpcMT5 import mt5_term_api_trading_helper_pb2 as trading
from MetaRpcMT5 import mt5_term_api_trading_helper_pb2_grpc as trading_grpc

TICKET, LOGIN, GUID = 50012345001, 700100, "0f1e2d3c-0000-4000-8000-000000000001"


class Broker:
    """One long position; deals; what the next close shall do."""

    def __init__(self) -> None:
        self.volume = 1.0
        self.deals: list[Any] = []
        self.next = ""
        self.trades: list[asyncio.Queue[Any]] = []

    def close(self, ticket: int, volume: float) -> int:
        if ticket != TICKET or not self.volume:
            return 10036
        done = volume or self.volume
        self.volume = round(self.volume - done, 8)
        number = 60012350000 + len(self.deals)
        deal = helper.DealHistoryData(
            ticket=number,
            order=number + 1000,
            price=1.085,
            volume=done,
            entry_type=1,
            type=1,
            reason=3,
            position_id=ticket,
            symbol="EURUSD",
        )
        deal.time_utc.GetCurrentTime()
        self.deals.append(deal)
        event = subscriptions.OnTradeReply()
        event.data.event_data.new_history_deals.add(
            ticket=number,
            order_ticket=number + 1000,
            type=1,
            entry=1,
            reason=3,
            deal_position_id=ticket,
            price=1.085,
            volume=done,
            symbol="EURUSD",
        ).deal_time_utc.CopyFrom(deal.time_utc)
        if not self.volume:
            event.data.event_data.disappeared_positions.add(ticket=ticket, symbol="EURUSD")
        for queue in self.trades:
            queue.put_nowait(event)
        return 10009


class Connection(connection_grpc.ConnectionServicer):  # type: ignore[misc,unused-ignore]
    async def ConnectEx(self, request: Any, context: Any) -> Any:
        reply = connection.ConnectExReply()
        reply.data.terminal_instance_guid = GUID
        return reply

    async def CheckConnect(self, request: Any, context: Any) -> Any:
        reply = connection.CheckConnectReply()
        reply.data.health_check.is_alive = True
        reply.data.health_check.terminal_is_connected_to_mt_server = True
        return reply


class Account(helper_grpc.AccountHelperServicer):  # type: ignore[misc,unused-ignore]
    def __init__(self, broker: Broker) -> None:
        self._broker = broker

    async def AccountSummary(self, request: Any, context: Any) -> Any:
        reply = helper.AccountSummaryReply()
        data = reply.data
        data.account_login, data.account_currency = LOGIN, "USD"
        data.account_margin_mode = 2
        data.account_trade_allowed = data.account_trade_expert = True
        data.server_time_utc.GetCurrentTime()
        return reply

    async def OpenedOrders(self, request: Any, context: Any) -> Any:
        reply = helper.OpenedOrdersReply(data=helper.OpenedOrdersData())
        if self._broker.volume:
            reply.data.position_infos.add(
                ticket=TICKET,
                identifier=TICKET,
                volume=self._broker.volume,
                price_open=1.0821,
                price_current=1.085,
                symbol="EURUSD",
                profit=290.0,
            )
        return reply

    async def SymbolParamsMany(self, request: Any, context: Any) -> Any:
        reply = helper.SymbolParamsManyReply()
        reply.data.symbol_infos.add(
            name=request.symbol_name,
            digits=5,
            point=1e-5,
            trade_tick_size=1e-5,
            trade_tick_value=1.0,
            trade_contract_size=100000.0,
            volume_min=0.01,
            volume_max=100.0,
            volume_step=0.01,
            trade_mode=4,
            trade_exe_mode=2,
            currency_profit="USD",
        )
        return reply

    async def DealsHistory(self, request: Any, context: Any) -> Any:
        return helper.DealsHistoryReply(
            data=helper.DealsHistoryData(
                arrayTotal=len(self._broker.deals), deals=self._broker.deals
            )
        )


class Trading(trading_grpc.TradingHelperServicer):  # type: ignore[misc,unused-ignore]
    def __init__(self, broker: Broker) -> None:
        self._broker = broker

    async def OrderClose(self, request: Any, context: Any) -> Any:
        say({"ticket": request.ticket, "volume": request.volume, "slippage": request.slippage})
        wish, self._broker.next = self._broker.next, ""
        reply = trading.OrderCloseReply()
        if wish in ("10004", "10012"):
            reply.data.returned_code = int(wish)
            return reply
        if wish == "TERMINAL":
            reply.error.error_code = "TERMINAL_INSTANCE_NOT_FOUND"
            return reply
        if wish == "UNAVAILABLE before":
            await context.abort(grpc.StatusCode.UNAVAILABLE, "gone")
        code = self._broker.close(request.ticket, request.volume)
        if wish == "UNAVAILABLE after":
            await context.abort(grpc.StatusCode.UNAVAILABLE, "gone")
        if wish == "silence":
            await asyncio.Event().wait()
        reply.data.returned_code = 10012 if wish == "10012 executed" else code
        return reply


class Streams(subscriptions_grpc.SubscriptionServiceServicer):  # type: ignore[misc,unused-ignore]
    def __init__(self, broker: Broker) -> None:
        self._broker = broker

    async def OnTrade(self, request: Any, context: Any) -> Any:
        queue: asyncio.Queue[Any] = asyncio.Queue()
        self._broker.trades.append(queue)
        try:
            while True:
                yield await queue.get()
        finally:
            self._broker.trades.remove(queue)

    async def OnPositionsAndPendingOrdersTickets(self, request: Any, context: Any) -> Any:
        while True:
            reply = subscriptions.OnPositionsAndPendingOrdersTicketsReply()
            reply.data.server_time_utc.GetCurrentTime()
            if self._broker.volume:
                reply.data.position_tickets.append(TICKET)
            yield reply
            await asyncio.sleep(0.1)


def say(what: Any) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


async def serve() -> None:
    broker, server = Broker(), grpc.aio.server()
    connection_grpc.add_ConnectionServicer_to_server(Connection(), server)
    helper_grpc.add_AccountHelperServicer_to_server(Account(broker), server)
    trading_grpc.add_TradingHelperServicer_to_server(Trading(broker), server)
    subscriptions_grpc.add_SubscriptionServiceServicer_to_server(Streams(broker), server)
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    say(port)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        broker.next = json.loads(line)
    await server.stop(None)


if __name__ == "__main__":
    asyncio.run(serve())
