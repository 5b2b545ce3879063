"""Every command and option of `unwind`; what a command does is imported only when it is run."""

import argparse
import importlib
import math
from collections.abc import Callable
from pathlib import Path

from app import __version__
from app.domain.ids import Environment

_Run = Callable[[argparse.Namespace], int]


def build_parser() -> argparse.ArgumentParser:
    """The parser; its options carry `run`, which returns the exit code, and `sends`."""
    parser = argparse.ArgumentParser(
        prog="unwind",
        description="Every open position of every account, and one press to get out.",
    )
    parser.add_argument("--version", action="version", version=f"unwind {__version__}")
    parser.add_argument(
        "--profile", type=Path, metavar="DIR", help="where accounts, journal and settings live"
    )
    # `sends`: whether the command may have sent a close when it ends before its time.
    parser.set_defaults(run=_late("app.cli.panel", "run_panel"), sends=False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_panel(commands)
    _add_sim(commands)
    _add_accounts(commands)
    _add_positions(commands)
    _add_close(commands)
    _add_flatten(commands)
    _add_journal(commands)
    _add_doctor(commands)
    return parser


def _late(module: str, function: str) -> _Run:
    """A command whose module is loaded when it runs: `sim` needs no Qt, `close` no simulator."""

    def run(options: argparse.Namespace) -> int:
        return int(getattr(importlib.import_module(module), function)(options))

    return run


def _seconds(text: str) -> float:
    """A time to wait, above zero. Raises ArgumentTypeError."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not (0 < seconds < math.inf):
        raise argparse.ArgumentTypeError(f"expected seconds above zero, was {text!r}")
    return seconds


def _add_panel(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    gui = commands.add_parser("gui", help="the panel (also without a command)")
    gui.set_defaults(run=_late("app.cli.panel", "run_panel"))
    demo = commands.add_parser(
        "demo", help="the panel on simulated venues; no account, no network"
    )
    demo.add_argument("--seed", type=int, default=1, help="another seed, other prices")
    demo.add_argument(
        "--offscreen", action="store_true", help="close by itself, without a display"
    )
    demo.add_argument("--screenshot", type=Path, metavar="FILE", help="where to write the picture")
    demo.set_defaults(run=_late("app.cli.panel", "run_demo"))
    test = commands.add_parser(
        "self-test", help="close wholly and in part on every simulated venue, through the window"
    )
    test.add_argument("--seed", type=int, default=1)
    test.add_argument("--screenshot", type=Path, metavar="FILE")
    test.set_defaults(run=_late("app.cli.panel", "run_self_test"))


def _add_sim(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    sim = commands.add_parser("sim", help="simulated venues on loopback; one JSON object a line")
    sim.add_argument("--venue", action="append", metavar="V", help="which; repeat; default: all")
    sim.add_argument("--seed", type=int, default=1, help="the same seed gives the same prices")
    sim.add_argument("--control", action="store_true", help="also serve a control address")
    sim.add_argument("--until-eof", action="store_true", help="stop when standard input ends")
    sim.set_defaults(run=_late("app.cli.sim", "run_sim"))


def _add_accounts(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    accounts = commands.add_parser("accounts", help="set up the accounts of a profile")
    verbs = accounts.add_subparsers(title="verbs", metavar="VERB", required=True)
    add = verbs.add_parser(
        "add", help="add an account; secrets from standard input or environment"
    )
    add.add_argument("name", metavar="NAME")
    add.add_argument("--venue", required=True, metavar="V")
    add.add_argument("--environment", required=True, choices=[one.value for one in Environment])
    add.add_argument("--endpoint", action="append", default=[], metavar="NAME=URL")
    add.add_argument("--set", action="append", default=[], metavar="KEY=VALUE")
    add.add_argument("--secret", action="append", default=[], metavar="KEY")
    add.add_argument(
        "--allow-guarded",
        action="store_true",
        help="allow closes that only this program guards (opposite orders after a fresh read)",
    )
    add.set_defaults(run=_late("app.cli.accounts", "add"))
    listing = verbs.add_parser("list", help="the accounts, without secrets")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_late("app.cli.accounts", "list_accounts"))
    for verb, text in (("test", "log in and read; never trades"), ("remove", "secrets too")):
        one = verbs.add_parser(verb, help=text)
        one.add_argument("name", metavar="NAME")
        one.set_defaults(run=_late("app.cli.accounts", verb))


def _add_positions(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    positions = commands.add_parser("positions", help="every open position, read afresh")
    positions.add_argument(
        "--account", action="append", metavar="NAME", help="repeat; default: all"
    )
    positions.add_argument("--json", action="store_true")
    positions.add_argument("--timeout", type=_seconds, default=15.0, metavar="S")
    positions.set_defaults(run=_late("app.cli.positions", "run_positions"))
    doubts = commands.add_parser("reconcile", help="ask the venues about every close in doubt")
    doubts.add_argument("--account", action="append", metavar="NAME", help="repeat; default: all")
    # MetaTrader 5 needs a minute of asking to prove that a close never arrived.
    doubts.add_argument("--timeout", type=_seconds, default=120.0, metavar="S")
    doubts.add_argument("--json", action="store_true")
    doubts.set_defaults(run=_late("app.cli.reconcile", "run_reconcile"))


def _add_close(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    close = commands.add_parser("close", help="close one position, wholly or in part")
    close.add_argument("--account", required=True, metavar="NAME")
    close.add_argument("--position", required=True, metavar="ID", help="its id, or its symbol")
    amount = close.add_mutually_exclusive_group()
    amount.add_argument("--quantity", metavar="Q", help="so many units; default: all")
    amount.add_argument("--percent", metavar="P", help="so much of the live size, 0 < P <= 100")
    price = close.add_mutually_exclusive_group()
    price.add_argument("--limit", metavar="PRICE", help="at this price or better")
    price.add_argument("--slippage", metavar="CAP", help='"5 ticks", "10 bps" or "0.25"')
    close.add_argument(
        "--accept-thin-book",
        action="store_true",
        help="with --slippage: go although the book holds less within the cap; the rest stays open",
    )
    close.add_argument("--cancel-orders", action="store_true", help="working orders first")
    close.add_argument(
        "--preview", action="store_true", help="show what would be sent, send nothing"
    )
    close.add_argument("--yes", action="store_true", help="do not ask")
    close.add_argument("--json", action="store_true", help="one event a line, the result last")
    close.add_argument("--timeout", type=_seconds, default=30.0, metavar="S")
    close.set_defaults(run=_late("app.cli.close", "run_close"), sends=True)


def _add_flatten(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    flatten = commands.add_parser("flatten", help="cancel and close everything, read back flat")
    flatten.add_argument("--account", action="append", metavar="NAME", help="repeat; default: all")
    flatten.add_argument("--yes", action="store_true", help="do not ask")
    flatten.add_argument("--json", action="store_true", help="one event a line, the result last")
    flatten.add_argument("--timeout", type=_seconds, default=60.0, metavar="S")
    flatten.set_defaults(run=_late("app.cli.flatten", "run_flatten"), sends=True)


def _add_journal(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    journal = commands.add_parser("journal", help="the record of every close")
    verbs = journal.add_subparsers(title="verbs", metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="every close, newest last")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_late("app.cli.journal", "list_closes"))
    verify = verbs.add_parser("verify", help="recompute the chain and replay every close")
    verify.set_defaults(run=_late("app.cli.journal", "verify"))
    export = verbs.add_parser("export", help="every event, as CSV or JSON")
    export.add_argument("--format", choices=("csv", "json"), default="csv")
    export.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    export.set_defaults(run=_late("app.cli.journal", "export"))
    aside = verbs.add_parser("set-aside", help="keep a damaged one under another name, begin anew")
    aside.add_argument("--yes", action="store_true", help="do not ask")
    aside.set_defaults(run=_late("app.cli.set_aside", "run_set_aside"))


def _add_doctor(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    doctor = commands.add_parser(
        "doctor", help="look at this computer and knock at the venues; says what to do"
    )
    doctor.add_argument("--json", action="store_true", help="a list of objects")
    doctor.add_argument(
        "--login", action="store_true", help="also log in to every account and read; never trades"
    )
    doctor.set_defaults(run=_late("app.cli.doctor", "run_doctor"))
