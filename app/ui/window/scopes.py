"""What a tab shows: all accounts of one environment, or one account."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.ids import AccountKey, Environment, PositionKey, Venue
from app.domain.money import Money
from app.domain.report import LinkState
from app.engine.book import PositionBook
from app.engine.desk import Account, Desk

_ORDER = (Environment.LIVE, Environment.PAPER, Environment.SIM)


@dataclass(frozen=True, slots=True)
class Scope:
    """One tab. `account` None: every account of `environment`; simulated and live never mix."""

    title: str
    environment: Environment
    account: AccountKey | None = None
    venue: Venue | None = None

    def holds(self, account: AccountKey) -> bool:
        if self.account is not None:
            return account == self.account
        return account.environment is self.environment


@dataclass(frozen=True, slots=True)
class Tally:
    """What a tab knows at a glance. `link` is the worst of its accounts."""

    positions: int
    profits: tuple[Money, ...]
    unpriced: int
    link: LinkState
    links_up: int
    accounts: int
    known: bool


def _tr(text: str) -> str:
    return QCoreApplication.translate("scopes", text)


def word_of(environment: Environment) -> str:
    """SIM, PAPER, LIVE."""
    words = {
        Environment.SIM: _tr("SIM"),
        Environment.PAPER: _tr("PAPER"),
        Environment.LIVE: _tr("LIVE"),
    }
    return words[environment]


def scopes_of(accounts: tuple[Account, ...]) -> list[Scope]:
    """An All tab per environment, then a tab per account, each environment by itself."""
    environments = [e for e in _ORDER if any(a.key.environment is e for a in accounts)]
    if not environments:
        return [Scope(_tr("All"), Environment.LIVE)]
    scopes = []
    for environment in environments:
        title = _tr("All")
        if len(environments) > 1:
            title = f"{title} {word_of(environment)}"
        scopes.append(Scope(title, environment))
        for account in accounts:
            key = account.key
            if key.environment is environment:
                scopes.append(Scope(account.title, environment, key, key.venue))
    return scopes


def tally(desk: Desk, scope: Scope) -> Tally:
    """Count a tab's positions and add up their profits per currency."""
    everywhere = desk.book.exposed_keys()
    keys = [key for key in everywhere if scope.holds(key.account)]
    profits = open_profits(desk.book, keys)
    accounts = [account for account in desk.accounts() if scope.holds(account.key)]
    links = [account.state.link for account in accounts]
    worst = next((link for link in _WORST_FIRST if link in links), LinkState.DOWN)
    up = sum(link is LinkState.UP for link in links)
    known = bool(accounts) and all(
        account.state.link is LinkState.UP and account.state.read_at for account in accounts
    )
    unpriced = len(keys) - len(profits)
    return Tally(len(keys), totals(profits), unpriced, worst, up, len(accounts), known)


def open_profits(book: PositionBook, keys: Iterable[PositionKey]) -> list[Money]:
    """Those that are known."""
    rows = (book.position(key) for key in keys)
    found = (book.open_profit(row) for row in rows if row is not None)
    return [profit for profit in found if profit is not None]


def totals(profits: Iterable[Money]) -> tuple[Money, ...]:
    """The sum of each currency, in the order of their names."""
    sums: dict[str, Money] = {}
    for profit in profits:
        known = sums.get(profit.currency)
        sums[profit.currency] = profit if known is None else known + profit
    return tuple(sums[currency] for currency in sorted(sums))


_WORST_FIRST = (LinkState.REFUSED, LinkState.DOWN, LinkState.CONNECTING, LinkState.UP)
