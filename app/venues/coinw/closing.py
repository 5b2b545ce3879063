"""From a close request to the bytes that leave, and from the answer to what it proves."""

from collections.abc import Awaitable, Callable
from typing import Final

from app.domain.errors import OutcomeUnknown, Refused
from app.domain.ids import Instant, VenueOrderId
from app.domain.intent import CloseRequest
from app.domain.money import plain
from app.domain.report import Accepted, Reply, WirePreview
from app.domain.words import say
from app.venues._http import HttpResponse
from app.venues.coinw.closes import Closes
from app.venues.coinw.codec import (
    BATCH_ORDERS,
    Call,
    decode_close,
    encode_close,
    is_rate_limit,
)
from app.venues.coinw.known import Known
from app.venues.coinw.refusals import explain_refusal
from app.venues.coinw.rest import Rest
from app.venues.coinw.signing import API_KEY, SIGN, TIMESTAMP
from app.venues.session import PreparedClose

# The venue answers in tenths of a second; after this the look-up learns more than the waiting.
CLOSE_DEADLINE_S: Final = 5.0
_WHEN_SENT: Final = "added when sent"


class Closing:
    """The one way in which closes leave."""

    def __init__(
        self,
        rest: Rest,
        known: Known,
        *,
        now: Callable[[], Instant],
        closes: Closes,
        on_accepted: Callable[[CloseRequest, VenueOrderId], None],
        on_answered: Callable[[], None],
    ) -> None:
        self._rest, self._known, self._closes, self._now = rest, known, closes, now
        self._on_accepted, self._on_answered = on_accepted, on_answered

    def prepare(self, request: CloseRequest) -> PreparedClose:
        """Build the close and what shows it. Raises Denied."""
        call = encode_close(request)

        def send() -> Awaitable[Reply]:
            self._rest.closes.take_for_close()
            answer = self._rest.send(call, CLOSE_DEADLINE_S)
            self._closes.sent(request, self._now())
            return self._reply(request, answer)

        return PreparedClose(self._preview(call, request), send)

    def _preview(self, call: Call, request: CloseRequest) -> WirePreview:
        name = request.instrument.wire_name
        first = (f"DELETE {BATCH_ORDERS} with the ids of all working orders in {name}",)
        return WirePreview(
            method=call.method,
            address=f"{self._rest.address}{call.path}",
            headers=(
                ("Content-Type", "application/json"),
                (API_KEY, self._rest.masked_key),
                (TIMESTAMP, _WHEN_SENT),
                (SIGN, _WHEN_SENT),
            ),
            body=call.body.decode(),
            digest=call.digest,
            also=first if request.cancel_working_orders else (),
        )

    async def _reply(self, request: CloseRequest, answer: Awaitable[HttpResponse]) -> Reply:
        try:
            reply = await answer
            order_id = decode_close(reply.status, reply.body)
        except Refused as error:
            self._closes.refused(request.close_id)
            if is_rate_limit(error):
                self._rest.pause_closes()
            raise self._explained(error, request) from error
        except OutcomeUnknown as error:
            what = _row_in_words(request)
            raise OutcomeUnknown(
                say("Whether {what} is being closed is not known. {error}", what=what, error=error)
            ) from error
        finally:
            self._on_answered()
        if order_id is None:
            return Accepted()
        self._on_accepted(request, order_id)
        return Accepted((order_id,))

    def _explained(self, error: Refused, request: CloseRequest) -> Refused:
        name = request.instrument.wire_name
        return explain_refusal(
            error,
            _row_in_words(request),
            pause_until=self._known.funding_pause_until(name, self._now()),
            copied=self._known.looks_copied(request.position.wire_id),
        )


def _row_in_words(request: CloseRequest) -> str:
    return f"{request.instrument.symbol} {request.side} {plain(request.quantity)}"
