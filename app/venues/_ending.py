"""How a session's `run` ends: with what the port promises, whatever ended its tasks."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.errors import UnwindError, as_ending, foremost


@contextmanager
def ends_as_promised() -> Iterator[None]:
    """Make SessionLost or Misconfigured of the error inside, or of the errors of a task group.

    Cancellation and faults of this program pass as they are.
    """
    try:
        yield
    except UnwindError as error:
        raise as_ending(error) from error
    except BaseExceptionGroup as several:
        raise as_ending(foremost(several)) from several
