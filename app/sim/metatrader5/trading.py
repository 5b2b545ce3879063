"""Service TradingHelper: OrderClose, OrderModify and OrderSend, with the faults they can show."""

import asyncio
import math
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from grpc import StatusCode

from app.sim.faults import Fault
from app.sim.metatrader5 import encode
from app.sim.metatrader5 import retcodes as rc
from app.sim.metatrader5.dealing import How, SendTicket
from app.sim.metatrader5.encode import lots, price_level
from app.sim.metatrader5.gateway import Gateway, Service
from app.sim.metatrader5.levels import ModifyTicket
from app.sim.metatrader5.records import NOTHING, OrderKind, Outcome
from app.sim.metatrader5.sessions import Context, EnvelopeError
from app.sim.metatrader5.wire import trading_pb2 as pb

Execute = Callable[[How], Outcome]

_GOOD: Final = {rc.PLACED, rc.DONE, rc.DONE_PARTIAL}
# Refusals that are seen as the terminal's exception, which the gateway wraps into the envelope.
_WRAPPED: Final = {rc.MARKET_CLOSED, rc.POSITION_CLOSED, rc.TRADE_DISABLED}


def trading_service(gateway: Gateway) -> Service:
    """The calls that change something; each is noted before anything else happens to it."""
    calls = _Calls(gateway)
    service = Service("TradingHelper", gateway.sessions)
    service.call(
        "OrderClose", pb.OrderCloseRequest, pb.OrderCloseReply, calls.close,
        first=calls.note_close,
    )  # fmt: skip
    service.call(
        "OrderModify", pb.OrderModifyRequest, pb.OrderModifyReply, calls.modify,
        first=calls.note_modify,
    )  # fmt: skip
    service.call(
        "OrderSend", pb.OrderSendRequest, pb.OrderSendReply, calls.send, first=calls.note_send
    )  # fmt: skip
    return service


class _Calls:
    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._received = gateway.world.received

    def note_close(self, request: pb.OrderCloseRequest) -> None:
        body = {"volume": _shown(request.volume), "slippage": request.slippage}
        pending = request.ticket in self._gateway.book.orders
        kind = "cancel" if pending else "close"
        ticket = str(request.ticket)
        self._received.note(kind, "OrderClose", ticket, {"ticket": request.ticket, **body})

    def note_modify(self, request: pb.OrderModifyRequest) -> None:
        levels = ("stop_loss", "take_profit", "price")
        sent = {
            level: _shown(getattr(request, level)) for level in levels if request.HasField(level)
        }
        ticket = str(request.ticket)
        self._received.note("modify", "OrderModify", ticket, {"ticket": request.ticket, **sent})

    def note_send(self, request: pb.OrderSendRequest) -> None:
        body = {
            "symbol": request.symbol,
            "operation": _word(pb.TMT5_ENUM_ORDER_TYPE, request.operation),
            "volume": _shown(request.volume),
            "price": _shown(request.price),
            "slippage": request.slippage,
            "comment": request.comment,
        }
        self._received.note("order", "OrderSend", request.symbol, body)

    async def close(self, request: pb.OrderCloseRequest, context: Context) -> pb.OrderCloseData:
        desk = self._gateway.desk

        def execute(how: How) -> Outcome:
            if not _is_sane(request.volume):
                return Outcome(rc.INVALID_VOLUME)
            return desk.close(request.ticket, lots(request.volume), request.slippage, how)

        fills = request.ticket not in self._gateway.book.orders
        outcome = await self._carry_out("OrderClose", execute, context, fills=fills)
        return pb.OrderCloseData(
            returned_code=outcome.code,
            returned_string_code=rc.name(outcome.code),
            returned_code_description=rc.text(outcome.code),
            close_mode=pb.MRPC_ORDER_CLOSE_MODE.Name(outcome.close_mode),
        )

    async def modify(self, request: pb.OrderModifyRequest, context: Context) -> pb.OrderModifyData:
        def execute(how: How) -> Outcome:
            if not _is_sane(request.price, request.stop_loss, request.take_profit):
                return Outcome(rc.INVALID_STOPS)
            if not _knows_duration(request):
                return Outcome(rc.INVALID_EXPIRATION)
            return self._gateway.levels.modify(_modify_ticket(request))

        outcome = await self._carry_out("OrderModify", execute, context, fills=False)
        return pb.OrderModifyData(**_result(outcome))

    async def send(self, request: pb.OrderSendRequest, context: Context) -> pb.OrderSendData:
        def execute(how: How) -> Outcome:
            kind = next((kind for kind in OrderKind if kind.value == request.operation), None)
            if kind is None:
                return Outcome(rc.INVALID_ORDER)
            if not _is_sane(request.volume):
                return Outcome(rc.INVALID_VOLUME)
            if not _is_sane(request.price, request.stop_loss, request.take_profit):
                return Outcome(rc.INVALID_PRICE)
            if not _knows_duration(request):
                return Outcome(rc.INVALID_EXPIRATION)
            return self._gateway.desk.send(_send_ticket(request, kind), how)

        fills = request.operation in (OrderKind.BUY.value, OrderKind.SELL.value)
        outcome = await self._carry_out("OrderSend", execute, context, fills=fills)
        return pb.OrderSendData(**_result(outcome))

    async def _carry_out(
        self, call: str, execute: Execute, context: Context, *, fills: bool
    ) -> Outcome:
        """Show what is armed around `execute`; what fills may be late or half, nothing else."""
        take = self._gateway.world.faults.take
        if take(Fault.RATE_LIMIT):
            await context.abort(StatusCode.RESOURCE_EXHAUSTED, "Too many requests")
        if take(Fault.HTTP_500_BEFORE):
            await context.abort(StatusCode.INTERNAL, "Internal gateway error")
        if take(Fault.TERMINAL_LOST):
            self._gateway.sessions.lose(context)
        outcome = self._decide(call, execute, context, fills=fills)
        if take(Fault.LOSE_REPLY):
            await asyncio.Event().wait()
        if take(Fault.DROP_CONNECTION):
            self._gateway.cut()
            # The broken connection ends this call; an answer could only be lost.
            await asyncio.Event().wait()
        if take(Fault.HTTP_500_AFTER_EXECUTION):
            await context.abort(StatusCode.INTERNAL, "Internal gateway error")
        if outcome.code not in _GOOD and self._is_wrapped(outcome):
            raise EnvelopeError(encode.refused(outcome, call))
        return outcome

    def _decide(self, call: str, execute: Execute, context: Context, *, fills: bool) -> Outcome:
        take = self._gateway.world.faults.take
        session = self._gateway.sessions.of(context, call)
        if session.read_only:
            return Outcome(rc.TRADE_DISABLED)
        if take(Fault.REFUSE):
            return Outcome(rc.REQUOTE)
        if take(Fault.TIMEOUT_BEFORE):
            return Outcome(rc.TIMEOUT)
        how = How(late=fills and take(Fault.LATE_FILL), half=fills and take(Fault.HALF_FILL))
        with self._gateway.book.telling_twice(take(Fault.DUPLICATE_PUSH)):
            outcome = execute(how)
        if take(Fault.TIMEOUT_AFTER_EXECUTION):
            return replace(outcome, code=rc.TIMEOUT)
        return outcome

    def _is_wrapped(self, outcome: Outcome) -> bool:
        switches = self._gateway.switches
        if switches.refusals_in_data:
            return False
        return switches.refusals_in_envelope or outcome.code in _WRAPPED


