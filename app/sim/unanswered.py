"""Calls that a simulated venue never answers."""

from enum import Enum

from starlette.requests import Request


class NoReply(Enum):
    """How a call ends without an answer."""

    LOST = "the connection stays open"
    CUT = "every connection of the venue is broken"


async def caller_gone(request: Request) -> None:
    """Wait until the caller has hung up; what is answered after that goes nowhere."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
