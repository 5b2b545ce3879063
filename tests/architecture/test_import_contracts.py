"""Who may import whom: the contracts hold, and each of them would catch what it forbids."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
CONFIG = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = CONFIG["tool"]["importlinter"]["contracts"]

# An unlawful import, and the contract that has to name it.
UNLAWFUL = {
    "app.domain.a -> app.engine": "Imports point down the house",
    "app.venues.qfex -> app.engine": "Imports point down the house",
    "app.engine.a -> app.ui": "Imports point down the house",
    "app.ui.a -> app.sim": "Imports point down the house",
    "app.venues.qfex.a -> app.system": "Imports point down the house",
    "app.venues.qfex.b -> app.venues.coinw": "No venue knows another",
    "app.venues.coinw.b -> app.venues.catalog": "No venue knows another",
    "app.engine.b -> app.venues.qfex": "The engine sees sessions, never a venue",
    "app.engine.c -> app.system": "The engine sees sessions, never a venue",
    "app.sim.a -> app.venues": "The simulators read the documents",
    "app.engine.d -> PySide6.QtCore": "Qt lives upstairs",
    "app.sim.b -> qasync": "Qt lives upstairs",
    "app.ui.b -> httpx": "The network is spoken only by venues",
    "app.engine.e -> websockets": "The network is spoken only by venues",
    "app.ui.c -> app.venues.session": "The screen sees the engine, never a wire",
    "app.domain.b -> asyncio": "The domain is pure",
    "app.domain.c -> time": "The domain is pure",
}


def lint(folder: Path) -> str:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
    ]
    command += ["--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "500"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    ).stdout


def write(folder: Path, module: str, text: str = "") -> None:
    """Write a module as a package, so that others can stand in it."""
    parts = module.split(".")
    for depth in range(1, len(parts) + 1):
        package = folder.joinpath(*parts[:depth])
        package.mkdir(exist_ok=True)
        (package / "__init__.py").touch()
    (folder.joinpath(*parts) / "__init__.py").write_text(text)


@pytest.fixture(scope="module")
def unlawful_house(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the contracts say of a house that breaks every rule once."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(TOP / "pyproject.toml", folder)
    named = re.findall(r'"(app\.[a-z0-9_.]+)"', (TOP / "pyproject.toml").read_text("utf-8"))
    for module in {*named, "app.system", "app.newcomer", "app.venues.newcomer"}:
        write(folder, module)
    for edge in UNLAWFUL:
        source, target = edge.split(" -> ")
        write(folder, source, f"import {target}\n")
    return lint(folder)


def section(report: str, contract: str) -> str:
    """The part of the report about broken contracts that belongs to one of them."""
    broken = report.partition("Broken contracts")[2]
    titles = [found["name"] for found in CONTRACTS if found["name"] in broken]
    title = next(name for name in titles if name.startswith(contract))
    ends = [broken.find(name, broken.index(title) + 1) for name in titles]
    return broken[broken.index(title) : min([end for end in ends if end > 0], default=None)]


def test_every_contract_is_kept() -> None:
    report = lint(TOP)
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in report, report


@pytest.mark.parametrize(("edge", "contract"), UNLAWFUL.items())
def test_an_unlawful_import_is_reported(unlawful_house: str, edge: str, contract: str) -> None:
    source, target = edge.split(" -> ")
    reported = section(unlawful_house, contract)
    assert re.search(rf"{source}\b.* -> {target.partition('.')[0]}", reported), unlawful_house


def test_a_part_of_the_house_that_is_not_on_the_plan_is_reported(unlawful_house: str) -> None:
    assert "newcomer" in section(unlawful_house, "Imports point down")
    assert "newcomer" in section(unlawful_house, "No venue knows")


def test_every_contract_has_an_unlawful_import_to_catch() -> None:
    untried = [
        found["name"]
        for found in CONTRACTS
        if not any(found["name"].startswith(contract) for contract in UNLAWFUL.values())
    ]
    assert untried == []


def test_every_venue_package_is_closed_to_the_engine() -> None:
    contract = next(found for found in CONTRACTS if found["name"].startswith("The engine sees"))
    packages = {
        f"app.venues.{file.parent.name}"
        for file in (TOP / "app" / "venues").glob("[!_]*/__init__.py")
    }
    assert packages <= set(contract["forbidden_modules"])
