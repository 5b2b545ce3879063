"""The rest of a partial fill: what each policy does with it, and when nothing is done."""

import asyncio
from pathlib import Path

import pytest

from app.domain.intent import AtLimit, Origin
from app.domain.order import CloseState
from app.domain.report import OrderStatus
from app.engine.rest_policy import LEAVE, Policy, Rest, parse_policy, say_policy
from tests.engine.house import House, open_house, reopened
from tests.support.build import exactly, position, price, quantity
from tests.support.virtual import on_virtual_time

AAPL = position("AAPL-USD", "4")
AT_MARKET = Policy(Rest.MARKET, after_s=3.0, tries=2)


async def partly_filled(house: House, filled: str = "3", asked: str = "4", pricing=None):
    """A close of which a part was filled and whose order then ended."""
    house.venue.next_reply = "ack_only"
    close = house.press(AAPL, exactly(asked), pricing)
    await asyncio.sleep(0.2)
    order = house.venue.orders[-1]
    house.venue.fill(order, quantity(filled))
    order.status = OrderStatus.CANCELED
    house.venue.sink.order(house.venue.report(order))
    return await house.explained(close)


def steps(house: House):
    return [c for c in house.desk.closes if c.intent.origin is Origin.REMAINDER]


@on_virtual_time
async def test_by_default_the_rest_is_left(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        await partly_filled(house)
        await asyncio.sleep(60)
        assert len(house.venue.sent) == 1


@on_virtual_time
async def test_at_market_after_n_seconds_closes_the_rest_as_its_own_journaled_close(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.desk.remainders.choose(AAPL.key.account, AT_MARKET)
        await partly_filled(house)
        await asyncio.sleep(2.5)
        assert len(house.venue.sent) == 1
        await asyncio.sleep(5)
        [step] = steps(house)
        assert step.order.state is CloseState.FILLED
        assert step.order.filled == quantity("1")
        assert house.venue.truth == {}
        assert house.problems() == []


@on_virtual_time
async def test_the_rest_is_posted_again_at_the_cap_it_had(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.desk.remainders.choose(AAPL.key.account, Policy(Rest.REPOST))
        first = await partly_filled(house, pricing=AtLimit(price("199.80")))
        await asyncio.sleep(2)
        [step] = steps(house)
        assert first.order.leaves == quantity("1")
        assert step.request.pricing == AtLimit(price("199.80"))
        assert step.request.quantity == quantity("1")


@on_virtual_time
async def test_a_market_close_has_no_cap_to_post_again_and_says_so(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.desk.remainders.choose(AAPL.key.account, Policy(Rest.REPOST))
        await partly_filled(house)
        await asyncio.sleep(5)
        assert len(house.venue.sent) == 1
        assert "no cap" in house.notices[-1].text


@on_virtual_time
async def test_a_step_is_never_larger_than_what_is_live(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.desk.remainders.choose(AAPL.key.account, AT_MARKET)
        await partly_filled(house, filled="1")
        house.venue.truth[AAPL.key] = position("AAPL-USD", "0.5")
        await house.desk.reread(AAPL.key.account)
        await asyncio.sleep(6)
        assert house.venue.sent[-1].quantity == quantity("0.5")


@on_virtual_time
async def test_the_tries_are_bounded(tmp_path: Path) -> None:
    async with open_house(tmp_path, position("AAPL-USD", "4")) as house:
        house.desk.remainders.choose(AAPL.key.account, AT_MARKET)
        await partly_filled(house, filled="1")
        for _ in range(5):
            house.venue.next_reply = "ack_only"
            before = len(house.venue.orders)
            await asyncio.sleep(4)
            if len(house.venue.orders) == before:
                break
            order = house.venue.orders[-1]
            house.venue.fill(order, quantity("0.5"))
            order.status = OrderStatus.CANCELED
            house.venue.sink.order(house.venue.report(order))
            await asyncio.sleep(1)
        assert len(steps(house)) == 2
        assert "2 tries were made" in house.notices[-1].text


@on_virtual_time
async def test_a_policy_never_acts_on_a_close_of_an_earlier_run(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        venue = house.venue
        house.desk.remainders.choose(AAPL.key.account, AT_MARKET)
        venue.next_reply = "ack_only"
        house.press(AAPL, exactly("4"))
        await asyncio.sleep(0.2)
    async with reopened(tmp_path, venue) as again:
        again.desk.remainders.choose(AAPL.key.account, AT_MARKET)
        order = venue.orders[-1]
        venue.fill(order, quantity("3"))
        order.status = OrderStatus.CANCELED
        venue.sink.order(venue.report(order))
        [close] = list(again.desk.closes)
        await again.explained(close)
        await asyncio.sleep(60)
        assert close.order.filled == quantity("3")
        assert len(venue.sent) == 1


@on_virtual_time
async def test_nothing_is_done_while_another_close_of_it_is_in_doubt(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.desk.remainders.choose(AAPL.key.account, AT_MARKET)
        await partly_filled(house, filled="1", asked="2")
        house.venue.next_reply, house.venue.findable = "vanish", False
        house.press(house.desk.book.position(AAPL.key), exactly("1"))
        await asyncio.sleep(10)
        assert steps(house) == []
        assert any("in doubt" in notice.text for notice in house.notices)


@on_virtual_time
async def test_what_a_person_cancelled_stays_cancelled(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.desk.remainders.choose(AAPL.key.account, AT_MARKET)
        resting = house.press(AAPL, exactly("4"), AtLimit(price("210")))
        await house.until(resting, CloseState.ACKNOWLEDGED)
        house.venue.fill(house.venue.orders[-1], quantity("1"))
        house.desk.cancel(resting.close_id)
        await house.explained(resting)
        await asyncio.sleep(30)
        assert resting.order.filled == quantity("1")
        assert steps(house) == []


@on_virtual_time
async def test_a_waiting_step_can_be_stopped(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.desk.remainders.choose(AAPL.key.account, AT_MARKET)
        await partly_filled(house)
        await asyncio.sleep(1)
        assert house.desk.remainders.stop() == 1
        await asyncio.sleep(30)
        assert len(house.venue.sent) == 1


@on_virtual_time
async def test_a_policy_chosen_after_the_press_is_for_the_next_press(tmp_path: Path) -> None:
    async with open_house(tmp_path, AAPL) as house:
        house.venue.next_reply = "ack_only"
        close = house.press(AAPL, exactly("4"))
        await asyncio.sleep(0.2)
        house.desk.remainders.choose(AAPL.key.account, AT_MARKET)
        order = house.venue.orders[-1]
        house.venue.fill(order, quantity("3"))
        order.status = OrderStatus.CANCELED
        house.venue.sink.order(house.venue.report(order))
        await house.explained(close)
        await asyncio.sleep(30)
        assert len(house.venue.sent) == 1


def test_policies_are_read_back_from_their_words() -> None:
    for policy in (LEAVE, Policy(Rest.REPOST, tries=2), Policy(Rest.MARKET, 2.5, 3)):
        assert parse_policy(say_policy(policy)).rest is policy.rest
        assert say_policy(parse_policy(say_policy(policy))) == say_policy(policy)


@pytest.mark.parametrize(
    "words", ["", "market", "market x", "re-post x9", "market 999", "leave 3"]
)
def test_other_words_are_refused(words: str) -> None:
    with pytest.raises(ValueError):
        parse_policy(words)
