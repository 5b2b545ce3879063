"""Calls that a simulated venue never answers."""

from enum import Enum

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response


class NoReply(Enum):
    """How a call ends without an answer."""

    LOST = "the connection stays open"
    CUT = "every connection of the venue is broken"


async def caller_gone(request: Request) -> None:
    """Wait until the caller has hung up; what is answered after that goes nowhere."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def nobody_there(request: Request, error: Exception) -> Response:
    """What a framework wants for a caller who hung up in the middle of a body."""
    return Response()


HUNG_UP = {ClientDisconnect: nobody_there}
