"""The golden messages: our messages have the bytes that the gateway's own stubs write."""

import json
from pathlib import Path

import pytest
from google.protobuf import json_format

from app.venues.metatrader5.wire import metatrader5_pb2 as pb

GOLDEN = sorted((Path(__file__).parents[2] / "wire" / "metatrader5").glob("*.json"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_golden_message_is_read_whole_and_written_to_the_same_bytes(path: Path) -> None:
    file = json.loads(path.read_text())
    message = getattr(pb, file["message"])
    wire = bytes.fromhex("".join(file["wire"]))
    meant = json_format.ParseDict(file["payload"], message())
    read = message.FromString(wire)
    assert read == meant
    read.DiscardUnknownFields()
    assert read.SerializeToString(deterministic=True) == wire


def test_there_are_golden_messages() -> None:
    assert len(GOLDEN) > 30
