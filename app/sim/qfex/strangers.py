"""What is none of the client's business, and arrives all the same."""

from uuid import uuid4

from app.sim.qfex.connection import TradeConnection
from app.sim.qfex.exchange import Exchange


def speak_of_strangers(connection: TradeConnection, symbol: str, exchange: Exchange) -> None:
    """Send messages nobody knows, another request's error, and another program's order."""
    if not exchange.switches.strangers or connection.account is None:
        return
    foreign = {"type": "add_order", "params": {"symbol": symbol, "client_order_id": "theirs"}}
    connection.send({"weather_response": {"sky": "clear"}})
    connection.error("InvalidOrder", "not yours", foreign)
    connection.answer_order(
        {
            "order_id": str(uuid4()),
            "symbol": symbol,
            "status": "PENDING_REVIEW",
            "quantity": 1.0,
            "price": 1.0,
            "side": "SELL",
            "type": "LIMIT",
            "time_in_force": "GTC",
            "user_id": connection.account.account_id,
            "client_order_id": uuid4().hex,
            "quantity_remaining": 1.0,
            "a_field_from_tomorrow": [1, None],
        }
    )
