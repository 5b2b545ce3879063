"""What a close would send, shown on the terminal before it goes."""

import json
import sys

from app.domain.intent import RequestPricing, WorstPrice
from app.domain.money import plain
from app.domain.report import WirePreview
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
    wire: WirePreview = preview.wire
    cap = cap_in_words(preview.request.pricing)
    remarks = [one for one in (cap, *preview.request.remarks, caution) if one]
    if as_json:
        request = preview.request
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
    out = sys.stderr
    verb = preview.request.side.closing_verb
    print(f"{verb} {plain(preview.request.quantity)} of", file=out, end=" ")
    print(
        f"{plain(preview.request.position_quantity)} {preview.request.instrument.symbol}", file=out
    )
    for remark in remarks:
        print(f"  note: {remark}", file=out)
    for line in (*wire.also, f"{wire.method} {wire.address}"):
        print(f"  {line}", file=out)
    for name, value in wire.headers:
        print(f"  {name}: {value}", file=out)
    print(f"  {wire.body}", file=out)
