"""Whether panic would work now, and how long it would take: freshness, not only the link."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.ids import NANOSECONDS
from app.domain.position import Pause, Position
from app.domain.report import LinkState
from app.engine.close import Close, Stage
from app.engine.desk import Account, Desk
from app.ui.text import format as fmt
from app.ui.text.language import in_words
from app.ui.window.scopes import Scope

SLOW_JOURNAL_NS = 50_000_000
ANNOUNCED_S = 600


@dataclass(frozen=True, slots=True)
class Readiness:
    """The line, and a sentence per account that is not ready."""

    text: str
    detail: str


def _tr(text: str) -> str:
    return QCoreApplication.translate("readiness", text)


def readiness(desk: Desk, scope: Scope) -> Readiness:
    """`panic now: 5 of 5 ready, about 0.6 s; CoinW funding in 03:12`."""
    accounts = [account for account in desk.accounts() if scope.holds(account.key)]
    if not accounts:
        return Readiness(_tr("no accounts"), "")
    reasons = [(account, _why_not(desk, account)) for account in accounts]
    ready = [account for account, why in reasons if not why]
    text = _tr("panic now: {0} of {1} ready").format(len(ready), len(accounts))
    spans = [desk.latency.usual_ns(account.key.venue) for account in ready]
    known = [span for span in spans if span is not None]
    if known:
        text += _tr(", about {0} s").format(f"{max(known) / NANOSECONDS:.1f}")
    unable = [f"{account.title}: {why}" for account, why in reasons if why]
    warned = _cautions(desk, accounts)
    coming = _next_pause(desk, accounts)
    if coming is not None:
        account, left_s, pause = coming
        if pause is Pause.FUNDING:
            words = _tr("; {0} funding in {1}")
            sentence = _tr("{0} settles funding soon; for about a minute it then refuses closes")
        else:
            words = _tr("; {0} closes in {1}")
            sentence = _tr("{0} closes soon; closes at market then wait until it opens again")
        text += words.format(account.title, fmt.clock(left_s))
        warned.append(sentence.format(account.title))
    elif warned:
        text += f"; {warned[0].partition(': ')[0]} !"
    return Readiness(text, "\n".join(unable + warned))


def _why_not(desk: Desk, account: Account) -> str:
    if account.state.link is not LinkState.UP:
        return _tr("not connected")
    if account.read_only:
        return _tr("locked to read-only")
    limit_s = account.capability_of(None).stale_after_s
    now = desk.clock.now()
    if not account.state.is_fresh(now, limit_s):
        age = fmt.age(account.state.age_s(now))
        return _tr("its positions are {0} old; they are read before anything is sent").format(age)
    return ""


def _cautions(desk: Desk, accounts: list[Account]) -> list[str]:
    """Rows that the venue may refuse to close now, one sentence each."""
    said = []
    for account in accounts:
        rows: list[Position | None] = [
            desk.book.position(key) for key in desk.book.keys(account.key)
        ]
        pausing = {r.caution for r in rows if r is not None and "funding" in r.caution.casefold()}
        said += [f"{account.title}: {in_words(caution)}" for caution in sorted(pausing)]
    return said


def _next_pause(desk: Desk, accounts: list[Account]) -> tuple[Account, int, Pause] | None:
    """The soonest pause that a venue has announced for a row, and the seconds until it begins."""
    now, soonest = desk.clock.now(), None
    for account in accounts:
        for key in desk.book.keys(account.key):
            row = desk.book.position(key)
            if row is None or row.pauses_at is None or row.pauses_at <= now:
                continue
            left_s = (row.pauses_at - now) // NANOSECONDS
            if left_s <= ANNOUNCED_S and (soonest is None or left_s < soonest[1]):
                soonest = account, left_s, row.pause
    return soonest


def journal_words(newest: Close | None) -> str:
    """Empty while all is well; the journal's trouble or slowness, from the newest close."""
    if newest is None:
        return ""
    if newest.not_sent_code == "journal":
        return _tr("journal FAILED: nothing can be sent")
    pressed, kept = newest.stamps.get(Stage.PRESSED), newest.stamps.get(Stage.JOURNALED)
    if pressed is None or kept is None or newest.waiting:
        return ""
    span = kept - pressed
    return _tr("journal slow: {0}").format(fmt.span_ns(span)) if span > SLOW_JOURNAL_NS else ""
