"""What the simulated CrossTrade tells about accounts, positions, quotes."""

from urllib.parse import quote

from tests.sim.crosstrade.conftest import APEX, Bench


async def test_the_offer_names_both_transports_the_account_and_the_token(bench: Bench) -> None:
    assert bench.offer.endpoints["rest"].startswith("http://127.0.0.1:")
    assert bench.offer.endpoints["ws"].endswith("/ws/stream")
    assert bench.offer.fields == {"account": "Sim101"}
    assert list(bench.offer.secrets) == ["token"]


async def test_sizes_are_unsigned_and_the_side_is_a_word(bench: Bench) -> None:
    body = await bench.get("/accounts/Sim101/positions")
    sizes = {
        row["instrument"]: (row["marketPosition"], row["quantity"]) for row in body["positions"]
    }
    assert sizes == {
        "MES 12-26": ("Long", 4),
        "MNQ 12-26": ("Short", 3),
        "CL 02-27": ("Long", 1),
        "ES 12-26": ("Long", 12),
    }


async def test_both_accounts_may_hold_the_same_instrument_on_opposite_sides(bench: Bench) -> None:
    body = await bench.get("/positions", includeFlat="false")
    rows = [row for row in body["positions"] if row["instrument"] == "MES 12-26"]
    assert body["count"] == 5
    assert {(row["account"], row["marketPosition"]) for row in rows} == {
        ("Sim101", "Long"),
        (APEX, "Short"),
    }


async def test_profit_is_points_times_size_times_point_value_negated_for_shorts(
    bench: Bench,
) -> None:
    row = await bench.get("/accounts/Sim101/position", instrument="MNQ 12-26")
    points = row["marketPrice"] - row["averagePrice"]
    assert row["unrealizedProfitLoss"] == -points * 3 * 2


async def test_account_names_are_case_insensitive_and_come_back_canonical(bench: Bench) -> None:
    assert (await bench.get("/accounts/sim101"))["name"] == "Sim101"
    assert (await bench.get(f"/accounts/{quote(APEX.lower(), safe='')}"))["name"] == APEX


async def test_a_paper_account_and_a_funded_one_differ_in_their_provider(bench: Bench) -> None:
    body = await bench.get("/accounts")
    providers = {row["name"]: row["provider"] for row in body["accounts"]}
    assert providers == {"Sim101": "Simulator", APEX: "Rithmic"}


async def test_every_spelling_of_a_contract_is_answered_in_the_dated_form(bench: Bench) -> None:
    for spelling in ("ES 12-26", "ES", "ES1!", "ESZ6"):
        body = await bench.get("/market/quote", instrument=spelling)
        assert body["instrument"] == "ES 12-26"


async def test_a_root_symbol_means_the_front_month_though_another_is_held(bench: Bench) -> None:
    reply = await bench.close("CL")
    assert (reply.status_code, reply.json()) == (
        400,
        {"error": "No positions found for instrument 'CL'"},
    )
    assert bench.size("CL 02-27") == 1


async def test_several_quotes_come_as_a_bare_list(bench: Bench) -> None:
    body = await bench.get("/market/quote", instrument="ES 12-26,CL 02-27")
    assert [row["instrument"] for row in body] == ["ES 12-26", "CL 02-27"]
    assert [row["tickValue"] for row in body] == [12.5, 10.0]
    assert all(row["bid"] < row["ask"] for row in body)


async def test_the_older_quote_knows_no_tick_value(bench: Bench) -> None:
    body = await bench.get("/accounts/Sim101/quote", instrument="ES 12-26")
    assert body["success"] is True
    assert "tickValue" not in body


async def test_a_quote_counts_seconds_where_executions_count_milliseconds(bench: Bench) -> None:
    quote_row = await bench.get("/market/quote", instrument="ES 12-26")
    executions = await bench.get("/accounts/Sim101/executions", lookbackTime=900)
    assert executions["executions"][0]["epoch"] / quote_row["epoch"] > 999


async def test_a_flat_instrument_is_a_400_or_a_flat_row(bench: Bench) -> None:
    reply = await bench.http.get("/accounts/Sim101/position", params={"instrument": "NQ 12-26"})
    assert reply.status_code == 400
    bench.venue.manner.flat_row = True
    row = await bench.get("/accounts/Sim101/position", instrument="NQ 12-26")
    assert (row["marketPosition"], row["quantity"]) == ("Flat", 0)


async def test_lists_may_come_without_their_envelope(bench: Bench) -> None:
    bench.venue.manner.bare_lists = True
    assert len(await bench.get("/positions")) == 5
    assert len(await bench.get("/accounts/Sim101/orders")) == 2


async def test_a_lost_broker_shows_in_the_connection_status_only(bench: Bench) -> None:
    bench.venue.manner.broker_connected = False
    assert (await bench.get("/accounts/Sim101"))["connectionStatus"] != "Connected"
    assert (await bench.close()).status_code == 200


async def test_a_closed_market_says_so(bench: Bench) -> None:
    bench.venue.manner.market_open = False
    assert (await bench.get("/market/quote", instrument="ES 12-26"))["isMarketOpen"] is False
    info = await bench.get("/market/info", instrument="ES 12-26")
    assert (info["status"]["isOpen"], info["session"]["action"]) == (False, "Until Open")
