"""What stands before every call: the record, the key, the budget, what was armed to go wrong.

Also the envelope: `data`, `error`, `metadata`.
"""

import asyncio
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Final
from uuid import UUID

from app.sim.bucket import Bucket
from app.sim.clearstreet.asked import WHOLE, Query, parse_json
from app.sim.clearstreet.pages import page
from app.sim.clearstreet.refusals import NO_KEY, Refusal, risk
from app.sim.clearstreet.rows import Row
from app.sim.clearstreet.trading import Handling
from app.sim.clearstreet.tricks import Trick, Tricks, distorted
from app.sim.faults import Fault
from app.sim.strict_json import recorded
from app.sim.unanswered import NoReply
from app.sim.venue import World

BUDGET_BURST: Final = 120
BUDGET_PER_S: Final = 20.0
_HTML_502: Final = "<html><body>502 Bad Gateway</body></html>"
_SHARED: Final = {
    Fault.RATE_LIMIT: Trick.TOO_MANY,
    Fault.REFUSE: Trick.REFUSE,
    Fault.HTTP_500_BEFORE: Trick.HTTP_500_BEFORE,
    Fault.HTTP_500_AFTER_EXECUTION: Trick.HTTP_500_AFTER,
    Fault.LOSE_REPLY: Trick.NEVER_ANSWER,
    Fault.DROP_CONNECTION: Trick.DROP_AFTER,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: the parts of its path, its query, its body, how its orders are treated."""

    path: Mapping[str, str]
    query: Query
    raw: bytes
    handling: Handling = Handling()

    @property
    def account(self) -> int:
        text = self.path["account_id"]
        if not WHOLE.fullmatch(text):
            raise Refusal(400, f"Invalid URL: Cannot parse `account_id` with value `{text}`")
        return int(text)

    def json(self) -> object:
        return parse_json(self.raw)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the interface; a mutation has a `kind`, a list of a GET comes in pages."""

    method: str
    pattern: str
    run: Callable[[Asked], object]
    kind: str | None = None
    needs_key: bool = True

    @property
    def wire_name(self) -> str:
        return f"{self.method} {self.pattern}"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; a `body` of text is not JSON."""

    status: int
    body: Row | str
    headers: dict[str, str] = field(default_factory=dict)
    is_truncated: bool = False


class Door:
    """Takes every call, in the order in which a real server would look at it."""

    def __init__(self, world: World, key: str, says_retry_after: Callable[[], bool]) -> None:
        self._faults = world.faults
        self._received = world.received
        self._chance = Random(world.seed)
        self._key = key
        self._says_retry_after = says_retry_after
        self.tricks = Tricks()
        self.budget = Bucket(BUDGET_BURST, BUDGET_PER_S)

    async def take(
        self, call: Call, asked: Asked, *, bearer: str | None, about: str
    ) -> Reply | NoReply:
        """Carry out one call, or show what stands in its way; `about` names what it touches."""
        if call.kind is not None:
            self._received.note(call.kind, call.wire_name, about, _recorded(call, asked))
        if call.needs_key and bearer != f"Bearer {self._key}":
            return self._error(Refusal(401, NO_KEY))
        wait_s = self.budget.wait_s()
        if wait_s:
            return self._too_many(math.ceil(wait_s))
        tricks = self._tricks(call)
        if Trick.DELAY in tricks:
            await asyncio.sleep(tricks[Trick.DELAY])
        hindered = self._before(asked, tricks)
        if hindered is not None:
            return hindered
        reply = self._run(call, asked)
        return self._after(tricks) or self._answer(reply, tricks)

    def handling(self, kind: str | None) -> Handling:
        """How a fault wants the orders of this mutation treated; uses the fault up."""
        if kind not in ("close", "flatten", "order"):
            return Handling()
        take = self._faults.take
        return Handling(late=take(Fault.LATE_FILL), repeated=take(Fault.DUPLICATE_PUSH))

    def _tricks(self, call: Call) -> dict[Trick, float]:
        tricks = self.tricks.take(call.wire_name)
        if call.kind is not None:
            for fault, trick in _SHARED.items():
                if trick not in tricks and self._faults.take(fault):
                    tricks[trick] = 0.0
        return tricks

    def _before(self, asked: Asked, tricks: dict[Trick, float]) -> Reply | NoReply | None:
        if Trick.DROP_BEFORE in tricks:
            return NoReply.CUT
        if Trick.PLAIN_TEXT_401 in tricks:
            return Reply(401, NO_KEY)
        if Trick.TOO_MANY in tricks:
            return self._too_many(2)
        if Trick.TOO_MANY_WITHOUT_RETRY_AFTER in tricks:
            return self._error(Refusal(429, "Too many requests"))
        if Trick.REFUSE in tricks:
            return self._answer(self._error(self._refused_by_risk(asked)), tricks)
        if Trick.HTTP_500_BEFORE in tricks:
            return self._error(Refusal(500, "Internal server error"))
        return Reply(502, _HTML_502) if Trick.HTTP_502_HTML_BEFORE in tricks else None

    def _after(self, tricks: dict[Trick, float]) -> Reply | NoReply | None:
        if Trick.NEVER_ANSWER in tricks:
            return NoReply.LOST
        if Trick.DROP_AFTER in tricks:
            return NoReply.CUT
        if Trick.HTTP_500_AFTER in tricks:
            return self._error(Refusal(500, "Internal server error"))
        return Reply(502, _HTML_502) if Trick.HTTP_502_HTML_AFTER in tricks else None

    def _answer(self, reply: Reply, tricks: dict[Trick, float]) -> Reply:
        body = distorted(reply.body, tricks) if isinstance(reply.body, dict) else reply.body
        return Reply(reply.status, body, reply.headers, Trick.TRUNCATED_JSON in tricks)

    def _run(self, call: Call, asked: Asked) -> Reply:
        try:
            data = call.run(asked)
            metadata: Row = {"request_id": self._request_id()}
            if isinstance(data, list) and call.method == "GET":
                data, paging = page(data, asked.query)
                metadata |= paging
        except Refusal as refusal:
            return self._error(refusal)
        return Reply(200, {"data": data, "error": None, "metadata": metadata})

    def _error(self, refusal: Refusal) -> Reply:
        error: Row = {"code": refusal.status, "message": refusal.message}
        if refusal.details is not None:
            error["details"] = refusal.details
        metadata = {"request_id": self._request_id()}
        return Reply(refusal.status, {"error": error, "metadata": metadata})

    def _too_many(self, seconds: int) -> Reply:
        reply = self._error(Refusal(429, "Too many requests"))
        if self._says_retry_after():
            reply.headers["Retry-After"] = str(seconds)
        return reply

    def _refused_by_risk(self, asked: Asked) -> Refusal:
        return risk("BUYING_POWER", self._request_id(), asked.path["account_id"], None)

    def _request_id(self) -> str:
        return str(UUID(int=self._chance.getrandbits(128), version=4))


def _recorded(call: Call, asked: Asked) -> object:
    """The body as plain values; for a cancel, which has none, its filter."""
    if not asked.raw.strip():
        return asked.query.as_row() or None if call.kind == "cancel" else None
    return recorded(asked.raw)
