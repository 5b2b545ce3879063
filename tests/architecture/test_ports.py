"""Every venue in the catalogue keeps the whole port, and its entry says where it is."""

import importlib
import inspect

import pytest

from app.domain.ids import Environment
from app.venues.catalog import CATALOG
from app.venues.session import VenueSession

PORT = [
    name
    for name, member in vars(VenueSession).items()
    if not name.startswith("_") and (inspect.isfunction(member) or isinstance(member, property))
]


def session_class(venue: str) -> type:
    module, _, name = CATALOG[venue].session.partition(":")  # type: ignore[index]
    return getattr(importlib.import_module(module), name)  # type: ignore[no-any-return]


@pytest.mark.parametrize("venue", list(CATALOG))
def test_a_session_has_every_method_of_the_port_as_the_port_has_it(venue: str) -> None:
    kind = session_class(venue)
    for name in PORT:
        ours, theirs = vars(VenueSession)[name], getattr(kind, name, None)
        assert theirs is not None, f"{venue} lacks {name}"
        if inspect.isfunction(ours):
            assert inspect.iscoroutinefunction(ours) == inspect.iscoroutinefunction(theirs), name
            wanted = list(inspect.signature(ours).parameters)
            assert list(inspect.signature(theirs).parameters) == wanted, name


@pytest.mark.parametrize("venue", list(CATALOG))
def test_the_real_environments_have_every_address(venue: str) -> None:
    entry = CATALOG[venue]  # type: ignore[index]
    assert Environment.SIM not in entry.endpoints
    for environment, addresses in entry.endpoints.items():
        assert set(addresses) >= set(entry.endpoint_names), environment
        assert all("127.0.0.1" not in address for address in addresses.values())


@pytest.mark.parametrize("venue", list(CATALOG))
def test_every_field_says_what_it_is_and_where_to_find_it(venue: str) -> None:
    entry = CATALOG[venue]  # type: ignore[index]
    for item in (*entry.fields, *entry.secrets):
        assert item.label
        assert len(item.hint) > 10
