"""What an account at Clear Street needs, and where it connects."""

from typing import Final

from app.domain.ids import Environment, Venue
from app.venues.entry import Entry, Field

ENTRY: Final = Entry(
    venue=Venue("clearstreet"),
    title="Clear Street",
    session="app.venues.clearstreet.session:ClearStreetSession",
    fields=(Field("account", "Account", "account ids, comma-separated; empty for all", False),),
    secrets=(Field("api_key", "API key", "from the developer portal"),),
    endpoint_names=("rest",),
    endpoints={Environment.LIVE: {"rest": "https://api.clearstreet.com"}},
    permission="Read positions and orders; place and cancel orders",
    documentation="https://docs.clearstreet.io",
)
