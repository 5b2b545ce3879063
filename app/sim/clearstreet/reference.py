"""The calls about the market: instruments, option contracts, snapshots, market hours."""

from datetime import date, datetime, timedelta
from typing import Final

from app.sim.clearstreet.asked import Query
from app.sim.clearstreet.clock import HOURS, NEW_YORK, Clock, Session, is_trading_day, time_text
from app.sim.clearstreet.instruments import INSTRUMENTS, Contract, Instrument, resolve
from app.sim.clearstreet.opening import Venue
from app.sim.clearstreet.reading import instrument_ids
from app.sim.clearstreet.refusals import Refusal, bad_query
from app.sim.clearstreet.rows import Row, midpoint, money, plain, price_text

MOST_SNAPSHOTS: Final = 100
_MARKETS: Final = {"us_equities": "US Equities", "us_options": "US Options"}


class Reference:
    """Rows about instruments, quotes and hours; the same for every account."""

    def __init__(self, venue: Venue) -> None:
        self._venue = venue
        self._quoted_at = venue.clock.now()
        venue.market.listen(lambda _: self._quotes_moved())

    def instrument(self, asked_for: str) -> Row:
        instrument = resolve(asked_for)
        if instrument is None:
            raise Refusal(404, f"Instrument not found: {asked_for}")
        return _instrument_row(instrument)

    def instruments(self, query: Query) -> list[Row]:
        """Stocks only: this list never returns options."""
        ids, kind = instrument_ids(query, "instrument_ids"), query.text("instrument_type")
        return [
            _instrument_row(one)
            for one in INSTRUMENTS
            if one.contract is None
            and (ids is None or one.id in ids)
            and kind in (None, one.instrument_type)
        ]

    def contracts(self, query: Query) -> list[Row]:
        root, beneath = query.text("underlier"), query.text("underlying_instrument_id")
        root = root or query.text("root")
        if (root is None) == (beneath is None):
            raise bad_query("exactly one of `underlier` and `underlying_instrument_id` is needed")
        underlying = resolve(root or beneath or "")
        expiry, kind = query.text("expiry"), query.word("contract_type", ("CALL", "PUT"))
        return [
            _contract_row(one, one.contract)
            for one in INSTRUMENTS
            if one.contract is not None
            and one.underlying is underlying
            and expiry in (None, one.contract.expiry)
            and kind in (None, one.contract.kind)
        ]

    def snapshots(self, query: Query) -> list[Row]:
        """One unknown id spoils the whole batch."""
        asked = [part for part in (query.text("instrument_ids") or "").split(",") if part]
        if not asked:
            raise Refusal(400, "At least one instrument_id is required")
        if len(asked) > MOST_SNAPSHOTS:
            raise Refusal(400, f"At most {MOST_SNAPSHOTS} instrument_ids are allowed")
        rows: list[Row] = []
        for one in asked:
            instrument = resolve(one)
            if instrument is None:
                raise Refusal(404, f"Instrument not found for id {one}")
            rows.append(self._snapshot(instrument))
        return rows

    def market_hours(self, query: Query) -> list[Row]:
        market, asked = query.word("market", tuple(_MARKETS)), query.text("date")
        now = self._venue.clock.now()
        day = now.astimezone(NEW_YORK).date()
        if asked is not None:
            try:
                day = date.fromisoformat(asked)
            except ValueError as error:
                raise bad_query(f"date: {error}") from error
        return [
            _hours_row(one, day, self._venue.clock) for one in _MARKETS if market in (None, one)
        ]

    def _quotes_moved(self) -> None:
        self._quoted_at = self._venue.clock.now()

    def _snapshot(self, instrument: Instrument) -> Row:
        tick, at = self._venue.market.tick(instrument.symbol), time_text(self._quoted_at)
        bid = instrument.has_bid
        close, last = instrument.previous_close, tick.last
        return {
            "instrument_id": instrument.id,
            "symbol": instrument.symbol,
            "name": None if instrument.contract else instrument.name,
            "last_quote": {
                "bid": price_text(tick.bid) if bid else None,
                "bid_size": instrument.depth if bid else None,
                "bid_venue": "XNAS" if bid else None,
                "bid_timestamp": at if bid else None,
                "ask": price_text(tick.ask),
                "ask_size": instrument.depth,
                "ask_venue": "ARCX",
                "ask_timestamp": at,
                "midpoint": price_text(midpoint(instrument, self._venue.market)) if bid else None,
            },
            "last_trade": (
                {"price": price_text(last), "size": 150, "timestamp": at, "venue": "XNAS"}
                if bid
                else None
            ),
            "session": {
                "previous_close": None if close is None else money(close),
                "change": None if close is None else money(last - close),
                "change_percent": None if close is None else plain((last - close) / close * 100),
                "open": None,
                "high": None,
                "low": None,
                "ohlv_applicable": True,
                "ohlv_date": None,
                "cumulative_volume": None,
            },
            "open_interest": 5120 if instrument.contract else None,
            "greeks": None,
            # Null is not "unrestricted"; only stocks have a value.
            "short_sale_restricted": None if instrument.contract else False,
        }


