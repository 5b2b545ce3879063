"""One question to whoever sits at the terminal."""

import asyncio
import os
import sys
import threading
from typing import Final

from app.domain.errors import Denied

_LINE: Final = 4096


def somebody_types() -> bool:
    """Whether standard input is a terminal; it may also be closed."""
    return sys.stdin is not None and sys.stdin.isatty()


def agrees(question: str) -> bool | None:
    """Whether the person says yes; None if there is nobody to ask.

    The question goes to standard error: standard output may be a file of events.
    """
    if not somebody_types():
        return None
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    # Not through sys.stdin: a thread that still waits there at the end locks it for good.
    line = os.read(sys.stdin.fileno(), _LINE)
    return line.decode(errors="replace").strip().lower() in ("y", "yes")


async def ask_before_sending(question: str) -> None:
    """Raises Denied where there is nobody to ask, or who says no; the loop goes on meanwhile."""
    answer = await _answer_to(question)
    if answer is None:
        raise Denied("no_terminal", "There is nobody to ask; add --yes to send without asking")
    if not answer:
        raise Denied("declined", "You said no")


async def _answer_to(question: str) -> bool | None:
    """In a thread that nothing waits for: Ctrl-C ends the question without an Enter."""
    loop = asyncio.get_running_loop()
    answered: asyncio.Future[bool | None] = loop.create_future()

    def ask() -> None:
        answer: bool | None = False
        try:
            answer = agrees(question)
        finally:
            # A loop that is closed by now has nobody left who would like to know.
            if not loop.is_closed():
                loop.call_soon_threadsafe(_settle, answered, answer)

    threading.Thread(target=ask, name="question", daemon=True).start()
    return await answered


def _settle(answered: "asyncio.Future[bool | None]", answer: bool | None) -> None:
    if not answered.done():
        answered.set_result(answer)
