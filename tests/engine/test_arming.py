"""When a press sends at once, and when it is only staged."""

from app.domain.ids import AccountKey, Environment, Venue
from app.engine.arming import Arming, Mode
from tests.support.desk import HandClock

QFEX = AccountKey(Venue("qfex"), Environment.LIVE, "Main")
COINW = AccountKey(Venue("coinw"), Environment.LIVE, "Second")


def test_the_panel_starts_disarmed():
    assert not Arming(HandClock()).is_armed(QFEX)


def test_arming_arms_every_account():
    arming = Arming(HandClock())
    arming.arm()
    assert arming.is_armed(QFEX)
    assert arming.is_armed(COINW)


def test_fifteen_idle_minutes_disarm():
    clock = HandClock()
    arming = Arming(clock)
    arming.arm()
    clock.advance(14 * 60)
    assert not arming.tick()
    clock.advance(60)
    assert arming.tick()
    assert not arming.is_armed(QFEX)
    assert arming.why == "after 15 idle minutes"


def test_a_person_at_work_keeps_it_armed():
    clock = HandClock()
    arming = Arming(clock)
    arming.arm()
    for _ in range(5):
        clock.advance(10 * 60)
        arming.touch()
        assert not arming.tick()
    assert arming.is_armed(QFEX)


def test_a_reconnect_disarms_that_account_only():
    arming = Arming(HandClock())
    arming.arm()
    assert arming.reconnected(QFEX)
    assert not arming.is_armed(QFEX)
    assert arming.is_armed(COINW)
    assert arming.why_not(QFEX) == "after its reconnect"


def test_toggling_after_a_reconnect_arms_the_account_again():
    arming = Arming(HandClock())
    arming.arm()
    arming.reconnected(QFEX)
    assert arming.toggle() is Mode.ARMED
    assert arming.is_armed(QFEX)


def test_a_locked_panel_cannot_be_armed_and_unlocks_to_disarmed():
    arming = Arming(HandClock())
    arming.arm()
    arming.lock()
    assert not arming.arm()
    assert not arming.is_armed(QFEX)
    arming.unlock()
    assert arming.mode is Mode.DISARMED


def test_a_reconnect_while_disarmed_changes_nothing():
    assert not Arming(HandClock()).reconnected(QFEX)
