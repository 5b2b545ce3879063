"""The error tree of the product. Which branch it is says what the trader may do next.

UnwindError
├── NotSent            nothing reached the venue; pressing again is safe
│   ├── Denied         our own rule said no
│   └── NoLink         no connection was made, or no turn was free in time
├── Refused            the venue said no: its code, its words, and ours
├── OutcomeUnknown     something may have reached the venue; never sent again by us
├── WireError          a message we could not read: where, with an excerpt without secrets
├── SessionLost        the link died; the supervisor decides when to come back
├── Misconfigured      a setting or a credential; says which
└── Fault              a mistake in this program, kept from doing more harm

Every message is a sentence a trader can act on: what happened, what it means, what to do.
"""

from collections.abc import Iterator

from app.domain.words import say


class UnwindError(Exception):
    """The root of what this program raises on purpose."""


class NotSent(UnwindError):
    """Nothing left for the venue. Pressing again is safe."""


class Denied(NotSent):
    """Our own rule said no; `code` names the rule for tests, exports and grouping."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class NoLink(NotSent):
    """There was no connection to send on, or none could be made in time."""


class Refused(UnwindError):
    """The venue said no and did nothing; `code` and `words` are the venue's own."""

    def __init__(self, code: str, words: str, reason: str | None = None) -> None:
        super().__init__(reason or words or code)
        self.code = code
        self.words = words
        self.reason = reason or words or code


class OutcomeUnknown(UnwindError):
    """Something may have reached the venue and its fate is not known."""


class WireError(UnwindError):
    """A message that could not be read. `where` is a path into it, `excerpt` holds no secret."""

    def __init__(self, where: str, problem: str, excerpt: str = "") -> None:
        words = say("{where}: {problem}", where=where, problem=problem)
        excerpt = excerpt[:120]
        super().__init__(
            say("{words} in {excerpt!r}", words=words, excerpt=excerpt) if excerpt else words
        )
        self.where = where
        self.problem = problem
        self.excerpt = excerpt


class SessionLost(UnwindError):
    """The link died or went silent."""


class Misconfigured(UnwindError):
    """A setting or credential is missing or wrong; `field` names it. Trying again will not help.

    `choices` are values that would be right, where the venue has said them.
    """

    def __init__(self, field: str, problem: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(say("{field}: {problem}", field=field, problem=problem))
        self.field = field
        self.problem = problem
        self.choices = choices


class Fault(UnwindError):
    """A mistake in this program came up while it spoke with a venue; the log has its traceback."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(
            say("a fault in this program: {kind}: {error}", kind=type(error).__name__, error=error)
        )

    def before_sending(self) -> Denied:
        """The same, where it came up before anything of a close had left."""
        return Denied(
            "fault",
            say(
                "The close could not be prepared ({error}). Nothing was sent; still open. Close it "
                "at the venue itself.",
                error=self,
            ),
        )


def foremost(group: BaseExceptionGroup[BaseException]) -> UnwindError:
    """The error that says most: a setting to mend, else a link that is lost, else the first.

    Among equals the first, which is the cause of those after it. Raises the group itself if one of
    them is a fault of this program.
    """
    errors: list[UnwindError] = []
    for error in _leaves(group):
        if not isinstance(error, UnwindError):
            raise group
        errors.append(error)
    return min(errors, key=_rank)


def _leaves(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _leaves(inner)
    else:
        yield error


def _rank(error: UnwindError) -> int:
    if isinstance(error, Misconfigured):
        return 0
    return 1 if isinstance(error, SessionLost) else 2


def as_ending(error: UnwindError) -> SessionLost | Misconfigured:
    """The error as a session's `run` may end with it."""
    return error if isinstance(error, (SessionLost, Misconfigured)) else SessionLost(str(error))
