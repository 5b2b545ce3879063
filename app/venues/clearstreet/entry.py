"""What an account at Clear Street needs, and where it connects."""

from typing import Final

from app.domain.ids import Environment, Venue
from app.domain.words import say
from app.venues.entry import Entry, Field, SubAccounts

ENTRY: Final = Entry(
    venue=Venue("clearstreet"),
    title="Clear Street",
    session="app.venues.clearstreet.session:ClearStreetSession",
    fields=(
        Field(
            "account",
            say("Account"),
            say("account ids, comma-separated; empty for all found"),
            required=False,
            sub_accounts=SubAccounts.SEVERAL,
        ),
    ),
    secrets=(
        Field("api_key", say("API key"), say("made in the web app under Account > API keys")),
    ),
    endpoint_names=("rest",),
    endpoints={Environment.LIVE: {"rest": "https://api.clearstreet.com"}},
    permission=say("None to choose: a key can do whatever its owner can, until it expires"),
    documentation="https://docs.clearstreet.com",
    notes=(
        say("There is no sandbox: a real key trades real money."),
        say(
            "A part, a limit and a cap are ordinary orders that only this panel guards; "
            "they are off until the account allows them."
        ),
        say("Prices are polled and may be delayed."),
    ),
    reading=say(
        "Clear Street has no key that only reads: choose read-only below to keep it to looking"
    ),
)
