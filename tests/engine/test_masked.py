"""Whatever a venue says, the engine hears it without secrets, and nothing else changes."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from app.domain.errors import Misconfigured, OutcomeUnknown, Refused, UnwindError, WireError
from app.domain.ids import Instant, PositionKey, VenueOrderId
from app.domain.position import Position
from app.domain.quote import Quote
from app.domain.report import FillReport, Findings, LinkState, OrderReport, OrderStatus, Reply
from app.domain.words import Sentence, say
from app.engine.masked import MaskedSession
from app.system.redaction import Redactor
from app.venues.session import AccountCheck, CloseSubject, PreparedClose, Sink
from tests.support.build import position
from tests.support.fake_session import FakeSession
from tests.support.virtual import EPOCH, VirtualClock, on_virtual_time

SECRET = "kJ8vQ2wXz7LmPq4RtYbN"
ROW = position("AAPL-USD", "4")
REPORT = OrderReport(
    VenueOrderId("v"), OrderStatus.REJECTED, EPOCH, code=SECRET, reason=f"bad token {SECRET}"
)


def masked(session: FakeSession) -> MaskedSession:
    redactor = Redactor()
    redactor.register(SECRET)
    return MaskedSession(session, redactor.redact)


class Listening:
    """A sink that keeps all it hears."""

    def __init__(self) -> None:
        self.heard_words: list[object] = []

    def positions(self, positions: tuple[Position, ...], at: Instant) -> None:
        self.heard_words += positions

    def position(self, key: PositionKey, position: Position | None, at: Instant) -> None:
        self.heard_words.append(position)

    def quote(self, wire_name: str, quote: Quote) -> None: ...

    def order(self, report: OrderReport) -> None:
        self.heard_words.append(report)

    def fill(self, report: FillReport) -> None: ...

    def heard(self, at: Instant) -> None: ...

    def link(self, state: LinkState, why: str) -> None:
        self.heard_words.append(why)

    def notice(self, cause: str, text: str) -> None:
        self.heard_words += [cause, text]


class Echo(FakeSession):
    """A venue that repeats the secret wherever it can put a text."""

    def __init__(self) -> None:
        super().__init__(VirtualClock(), ROW)

    async def run(self, sink: Sink) -> None:
        loud = replace(ROW.instrument, symbol=f"X {SECRET}", untradable=SECRET)
        row = replace(ROW, caution=f"you sent {SECRET}", instrument=loud)
        sink.positions((row,), EPOCH)
        sink.position(ROW.key, row, EPOCH)
        sink.position(ROW.key, None, EPOCH)
        sink.order(REPORT)
        sink.link(LinkState.DOWN, f"closed by the venue: {SECRET}")
        sink.notice(f"fake/{SECRET}", f"unknown frame {SECRET}")
        raise Misconfigured(SECRET, f"{SECRET} is wrong", choices=(SECRET,))

    async def look_up(self, subject: CloseSubject) -> Findings:
        row = replace(ROW, caution=SECRET)
        return Findings(EPOCH, orders=(REPORT,), position=row, summary=f"found {SECRET}")

    async def check(self) -> AccountCheck:
        return AccountCheck(1, (f"hello {SECRET}",))

    def fails_with(self, error: BaseException) -> PreparedClose:
        async def answer() -> Reply:
            raise error

        def send() -> Awaitable[Reply]:
            return answer()

        self.prepare_close = lambda _request: PreparedClose(None, send)  # type: ignore[method-assign, arg-type, return-value]
        return masked(self).prepare_close(None)  # type: ignore[arg-type]


@on_virtual_time
async def test_no_push_no_state_and_no_ending_of_a_session_tells_it() -> None:
    sink = Listening()
    with pytest.raises(Misconfigured) as caught:
        await masked(Echo()).run(sink)
    told = repr([sink.heard_words, caught.value, vars(caught.value)])
    assert "unknown frame ••••" in told
    assert SECRET not in told


@on_virtual_time
async def test_no_answer_to_a_question_tells_it() -> None:
    session = masked(Echo())
    answers = [await session.look_up(None), await session.check()]  # type: ignore[arg-type]
    assert "hello ••••" in repr(answers)
    assert SECRET not in repr(answers)


def chained() -> UnwindError:
    error = OutcomeUnknown("no answer")
    error.__cause__ = ValueError(f"unexpected {SECRET}", 7)
    return error


ERRORS: dict[str, Callable[[], BaseException]] = {
    "refusal": lambda: Refused(SECRET, f"no: {SECRET}", f"The token {SECRET} is wrong."),
    "unreadable": lambda: WireError("body", f"not JSON: {SECRET}", f"<html>{SECRET}"),
    "cut": lambda: WireError("body", "not JSON", "x" * 108 + SECRET),
    "cause": chained,
    "several": lambda: ExceptionGroup("two", [Refused("", SECRET), ValueError(SECRET)]),
    "fault of ours": lambda: KeyError(SECRET),
}


@pytest.mark.parametrize("name", ERRORS)
def test_no_error_tells_it_nor_what_it_came_from(name: str) -> None:
    @on_virtual_time
    async def story() -> None:
        error = ERRORS[name]()
        with pytest.raises(type(error)) as caught:
            await Echo().fails_with(error).send()
        assert caught.value is error
        seen = [error, error.__cause__, *getattr(error, "exceptions", ())]
        told = repr([(repr(one), str(one), vars(one)) for one in seen if one is not None])
        assert not any(SECRET[i : i + 8] in told for i in range(len(SECRET) - 7))

    story()


@on_virtual_time
async def test_a_sentence_of_ours_stays_one() -> None:
    error = Refused("E1", SECRET, say("The venue said: {words}", words=SECRET))
    with pytest.raises(Refused):
        await Echo().fails_with(error).send()
    assert isinstance(str(error), Sentence)
    assert str(error) == "The venue said: ••••"


@on_virtual_time
async def test_a_row_without_secrets_is_handed_on_as_it_is() -> None:
    session = FakeSession(VirtualClock(), ROW)
    (row,) = await masked(session).read_positions()
    assert row.instrument is ROW.instrument


@on_virtual_time
async def test_a_send_that_nobody_waits_for_leaves_nothing_behind() -> None:
    session = FakeSession(VirtualClock(), ROW)
    answer: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
    session.prepare_close = lambda _request: PreparedClose(None, lambda: answer)  # type: ignore[method-assign, arg-type, return-value]
    masked(session).prepare_close(None).send()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (
            "plain words, with spaces  and\u202f1\u00a0000 €",
            "plain words, with spaces  and\u202f1\u00a0000 €",
        ),
        ("\x1b[31mred\x1b[0m", " [31mred [0m"),
        ("two\r\nlines\u2028three", "two  lines three"),
        ("turned \u202e around", "turned   around"),
        ("half a pair \ud800", "half a pair  "),
        ("x" * 5000, "x" * 4000 + "…"),
    ],
)
@on_virtual_time
async def test_words_of_a_venue_fit_on_a_line_and_steer_no_terminal(said: str, heard: str) -> None:
    class Loud(Echo):
        async def run(self, sink: Sink) -> None:
            sink.link(LinkState.DOWN, say("Closed: {why}", why=said))

    listening = Listening()
    await masked(Loud()).run(listening)
    assert listening.heard_words == [f"Closed: {heard}"]
