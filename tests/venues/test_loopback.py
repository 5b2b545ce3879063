"""What counts as this computer, and that a simulated account stays on it."""

import pytest

from app.domain.errors import Misconfigured
from app.domain.ids import AccountKey, Environment, Venue
from app.main.sessions import surroundings
from app.venues._loopback import host_of, is_loopback
from app.venues.catalog import CATALOG, open_session
from app.venues.metatrader5.address import target_of
from app.venues.session import SessionConfig


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "::1", "[::1]"])
def test_literal_addresses_of_this_computer_are_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    ["127.example.com", "localhost.example.com", "10.0.0.1", "0.0.0.0", "", "venue.example"],
)
def test_names_and_other_addresses_are_not_whatever_they_begin_with(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("wss://trade.example:443/x", "trade.example"),
        ("127.0.0.1:5000", "127.0.0.1"),
        ("http://[::1]:80", "::1"),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host


def test_a_gateway_whose_name_only_begins_like_loopback_is_spoken_to_over_tls() -> None:
    assert target_of("127.example.com:443") == ("127.example.com:443", True)


@pytest.mark.parametrize("venue", sorted(CATALOG))
def test_a_simulated_account_at_another_computer_is_not_opened(venue: Venue) -> None:
    entry = CATALOG[venue]
    endpoints = dict.fromkeys(entry.endpoint_names, "wss://venue.example:443")
    config = SessionConfig(
        AccountKey(venue, Environment.SIM, "Main"),
        endpoints,
        {item.name: "1" for item in entry.fields},
        {item.name: "1" for item in entry.secrets},
    )
    with pytest.raises(Misconfigured, match="never leaves it"):
        open_session(config, surroundings())
