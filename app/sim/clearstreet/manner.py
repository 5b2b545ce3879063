"""How the simulated venue behaves where the note leaves room for more than one way."""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(slots=True)
class Manner:
    """Switches of one simulated venue; each may be turned while it runs.

    | switch | what it decides |
    |---|---|
    | step_s | shortest and longest wait between two stages of an order's life |
    | position_lag_s | how long a position row lags behind the order that changed it |
    | position_gone | the answer to a close without position: a status, or 200 with no order |
    | refuses_repeated_close | a close while one is open is a 400, not a second full-size order |
    | refuses_close_beside_orders | a close that leaves resting orders is a 400 SELF_MATCH |
    | splits_closes | a close of two or more makes two orders |
    | lists_cancels_of_close | orders that a close cancels come back in its list too |
    | takes_sell_short | the older side SELL_SHORT is accepted |
    | duplicate_id | the answer to a known own id: a status, or 200 with the first order |
    | queues_market_orders | outside regular hours they wait for the open; otherwise 422 |
    | cancels_finished | cancelling a finished order answers with it unchanged; otherwise 400 |
    | fills_while_cancelling | an order can still fill in PENDING_CANCEL |
    | says_retry_after | a 429 carries `Retry-After` |
    | not_tradable | symbols whose orders end as REJECTED |

    Source: section 9 of the protocol note.
    """

    step_s: tuple[float, float] = (0.15, 0.4)
    position_lag_s: float = 0.0
    position_gone: Literal[404, 400, 200] = 404
    refuses_repeated_close: bool = False
    refuses_close_beside_orders: bool = False
    splits_closes: bool = False
    lists_cancels_of_close: bool = False
    takes_sell_short: bool = False
    duplicate_id: Literal[409, 400, 422, 200] = 409
    queues_market_orders: bool = True
    cancels_finished: bool = True
    fills_while_cancelling: bool = False
    says_retry_after: bool = True
    not_tradable: set[str] = field(default_factory=set)
