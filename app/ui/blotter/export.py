"""The blotter as CSV or JSON: plain decimals and instants, for other programs."""

import json
from collections.abc import Sequence

from app.domain.money import plain, plain_or_none
from app.engine.close import Close, Stage
from app.system.csv_text import csv_text
from app.ui.blotter.model import against_pressed_mark, realised_by

FIELDS = (
    "close_id",
    "account",
    "environment",
    "venue",
    "symbol",
    "side",
    "pressed_at_ns",
    "state",
    "result",
    "quantity",
    "filled",
    "leaves",
    "average_price",
    "realised",
    "slippage_against_mark",
    "fees",
    "currency",
    "ack_ms",
    "fill_ms",
    "reason",
)
WRITTEN_BY_OTHERS = ("account", "symbol", "reason")


def record(close: Close) -> dict[str, str | None]:
    """One close: decimals without exponents, instants in ns since 1970, spans in ms; unknown is None."""
    order, seen = close.order, close.intent.seen
    slippage, brought = against_pressed_mark(close), realised_by(close)
    return {
        "close_id": close.close_id,
        "account": close.account.name,
        "environment": close.account.environment.value,
        "venue": close.account.venue,
        "symbol": seen.instrument.symbol,
        "side": seen.side.value,
        "pressed_at_ns": str(close.intent.pressed_at),
        "state": order.state.value,
        "result": close.result.value,
        "quantity": plain(order.quantity),
        "filled": plain(order.filled),
        "leaves": plain(order.leaves),
        "average_price": plain_or_none(order.average_price),
        "realised": None if brought is None else plain(brought.amount),
        "slippage_against_mark": None if slippage is None else plain(slippage.amount),
        "fees": None if order.fees is None else plain(order.fees.amount),
        "currency": seen.instrument.quote_currency,
        "ack_ms": _since_press(close, Stage.ACKNOWLEDGED),
        "fill_ms": _since_press(close, Stage.FIRST_FILL),
        "reason": order.reason,
    }


def as_csv(closes: Sequence[Close]) -> str:
    """One line per close below the names of FIELDS; unknown is empty. Lines end in CR LF."""
    rows = ({name: value or "" for name, value in record(close).items()} for close in closes)
    return csv_text(FIELDS, rows, foreign=WRITTEN_BY_OTHERS)


def as_json(closes: Sequence[Close]) -> str:
    """A list of records, unknown as null."""
    return json.dumps([record(close) for close in closes], indent=2, ensure_ascii=False) + "\n"


def _since_press(close: Close, stage: Stage) -> str | None:
    at, pressed = close.stamps.get(stage), close.stamps.get(Stage.PRESSED)
    return None if at is None or pressed is None else f"{(at - pressed) / 1e6:.3f}"
