"""What counts as JSON at the door of a simulated venue."""

from decimal import Decimal

import pytest

from app.sim.strict_json import read_json, recorded

NOT_JSON: dict[str, str | bytes] = {
    "nothing": "",
    "half an object": "{",
    "NaN": '{"quantity":NaN}',
    "an infinity": "-Infinity",
    "a fraction beyond a double": "1e999",
    "a whole number beyond a double": "1" + "0" * 400,
    "a number with more digits than Python converts": "9" * 5000,
    "an exponent beyond a Decimal": "1e99999999999999999999",
    "half a surrogate pair": r'"\ud83d"',
    "the other half": r'"\uDE00"',
    "bytes that are not UTF-8": b'"\xff"',
    "half a surrogate pair as bytes": b'"\xed\xa0\x80"',
    "deeper than any stack": "[" * 100_000,
}


@pytest.mark.parametrize("what", NOT_JSON)
def test_it_is_refused_with_one_kind_of_error(what: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_json(NOT_JSON[what])


def test_everything_else_is_read_as_it_stands() -> None:
    assert read_json(r'{"face":"\ud83d\ude00","n":[1,2.5,-0.0,null]}') == {
        "face": "\N{GRINNING FACE}",
        "n": [1, 2.5, 0.0, None],
    }


def test_exact_reading_keeps_every_digit_of_a_fraction() -> None:
    assert read_json("0.1000000000000000000001", exact=True) == Decimal("0.1000000000000000000001")


def test_the_record_keeps_the_value_or_the_start_of_what_nobody_can_read() -> None:
    assert recorded(b'{"id":"1"}') == {"id": "1"}
    assert recorded(b"\xff[NaN]") == "\N{REPLACEMENT CHARACTER}[NaN]"
    assert recorded(b"x" * 1_000_000) == "x" * 2000
