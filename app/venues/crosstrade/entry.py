"""What an account at NinjaTrader 8 (CrossTrade) needs, and where it connects."""

from typing import Final

from app.domain.ids import Environment, Venue
from app.domain.words import say
from app.venues.entry import Entry, Field, SubAccounts

_ADDRESSES: Final = {
    "rest": "https://app.crosstrade.io",
    "ws": "wss://app.crosstrade.io/ws/stream",
}

ENTRY: Final = Entry(
    venue=Venue("crosstrade"),
    title=say("NinjaTrader 8 (CrossTrade)"),
    session="app.venues.crosstrade.session:CrossTradeSession",
    fields=(
        Field(
            "account",
            say("Account"),
            say("account names as NinjaTrader shows them, comma-separated: Sim101, DEMO12345"),
            sub_accounts=SubAccounts.SEVERAL,
        ),
        Field(
            "requests_per_minute",
            say("Requests a minute"),
            say("what your CrossTrade plan allows: 180 unless yours is still 60"),
            required=False,
        ),
    ),
    secrets=(
        Field(
            "token",
            say("API token"),
            say(
                "on the My Account page of app.crosstrade.io; it is also the key of your "
                "webhooks, can place trades, and only CrossTrade's support can replace it"
            ),
        ),
    ),
    endpoint_names=("rest", "ws"),
    # There is no test environment: NinjaTrader's own simulated accounts are the paper mode.
    endpoints={Environment.LIVE: _ADDRESSES, Environment.PAPER: _ADDRESSES},
    permission=say("CrossTrade Pro, with the add-on running and logged in inside NinjaTrader 8"),
    documentation="https://docs.crosstrade.io",
    notes=(
        say(
            "NinjaTrader holds the accounts: while it or its add-on is not running, "
            "positions stay open and stops still work, but nothing is seen or closed from "
            "here."
        ),
        say("Paper means a simulated NinjaTrader account such as Sim101, at the same address."),
        say(
            "Limits and slippage caps are opposite limit orders that CrossTrade does not "
            "make reduce-only; they are off until the account allows closes guarded by the "
            "panel."
        ),
    ),
    reading=say(
        "CrossTrade has one token for everything: choose read-only below to keep it to looking"
    ),
)
