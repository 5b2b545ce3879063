"""What the simulated CoinW answers when it says no.

Codes from 99000 up are inventions: the venue's own codes for these cases are unknown, so a client
may only ever test for "not 0".
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Reason:
    """A refusal as the venue words it; almost all of them come with HTTP 200."""

    code: int
    message: str
    http_status: int = 200

    def body(self) -> dict[str, object]:
        if self is NO_PERMISSION:
            return {
                "code": self.code,
                "message": self.message,
                "retry": False,
                "success": False,
            }
        if self is BAD_FORMAT:
            return {"code": self.code, "data": None, "msg": self.message}
        return {"code": self.code, "msg": self.message}


class Refusal(Exception):
    """The venue refuses a call; nothing has happened."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(f"{reason.code} {reason.message}")
        self.reason = reason


INVALID_PARAMETER: Final = Reason(1, "Invalid parameter")
MISSING_PARAMETER: Final = Reason(402, "param required")
MISSING_PUBLIC_PARAMETER: Final = Reason(904, "Method parameters verification failed", 400)
WRONG_ADDRESS: Final = Reason(404, "Requested address does not exist", 404)
SERVER_ERROR: Final = Reason(500, "Internal server error", 500)
NOT_AUTHENTICATED: Final = Reason(6000, "authentication failed")
BAD_SIGNATURE: Final = Reason(6001, "invalid signature")
NO_PERMISSION: Final = Reason(6003, "require more permission")
UNKNOWN_CONTRACT: Final = Reason(9001, "Contract not found.")
CANNOT_OPEN: Final = Reason(9002, "Order type not supported")
BAD_FORMAT: Final = Reason(9016, "Incorrect parameter format/type or missing information.")
NOT_TRADABLE: Final = Reason(9111, "Contract is not tradable at the moment")
TOO_FREQUENT: Final = Reason(29001, "API access frequently")
NO_POSITION: Final = Reason(99003, "Position does not exist")
NO_ORDER: Final = Reason(99004, "Order does not exist")
EXCEEDS_POSITION: Final = Reason(99012, "close quantity exceeds position")
BOTH_DIRECTIONS: Final = Reason(99013, "Positions in both directions, please close one by one")
FUNDING: Final = Reason(99080, "Funding settlement in progress, please try again later")
COPY_TRADE: Final = Reason(99081, "Operation not allowed for copy trading position")
