"""What a test can set about the simulated gateway that the venue's documents leave open."""

from dataclasses import dataclass


@dataclass(slots=True)
class Switches:
    """How this gateway behaves where accounts, brokers or documents differ.

    `api_key_required`: a call without `apikey` is UNAUTHENTICATED; a wrong key always is.
    `refusals_in_data`: a refused trade never uses the error envelope; `refusals_in_envelope`:
    it always does. `trade_messages_apart`: OnTrade sends orders, deals and positions of one close
    as three messages. `zero_keeps_level`: an explicit 0 in OrderModify leaves the level alone.
    `requests_echoed`: OnTradeTransaction forwards REQUEST for this API's own calls.
    `drift_points`: how far the price runs against a market order before it is executed.
    `partial_close_refused`: OrderClose with a volume is refused with 10013 (netting brokers may).
    """

    netting: bool = False
    api_key_required: bool = True
    refusals_in_data: bool = False
    refusals_in_envelope: bool = False
    trade_messages_apart: bool = False
    zero_keeps_level: bool = False
    requests_echoed: bool = True
    drift_points: int = 0
    partial_close_refused: bool = False
    fifo_close: bool = False
