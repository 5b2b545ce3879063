"""What an account at MetaTrader 5 needs, and where it connects."""

from typing import Final

from app.domain.ids import Environment, Venue
from app.domain.words import say
from app.venues.entry import Entry, Field

ENTRY: Final = Entry(
    venue=Venue("metatrader5"),
    title="MetaTrader 5",
    session="app.venues.metatrader5.session:MetaTrader5Session",
    fields=(
        Field("login", say("Login"), say("the number of the trading account")),
        Field(
            "server",
            say("Server"),
            say("the broker's server name, as in the terminal's login window, or its host:port"),
        ),
        Field(
            "ca_file",
            say("CA file"),
            say("only behind a company proxy: a file with the certificates to trust"),
            False,
        ),
    ),
    secrets=(
        Field(
            "password",
            say("Password"),
            say("the master password; the investor password cannot trade"),
        ),
        Field(
            "api_key",
            say("API key"),
            say("of your MetaRPC account; empty if you have none"),
            False,
        ),
    ),
    endpoint_names=("grpc",),
    endpoints={
        Environment.LIVE: {"grpc": "https://mt5.mrpc.pro:443"},
        Environment.PAPER: {"grpc": "https://mt5.mrpc.pro:443"},
    },
    permission=say(
        "Master password; algo trading allowed by the broker and in the gateway's terminal"
    ),
    documentation="https://metarpc.com",
    notes=(
        say("The gateway logs in on a terminal of its own, with your password."),
        say("The first connect starts that terminal and may take a minute."),
    ),
    reading=say("The investor password shows positions and cannot trade"),
    check_timeout_s=90.0,
)
