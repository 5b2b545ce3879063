"""What can go wrong with one call, by route and count: before it acts, after it, or in its answer."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.sim.clearstreet.rows import Row


class Trick(StrEnum):
    """The faults of this venue's transport; the shared faults become some of these."""

    DELAY = "delay"
    REFUSE = "refuse"
    DROP_BEFORE = "drop_before"
    DROP_AFTER = "drop_after"
    NEVER_ANSWER = "never_answer"
    TOO_MANY = "too_many"
    TOO_MANY_WITHOUT_RETRY_AFTER = "too_many_without_retry_after"
    HTTP_500_BEFORE = "http_500_before"
    HTTP_500_AFTER = "http_500_after"
    HTTP_502_HTML_BEFORE = "http_502_html_before"
    HTTP_502_HTML_AFTER = "http_502_html_after"
    PLAIN_TEXT_401 = "plain_text_401"
    TRUNCATED_JSON = "truncated_json"
    UNKNOWN_WORDS = "unknown_words"
    NULL_FIELDS = "null_fields"
    EXTRA_FIELDS = "extra_fields"
    NUMBERS = "numbers"
    BARE_ERROR = "bare_error"


ANY_ROUTE: Final = "*"
UNKNOWN_WORD: Final = "SOMETHING_NEW"
_ENUMS: Final = frozenset(
    {
        "status", "side", "order_type", "time_in_force", "instrument_type", "position_type",
        "queue_state", "type", "subtype", "underlying_instrument_type",
    }
)  # fmt: skip
_NEVER_NULL_ON_POSITIONS: Final = frozenset(
    {
        "account_id", "instrument_id", "symbol", "instrument_type", "position_type",
        "quantity", "available_quantity", "market_value",
    }
)  # fmt: skip
_NEVER_NULL_ON_ORDERS: Final = frozenset(
    {
        "id", "client_order_id", "account_id", "venue", "side", "quantity", "order_type",
        "time_in_force", "status", "filled_quantity", "leaves_quantity", "created_at",
        "updated_at",
    }
)  # fmt: skip
_NEVER_NULL_ON_FILLS: Final = frozenset({"id", "order_id", "side", "quantity", "transaction_time"})
_DECIMAL: Final = re.compile(r"-?\d+(\.\d+)?")


@dataclass(slots=True)
class _Armed:
    route: str
    trick: Trick
    left: int
    delay_s: float


class Tricks:
    """What has been armed for which route."""

    def __init__(self) -> None:
        self._armed: list[_Armed] = []

    def arm(self, route: str, trick: Trick, count: int = 1, *, delay_s: float = 0.2) -> None:
        """Show `trick` on the next `count` calls of `route`, which is spelled as in the record."""
        self._armed.append(_Armed(route, trick, count, delay_s))

    def take(self, route: str) -> dict[Trick, float]:
        """The tricks of this call with their delays; uses up one of each."""
        taken: dict[Trick, float] = {}
        for armed in self._armed:
            if armed.route in (ANY_ROUTE, route) and armed.left > 0:
                armed.left -= 1
                taken[armed.trick] = armed.delay_s
        return taken


def distorted(body: Row, tricks: dict[Trick, float]) -> Row:
    """The answer as the armed tricks leave it."""
    error = body.get("error")
    if Trick.BARE_ERROR in tricks and isinstance(error, dict):
        return error
    if "data" not in body:
        return body
    data = body["data"]
    rows = data if isinstance(data, list) else [data]
    changed = [_row(row, tricks) if isinstance(row, dict) else row for row in rows]
    return body | {"data": changed if isinstance(data, list) else changed[0]}


def _row(row: Row, tricks: dict[Trick, float]) -> Row:
    if Trick.UNKNOWN_WORDS in tricks:
        row = row | {
            key: UNKNOWN_WORD for key in row if key in _ENUMS and isinstance(row[key], str)
        }
    if Trick.NULL_FIELDS in tricks:
        kept = _never_null(row)
        row = {key: value if key in kept else None for key, value in row.items()}
    if Trick.NUMBERS in tricks:
        row = {key: _number(key, value) for key, value in row.items()}
    if Trick.EXTRA_FIELDS in tricks:
        row = row | {"an_unheard_of_field": {"nested": [1, None, "text"]}}
    return row


def _never_null(row: Row) -> frozenset[str]:
    if "position_type" in row:
        return _NEVER_NULL_ON_POSITIONS
    if "filled_quantity" in row:
        return _NEVER_NULL_ON_ORDERS
    return _NEVER_NULL_ON_FILLS if "order_id" in row else frozenset(row)


def _number(key: str, value: object) -> object:
    if key.endswith("id") or not isinstance(value, str) or not _DECIMAL.fullmatch(value):
        return value
    return float(value) if "." in value else int(value)
