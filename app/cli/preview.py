"""What a close would send, shown on the terminal before it goes."""

import json
import sys

from app.cli.legible import legible
from app.domain.intent import RequestPricing, WorstPrice
from app.domain.money import plain
from app.domain.slippage import MARK
from app.engine.desk import PressPreview


def cap_in_words(pricing: RequestPricing) -> str:
    """The worst price of a cap and what it was measured from; empty where there is no cap."""
    if not isinstance(pricing, WorstPrice):
        return ""
    words = (
        f"worst price {plain(pricing.price)}, measured from the {pricing.basis} "
        f"{plain(pricing.reference)}"
    )
    # The mark is nobody's offer: a limit near it need not meet one.
    return f"{words}; it may not fill" if pricing.basis == MARK else words


def show_preview(preview: PressPreview, caution: str, *, as_json: bool) -> None:
    """The request with secrets masked: as a line of JSON, else in words on standard error."""
    wire, request = preview.wire, preview.request
    cap = cap_in_words(request.pricing)
    remarks = [one for one in (cap, *request.remarks, caution) if one]
    if as_json:
        print(
            json.dumps(
                {
                    "event": "preview",
                    "method": wire.method,
                    "address": wire.address,
                    "headers": dict(wire.headers),
                    "body": wire.body,
                    "also": list(wire.also),
                    "digest": wire.digest,
                    "quantity": plain(request.quantity),
                    "remarks": remarks,
                }
            )
        )
        return
    whole = f"{plain(request.position_quantity)} {request.instrument.symbol}"
    lines = [
        f"{request.side.closing_verb} {plain(request.quantity)} of {whole}",
        *(f"  note: {remark}" for remark in remarks),
        *(f"  {line}" for line in (*wire.also, f"{wire.method} {wire.address}")),
        *(f"  {name}: {value}" for name, value in wire.headers),
        f"  {wire.body}",
    ]
    print(legible("\n".join(lines)), file=sys.stderr)
