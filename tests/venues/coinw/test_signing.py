"""The signature covers exactly what is sent, and is made by the venue's clock."""

import pytest

from app.domain.ids import NANOSECONDS, Instant
from app.venues.coinw.signing import VenueClock, signature, signed_headers
from tests.support.scripted_coinw import API_KEY, SECRET

AT_MS = 1740570000123
QUERY = "positionType=plan&sourceIds=33308741701971947{comma}33308741701971948&instrument=BTC"
POSITION = '"id":"2435521222632023294"'

# Computed with Python and re-checked with openssl.
VECTORS = {
    "a query": (
        "GET",
        "/v1/perpum/positions?instrument=BTC",
        "",
        "Brq1E44MeId+/6zoBUlmDb89p5QEghv8Q+MN8RbmOas=",
    ),
    "no query": (
        "GET",
        "/v1/perpum/positions/all",
        "",
        "Y8zQ56cX2IV9XvZ3DSfHW6LC2vM/Lr0QBxUXg4eF4Wc=",
    ),
    "a raw comma": (
        "GET",
        "/v1/perpum/order?" + QUERY.format(comma=","),
        "",
        "VQTSDhEJhmm8B0YKouP5NJ46IajxQIYmDprmmMBvP08=",
    ),
    "an escaped comma": (
        "GET",
        "/v1/perpum/order?" + QUERY.format(comma="%2C"),
        "",
        "YTr/trORr1ZbVx1t+2+LtCSNcOWogInVIC9emSmEZx4=",
    ),
    "a close of all": (
        "DELETE",
        "/v1/perpum/positions",
        f'{{{POSITION},"positionType":"execute","closeRate":"1"}}',
        "7Bir66SvzKd6N9eORDeDOtnmG72eG5IIE5mnzt+uzgU=",
    ),
    "a close of a part at a limit": (
        "DELETE",
        "/v1/perpum/positions",
        f'{{{POSITION},"positionType":"plan","closeNum":"1","orderPrice":"86500"}}',
        "4gNsZtnRNCE+3ITp0Sv+wwnwSu7uBT0Zg5K+jixr0+4=",
    ),
    "the same with spaces": (
        "DELETE",
        "/v1/perpum/positions",
        f'{{{POSITION.replace(":", ": ")}, "positionType": "plan", "closeNum": "1", '
        '"orderPrice": "86500"}',
        "hdE4E1aUFJFJ4iuE016xJtDlci/ELg1YS77lMkLkwMM=",
    ),
    "a reverse": (
        "POST",
        "/v1/perpum/positions/reverse",
        f"{{{POSITION}}}",
        "O3lK8NYDpIEAG4nBGFw99ddaff1bZNGYrDoKeYpiNUA=",
    ),
    "a cancel": (
        "DELETE",
        "/v1/perpum/order",
        '{"id":"33308741701971947"}',
        "296H6WcISs0LTH1As4vXOAfvo2AYfy6Hxb5+ZL1g2WM=",
    ),
    "an array": (
        "DELETE",
        "/v1/perpum/batchClose",
        '[{"thirdOrderId":"cp-0001"},{"thirdOrderId":"cp-0002"}]',
        "NMWQZ5G9vpElT/rqLVCqYvOuk1CoYB/NA2xM6K5CRB0=",
    ),
}


@pytest.mark.parametrize("name", VECTORS)
def test_the_signature_of(name: str) -> None:
    method, target, body, expected = VECTORS[name]
    assert signature(SECRET, AT_MS, method, target, body.encode()) == expected


def test_a_call_carries_exactly_three_private_headers_and_a_type_with_its_body() -> None:
    body = b'{"id":"33308741701971947"}'
    headers = dict(signed_headers(API_KEY, SECRET, AT_MS, "DELETE", "/v1/perpum/order", body))
    assert headers == {
        "Content-Type": "application/json",
        "api_key": API_KEY,
        "timestamp": "1740570000123",
        "sign": "296H6WcISs0LTH1As4vXOAfvo2AYfy6Hxb5+ZL1g2WM=",
    }
    without = signed_headers(API_KEY, SECRET, AT_MS, "GET", "/v1/perpum/positions/all")
    assert [name for name, _ in without] == ["api_key", "timestamp", "sign"]


def instant(seconds: float) -> Instant:
    return Instant(round(seconds * 1000) * NANOSECONDS // 1000)


DATE = "Wed, 26 Feb 2025 11:40:00 GMT"
DATE_S = 1740570000


def test_a_clock_that_agrees_to_the_second_is_left_alone() -> None:
    clock = VenueClock()
    clock.learn(DATE, instant(DATE_S + 0.4), instant(DATE_S + 0.5))
    assert clock.offset_s == 0
    assert clock.timestamp_ms(instant(DATE_S + 0.25)) == DATE_S * 1000 + 250


def test_several_dates_fence_the_offset_in() -> None:
    clock = VenueClock()
    # The venue is 10 s ahead of us; its Date shows whole seconds only.
    for ours in (0.1, 0.5, 0.95):
        clock.learn(DATE, instant(DATE_S - 10 + ours), instant(DATE_S - 10 + ours))
    assert clock.offset_s == pytest.approx(10, abs=0.1)


def test_a_clock_set_anew_is_learned_anew() -> None:
    clock = VenueClock()
    clock.learn(DATE, instant(DATE_S - 10), instant(DATE_S - 10))
    clock.learn(DATE, instant(DATE_S + 0.5), instant(DATE_S + 0.5))
    assert clock.offset_s == 0


@pytest.mark.parametrize(
    "date",
    [
        None,
        "",
        "yesterday",
        "Wed, 99 Feb 2025 11:40:00 GMT",
        "Wed, 26 Feb 2025 11:40:00 +99999999999999999999",
    ],
)
def test_a_date_that_cannot_be_read_teaches_nothing(date: str | None) -> None:
    clock = VenueClock()
    clock.learn(date, instant(1), instant(2))
    assert clock.offset_s == 0
