"""Drives the MetaTrader 5 simulator with MetaRPC's own Python class, unchanged.

`python -m tests.peers.metatrader5_sdk` from the top of the checkout. Wants `pip install
MetaRpcMT5==1.0.374` in an environment of its own and the `openssl` command; says so and ends
with 0 where either is missing. The class speaks nothing but TLS, so a TLS front with a certificate
made for this run stands before the simulator, and gRPC is told to trust it.
"""

import asyncio
import importlib
import importlib.util
import os
import shutil
import ssl
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from app.sim.faults import Fault, Faults
from app.sim.metatrader5 import SimulatedMetaTrader5, Switches
from app.sim.metatrader5.relay import Relay
from app.sim.received import Received
from app.sim.venue import World

PACKAGE = "MetaRpcMT5"


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A self-signed certificate for 127.0.0.1 and its key."""
    certificate, key = folder / "loopback.pem", folder / "loopback.key"
    command = [
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
        "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
        "-keyout", str(key), "-out", str(certificate),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    return certificate, key


def tls(certificate: Path, key: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    context.set_alpn_protocols(["h2"])
    return context


def module(name: str) -> Any:
    return importlib.import_module(f"{PACKAGE}.mt5_term_api_{name}_pb2")


def check(said: str, holds: bool) -> None:
    print(f"{'ok  ' if holds else 'FAIL'} {said}", flush=True)
    if not holds:
        raise SystemExit(1)


async def reads(account: Any) -> dict[str, Any]:
    summary = await account.account_summary()
    check("account_summary names the login", summary.account_login == 700100)
    opened = await account.opened_orders()
    check("opened_orders lists 8 positions", len(opened.position_infos) == 8)
    tickets = await account.opened_orders_tickets()
    listed = {position.ticket for position in opened.position_infos}
    check("opened_orders_tickets agrees", set(tickets.opened_position_tickets) == listed)
    check("positions_total agrees", (await account.positions_total()).total_positions == 8)
    return {position.symbol: position for position in reversed(opened.position_infos)}


async def streams(account: Any, held: dict[str, Any]) -> None:
    subscriptions = module("subscriptions")
    async for data in account.on_symbol_tick(["EURUSD"]):
        check("on_symbol_tick brings EURUSD", data.symbol_tick.symbol == "EURUSD")
        break

    async def first(stream: Any) -> Any:
        return await anext(aiter(stream))

    trade = asyncio.ensure_future(first(account.on_trade()))
    transaction = asyncio.ensure_future(first(account.on_trade_transaction()))
    await asyncio.sleep(0.3)
    await close(account, held["EURUSD"].ticket, 0.1, mode=1)
    (deal,) = (await trade).event_data.new_history_deals
    check("on_trade brings the deal of the part", (deal.volume, deal.entry) == (0.1, 1))
    check(
        "on_trade_transaction brings the order", bool((await transaction).trade_transaction.symbol)
    )

    # The class builds this request with fields that do not exist; its own stub works.
    request = subscriptions.OnPositionProfitRequest(timer_period_milliseconds=50)
    stub = account.subscription_client
    profits = stub.OnPositionProfit(request, metadata=account.get_headers())
    check("OnPositionProfit lists all", len((await first(profits)).data.new_positions) == 8)
    profits.cancel()
    request = subscriptions.OnPositionsAndPendingOrdersTicketsRequest(timer_period_milliseconds=50)
    lists = stub.OnPositionsAndPendingOrdersTickets(request, metadata=account.get_headers())
    check("ticket lists are whole", len((await first(lists)).data.position_tickets) == 8)
    lists.cancel()


async def close(account: Any, ticket: int, volume: float, *, mode: int) -> None:
    trading = module("trading_helper")
    request = trading.OrderCloseRequest(ticket=ticket, volume=volume, slippage=20)
    data = await account.order_close(request)
    check(f"order_close of {volume or 'all'} is done", data.returned_code == 10009)
    check(f"its close mode is {mode}", data.close_mode == mode)


async def trades(account: Any, held: dict[str, Any], world: World) -> None:
    helper, trading = module("account_helper"), module("trading_helper")
    await close(account, held["EURUSD"].ticket, 0, mode=0)
    pending = (await account.opened_orders()).opened_orders[0]
    await close(account, pending.ticket, 0, mode=2)
    modify = trading.OrderModifyRequest(ticket=held["AUDUSD"].ticket, take_profit=0.66)
    check("order_modify is done", (await account.order_modify(modify)).returned_code == 10009)
    send = trading.OrderSendRequest(symbol="AUDUSD", operation=1, volume=0.01)
    check("order_send is done", (await account.order_send(send)).returned_code == 10009)
    history = await account.account_client.DealsHistory(
        helper.DealsHistoryRequest(), metadata=account.get_headers()
    )
    check("DealsHistory holds three deals", len(history.data.deals) == 3)

    world.faults.arm(Fault.TERMINAL_LOST, 1)
    await close(account, held["XAUUSD"].ticket, 0.1, mode=1)
    check("the class reconnected by itself", True)
    world.faults.arm(Fault.DROP_CONNECTION, 1)
    before = len(world.received.rows())
    await close(account, held["USDJPY"].ticket, 0.5, mode=1)
    twice = len(world.received.rows()) - before == 2
    left = next(p for p in (await account.opened_orders()).position_infos if p.symbol == "USDJPY")
    check("its own retry closes twice after a broken call", twice and left.volume == 0.5)


async def drive(certificate: Path, key: Path) -> None:
    world = World(7, Faults(), Received("metatrader5"))
    # This class sends no API key: it wants a gateway that does not ask for one.
    venue, front = SimulatedMetaTrader5(world, Switches(api_key_required=False)), Relay()
    offer = await venue.start()
    behind = int(offer.endpoints["grpc"].rpartition(":")[2])
    port = await front.start(behind, tls=tls(certificate, key))
    account = importlib.import_module(PACKAGE).MT5Account(
        int(offer.fields["login"]), offer.secrets["password"], grpc_server=f"127.0.0.1:{port}"
    )
    await account.connect_by_server_name(offer.fields["server"])
    check("connect_by_server_name brings a session", bool(account.id))
    held = await reads(account)
    await streams(account, held)
    await trades(account, held, world)
    await account.channel.close()
    await front.stop()
    await venue.stop()


def main() -> int:
    if importlib.util.find_spec(PACKAGE) is None or shutil.which("openssl") is None:
        print(f"skipped: needs {PACKAGE} and openssl")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        certificate, key = make_certificate(Path(folder))
        # gRPC reads this when it makes its first TLS channel.
        os.environ["GRPC_DEFAULT_SSL_ROOTS_FILE_PATH"] = str(certificate)
        os.environ["no_proxy"] = "127.0.0.1"
        asyncio.run(drive(certificate, key))
    print("all good")
    return 0


if __name__ == "__main__":
    sys.exit(main())
