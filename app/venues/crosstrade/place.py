"""One instrument of one NinjaTrader account: what every call about a position must name.

CrossTrade takes a flatten or a cancel without names for "everything". A Place cannot be made without
both names, and no call is built from anything else.
"""

from dataclasses import dataclass
from urllib.parse import quote, unquote

from app.domain.ids import AccountKey, PositionKey

API = "/v1/api"


@dataclass(frozen=True, slots=True)
class Place:
    """An account by its canonical name, an instrument by the text of its position row.

    Raises ValueError if one of them is empty.
    """

    account: str
    instrument: str

    def __post_init__(self) -> None:
        if not self.account.strip() or not self.instrument.strip():
            raise ValueError(f"expected an account and an instrument, was {self!r}")

    @classmethod
    def of(cls, position: PositionKey) -> "Place":
        """Read a position's key. Raises ValueError if it lacks a name."""
        account, _, instrument = position.wire_id.rpartition("/")
        return cls(account, unquote(instrument))

    def key(self, account: AccountKey) -> PositionKey:
        """`account/instrument`. Only a slash of the instrument is escaped: the last one of a key
        parts its two names, and those of the account stay as NinjaTrader writes them.
        """
        instrument = self.instrument.replace("%", "%25").replace("/", "%2F")
        return PositionKey(account, f"{self.account}/{instrument}")


def account_path(account: str) -> str:
    """The path of one account, every reserved character escaped. Raises ValueError if empty."""
    if not account.strip():
        raise ValueError("expected an account, was nothing")
    return f"{API}/accounts/{quote(account, safe='')}"


def order_path(account: str, order_id: str) -> str:
    """The path of one order. Raises ValueError if a name is empty."""
    if not order_id.strip():
        # Without an id the path of a cancel would be the one that cancels the whole account.
        raise ValueError("expected an order id, was nothing")
    return f"{account_path(account)}/orders/{quote(order_id, safe='')}"
