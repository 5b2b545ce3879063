"""Collects every text of the screen that is marked for translation, by reading the code.

Qt's own tool finds neither our short names for its marks nor what stands inside an f-string, so
the texts are first written out plainly; the tool then merges them into the translation files.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).parents[2]
UI = TOP / "app" / "ui"
MARKS = {"translate", "QT_TRANSLATE_NOOP", "_N"}

Text = tuple[str, str]
"""Context and text."""


def texts_of_ui() -> set[Text]:
    """Every marked text of app/ui with its context."""
    return {text for file in sorted(UI.rglob("*.py")) for text in texts_in(file)}


def texts_in(file: Path) -> Iterator[Text]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    short = _context_of_short_name(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for call in _calls(node, "tr"):
                if isinstance(call.func, ast.Attribute):
                    yield node.name, _constant(call.args[0], file)
    for call in _calls(tree, *MARKS):
        if len(call.args) > 1 and isinstance(call.args[1], ast.Constant):
            yield _constant(call.args[0], file), _constant(call.args[1], file)
    if short:
        for call in _calls(tree, "_tr"):
            if isinstance(call.args[0], ast.Constant):
                yield short, _constant(call.args[0], file)


def _context_of_short_name(tree: ast.Module) -> str:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_tr":
            for call in _calls(node, "translate"):
                return str(ast.literal_eval(call.args[0]))
    return ""


def _calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in names:
                yield node


def _constant(node: ast.expr, file: Path) -> str:
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        raise AssertionError(f"{file.name}:{node.lineno}: expected a plain text to translate")
    return node.value
