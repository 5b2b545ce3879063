"""What is said below the screen is said by `words.say`, so that it can be translated."""

import string

import pytest

from tests.support.spoken import APP, FLOORS, said_in, speaking_files, unsaid_in

NOT_FOR_TRANSLATION = {
    "endpoint rest": "the name of a field, as the command line takes it",
    "endpoint grpc": "the name of a field, as the command line takes it",
    "f'endpoint {name}'": "the name of a field, as the command line takes it",
    "HTTP 429": "what the venue answered, in the wire's own words",
}
"""Texts that stay as they are in every language, and why."""

FILES = [file for floor in FLOORS for file in sorted((APP / floor).rglob("*.py"))]


def test_no_sentence_for_a_person_is_built_without_say():
    unsaid = [
        f"{file.relative_to(APP)}:{line} {text}"
        for file in FILES
        for line, text in unsaid_in(file.read_text(encoding="utf-8"))
        if text.strip("'\"") not in NOT_FOR_TRANSLATION and text not in NOT_FOR_TRANSLATION
    ]
    assert unsaid == []


@pytest.mark.parametrize(
    "code",
    [
        'raise Denied("code", f"{symbol} is closed.")',
        'raise Denied("code", "It is closed.")',
        'raise NoLink("No link to " + host)',
        'raise Refused(code, words, f"Refused: {words}")',
        'raise Misconfigured("key", "it is empty" if not key else say("it is wrong"))',
        'news.notice(Severity.WARNING, "cause", f"{account} is away.", say("Look."))',
        'sink.notice("cause", text or "It is away.")',
        'Support(Guard.NATIVE, why="The venue closes it.")',
    ],
)
def test_a_sentence_built_without_say_is_found(code):
    assert list(unsaid_in(code))


@pytest.mark.parametrize(
    "code",
    [
        'raise Denied("not found", say("{symbol} is closed.", symbol=symbol))',
        "raise NoLink(str(error))",
        'news.notice(Severity.WARNING, f"{account}/away", say("It is away."))',
        'log.warning("not for a person")',
    ],
)
def test_codes_causes_and_logs_are_no_sentences(code):
    assert list(unsaid_in(code)) == []


def test_what_a_sentence_is_given_is_what_its_template_names():
    wrong = []
    for file in speaking_files():
        for line, template, given in said_in(file):
            named = {name for _, name, _, _ in string.Formatter().parse(template) if name}
            if named != given:
                wrong.append(f"{file.relative_to(APP)}:{line} {template!r} was given {given}")
    assert wrong == []
