"""What reached each venue hashes to the digest that the preview showed and the journal keeps."""

import hashlib
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest

from app.domain.event import Submitted
from app.domain.report import WirePreview
from app.engine.close import Close
from app.main.panel import Panel
from app.main.self_drive import Driver
from app.main.simulators import Simulators
from app.ui.table.row_view import Button
from app.ui.trading.latency_words import proof_words
from app.venues.metatrader5.wire import metatrader5_pb2 as pb
from tests.journeys.in_the_window import Story, received

pytestmark = pytest.mark.journey


def compact(body: object) -> bytes:
    """JSON as it goes over the wire: no spaces, keys in the order they came in."""
    return json.dumps(body, separators=(",", ":")).encode()


def hash_of_what_arrived(name: str, preview: WirePreview, arrived: dict[str, Any]) -> str:
    """The digest made anew from the simulator's own record of what it received."""
    method, target = preview.method, urlsplit(preview.address).path
    match name:
        case "metatrader5":
            message = pb.OrderCloseRequest(**arrived["body"]).SerializeToString()
            asked = target.encode() + message
            if not target:
                asked = preview.address.encode() + message
        case "qfex":
            asked = compact(arrived["body"])
        case "crosstrade":
            asked = f"{method} {target}\n".encode() + compact(arrived["body"])
        case _:
            asked = method.encode() + target.encode() + compact(arrived["body"])
    return hashlib.sha256(asked).hexdigest()


def journaled(close: Close) -> str:
    [digest] = [event.digest for event in close.events if isinstance(event, Submitted)]
    return digest


def test_what_arrived_hashes_to_the_digest_that_was_previewed_and_journaled(
    told: Callable[[Story], None], venue: str
) -> None:
    async def story(panel: Panel, driver: Driver, sims: Simulators) -> None:
        (account,) = [account.key for account in panel.desk.accounts()]
        key = driver.closable(account, Button.QUARTER)[0]
        close = await driver.press(key, Button.HALF)
        [arrived] = await received(sims, venue)
        assert close.preview is not None
        assert close.preview.digest == journaled(close)
        assert hash_of_what_arrived(venue, close.preview, arrived) == journaled(close)
        assert proof_words(close).startswith("Sent as previewed")

    told(story)
