"""What an account at QFEX needs, and where it connects."""

from typing import Final

from app.domain.ids import Environment, Venue
from app.domain.words import say
from app.venues.entry import Entry, Field, SubAccounts

ENTRY: Final = Entry(
    venue=Venue("qfex"),
    title="QFEX",
    session="app.venues.qfex.session:QfexSession",
    fields=(
        Field(
            "public_key",
            say("Public key"),
            say("qfex_pub_…, from Developer Settings in the web app"),
        ),
        Field(
            "account_id",
            say("Sub-account"),
            say("UUID; empty for the primary account"),
            required=False,
            sub_accounts=SubAccounts.ONE,
        ),
    ),
    secrets=(Field("secret_key", say("Secret key"), say("qfex_secret_…, shown once when made")),),
    endpoint_names=("trade", "market", "rest"),
    endpoints={
        Environment.LIVE: {
            "trade": "wss://trade.qfex.com",
            "market": "wss://mds.qfex.com",
            "rest": "https://api.qfex.com",
        },
        Environment.PAPER: {
            "trade": "wss://trade.qfex.io",
            "market": "wss://mds.qfex.io",
            "rest": "https://api.qfex.io",
        },
    },
    permission=say("Execute orders; view orders, positions and balance"),
    documentation="https://docs.qfex.com",
    reading=say("Without Execute orders the key shows positions and cannot trade"),
)
