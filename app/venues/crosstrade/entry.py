"""What an account at NinjaTrader 8 (CrossTrade) needs, and where it connects."""

from typing import Final

from app.domain.ids import Environment, Venue
from app.venues.entry import Entry, Field

ENTRY: Final = Entry(
    venue=Venue("crosstrade"),
    title="NinjaTrader 8 (CrossTrade)",
    session="app.venues.crosstrade.session:CrossTradeSession",
    fields=(Field("account", "Account", "NinjaTrader account names, comma-separated; as in NT8"),),
    secrets=(Field("token", "API token", "from My Account at crosstrade.io"),),
    endpoint_names=("rest", "ws"),
    endpoints={
        Environment.LIVE: {
            "rest": "https://app.crosstrade.io",
            "ws": "wss://app.crosstrade.io/ws/stream",
        },
        Environment.PAPER: {
            "rest": "https://app.crosstrade.io",
            "ws": "wss://app.crosstrade.io/ws/stream",
        },
    },
    permission="CrossTrade Pro with the add-on running in NinjaTrader 8",
    documentation="https://docs.crosstrade.io",
)
