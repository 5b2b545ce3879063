"""What an account at MetaTrader 5 needs, and where it connects."""

from typing import Final

from app.domain.ids import Environment, Venue
from app.venues.entry import Entry, Field

ENTRY: Final = Entry(
    venue=Venue("metatrader5"),
    title="MetaTrader 5",
    session="app.venues.metatrader5.session:MetaTrader5Session",
    fields=(
        Field("login", "Login", "the number of the trading account"),
        Field("server", "Server", "the broker's server name, as in the terminal's login window"),
    ),
    secrets=(
        Field("password", "Password", "the trading password, not the investor password"),
        Field("api_key", "API key", "of the MetaRPC gateway; empty if it needs none", False),
    ),
    endpoint_names=("grpc",),
    endpoints={
        Environment.LIVE: {"grpc": "https://mt5.mrpc.pro:443"},
        Environment.PAPER: {"grpc": "https://mt5.mrpc.pro:443"},
    },
    permission="Trading password; algo trading allowed by the broker",
    documentation="https://metarpc.com",
)
