"""One question to whoever sits at the terminal."""

import asyncio
import sys

from app.domain.errors import Denied


def agrees(question: str) -> bool | None:
    """Whether the person says yes; None if there is nobody to ask."""
    if not sys.stdin.isatty():
        return None
    print(f"{question} [y/N] ", end="", flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


async def ask_before_sending(question: str) -> None:
    """Raises Denied where there is nobody to ask, or who says no; the loop goes on meanwhile."""
    answer = await asyncio.get_running_loop().run_in_executor(None, agrees, question)
    if answer is None:
        raise Denied("no_terminal", "There is nobody to ask; add --yes to send without asking")
    if not answer:
        raise Denied("declined", "You said no")
