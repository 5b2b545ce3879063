"""Calls that look harmless and are not: each with the reason why it is banned."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
APP = TOP / "app"
STATIC_DIALOGS = {
    "QMessageBox": {"question", "information", "warning", "critical", "about", "aboutQt"},
    "QFileDialog": {"getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory",
                    "getOpenFileUrl", "getSaveFileUrl"},
    "QInputDialog": {"getText", "getItem", "getInt", "getDouble", "getMultiLineText"},
    "QColorDialog": {"getColor"},
    "QFontDialog": {"getFont"},
}  # fmt: skip
Found = Iterator[ast.AST]


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


def nested_loops(tree: ast.AST) -> Found:
    return (node for node, name in calls(tree) if name.endswith((".exec", ".exec_")))


def static_dialogs(tree: ast.AST) -> Found:
    for node, name in calls(tree):
        owner, _, method = name.rpartition(".")
        if method in STATIC_DIALOGS.get(owner.rpartition(".")[2], ()):
            yield node


def bare_tasks(tree: ast.AST) -> Found:
    banned = ("create_task", "ensure_future", "asyncSlot")
    return (node for node, name in calls(tree) if name.rpartition(".")[2] in banned)


def floats(tree: ast.AST) -> Found:
    # float("inf") is a constant, not a conversion of what a venue or a person said.
    for node, name in calls(tree):
        if name == "float" and not all(isinstance(item, ast.Constant) for item in node.args):
            yield node


def clocks(tree: ast.AST) -> Found:
    banned = ("time.time", "time.time_ns", "time.monotonic", "datetime.now", "datetime.utcnow")
    return (node for node, name in calls(tree) if name.endswith(banned))


def silent_handlers(tree: ast.AST) -> Found:
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and _is_broad(node) and _does_nothing(node):
            yield node


def _is_broad(handler: ast.ExceptHandler) -> bool:
    return handler.type is None or ast.unparse(handler.type) in ("Exception", "BaseException")


def _does_nothing(handler: ast.ExceptHandler) -> bool:
    return all(
        isinstance(step, ast.Pass | ast.Continue)
        or (isinstance(step, ast.Expr) and isinstance(step.value, ast.Constant))
        or (isinstance(step, ast.Return) and step.value is None)
        for step in handler.body
    )


RULES = {
    "a nested event loop inside a task loses other tasks: use bridge.ask": (
        nested_loops, ["ui/**/*.py", "main.py", "cli.py"], []),
    "a static dialog runs a nested event loop: use bridge.ask": (
        static_dialogs, ["ui/**/*.py", "main.py"], []),
    "the loop holds tasks weakly and their errors vanish: use bridge.spawn": (
        bare_tasks, ["ui/**/*.py"], ["ui/bridge.py"]),
    "a price or quantity through float is no longer exact: use Decimal": (
        floats, ["domain/**/*.py", "venues/**/*.py"], ["venues/metatrader5/codec*"]),
    "time comes in as an argument": (
        clocks, ["domain/**/*.py", "venues/*/codec*.py", "venues/*/codec/*.py",
                 "venues/*/protocol*.py", "venues/*/wire*.py"], []),
    "an error that nobody hears of cannot be acted on": (silent_handlers, ["**/*.py"], []),
}  # fmt: skip


@pytest.mark.parametrize("reason", RULES)
def test_banned_call(reason: str) -> None:
    rule, where, exempt = RULES[reason]
    files = {file for pattern in where for file in APP.glob(pattern)}
    files -= {file for pattern in exempt for file in APP.glob(pattern)}
    broken = [
        f"{file.relative_to(TOP)}:{node.lineno}"  # type: ignore[attr-defined]
        for file in sorted(files)
        if not file.name.endswith(("_pb2.py", "_pb2_grpc.py"))
        for node in rule(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert broken == [], reason


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (nested_loops, "dialog.exec()"),
        (nested_loops, "QMenu(self).exec_(point)"),
        (static_dialogs, "QMessageBox.question(self, '', '')"),
        (static_dialogs, "QtWidgets.QFileDialog.getOpenFileName()"),
        (bare_tasks, "asyncio.create_task(work())"),
        (bare_tasks, "loop.create_task(work())"),
        (floats, "float(text)"),
        (clocks, "time.time()"),
        (clocks, "dt.datetime.now(UTC)"),
        (silent_handlers, "try: a()\nexcept Exception: pass"),
        (silent_handlers, "try: a()\nexcept: return"),
        (silent_handlers, "for a in b:\n try: a()\n except BaseException: continue"),
    ],
)
def test_each_ban_catches_what_it_is_for(rule: object, text: str) -> None:
    assert len(list(rule(ast.parse(text)))) == 1  # type: ignore[operator]
