"""How one user's installation behaves where the note leaves room for more than one way."""

from dataclasses import dataclass


@dataclass(slots=True)
class Manner:
    """Switches of one simulated installation; each may be turned while it runs.

    | switch | when it differs from its default |
    |---|---|
    | broker_connected | calls succeed, `connectionStatus` says otherwise, nothing fills |
    | market_open | every new order ends as `Rejected`; quotes say that the market is closed |
    | old_addon | newer fields of `orders/place` are ignored, newer calls are unknown |
    | flat_row | the position of a flat instrument is a `Flat` row instead of a 400 |
    | bare_lists | accounts, positions, orders and executions come as lists without envelope |
    | newer_errors | every error body also has `success: false` |
    | pnl_has_positions | `pnlUpdate` carries accounts without their positions |
    | pushes_every_s | seconds between two `marketData` frames |

    Source: sections 1.2, 2.2, 3.4, 5 and 8 of the protocol note.
    """

    broker_connected: bool = True
    market_open: bool = True
    old_addon: bool = False
    flat_row: bool = False
    bare_lists: bool = False
    newer_errors: bool = False
    pnl_has_positions: bool = True
    pushes_every_s: float = 1.0
