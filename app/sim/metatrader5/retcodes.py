"""Trade return codes of MetaTrader 5 with their names and the terminal's texts."""

from typing import Final

from app.sim.metatrader5.wire.error_pb2 import MqlErrorCode, MqlErrorTradeCode

REQUOTE: Final = 10004
PLACED: Final = 10008
DONE: Final = 10009
DONE_PARTIAL: Final = 10010
TIMEOUT: Final = 10012
INVALID: Final = 10013
INVALID_VOLUME: Final = 10014
INVALID_PRICE: Final = 10015
INVALID_STOPS: Final = 10016
TRADE_DISABLED: Final = 10017
MARKET_CLOSED: Final = 10018
INVALID_EXPIRATION: Final = 10022
NO_CHANGES: Final = 10025
INVALID_ORDER: Final = 10035
POSITION_CLOSED: Final = 10036
INVALID_CLOSE_VOLUME: Final = 10038
CLOSE_ORDER_EXIST: Final = 10039
FIFO_CLOSE: Final = 10045

UNKNOWN_SYMBOL: Final = 4301
WRONG_PROPERTY: Final = 4701
POSITION_NOT_FOUND: Final = 4753

_TEXTS: Final = {
    REQUOTE: "Requote",
    PLACED: "Order placed",
    DONE: "Request completed",
    DONE_PARTIAL: "Only part of the request was completed",
    TIMEOUT: "Request canceled by timeout",
    INVALID: "Invalid request",
    INVALID_VOLUME: "Invalid volume in the request",
    INVALID_PRICE: "Invalid price in the request",
    INVALID_STOPS: "Invalid stops in the request",
    TRADE_DISABLED: "Trade is disabled",
    MARKET_CLOSED: "Market is closed",
    INVALID_EXPIRATION: "Invalid order expiration date in the request",
    NO_CHANGES: "No changes in request",
    INVALID_ORDER: "Incorrect or prohibited order type",
    POSITION_CLOSED: "Position with the specified identifier has already been closed",
    INVALID_CLOSE_VOLUME: "A close volume exceeds the current position volume",
    CLOSE_ORDER_EXIST: "A close order already exists for a specified position",
    FIFO_CLOSE: "Position closing is allowed only by FIFO rule",
}


def name(code: int) -> str:
    """`TRADE_RETCODE_DONE` for 10009; the number itself where there is no name."""
    if code not in MqlErrorTradeCode.values():
        return str(code)
    return MqlErrorTradeCode.Name(MqlErrorTradeCode.ValueType(code))


def text(code: int) -> str:
    """The terminal's own sentence for a return code."""
    return _TEXTS.get(code, name(code).removeprefix("TRADE_RETCODE_").replace("_", " ").lower())


def mql_name(code: int) -> str:
    """The name of a runtime error of the terminal."""
    return MqlErrorCode.Name(MqlErrorCode.ValueType(code))