def _modify_ticket(request: pb.OrderModifyRequest) -> ModifyTicket:
    return ModifyTicket(
        request.ticket,
        stop_loss=_sent(request, "stop_loss"),
        take_profit=_sent(request, "take_profit"),
        price=_sent(request, "price"),
        type_time=_type_time(request),
        expires_at=_expiry(request),
    )


def _send_ticket(request: pb.OrderSendRequest, kind: OrderKind) -> SendTicket:
    return SendTicket(
        request.symbol,
        kind,
        lots(request.volume),
        price=_sent(request, "price") or NOTHING,
        slippage=request.slippage,
        stop_loss=_sent(request, "stop_loss") or NOTHING,
        take_profit=_sent(request, "take_profit") or NOTHING,
        comment=request.comment,
        magic=_signed(request.expert_id),
        type_time=_type_time(request) or "GTC",
        expires_at=_expiry(request),
    )


def _is_sane(*values: float) -> bool:
    # Beyond this, decimal remainders on a lot or tick grid are no longer exact.
    return all(math.isfinite(value) and abs(value) < 1e9 for value in values)


def _shown(value: float) -> float | str:
    """A double as the record keeps it: JSON has no word for NaN and infinities."""
    return value if math.isfinite(value) else str(value)


def _word(known: Any, number: int) -> str:
    """The name of an enum's member; the number itself where there is none."""
    return str(known.Name(number)) if number in known.values() else str(number)


def _signed(magic: int) -> int:
    """The same 64 bits with a sign, as every reply carries a magic number."""
    return magic - 2**64 if magic >= 2**63 else magic


def _knows_duration(request: pb.OrderSendRequest | pb.OrderModifyRequest) -> bool:
    return request.expiration_time_type in pb.TMT5_ENUM_ORDER_TYPE_TIME.values()


def _sent(request: pb.OrderSendRequest | pb.OrderModifyRequest, field: str) -> Decimal | None:
    return price_level(getattr(request, field)) if request.HasField(field) else None


def _expiry(request: pb.OrderSendRequest | pb.OrderModifyRequest) -> datetime | None:
    if request.HasField("expiration_time_utc"):
        return encode.utc(request.expiration_time_utc)
    if request.HasField("expiration_time"):
        return encode.utc(request.expiration_time) - encode.BROKER_AHEAD
    return None


def _type_time(request: pb.OrderSendRequest | pb.OrderModifyRequest) -> str | None:
    if not request.HasField("expiration_time_type"):
        return None
    name = pb.TMT5_ENUM_ORDER_TYPE_TIME.Name(request.expiration_time_type)
    return name.removeprefix("TMT5_ORDER_TIME_")


def _result(outcome: Outcome) -> dict[str, Any]:
    return {
        "returned_code": outcome.code,
        "deal": outcome.deal,
        "order": outcome.order,
        "volume": float(outcome.volume),
        "price": float(outcome.price),
        "bid": float(outcome.bid),
        "ask": float(outcome.ask),
        "returned_string_code": rc.name(outcome.code),
        "returned_code_description": rc.text(outcome.code),
    }
