"""How long the stages of a venue take, in words for the panel and the timeline."""

from PySide6.QtCore import QCoreApplication

from app.domain.ids import Venue
from app.engine.close import Close, Stage
from app.engine.latency import KEPT_S, TODAY_S, Latency
from app.ui.text import format as fmt
from app.ui.text.stage_words import stage_words

STAGES = (
    Stage.JOURNALED,
    Stage.ON_THE_WIRE,
    Stage.ACKNOWLEDGED,
    Stage.FIRST_FILL,
    Stage.READ_BACK,
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("latency", text)


def usual_words(latency: Latency, venue: Venue) -> str:
    """`usually 210 ms`; empty where nothing is known yet."""
    usual = latency.usual_ns(venue)
    return _tr("usually {0}").format(fmt.span_ns(usual)) if usual is not None else ""


def latency_table(latency: Latency, venue: Venue) -> str:
    """One line per stage: p50, p95 and longest, today and over 30 days."""
    lines = []
    for stage in STAGES:
        parts = []
        for name, within_s in ((_tr("today"), TODAY_S), (_tr("30 days"), KEPT_S)):
            spread = latency.spread(venue, stage, within_s=within_s)
            if spread is not None:
                figures = " / ".join(map(fmt.span_ns, (spread.p50, spread.p95, spread.most)))
                parts.append(f"{name} {figures} ({spread.count})")
        if parts:
            lines.append(f"{stage_words(stage)}: {' · '.join(parts)}")
    if not lines:
        return ""
    head = _tr("Since the press at this venue, p50 / p95 / longest (closes):")
    return "\n".join([head, *lines])


def proof_words(close: Close) -> str:
    """Whether what was sent is what the preview showed, by their digests."""
    sent = close.order.digest
    if not sent:
        return ""
    if close.preview is None:
        return _tr("Digest of what was sent, as journaled: {0}").format(_spaced(sent))
    if close.preview.digest == sent:
        return _tr("Sent as previewed, SHA-256 {0}").format(_spaced(sent))
    words = _tr("NOT as previewed: previewed {0}, sent {1}")
    return words.format(_spaced(close.preview.digest), _spaced(sent))


def _spaced(digest: str) -> str:
    """In groups, so that a line may end inside it."""
    return " ".join(digest[i : i + 16] for i in range(0, len(digest), 16))
