"""Which position is meant: account and instrument, checked before they can become part of a path.

`DELETE …/positions/` is one slash away from closing everything. A path is therefore made only from a
`HeldAt`, and a `HeldAt` only from a whole number and a UUID: neither has an empty form.
"""

from dataclasses import dataclass
from uuid import UUID

from app.domain.errors import Denied
from app.domain.ids import AccountKey, PositionKey
from app.domain.words import say


@dataclass(frozen=True, slots=True)
class HeldAt:
    """One instrument in one account."""

    account: int
    instrument: UUID

    @classmethod
    def of(cls, position: PositionKey) -> "HeldAt":
        """Read a position's id back. Raises Denied for anything but a number and a UUID."""
        account, _, instrument = position.wire_id.partition("/")
        number, uuid = account_number(account), instrument_uuid(instrument)
        if number is None or uuid is None:
            raise Denied(
                "no_instrument_id",
                say(
                    "{wire_id!r} does not name one account and one instrument at Clear Street. "
                    "Nothing was sent; still open. Close it at Clear Street itself.",
                    wire_id=position.wire_id,
                ),
            )
        return cls(number, uuid)

    def key(self, account: AccountKey) -> PositionKey:
        return PositionKey(account, f"{self.account}/{self.instrument}")

    @property
    def position_path(self) -> str:
        return f"{positions_path(self.account)}/{self.instrument}"


def account_number(text: str) -> int | None:
    """A positive whole number in plain ASCII digits; None for everything else."""
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text) < 2**63 else None


def instrument_uuid(text: str) -> UUID | None:
    """A UUID in its usual 36 characters; None for everything else."""
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None


def positions_path(account: int) -> str:
    """For reads only: DELETE on this path closes everything in the account."""
    return f"/v1/accounts/{account}/positions"


def orders_path(account: int) -> str:
    return f"/v1/accounts/{account}/orders"


def executions_path(account: int) -> str:
    return f"/v1/accounts/{account}/executions"
