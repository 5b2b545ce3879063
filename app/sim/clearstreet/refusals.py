"""The venue's refusals: statuses, words and details as the protocol note has them."""

from typing import Final

from app.sim.clearstreet.instruments import Instrument

NO_KEY: Final = "The Authorization header is missing or contains an invalid or expired API key"
_RISK: Final = {
    "BUYING_POWER": "Buying Power: required > available",
    "SELF_MATCH": "Self-Match: would cross own orders",
    "INSUFFICIENT_POSITION": "Insufficient Position: quantity > held",
    "INVALID_TICK_SIZE": "Invalid Tick Size: price is not a multiple of the tick",
}


class Refusal(Exception):
    """The venue says no: a status, its words, and sometimes machine-readable details."""

    def __init__(
        self, status: int, message: str, details: list[dict[str, object]] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.details = details


def forbidden() -> Refusal:
    return Refusal(403, "The caller does not have permission to execute the specified operation")


def not_found() -> Refusal:
    return Refusal(404, "Some requested entity was not found")


def no_order(order_id: str, account: int) -> Refusal:
    return Refusal(404, f"Order {order_id} not found for account {account}")


def broken_json(reason: str) -> Refusal:
    return Refusal(400, f"Failed to parse the request body as JSON: {reason}")


def undecodable(reason: str) -> Refusal:
    target = "Failed to deserialize the JSON body into the target type"
    return Refusal(422, f"{target}: {reason}")


def bad_query(reason: str) -> Refusal:
    return Refusal(400, f"Failed to deserialize query string: {reason}")


def risk(reason: str, order_id: str, account: int | str, instrument: Instrument | None) -> Refusal:
    """A risk check; the two objects in `details` are one cause in two spellings."""
    about: dict[str, object] = {"account_id": str(account), "order_id": order_id}
    if instrument is not None:
        about["symbol"] = instrument.symbol
    return Refusal(
        400,
        "Risk check failed",
        [
            {"type": reason, "subject": f"order:{order_id}", "description": _RISK[reason]},
            {"reason": reason, "domain": "com.clearstreet.oems.risk", "metadata": about},
        ],
    )
