"""From a close request to the bytes that leave, and from the answer to what it proves."""

from collections.abc import Awaitable, Callable

from app.domain.errors import Denied, NotSent, OutcomeUnknown, Refused
from app.domain.ids import Instant
from app.domain.intent import AtMarket, CloseRequest
from app.domain.money import plain
from app.domain.report import Accepted, Reply, WirePreview
from app.domain.words import say
from app.venues._http import HttpResponse
from app.venues.crosstrade.codec import (
    Call,
    Closed,
    decode_close,
    encode_cancel_all,
    encode_close,
    place_of,
)
from app.venues.crosstrade.rest import MASKED, Rest
from app.venues.crosstrade.sent import Sent, SentCloses
from app.venues.session import PreparedClose


class Closing:
    """The one way in which closes leave.

    `on_accepted` hears of a close whose fills may now be asked for, `on_trouble` of any other answer,
    `on_remark` of what the venue said beside a good one.
    """

    def __init__(
        self,
        rest: Rest,
        closes: SentCloses,
        *,
        allow_guarded: bool,
        now: Callable[[], Instant],
        on_accepted: Callable[[Sent], None],
        on_trouble: Callable[[], None],
        on_remark: Callable[[str, str], None],
    ) -> None:
        self._rest, self._closes = rest, closes
        self._allow_guarded, self._now = allow_guarded, now
        self._on_accepted, self._on_trouble = on_accepted, on_trouble
        self._on_remark = on_remark

    def prepare(self, request: CloseRequest) -> PreparedClose:
        """Build the close and what shows it. Raises Denied."""
        if not isinstance(request.pricing, AtMarket) and not self._allow_guarded:
            raise Denied(
                "not_allowed",
                say(
                    "A limit or cap is an opposite order that only the panel guards, and this "
                    "account does not allow that. Nothing was sent."
                ),
            )
        call = encode_close(request)

        def send() -> Awaitable[Reply]:
            sent = Sent.of(request, self._now())
            self._closes.add(sent)
            try:
                answer = self._rest.send(call)
            except NotSent:
                self._closes.drop(sent.close_id)
                raise
            return self._reply(sent, answer)

        return PreparedClose(self._preview(call, request), send)

    def _preview(self, call: Call, request: CloseRequest) -> WirePreview:
        cancel = encode_cancel_all(place_of(request))
        first = f"{cancel.method} {cancel.target} {cancel.body.decode()}"
        return WirePreview(
            method=call.method,
            address=f"{self._rest.address}{call.target}",
            headers=(("Authorization", MASKED), ("Content-Type", "application/json")),
            body=call.body.decode(),
            digest=call.digest,
            also=(first,) if request.cancel_working_orders else (),
        )

    async def _reply(self, sent: Sent, answer: Awaitable[HttpResponse]) -> Reply:
        try:
            reply = await answer
            self._rest.hear_status(reply)
            closed = decode_close(reply.status, reply.body)
        except (NotSent, Refused):
            self._closes.drop(sent.close_id)
            self._on_trouble()
            raise
        except OutcomeUnknown as error:
            self._on_trouble()
            raise OutcomeUnknown(
                say(
                    "Whether {what} is being closed is not known. {error}",
                    what=_in_words(sent.request),
                    error=error,
                )
            ) from error
        self._closes.accept(sent)
        self._remark(sent, closed)
        ids = closed.order_ids
        if ids:
            self._closes.drop(sent.close_id)
        self._on_accepted(
            Sent(sent.request, sent.place, sent.sent_at, sent.most, ids, accepted=True)
        )
        return Accepted(ids)

    def _remark(self, sent: Sent, closed: Closed) -> None:
        if closed.warning:
            self._on_remark(
                "warning",
                say("CrossTrade closes with a warning: {warning}.", warning=closed.warning),
            )
        others = [name.instrument for name in closed.names if name.instrument]
        if others and sent.place.instrument not in others:
            self._on_remark(
                "another-instrument",
                say(
                    "Asked to close {instrument}, CrossTrade says that it closed {names}. Look at "
                    "NinjaTrader.",
                    instrument=sent.place.instrument,
                    names=others,
                ),
            )


def _in_words(request: CloseRequest) -> str:
    return f"{request.instrument.symbol} {request.side} {plain(request.quantity)}"
