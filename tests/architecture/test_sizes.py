"""A file says one thing and a function is seen at a glance: the house's limits, and what exceeds them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent.parent
LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 40

# To become shorter. Nothing is added here, and what fits again is taken out.
TOO_LONG: dict[str, int] = {}


def test_no_file_and_no_function_is_longer_than_the_house_allows() -> None:
    beyond = {
        name: size for name, size, limit in _sizes(TOP / "app") if size > TOO_LONG.get(name, limit)
    }
    assert beyond == {}


def test_what_fits_again_is_no_exception_any_more() -> None:
    long = {name for name, size, limit in _sizes(TOP / "app") if size > limit}
    assert set(TOO_LONG) - long == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x = 1\n" * 301, {"app/a.py"}),
        ("def f() -> None:\n" + "    pass\n" * 40, {"app/a.py: f"}),
        ("def f() -> None:\n" + "    pass\n" * 39, set()),
    ],
)
def test_the_measure_finds_what_is_too_long(tmp_path: Path, text: str, found: set[str]) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "a.py").write_text(text)
    sizes = _sizes(tmp_path / "app")
    assert {name for name, size, limit in sizes if size > limit} == found


def _sizes(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in sorted(folder.rglob("*.py")):
        if path.name.endswith("_pb2.py"):
            continue
        name = path.relative_to(folder.parent).as_posix()
        text = path.read_text(encoding="utf-8")
        yield name, text.count("\n"), LINES_OF_A_FILE
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{name}: {node.name}", size, LINES_OF_A_FUNCTION
