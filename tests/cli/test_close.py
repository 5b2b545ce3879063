"""`unwind close`: which position is meant, and the words of its last line."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.cli.naming import find_position
from app.cli.outcome import outcome_of
from app.cli.preview import cap_in_words
from app.domain.event import Canceled, Expired
from app.domain.intent import AtMarket, WorstPrice
from app.domain.order import apply
from app.domain.slippage import MARK
from app.engine.close import Result
from tests.engine.house import open_house
from tests.support.build import position, price
from tests.support.virtual import on_virtual_time

PLAIN = position("AAPL-USD", "4")
OPTION = replace(
    PLAIN,
    instrument=replace(
        PLAIN.instrument, symbol="AAPL  260320C00200000", wire_name="6b0f1c2e-7a4d-4f7e"
    ),
)


def test_a_cap_is_told_with_its_worst_price_and_what_it_was_measured_from() -> None:
    bid = WorstPrice(price("199.55"), price("199.80"), "best bid", Decimal("0.25"))
    assert cap_in_words(bid) == "worst price 199.55, measured from the best bid 199.8"
    mark = replace(bid, reference=price("199.85"), basis=MARK)
    assert cap_in_words(mark).endswith("from the mark price 199.85; it may not fill")
    assert cap_in_words(AtMarket()) == ""


@pytest.mark.parametrize(
    "name",
    [
        "AAPL  260320C00200000",
        "AAPL260320C00200000",
        "aapl 260320c00200000",
        "6b0f1c2e-7a4d-4f7e",
        PLAIN.key.wire_id,
    ],
)
@on_virtual_time
async def test_a_position_is_named_by_id_symbol_or_the_venues_own_name(
    tmp_path: Path, name: str
) -> None:
    async with open_house(tmp_path, OPTION) as house:
        found = find_position(house.desk, OPTION.key.account, name)
        assert found is not None
        assert found.key == OPTION.key


@pytest.mark.parametrize("name", ["", " ", "AAPL", "260320C00200000"])
@on_virtual_time
async def test_a_part_of_a_name_or_nothing_names_no_position(tmp_path: Path, name: str) -> None:
    async with open_house(tmp_path, OPTION) as house:
        assert find_position(house.desk, OPTION.key.account, name) is None


@pytest.mark.parametrize(
    ("kind", "said"), [(Canceled, "cancelled, nothing"), (Expired, "expired, nothing")]
)
@on_virtual_time
async def test_an_end_without_a_fill_is_told_in_words(
    tmp_path: Path, kind: type[Canceled | Expired], said: str
) -> None:
    async with open_house(tmp_path, PLAIN) as house:
        close = house.press(PLAIN)
        sent = close.order
        close.order = apply(sent, kind(close.close_id, house.desk.clock.now(), ""))
        outcome = outcome_of(close)
        close.order = sent
        await house.explained(close)
        assert outcome.result is Result.REFUSED
        assert outcome.reason == f"{said} was filled"
