"""A reason keeps what it was made of over a restart; in the journal it is read as English."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.journal import to_list
from app.domain.errors import OutcomeUnknown
from app.domain.event import Noted, Rejected
from app.domain.ids import CloseId, Instant
from app.domain.intent import CloseRequest
from app.domain.order import CloseState
from app.domain.report import Reply
from app.domain.words import Sentence, joined, say
from app.engine.journal import JournalReader
from app.engine.kept_sentences import made_again, parts_of
from app.engine.record import from_json, in_english, to_json
from tests.engine.house import open_house, reopened
from tests.support.build import position
from tests.support.virtual import on_virtual_time

AAPL = position("AAPL-USD", "4")
FOR_LONG = say("Not for {wait_s:.0f} s", wait_s=3.4)
REASONS = [
    say("no price"),
    say("{held} of {symbol} are tied up", held=Decimal("2.50"), symbol="ES"),
    say("refused: {why}", why=say("no price")),
    say("refused: {why!r}", why="{no} \N{SNOWMAN} price"),
    say("cancelled: {orders}", orders=["1", say("no price"), "3"]),
    joined([FOR_LONG, say("{count} left", count=2)], " "),
]


def rejected(reason: str) -> Rejected:
    return Rejected(CloseId("c"), Instant(1), "9001", reason)


def made_of(text: object) -> object:
    """A text all the way down to what its sentences were made of."""
    if isinstance(text, tuple):
        return [made_of(one) for one in text]
    if isinstance(text, Sentence):
        return text.template, {name: made_of(value) for name, value in text.values.items()}
    return text


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_comes_back_as_the_sentence_that_it_was(reason: str) -> None:
    again = from_json(Rejected, to_json(rejected(reason)))
    assert again == rejected(reason)
    assert isinstance(again.reason, Sentence)
    assert made_of(again.reason) == made_of(reason)


@pytest.mark.parametrize("reason", REASONS)
def test_what_stands_in_the_journal_is_english_to_every_other_reader(reason: str) -> None:
    text = to_json(rejected(reason))
    assert json.loads(text)["reason"] == str(reason)
    assert json.loads(in_english(text)) == json.loads(to_json(rejected("".join(reason))))


def test_a_plain_text_and_a_venues_own_words_stay_plain() -> None:
    assert type(from_json(Rejected, to_json(rejected("no price"))).reason) is str
    assert "said" not in to_json(rejected("no price"))


@pytest.mark.parametrize(
    "parts",
    [
        None,
        "no price",
        {"template": "another price", "values": {}},
        {"template": "no {what}", "values": {}},
        {"template": "no {what}", "values": []},
        {"template": "no {what.__class__}", "values": {"what": "price"}},
        {"template": "no {what:>999999999}", "values": {"what": "price"}},
        {"template": "no {what:{width}}", "values": {"what": "price", "width": "9"}},
        {"template": "no {what", "values": {"what": "price"}},
        {"template": "no {what:.2f}", "values": {"what": "price"}},
        {"template": "no {what}", "values": {"what": {"decimal": "price"}}},
        {"template": "no {what}", "values": {"what": None}},
    ],
)
def test_parts_that_do_not_give_the_english_leave_it_as_it_stands(parts: object) -> None:
    again = made_again("no price", parts)
    assert again == "no price"
    assert type(again) is str


@given(st.text(), st.text(), st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_whatever_a_venue_said_in_it_a_sentence_survives(
    one: str, two: str, size: Decimal
) -> None:
    reason = say("{one}: {two} ({size})", one=one, two=say("{x!r}", x=two), size=size)
    text = Noted(CloseId("c"), Instant(1), reason)
    assert from_json(Noted, to_json(text)) == from_json(Noted, in_english(to_json(text)))
    assert parts_of(Sentence("{x}", {"x": one}))["template"] == "{x}"


async def no_answer(_request: CloseRequest, _behaviour: str) -> Reply:
    raise OutcomeUnknown(say("no answer within {within_s:g} s", within_s=5))


@on_virtual_time
async def test_a_close_in_doubt_wakes_up_with_a_reason_that_can_be_said_anew(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, AAPL, absence_after_s=None) as house:
        house.venue._answer = no_answer  # type: ignore[assignment,method-assign]
        close = house.press(AAPL)
        await house.until(close, CloseState.IN_DOUBT)
        before = made_of(close.order.reason)
    async with reopened(tmp_path, house.venue) as house:
        (again,) = house.desk.closes.unexplained()
        assert isinstance(again.order.reason, Sentence)
        assert made_of(again.order.reason) == before
        assert house.problems() == []
        with JournalReader(house.journal) as reader:
            exported = json.loads(to_list(reader.records()))
    assert "no answer within 5 s" in [e.get("reason") for e in exported[0]["events"]]
    assert "template" not in json.dumps(exported)