def _instrument_row(instrument: Instrument) -> Row:
    close, option = instrument.previous_close, instrument.contract is not None
    row: Row = {
        "id": instrument.id,
        "symbol": instrument.symbol,
        "name": instrument.name,
        "instrument_type": instrument.instrument_type,
        "venue": "OPRA" if option else "XNMS",
        "currency": "USD",
        "country_of_issue": "US",
        "is_tradable": True,
        "is_fractionable": instrument.is_fractionable,
        "is_marginable": not option,
        "easy_to_borrow": not option,
        "is_short_prohibited": False,
        "is_liquidation_only": False,
        "is_threshold_security": False,
        "is_ptp": False,
        "long_margin_rate": "0.25",
        "short_margin_rate": "0.30",
        "previous_close": None if close is None else money(close),
    }
    if not option:
        row["shortable_attribute"] = "EASY_TO_BORROW"
    return row | _tick_rules(instrument)


def _contract_row(instrument: Instrument, contract: Contract) -> Row:
    underlying = instrument.underlying
    return {
        "id": instrument.id,
        "symbol": instrument.symbol,
        "contract_type": contract.kind,
        "strike_price": contract.strike,
        "multiplier": plain(instrument.multiplier),
        "expiry": contract.expiry,
        "exercise_style": "AMERICAN",
        "listing_type": "STANDARD",
        "exchange": "OPRA",
        "currency": "USD",
        "is_tradable": True,
        "is_marginable": False,
        "is_liquidation_only": False,
        "last_trade_cutoff": f"{contract.expiry}T20:00:00.000000000Z",
        "underlying_instrument_id": underlying.id if underlying else None,
    } | _tick_rules(instrument)


def _tick_rules(instrument: Instrument) -> Row:
    """Bands with an exclusive end, which the last one lacks; absent when not known."""
    if not instrument.publishes_bands:
        return {}
    rules: list[Row] = []
    for band in instrument.bands:
        if rules:
            rules[-1]["end_price"] = plain(band.start)
        rules.append({"start_price": plain(band.start), "tick_size": plain(band.size)})
    return {"tick_rules": rules}


def _hours_row(market: str, day: date, clock: Clock) -> Row:
    now = clock.now()
    is_today = day == now.astimezone(NEW_YORK).date()
    session = clock.session if is_today else Session.CLOSED
    following = day + timedelta(days=1)
    while not is_trading_day(following):
        following += timedelta(days=1)
    return {
        "market": market,
        "market_name": _MARKETS[market],
        "date": day.isoformat(),
        "timezone": "America/New_York",
        "current_time": now.astimezone(NEW_YORK).isoformat(),
        "status": {
            "is_open": session is not Session.CLOSED,
            "day_type": "TRADING_DAY" if is_trading_day(day) else "WEEKEND",
            "current_session": None if session is Session.CLOSED else session.value,
        },
        "today_sessions": _sessions(day, now) if is_trading_day(day) else {},
        "next_sessions": _sessions(following, None),
    }


def _sessions(day: date, now: datetime | None) -> Row:
    midnight = datetime(day.year, day.month, day.day, tzinfo=NEW_YORK)
    rows: Row = {}
    for session, (opens_after, closes_after) in HOURS.items():
        opens, closes = midnight + opens_after, midnight + closes_after
        row: Row = {"open": opens.isoformat(), "close": closes.isoformat()}
        if now is not None:
            row["time_until_open"] = _duration(opens - now) if now < opens else None
            row["time_until_close"] = _duration(closes - now) if opens <= now < closes else None
        rows[session.value] = row
    return rows


def _duration(span: timedelta) -> str:
    seconds = int(span.total_seconds())
    return f"PT{seconds // 3600}H{seconds // 60 % 60}M{seconds % 60}S"
