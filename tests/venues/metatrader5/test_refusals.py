"""Every answer to a trade: what it proves, in which of its two shapes, and in whose words."""

import pytest

from app.domain.errors import OutcomeUnknown, Refused
from app.venues.metatrader5.refusals import (
    MQL_REFUSED,
    REFUSED,
    UNKNOWN,
    Outcome,
    judge,
    verdict_of,
)
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from tests.support.scripted_metatrader5 import golden, returning

ALL_CODES = {int(code) for code in pb.MqlErrorTradeCode.values()}


def in_envelope(code: int) -> pb.OrderCloseReply:
    return pb.OrderCloseReply(
        error=pb.Error(
            type=pb.MQL_TRADE_EXECUTION,
            error_code="MQL_TRADE_EXECUTION",
            mql_error_trade_int_code=code,
            mql_error_trade_description="in the broker's words",
        )
    )


def test_every_documented_code_has_its_meaning() -> None:
    assert set(REFUSED) | set(UNKNOWN) | {10008, 10009, 10010} == ALL_CODES


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("order_close_reply_done_full", Outcome.DONE),
        ("order_close_reply_done_partial_volume", Outcome.DONE),
        ("order_close_reply_done_pending_removed", Outcome.DONE),
        ("order_close_reply_placed_10008", Outcome.WORKING),
        ("order_close_reply_underfilled_10010", Outcome.PARTIAL),
    ],
)
def test_good_codes_are_done_working_or_partial(name: str, outcome: Outcome) -> None:
    assert judge(verdict_of(golden(name))) is outcome


@pytest.mark.parametrize("code", sorted(REFUSED))
@pytest.mark.parametrize("shape", [returning, in_envelope])
def test_a_refusal_is_the_same_in_both_shapes(code: int, shape: object) -> None:
    with pytest.raises(Refused) as error:
        judge(verdict_of(shape(code)))  # type: ignore[operator]
    assert error.value.code == str(code)
    assert error.value.reason.startswith(REFUSED[code])
    assert error.value.reason.endswith(".")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (10006, "The broker rejected the close. Its words: in the broker's words."),
        (10018, "The market is closed."),
    ],
)
def test_where_the_code_does_not_say_why_the_brokers_words_are_shown(
    code: int, reason: str
) -> None:
    with pytest.raises(Refused) as error:
        judge(verdict_of(in_envelope(code)))
    assert error.value.reason == reason


def test_a_code_nobody_documents_is_told_in_the_brokers_words() -> None:
    with pytest.raises(OutcomeUnknown, match="code 10099. Its words: in the broker's words"):
        judge(verdict_of(in_envelope(10099)))


@pytest.mark.parametrize("code", sorted(UNKNOWN))
def test_a_code_after_which_the_broker_may_still_act_is_a_doubt(code: int) -> None:
    with pytest.raises(OutcomeUnknown):
        judge(verdict_of(returning(code)))


@pytest.mark.parametrize("code", [1, 10005, 10037, 10099, 4_000_000_000])
def test_a_code_nobody_documents_is_a_doubt_that_names_it(code: int) -> None:
    with pytest.raises(OutcomeUnknown, match=str(code)):
        judge(verdict_of(returning(code)))


def test_the_trade_code_counts_before_the_runtime_error() -> None:
    with pytest.raises(Refused) as error:
        judge(verdict_of(golden("order_close_reply_unknown_ticket_envelope")))
    assert error.value.code == "10036"
    assert error.value.words.startswith("Position with the specified identifier")


def test_a_closed_market_comes_in_the_envelope() -> None:
    with pytest.raises(Refused, match="The market is closed"):
        judge(verdict_of(golden("order_close_reply_market_closed_envelope")))


@pytest.mark.parametrize("code", sorted(MQL_REFUSED))
def test_runtime_errors_before_sending_are_refusals(code: int) -> None:
    reply = pb.OrderCloseReply(error=pb.Error(mql_error_int_code=code))
    with pytest.raises(Refused, match=MQL_REFUSED[code].split(":")[0].rstrip(".")):
        judge(verdict_of(reply))


@pytest.mark.parametrize(
    "error",
    [
        pb.Error(),
        pb.Error(mql_error_int_code=4756, mql_error_description="trade request send failed"),
        pb.Error(type=pb.MRPC_TIMEOUT, error_code="MRPC_TIMEOUT"),
        pb.Error(type=pb.TERMINAL_API_UNEXPECTED, error_message="something"),
        pb.Error(type=pb.MRPC, error_code="SOMETHING_NEW"),
    ],
)
def test_any_other_error_is_a_doubt(error: pb.Error) -> None:
    with pytest.raises(OutcomeUnknown):
        judge(verdict_of(pb.OrderCloseReply(error=error)))


def test_an_error_with_a_good_code_contradicts_itself_and_is_a_doubt() -> None:
    with pytest.raises(OutcomeUnknown):
        judge(verdict_of(in_envelope(10009)))


def test_a_request_the_gateway_calls_invalid_was_not_passed_on() -> None:
    error = pb.Error(type=pb.MRPC_VALIDATION, error_message="ticket is required")
    with pytest.raises(Refused, match="ticket is required"):
        judge(verdict_of(pb.OrderCloseReply(error=error)))


def test_what_the_gateway_writes_reaches_no_terminal_as_a_command() -> None:
    error = pb.Error(type=pb.MRPC_VALIDATION, error_message="no\x1b[2J such\nticket" + "!" * 500)
    with pytest.raises(Refused) as refused:
        judge(verdict_of(pb.OrderCloseReply(error=error)))
    assert refused.value.words.startswith("no [2J such ticket!")
    assert len(refused.value.words) == 200


def test_without_a_terminal_nothing_was_passed_on() -> None:
    with pytest.raises(Refused, match="no terminal"):
        judge(verdict_of(golden("order_close_reply_terminal_not_found")))


def test_an_empty_answer_is_a_doubt() -> None:
    with pytest.raises(OutcomeUnknown):
        judge(verdict_of(pb.OrderCloseReply()))


def test_nothing_to_change_is_a_success_of_a_modification_only() -> None:
    unchanged = pb.OrderModifyReply(data=pb.OrderModifyData(returned_code=10025))
    assert judge(verdict_of(unchanged), modify=True) is Outcome.DONE
    with pytest.raises(Refused, match="Already set"):
        judge(verdict_of(returning(10025)))


def test_a_code_that_arrives_only_as_the_enum_is_read_too() -> None:
    error = pb.Error(mql_error_trade_code=pb.TRADE_RETCODE_REQUOTE)
    with pytest.raises(Refused, match="price moved"):
        judge(verdict_of(pb.OrderCloseReply(error=error)))
