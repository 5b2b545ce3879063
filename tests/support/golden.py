"""Reads golden wire files: a line `source:`, then frames marked by who sends them.

> {…}    the client, on the trade socket      < {…}    the venue, on the trade socket
m> {…}   the client, on market data           m< {…}   the venue, on market data
GET path, then = {…}: a REST read and its reply
"""

from pathlib import Path

_WIRE = Path(__file__).parent.parent / "wire"


def frames(venue: str, name: str, mark: str = "<") -> list[str]:
    """The texts of one golden file that carry `mark`, in order."""
    lines = (_WIRE / venue / f"{name}.frames").read_text(encoding="utf-8").splitlines()
    start = f"{mark} "
    return [line.removeprefix(start) for line in lines if line.startswith(start)]


def replies(venue: str, name: str) -> dict[str, str]:
    """The REST replies of one golden file by the path that asks for them, without its query."""
    paths = [line.partition("?")[0] for line in frames(venue, name, "GET")]
    return dict(zip(paths, frames(venue, name, "="), strict=True))
