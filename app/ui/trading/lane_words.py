"""What a flatten would do and how far each lane is, in words."""

from collections.abc import Mapping
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from app.domain.ids import AccountKey
from app.domain.order import CloseState
from app.domain.position import Position
from app.engine.close import Close, Stage
from app.engine.flatten import Flatten, Lane, LaneState, Scope
from app.ui.text import format as fmt
from app.ui.text.close_state import Tone
from app.ui.text.language import in_words

MOST_SYMBOLS = 6


def _tr(text: str) -> str:
    return QCoreApplication.translate("lane_words", text)


def scope_words(scope: Scope, titles: Mapping[AccountKey, str]) -> str:
    """`QFEX: AAPL-USD, US500-USD`, and what cannot be closed with the reason."""
    parts = []
    rows = sorted(scope.positions, key=lambda row: row.key.account)
    for account, group in groupby(rows, key=lambda row: row.key.account):
        parts.append(f"{titles.get(account, account.name)}: {_symbols(list(group))}")
    text = " · ".join(parts)
    if scope.blocked:
        named = "; ".join(
            f"{fmt.symbol(row.instrument)}: {in_words(why)}" for row, why in scope.blocked
        )
        text = f"{text}\n" + _tr("Cannot be closed: {0}").format(named)
    return text


def _symbols(rows: list[Position]) -> str:
    text = ", ".join(fmt.symbol(row.instrument) for row in rows[:MOST_SYMBOLS])
    more = len(rows) - MOST_SYMBOLS
    return _tr("{0} and {1} more").format(text, more) if more > 0 else text


def lane_stamps(flatten: Flatten, lane: Lane) -> list[tuple[str, int]]:
    """The stages that every sent close of a lane has passed, as nanoseconds since the press."""
    stamps = [(_tr("pressed"), 0)]
    sent = [close for close in lane.closes if close.order.state is not CloseState.NOT_SENT]
    for stage, word in (
        (Stage.JOURNALED, _tr("journaled")),
        (Stage.ON_THE_WIRE, _tr("wire")),
        (Stage.ACKNOWLEDGED, _tr("ack")),
    ):
        at = _when_all(sent, stage)
        if at is not None:
            stamps.append((word, at - flatten.pressed_ns))
    fills = fill_marks(flatten, lane)
    if len(fills) == 1:
        stamps.append((_tr("filled"), fills[0]))
    elif fills:
        stamps.append((_tr("{0} fills").format(len(fills)), max(fills)))
    # When it was flat or done is said by its state.
    if lane.ended_ns is not None and lane.state is LaneState.OPEN:
        stamps.append((_tr("read back"), lane.ended_ns - flatten.pressed_ns))
    return stamps


def _when_all(closes: list[Close], stage: Stage) -> int | None:
    stamps = [close.stamps.get(stage) for close in closes]
    known = [at for at in stamps if at is not None]
    return max(known) if known and len(known) == len(stamps) else None


def fill_marks(flatten: Flatten, lane: Lane) -> list[int]:
    """Each fill, as nanoseconds since the press."""
    return [at - flatten.pressed_ns for close in lane.closes for at in close.fill_stamps]


def lane_state(flatten: Flatten, lane: Lane, now_ns: int) -> tuple[str, Tone]:
    """How far one account is; green only when read back flat."""
    if lane.state is LaneState.FLAT and lane.ended_ns is not None:
        span = fmt.span_ns(lane.ended_ns - flatten.pressed_ns)
        return _tr("flat in {0}").format(span), Tone.GOOD
    if lane.state is LaneState.DONE and lane.ended_ns is not None:
        span = fmt.span_ns(lane.ended_ns - flatten.pressed_ns)
        return _tr("done in {0}").format(span), Tone.GOOD
    if lane.state is LaneState.OPEN:
        words = _tr("not flat: {0}") if flatten.everything else _tr("not done: {0}")
        return words.format("; ".join(map(in_words, lane.trouble))), Tone.BAD
    waited = fmt.span_ns(now_ns - flatten.pressed_ns)
    states = {close.order.state for close in lane.closes if not close.order.explained}
    if CloseState.IN_DOUBT in states:
        return _tr("in doubt: asking the venue… {0}").format(waited), Tone.DOUBT
    if any(close.waiting for close in lane.closes):
        return _tr("cancelling, reading first… {0}").format(waited), Tone.BUSY
    if CloseState.SUBMITTED in states:
        return _tr("sent, no answer yet… {0}").format(waited), Tone.BUSY
    if states & {CloseState.ACKNOWLEDGED, CloseState.PARTIALLY_FILLED}:
        return _tr("acknowledged, filling… {0}").format(waited), Tone.BUSY
    return _tr("reading back… {0}").format(waited), Tone.BUSY


def flatten_words(flatten: Flatten, titles: Mapping[AccountKey, str]) -> str:
    """`5 of 5 flat in 1.42 s`; while it runs, who is being waited for."""
    late = [
        titles.get(lane.account, lane.account.name)
        for lane in flatten.lanes.values()
        if lane.state is LaneState.CLOSING
    ]
    text = f"{in_words(flatten.words)}: {in_words(flatten.summary)}"
    return f"{text} · " + _tr("waiting for {0}").format(", ".join(late)) if late else text
