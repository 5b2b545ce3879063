"""What a refusal of CrossTrade is called, and what a person is told of it."""

import pytest

from app.domain.errors import Refused
from app.venues.crosstrade.codec import decode_close
from app.venues.crosstrade.envelope import decode_read
from tests.support.scripted_crosstrade import error

REFUSALS = {
    "no_position": ("no_position", "nothing was closed"),
    "no_position_reverse": ("no_position", "closed already"),
    "invalid_request": ("invalid_request", "calls the request invalid"),
    "already_terminal": ("already_terminal", "had ended before"),
    "invalid_account": ("invalid_account", "Sim999 not found"),
    "unauthorized": ("unauthorized", "does not accept the API token"),
    "rate_limit": ("rate_limit", "Wait a few seconds"),
    "wrong_path": ("wrong_path", "Check the account's endpoint"),
    "old_addon": ("old_addon", "Update the add-on"),
    "warning": ("no_position", "nothing was closed"),
    "market_position": ("market_position", "placed no order"),
    "no_subscription": ("no_permission", "Pro subscription"),
}


@pytest.mark.parametrize("name", list(REFUSALS))
def test_every_refusal_of_the_documents_has_its_sentence(name: str) -> None:
    code, sentence = REFUSALS[name]
    status, body = error(name)
    with pytest.raises(Refused) as refused:
        decode_close(status, body.encode())
    assert refused.value.code == code
    assert sentence in refused.value.reason
    assert refused.value.words


@pytest.mark.parametrize("status", [400, 402, 404, 409, 422])
def test_an_unknown_refusal_is_told_in_the_venues_own_words(status: int) -> None:
    body = b'{"success":false,"error":"no_margin","detail":"Margin call on Sim101"}'
    with pytest.raises(Refused) as refused:
        decode_close(status, body)
    assert refused.value.words == "no_margin: Margin call on Sim101"
    if status != 402:
        assert "Margin call on Sim101" in refused.value.reason
        assert "still open" in refused.value.reason


@pytest.mark.parametrize(
    ("status", "code"), [(401, "unauthorized"), (402, "no_permission"), (403, "no_permission")]
)
@pytest.mark.parametrize("body", ["", "{}", "Forbidden"])
def test_no_token_and_no_plan_refuse_whatever_the_body_is(
    status: int, code: str, body: str
) -> None:
    with pytest.raises(Refused) as refused:
        decode_close(status, body.encode())
    assert (refused.value.code, "still open" in refused.value.reason) == (code, True)
    with pytest.raises(Refused) as refused:
        decode_read(status, body.encode(), "GET positions")
    assert (refused.value.code, "still open" in refused.value.reason) == (code, False)


@pytest.mark.parametrize(
    "error_in_it",
    ['{"error":"Unknown API command"}', '{"success":false,"error":"Invalid request"}'],
)
def test_an_error_inside_a_generic_envelope_is_an_error(error_in_it: str) -> None:
    body = f'{{"success":true,"data":{error_in_it}}}'.encode()
    with pytest.raises(Refused, match="Nothing was done"):
        decode_close(200, body)
    with pytest.raises(Refused, match="Nothing could be read"):
        decode_read(200, body, "GET positions")


def test_what_the_venue_adds_to_nothing_to_close_is_told() -> None:
    status, body = error("warning")
    with pytest.raises(Refused, match="It said: No open positions to flatten"):
        decode_close(status, body.encode())
