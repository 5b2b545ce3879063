"""A sentence is plain English to everybody but the screen, which can say it in another tongue."""

import copy
import json
import pickle
from decimal import Decimal

import pytest

from app.domain.errors import Denied, Misconfigured, NoLink, Refused, WireError, as_ending
from app.domain.event import Rejected
from app.domain.ids import CloseId, Instant
from app.domain.words import Sentence, changed, joined, paragraph, say
from app.engine.record import in_english, to_json

GERMAN = {
    "{held} of {symbol} are tied up": "{symbol}: {held} gebunden",
    "refused: {why}": "abgelehnt: {why}",
    "no price": "kein Preis",
}


def in_german(text: str) -> str:
    if not isinstance(text, Sentence):
        return text
    return text.said(GERMAN.get(text.template, text.template), in_german)


def test_a_sentence_is_its_english_to_whoever_compares_or_writes_it():
    sentence = say("{held} of {symbol} are tied up", held=Decimal("2.50"), symbol="ES")
    assert sentence == "2.50 of ES are tied up"
    assert hash(sentence) == hash("2.50 of ES are tied up")
    assert json.dumps([sentence]) == '["2.50 of ES are tied up"]'


def test_the_journal_is_read_as_plain_text_whatever_its_sentences_were_made_of():
    plain = Rejected(CloseId("c"), Instant(1), "9001", "no price")
    said = to_json(Rejected(CloseId("c"), Instant(1), "9001", say("no price")))
    assert json.loads(in_english(said)) == json.loads(to_json(plain))


def test_another_tongue_may_put_the_values_in_another_order():
    sentence = say("{held} of {symbol} are tied up", held=2, symbol="ES")
    assert in_german(sentence) == "ES: 2 gebunden"


def test_a_sentence_within_a_sentence_is_said_in_the_other_tongue_too():
    assert in_german(say("refused: {why}", why=say("no price"))) == "abgelehnt: kein Preis"


def test_the_venues_own_words_stay_as_the_venue_said_them():
    assert in_german(say("refused: {why}", why="no price")) == "abgelehnt: no price"


@pytest.mark.parametrize("words", ["{symbol}", "{0}", "{", "}}", "{x.__class__}", "100 %s"])
def test_braces_in_a_venues_words_are_only_words(words):
    sentence = say("refused: {why}", why=words)
    assert sentence == f"refused: {words}"
    assert in_german(sentence) == f"abgelehnt: {words}"


def test_a_list_is_named_part_by_part():
    sentence = say("refused: {why}", why=[say("no price"), "E42"])
    assert sentence == "refused: no price, E42"
    assert in_german(sentence) == "abgelehnt: kein Preis, E42"


def test_an_error_in_a_sentence_stands_for_its_own_sentence():
    assert in_german(say("refused: {why}", why=NoLink(say("no price")))) == "abgelehnt: kein Preis"


@pytest.mark.parametrize(
    "error",
    [
        NoLink(say("no price")),
        Denied("no_price", say("no price")),
        Refused("9001", "venue words", say("no price")),
        as_ending(NoLink(say("no price"))),
        ValueError(say("no price")),
    ],
    ids=lambda error: type(error).__name__,
)
def test_the_text_of_an_error_is_still_the_sentence_it_was_made_of(error):
    assert str(error) == "no price"
    assert in_german(str(error)) == "kein Preis"


def test_a_setting_that_is_wrong_is_named_before_its_sentence():
    assert str(Misconfigured("key", say("no price"))) == "key: no price"
    assert in_german(str(Misconfigured("key", say("no price")))) == "key: kein Preis"


def test_an_unreadable_message_says_where_and_shows_what_stood_there():
    error = WireError("row 3", say("no price"), '{"p": 1}')
    assert str(error) == """row 3: no price in '{"p": 1}'"""
    assert in_german(str(error)) == """row 3: kein Preis in '{"p": 1}'"""


def test_sentences_one_after_another_are_said_one_by_one():
    assert joined([say("no price"), "E42"], "; ") == "no price; E42"
    assert in_german(joined([say("no price"), "E42"], "; ")) == "kein Preis; E42"
    assert joined([], " ") == ""


def test_a_paragraph_gives_each_sentence_its_full_stop_once():
    text = paragraph([say("no price"), "Look."])
    assert text == "no price. Look."
    assert in_german(text) == "kein Preis. Look."


def test_what_is_secret_can_be_masked_in_a_sentence_that_stays_one():
    masked = changed(say("refused: {why}", why=["key 42", "E1"]), lambda t: t.replace("42", "••"))
    assert masked == "refused: key ••, E1"
    assert in_german(masked) == "abgelehnt: key ••, E1"
    assert changed("key 42", lambda text: text.replace("42", "••")) == "key ••"


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda s: pickle.loads(pickle.dumps(s))]
)
def test_a_copy_is_the_same_sentence(again):
    sentence = say("refused: {why}", why=say("no price"))
    assert again(sentence) == sentence
    assert in_german(again(sentence)) == "abgelehnt: kein Preis"


def test_a_value_that_is_missing_is_a_fault_that_is_heard_at_once():
    with pytest.raises(KeyError):
        say("refused: {why}")
