"""A caller of the gateway with nothing but a raw channel and method paths."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import grpc
from google.protobuf.message import Message

from app.sim.faults import Fault, Faults
from app.sim.metatrader5 import SimulatedMetaTrader5, Switches
from app.sim.metatrader5.wire import (
    account_pb2,
    connection_pb2,
    history_pb2,
    streams_pb2,
    trading_pb2,
)
from app.sim.received import Received
from app.sim.venue import Offer, World

DEADLINE_S = 5.0

REPLIES: dict[str, type[Message]] = {
    "Connection/ConnectEx": connection_pb2.ConnectExReply,
    "Connection/Connect": connection_pb2.ConnectReply,
    "Connection/CheckConnect": connection_pb2.CheckConnectReply,
    "Connection/Disconnect": connection_pb2.DisconnectReply,
    "AccountHelper/AccountSummary": account_pb2.AccountSummaryReply,
    "AccountHelper/OpenedOrders": account_pb2.OpenedOrdersReply,
    "AccountHelper/OpenedOrdersTickets": account_pb2.OpenedOrdersTicketsReply,
    "AccountHelper/DealsHistory": history_pb2.DealsHistoryReply,
    "AccountHelper/OrderHistory": history_pb2.OrderHistoryReply,
    "TradeFunctions/PositionsTotal": account_pb2.PositionsTotalReply,
    "TradingHelper/OrderClose": trading_pb2.OrderCloseReply,
    "TradingHelper/OrderModify": trading_pb2.OrderModifyReply,
    "TradingHelper/OrderSend": trading_pb2.OrderSendReply,
    "SubscriptionService/OnTrade": streams_pb2.OnTradeReply,
    "SubscriptionService/OnTradeTransaction": streams_pb2.OnTradeTransactionReply,
    "SubscriptionService/OnPositionProfit": streams_pb2.OnPositionProfitReply,
    "SubscriptionService/OnPositionsAndPendingOrdersTickets": (
        streams_pb2.OnPositionsAndPendingOrdersTicketsReply
    ),
    "SubscriptionService/OnSymbolTick": streams_pb2.OnSymbolTickReply,
}


class Caller:
    """One channel to a running simulator, with the session id it was given."""

    def __init__(self, venue: SimulatedMetaTrader5, world: World, offer: Offer) -> None:
        self.venue = venue
        self.world = world
        self.offer = offer
        self.id = ""
        self.api_key: str | None = offer.secrets["api_key"]
        options = [("grpc.enable_http_proxy", 0), ("grpc.enable_retries", 0)]
        self.channel = grpc.aio.insecure_channel(offer.endpoints["grpc"], options=options)

    @property
    def metadata(self) -> list[tuple[str, str]]:
        entries = [("id", self.id)] if self.id else []
        return entries + ([("apikey", self.api_key)] if self.api_key else [])

    async def call(
        self, path: str, request: Message, *, reply: Any = None, timeout: float = DEADLINE_S
    ) -> Any:
        answer = reply or REPLIES[path]
        method: Any = self.channel.unary_unary(
            f"/mt5_term_api.{path}",
            request_serializer=lambda message: message.SerializeToString(),
            response_deserializer=answer.FromString,
        )
        # After a broken transport gRPC pauses before it connects again; a call waits that out.
        return await method(request, metadata=self.metadata, timeout=timeout, wait_for_ready=True)

    async def connect(self, password: str | None = None) -> None:
        request = connection_pb2.ConnectExRequest(
            user=int(self.offer.fields["login"]),
            password=password or self.offer.secrets["password"],
            mt_cluster_name=self.offer.fields["server"],
        )
        reply = await self.call("Connection/ConnectEx", request)
        self.id = reply.data.terminal_instance_guid

    async def opened(self) -> account_pb2.OpenedOrdersData:
        request = account_pb2.OpenedOrdersRequest()
        reply = await self.call("AccountHelper/OpenedOrders", request)
        data: account_pb2.OpenedOrdersData = reply.data
        return data

    async def position(self, symbol: str) -> account_pb2.PositionInfo:
        """The oldest open position of a symbol."""
        return next(p for p in (await self.opened()).position_infos if p.symbol == symbol)

    async def close(
        self, ticket: int, volume: float = 0, slippage: int = 20, *, timeout: float = DEADLINE_S
    ) -> Any:
        request = trading_pb2.OrderCloseRequest(ticket=ticket, volume=volume, slippage=slippage)
        return await self.call("TradingHelper/OrderClose", request, timeout=timeout)

    async def deals(self, **window: Any) -> list[history_pb2.DealHistoryData]:
        request = history_pb2.DealsHistoryRequest(**window)
        reply = await self.call("AccountHelper/DealsHistory", request)
        return list(reply.data.deals)

    def stream(self, name: str, request: Message) -> Any:
        path = f"SubscriptionService/{name}"
        method: Any = self.channel.unary_stream(
            f"/mt5_term_api.{path}",
            request_serializer=lambda message: message.SerializeToString(),
            response_deserializer=REPLIES[path].FromString,
        )
        return method(request, metadata=self.metadata)

    @asynccontextmanager
    async def listening(self, name: str, request: Message) -> AsyncIterator[Any]:
        """A stream that has reached the gateway; leaving the block cancels it."""
        stream = self.stream(name, request)
        # The server has no first frame to wait for: a later call on the same connection is served
        # after the stream was opened.
        await asyncio.sleep(0.02)
        await self.opened()
        try:
            yield stream
        finally:
            stream.cancel()

    def arm(self, fault: Fault, count: int = 1) -> None:
        self.world.faults.arm(fault, count)

    def received(self, call: str) -> list[dict[str, Any]]:
        return [row for row in self.world.received.rows() if row["call"] == call]


async def frame(stream: Any, *, within_s: float = DEADLINE_S) -> Any:
    """The next message of a stream."""
    async with asyncio.timeout(within_s):
        return await stream.read()


@asynccontextmanager
async def gateway(switches: Switches | None = None) -> AsyncIterator[Caller]:
    """A running simulator and a connected caller."""
    world = World(7, Faults(), Received("metatrader5"))
    venue = SimulatedMetaTrader5(world, switches)
    caller = Caller(venue, world, await venue.start())
    try:
        await caller.connect()
        yield caller
    finally:
        await caller.channel.close()
        await venue.stop()
