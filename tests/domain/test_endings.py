"""Many errors at once end a session as the one that says most."""

import pytest

from app.domain.errors import Misconfigured, NoLink, SessionLost, as_ending, foremost


def test_a_setting_to_mend_comes_before_a_lost_link_however_deep_it_lies() -> None:
    wrong = Misconfigured("key", "it is not accepted")
    group = ExceptionGroup("", [SessionLost("gone"), ExceptionGroup("", [wrong])])
    assert foremost(group) is wrong


def test_a_lost_link_says_more_than_a_read_that_failed_with_it() -> None:
    lost = SessionLost("the terminal is gone")
    assert foremost(ExceptionGroup("", [NoLink("nothing was asked"), lost])) is lost


def test_of_several_lost_links_the_first_is_the_cause() -> None:
    first = SessionLost("hung up")
    group = ExceptionGroup("", [ExceptionGroup("", [first]), SessionLost("too late")])
    assert foremost(group) is first


def test_a_fault_of_this_program_is_not_hidden_by_a_lost_link() -> None:
    group = ExceptionGroup("", [SessionLost("gone"), KeyError("ours")])
    with pytest.raises(ExceptionGroup) as raised:
        foremost(group)
    assert raised.value is group


def test_whatever_else_ended_it_is_a_lost_session() -> None:
    ending = as_ending(NoLink("no connection"))
    assert isinstance(ending, SessionLost)
    assert str(ending) == "no connection"
