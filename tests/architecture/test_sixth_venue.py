"""A new venue is its own package and a line in the catalogue: nothing else names a venue."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.venues.catalog import CATALOG

APP = Path(__file__).resolve().parents[2] / "app"
# The catalogue lists the venues, the farm their simulators; nothing else may need to know.
MAY_NAME_ALL = {"venues/catalog.py", "sim/farm.py"}


def names_in(file: Path) -> Iterator[str]:
    """Identifiers, imported modules and strings of a file; docstrings do not count."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    prose = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str() as text) if id(node) not in prose:
                yield text
            case ast.Name(id=text) | ast.Attribute(attr=text) | ast.alias(name=text):
                yield text
            case ast.ImportFrom(module=str() as text):
                yield text


@pytest.mark.parametrize("venue", list(CATALOG))
def test_only_its_own_packages_and_the_catalogue_name_a_venue(venue: str) -> None:
    own = (APP / "venues" / venue, APP / "sim" / venue)
    naming = {
        file.relative_to(APP).as_posix()
        for file in APP.rglob("*.py")
        if not any(file.is_relative_to(folder) for folder in own)
        and any(venue in name.lower() for name in names_in(file))
    }
    assert naming <= MAY_NAME_ALL


@pytest.mark.parametrize("venue", list(CATALOG))
def test_every_venue_has_a_package_and_a_simulator(venue: str) -> None:
    for folder in (APP / "venues" / venue, APP / "sim" / venue):
        assert (folder / "__init__.py").is_file()
