"""From what the user asked to what the venue is asked."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.capability import Guard, Support
from app.domain.errors import Denied
from app.domain.grid import Grid
from app.domain.ids import NANOSECONDS, Instant
from app.domain.intent import (
    All,
    Amount,
    AtLimit,
    AtMarket,
    BasisPoints,
    Capped,
    CloseRequest,
    Exactly,
    PriceOffset,
    Pricing,
    Rest,
    Share,
    Ticks,
    WorstPrice,
)
from app.domain.money import Quantity
from app.domain.position import Position, Side
from app.domain.quote import Quote
from app.domain.sizing import AlreadyClosed, size_close
from tests.support.build import (
    capability,
    exactly,
    instrument,
    intent,
    position,
    price,
    quantity,
    share,
)
from tests.support.virtual import EPOCH

QUOTE = Quote(
    bid=price("199.80"),
    ask=price("199.90"),
    mark=price("199.85"),
    touched_at=EPOCH,
    marked_at=EPOCH,
)


def size(
    seen: Position,
    amount: Amount | None = None,
    pricing: Pricing | None = None,
    *,
    live: Position | None = None,
    claimed: str = "0",
    quote: Quote | None = QUOTE,
    at: Instant = EPOCH,
    **able: object,
) -> CloseRequest:
    wish = intent(seen, amount, pricing)
    return size_close(wish, live or seen, quantity(claimed), capability(**able), quote, at)


def denial(seen: Position, *args: object, **words: object) -> Denied:
    with pytest.raises(Denied) as caught:
        size(seen, *args, **words)  # type: ignore[arg-type]
    return caught.value


def test_all_leaves_the_size_to_the_venue() -> None:
    request = size(position(size="4"))
    assert (request.whole, request.quantity) == (True, quantity("4"))


def test_a_share_of_an_odd_lot_rounds_down() -> None:
    seen = position(size="7", of=instrument(lot="1", minimum="1"))
    request = size(seen, share(50))
    assert request.quantity == quantity("3")
    assert request.remarks == ("rounded down from 3.5 to 3",)


def test_a_share_too_small_for_one_lot_is_refused_with_the_minimum() -> None:
    seen = position(size="1", of=instrument(lot="1", minimum="1"))
    assert "below the smallest order of 1" in denial(seen, share(25)).reason


def test_where_the_venue_counts_contracts_a_tiny_share_is_one_contract() -> None:
    seen = position(size="3", of=instrument(lot="1", minimum="1"))
    request = size(seen, share(25), share_at_least_one=True)
    assert request.quantity == quantity("1")
    assert "raised to the smallest step" in request.remarks[0]


def test_hundred_percent_is_the_whole_position() -> None:
    assert size(position(size="0.003"), share(100)).whole


def test_a_quantity_off_the_lot_grid_rounds_down_and_says_so() -> None:
    request = size(position(size="4"), exactly("1.256"))
    assert request.quantity == quantity("1.25")
    assert request.remarks == ("rounded down from 1.256 to 1.25",)


def test_the_last_dust_below_the_minimum_can_only_go_as_a_whole() -> None:
    seen = position(size="0.004", of=instrument(lot="0.001", minimum="0.01"))
    assert size(seen, exactly("0.004")).whole
    assert denial(seen, exactly("0.003")).code == "below_minimum"


def test_dust_that_would_be_left_is_announced() -> None:
    seen = position(size="1", of=instrument(lot="0.001", minimum="0.01"))
    assert "leaves 0.005" in size(seen, exactly("0.995")).remarks[0]


def test_an_amount_above_the_venues_largest_order_says_to_close_in_parts() -> None:
    seen = position(size="500", of=instrument(maximum="100"))
    assert "Close it in parts" in denial(seen, exactly("200")).reason


@pytest.mark.parametrize("amount", ["0", "-1", "NaN", "Infinity"])
def test_an_amount_that_is_not_above_zero_is_refused(amount: str) -> None:
    wrong = denial(position(), Exactly(Quantity(Decimal(amount))))
    assert wrong.code == "bad_amount"
    assert "Nothing was sent" in wrong.reason


@pytest.mark.parametrize("ratio", [Fraction(0), Fraction(-1, 2), Fraction(3, 2)])
def test_a_share_outside_0_to_100_percent_is_refused(ratio: Fraction) -> None:
    assert denial(position(), Share(ratio)).code == "bad_amount"


def test_a_claim_of_another_close_leaves_only_the_rest() -> None:
    seen = position(size="4")
    assert denial(seen, All(), claimed="1").code == "already_closing"
    assert size(seen, Rest(), claimed="1").quantity == quantity("3")
    assert size(seen, exactly("4"), claimed="1").quantity == quantity("3")
    assert denial(seen, share(25), claimed="4").code == "already_closing"


def test_what_working_orders_tie_up_cannot_be_closed_beside_them() -> None:
    seen = replace(position(size="4"), closable=quantity("1"))
    assert "3 of 4 AAPL-USD are tied up in working orders" in denial(seen, All()).reason
    assert size(seen, Rest()).quantity == quantity("1")
    assert size(seen, exactly("2")).remarks == ("cut down from 2 to the 1 that are free",)
    assert denial(replace(seen, closable=quantity("0")), exactly("1")).code == "tied_up"


def test_a_flipped_position_is_never_sent() -> None:
    seen = position(side=Side.LONG)
    assert denial(seen, live=position(side=Side.SHORT)).code == "flipped"


def test_a_vanished_position_is_already_closed() -> None:
    with pytest.raises(AlreadyClosed):
        size_close(intent(position()), None, quantity("0"), capability(), QUOTE, EPOCH)


def test_an_instrument_that_cannot_be_traded_says_why() -> None:
    seen = position(of=replace(instrument(), untradable="The market is halted."))
    assert denial(seen).reason.startswith("The market is halted.")


def test_a_limit_off_the_price_grid_names_the_nearest_prices() -> None:
    wrong = denial(position(), All(), AtLimit(price("200.03")))
    assert wrong.code == "off_tick"
    assert "200 and 200.05" in wrong.reason


def test_zero_is_no_price_to_be_nearest() -> None:
    reason = denial(position(), All(), AtLimit(price("0.03"))).reason
    assert reason.endswith("The nearest price is 0.05.")


@pytest.mark.parametrize("wrong", ["0", "-5", "NaN"])
def test_a_limit_that_is_no_price_is_refused(wrong: str) -> None:
    assert denial(position(), All(), AtLimit(price(wrong))).code == "bad_price"


def test_a_limit_outside_the_venues_band_is_refused() -> None:
    band = replace(QUOTE, band_low=price("180"), band_high=price("220"))
    assert denial(position(), All(), AtLimit(price("225")), quote=band).code == "outside_band"


@pytest.mark.parametrize("outside", ["149.95", "250.05", "219", "221"])
def test_a_limit_outside_what_the_instrument_ever_allows_is_refused_without_a_live_band(
    outside: str,
) -> None:
    bounded = replace(
        instrument(), price_grid=Grid(Decimal("0.05"), Decimal("150"), Decimal("250"))
    )
    seen = replace(position(), instrument=bounded)
    band = replace(QUOTE, band_low=price("220"), band_high=price("220"))
    quote = band if len(outside) == 3 else QUOTE
    refused = denial(seen, All(), AtLimit(price(outside)), quote=quote)
    assert refused.code == "outside_band"
    assert "220 to 220" in refused.reason or "150 to 250" in refused.reason


def test_the_whole_at_a_price_is_an_order_and_may_be_too_large_for_one() -> None:
    seen = replace(position(size="4"), instrument=instrument(maximum="1"))
    assert denial(seen, All(), AtLimit(price("205"))).code == "above_maximum"
    assert size(seen, All(), AtMarket()).whole


@pytest.mark.parametrize(
    ("side", "slippage", "worst"),
    [
        (Side.LONG, BasisPoints(Decimal(50)), "198.85"),
        (Side.SHORT, BasisPoints(Decimal(50)), "200.85"),
        (Side.LONG, Ticks(Decimal(4)), "199.60"),
        (Side.SHORT, PriceOffset(Decimal("0.07")), "199.95"),
    ],
)
def test_a_cap_is_measured_from_the_touch_and_rounded_towards_it(
    side: Side, slippage: Ticks | BasisPoints | PriceOffset, worst: str
) -> None:
    pricing = size(position(side=side), All(), Capped(slippage)).pricing
    assert isinstance(pricing, WorstPrice)
    assert pricing.price == price(worst)
    assert pricing.basis == ("best bid" if side is Side.LONG else "best ask")


def test_an_old_touch_gives_way_to_the_mark_and_is_named() -> None:
    later = Instant(EPOCH + 3 * NANOSECONDS)
    pricing = size(position(), All(), Capped(Ticks(Decimal(1))), at=later).pricing
    assert isinstance(pricing, WorstPrice)
    assert (pricing.basis, pricing.reference) == ("mark price", price("199.85"))


@pytest.mark.parametrize(
    "quote", [None, Quote(), replace(QUOTE, touched_at=Instant(0), marked_at=Instant(0))]
)
def test_without_a_fresh_price_a_cap_is_blocked(quote: Quote | None) -> None:
    assert denial(position(), All(), Capped(Ticks(Decimal(1))), quote=quote).code == "no_price"


def test_a_cap_stays_inside_the_venues_band() -> None:
    band = replace(QUOTE, band_low=price("199.70"))
    pricing = size(position(), All(), Capped(Ticks(Decimal(50))), quote=band).pricing
    assert isinstance(pricing, WorstPrice)
    assert pricing.price == price("199.70")


def test_what_the_venue_cannot_do_is_refused_with_its_reason() -> None:
    impossible = Support(Guard.IMPOSSIBLE, "an opposite order opens a second position.")
    wrong = denial(position(), All(), AtLimit(price("210")), limit=impossible)
    assert wrong.code == "unsupported"
    assert "second position" in wrong.reason


def test_what_only_we_guard_needs_the_accounts_permission() -> None:
    guarded = Support(Guard.GUARDED, "an opposite order", allowed=False)
    assert denial(position(), exactly("1"), quantity=guarded).code == "not_allowed"
    assert size(position(), All(), quantity=guarded).whole


sizes = st.decimals(min_value=Decimal("0.001"), max_value=Decimal(10000), places=3)


@given(held=sizes, claimed=sizes, asked=sizes, lot=st.sampled_from(["0.001", "0.01", "1", "5"]))
def test_a_close_is_never_above_what_is_free_and_always_on_the_grid_or_whole(
    held: Decimal, claimed: Decimal, asked: Decimal, lot: str
) -> None:
    seen = position(size=str(held), of=instrument(lot=lot, minimum=lot))
    for amount in (All(), Rest(), Exactly(Quantity(asked)), share(25), share(50), share(75)):
        wish = intent(seen, amount, AtMarket())
        able = capability(share_at_least_one=True)
        try:
            request = size_close(wish, seen, Quantity(claimed), able, QUOTE, EPOCH)
        except Denied:
            continue
        assert 0 < request.quantity <= held - claimed or (claimed == 0 and request.whole)
        assert (
            request.whole
            or request.quantity == held - claimed
            or (seen.instrument.quantity_grid.holds(request.quantity))
        )
        if isinstance(amount, Exactly):
            assert request.quantity <= asked


def test_a_close_that_has_the_venue_cancel_first_is_not_held_up_by_what_orders_tie_up() -> None:
    seen = replace(position(size="4"), closable=quantity("1"))
    native = capability(cancel_orders=Support(Guard.NATIVE, "part of the venue's own close"))
    freed = size_close(
        intent(seen, cancel_working_orders=True), seen, quantity("0"), native, None, EPOCH
    )
    assert freed.whole
    assert freed.quantity == quantity("4")
