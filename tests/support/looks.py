"""Answers of a venue as whoever had asked since the close was sent, without a gap, would hold them."""

from collections.abc import Iterable

from app.domain.ids import NANOSECONDS
from app.domain.reconcile import Before, Look
from app.domain.report import Findings


def watched(before: Before, answers: Iterable[Findings]) -> list[Look]:
    return [Look(one, (one.at - before.sent_at) / NANOSECONDS) for one in answers]
