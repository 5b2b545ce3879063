"""What a tab shows: all accounts of one environment, or one account."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.ids import AccountKey, Environment, Venue
from app.domain.money import Money
from app.domain.report import LinkState
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
    everywhere = desk.book.keys()
    keys = [key for key in everywhere if scope.holds(key.account)]
    sums: dict[str, Money] = {}
    unpriced = 0
    for key in keys:
        position = desk.book.position(key)
        profit = desk.book.open_profit(position) if position is not None else None
        if profit is None:
            unpriced += 1
        elif profit.currency in sums:
            sums[profit.currency] += profit
        else:
            sums[profit.currency] = profit
    accounts = [account for account in desk.accounts() if scope.holds(account.key)]
    links = [account.state.link for account in accounts]
    worst = next((link for link in _WORST_FIRST if link in links), LinkState.DOWN)
    up = sum(link is LinkState.UP for link in links)
    known = bool(accounts) and all(
        account.state.link is LinkState.UP and account.state.read_at for account in accounts
    )
    ordered = tuple(sums[currency] for currency in sorted(sums))
    return Tally(len(keys), ordered, unpriced, worst, up, len(accounts), known)


_WORST_FIRST = (LinkState.REFUSED, LinkState.DOWN, LinkState.CONNECTING, LinkState.UP)
