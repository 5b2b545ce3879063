"""What an account at CoinW futures needs, and where it connects."""

from typing import Final

from app.domain.ids import Environment, Venue
from app.domain.words import say
from app.venues.entry import Entry, Field

ENTRY: Final = Entry(
    venue=Venue("coinw"),
    title="CoinW futures",
    session="app.venues.coinw.session:CoinWSession",
    fields=(),
    secrets=(
        Field("api_key", say("API key"), say("from API Management, with the Futures permission")),
        Field("secret_key", say("Secret key"), say("shown once when the key is made")),
    ),
    endpoint_names=("rest", "ws"),
    endpoints={
        Environment.LIVE: {
            "rest": "https://api.coinw.com",
            "ws": "wss://ws.futurescw.com/perpum",
        },
    },
    permission="Futures",
    documentation="https://www.coinw.com/api-doc",
    reading=say(
        "CoinW shows positions only to a key that may trade futures: choose read-only below"
    ),
)
