"""The venues this panel speaks. A new venue is its own package and one line here."""

import importlib
from collections.abc import Mapping
from typing import Final, cast

from app.domain.errors import Misconfigured
from app.domain.ids import Environment, Venue
from app.domain.words import say
from app.venues._loopback import host_of, is_loopback
from app.venues.clearstreet.entry import ENTRY as CLEARSTREET
from app.venues.coinw.entry import ENTRY as COINW
from app.venues.crosstrade.entry import ENTRY as CROSSTRADE
from app.venues.entry import Entry
from app.venues.metatrader5.entry import ENTRY as METATRADER5
from app.venues.qfex.entry import ENTRY as QFEX
from app.venues.session import SessionConfig, SessionFactory, Surroundings, VenueSession

CATALOG: Final[dict[Venue, Entry]] = {
    entry.venue: entry for entry in (METATRADER5, COINW, QFEX, CROSSTRADE, CLEARSTREET)
}


def entry_of(venue: Venue) -> Entry:
    """The catalogue's entry of a venue."""
    return CATALOG[venue]


def open_session(config: SessionConfig, around: Surroundings) -> VenueSession:
    """Build the session of one account; connects nothing. Raises Misconfigured."""
    entry = CATALOG[config.account.venue]
    for wanted, given in ((entry.fields, config.fields), (entry.secrets, config.secrets)):
        for item in wanted:
            if item.required and not given.get(item.name):
                raise Misconfigured(
                    item.name, say("{title} needs it: {hint}", title=entry.title, hint=item.hint)
                )
    defaults = entry.endpoints.get(config.account.environment, {})
    endpoints = {**defaults, **config.endpoints}
    for name in entry.endpoint_names:
        if name not in endpoints:
            raise Misconfigured(
                f"endpoint {name}", say("{title} needs an address for it here", title=entry.title)
            )
    if config.account.environment is Environment.SIM:
        _keep_on_this_computer(endpoints)
    whole = SessionConfig(
        config.account, endpoints, config.fields, config.secrets, config.allow_guarded
    )
    module, _, name = entry.session.partition(":")
    factory = cast("SessionFactory", getattr(importlib.import_module(module), name))
    return factory(whole, around)


def _keep_on_this_computer(endpoints: Mapping[str, str]) -> None:
    """A simulated account is shown as one where no real money moves: that has to be so."""
    for name, address in endpoints.items():
        if not is_loopback(host_of(address)):
            raise Misconfigured(
                f"endpoint {name}",
                say(
                    "{address} is not on this computer, and a simulated account never leaves it. "
                    "Make it a paper or a live account.",
                    address=address,
                ),
            )
