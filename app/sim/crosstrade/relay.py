"""What stands before the add-on: the record, the token, the budget, and the armed faults."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from app.sim.bucket import Bucket
from app.sim.crosstrade.args import Args, Body, DeclinedError, invalid_request
from app.sim.crosstrade.desktop import Desktop, Handling
from app.sim.crosstrade.reads import Reads
from app.sim.crosstrade.trades import Trade, Trades
from app.sim.faults import Fault, Faults
from app.sim.received import Received
from app.sim.unanswered import NoReply
from app.sim.venue import World

BUDGET_BURST: Final = 20
BUDGET_PER_S: Final = 3.0
_HTML_500: Final = (
    "<!DOCTYPE html><html><head><title>500 Internal Server Error</title></head>"
    "<body><h1>Internal Server Error</h1></body></html>"
)


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it arrived; `args` are path, query and body together, None when unreadable."""

    api: str
    wire_name: str
    args: Mapping[str, object] | None
    body: object


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; a `body` of text is an HTML page."""

    status: int
    body: Body | str
    headers: dict[str, str] = field(default_factory=dict)


class Relay:
    """Takes calls of both transports; one budget for the two."""

    def __init__(self, world: World, desktop: Desktop, reads: Reads, trades: Trades) -> None:
        self._faults: Faults = world.faults
        self._received: Received = world.received
        self._desktop = desktop
        self._reads = reads.calls
        self._trades = trades.calls
        self.budget = Bucket(BUDGET_BURST, BUDGET_PER_S)

    def take(self, call: Call, *, authorised: bool) -> Reply | NoReply:
        """Carry out one call, or show what stands in its way."""
        trade = self._trades.get(call.api)
        if trade is not None:
            self._received.note(trade.kind, call.wire_name, self._about(call), call.body)
        if not authorised:
            return Reply(401, {"success": False, "error": "unauthorized"})
        if not self.budget.take():
            return Reply(429, {"error": "Rate limit exceeded"}, {"Retry-After": "1"})
        if trade is not None:
            return self._trade(call, trade)
        if self._faults.addon_is_offline:
            return _addon_away()
        return self._run(call, self._reads.get(call.api))

    def _trade(self, call: Call, trade: Trade) -> Reply | NoReply:
        take = self._faults.take
        if take(Fault.RATE_LIMIT):
            return Reply(429, {"error": "Rate limit exceeded"})
        if take(Fault.REFUSE):
            return Reply(400, {"error": "Invalid request"})
        if take(Fault.HTTP_500_BEFORE):
            return Reply(500, _HTML_500)
        if self._faults.addon_is_offline:
            return _addon_away()
        how = Handling()
        if trade.fills:
            how = Handling(late=take(Fault.LATE_FILL), repeated=take(Fault.DUPLICATE_PUSH))
        reply = self._run(call, lambda args: trade.run(args, how))
        if take(Fault.LOSE_REPLY):
            return NoReply.LOST
        if take(Fault.DROP_CONNECTION):
            return NoReply.CUT
        if take(Fault.HTTP_500_AFTER_EXECUTION):
            return Reply(500, _HTML_500)
        if take(Fault.ADDON_TIMEOUT):
            return _addon_away()
        return reply

    def _run(self, call: Call, run: Callable[[Args], Body] | None) -> Reply:
        if run is None:
            return Reply(200, {"error": "Unknown API command"})
        try:
            if call.args is None:
                raise invalid_request()
            return Reply(200, run(Args(call.args)))
        except DeclinedError as declined:
            newer = {"success": False} if self._desktop.manner.newer_errors else {}
            return Reply(declined.status, newer | declined.body)

    def _about(self, call: Call) -> str:
        """Account and instrument as the call names them; `*` where it names none."""
        args = call.args or {}
        account, instrument = args.get("account") or "*", args.get("instrument")
        held = self._desktop.account(account) if isinstance(account, str) else None
        order = held.order(str(args.get("orderId"))) if held else None
        if instrument is None and order is not None:
            instrument = order.contract.name
        return f"{account}/{instrument or '*'}"


def _addon_away() -> Reply:
    # The same words with and without execution: the client cannot tell the two apart.
    return Reply(408, {"success": False, "error": "NinjaTrader add-on is not connected"})
