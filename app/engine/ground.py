"""What all parts of the engine share: one clock, one journal, one picture, one list of closes."""

from dataclasses import dataclass

from app.engine.account import Lookup
from app.engine.book import PositionBook
from app.engine.clock import Clock
from app.engine.closes import Closes
from app.engine.history import History
from app.engine.journal import Journal
from app.engine.news import News
from app.engine.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Ground:
    """Made once by the desk and handed to every part."""

    clock: Clock
    journal: Journal
    book: PositionBook
    closes: Closes
    news: News
    tasks: Tasks
    history: History
    account_of: Lookup
