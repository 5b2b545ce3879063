"""Collects every sentence that is said below the screen, by reading the code, and what is not said so."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).parents[2]
APP = TOP / "app"
CONTEXT = "engine"
FLOORS = ("domain", "engine", "system", "venues", "main")

SPEAKING = {
    "Denied": 1, "Refused": 1, "Misconfigured": 0, "NoLink": 0, "OutcomeUnknown": 0,
    "SessionLost": 0, "JournalError": 0, "JournalDamaged": 0, "Support": 1, "Field": 1,
    "notice": 1, "link": 1,
}  # fmt: skip
"""What takes a sentence for a person, and from which argument on; before it stand codes."""


def speaking_files() -> list[Path]:
    """Every file that speaks by `words.say`, generated code left out."""
    files = sorted(APP.rglob("*.py"))
    return [file for file in files if any(_imports(ast.parse(file.read_text("utf-8"))))]


def templates() -> set[str]:
    """Every template that holds something to translate."""
    found = {text for file in speaking_files() for _line, text, _names in said_in(file)}
    return {text for text in found if _has_words(text)}


def said_in(file: Path) -> Iterator[tuple[int, str, set[str]]]:
    """Line, template and the names of the values of every call of `say` in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    if not any(_imports(tree)):
        return
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "say"
        ):
            text = node.args[0] if node.args else None
            if not isinstance(text, ast.Constant) or not isinstance(text.value, str):
                raise AssertionError(f"{file.name}:{node.lineno}: expected a plain template")
            yield node.lineno, text.value, {str(keyword.arg) for keyword in node.keywords}


def unsaid_in(code: str) -> Iterator[tuple[int, str]]:
    """Texts with words in them that are handed to a person without `say`, with their lines."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        first = SPEAKING.get(getattr(node.func, "attr", getattr(node.func, "id", "")))
        if first is None:
            continue
        given = [*node.args[first:], *(k.value for k in node.keywords if k.arg in _WORDED)]
        for text in given:
            for bare in _bare(text):
                yield bare.lineno, ast.unparse(bare)


_WORDED = {"why", "reason", "words", "problem", "text", "next_step", "hint", "label"}


def _bare(node: ast.expr) -> Iterator[ast.expr]:
    """The plain texts and f-strings that an expression may come to."""
    if isinstance(node, ast.IfExp):
        yield from _bare(node.body)
        yield from _bare(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _bare(value)
    elif isinstance(node, ast.BinOp):
        yield from _bare(node.left)
        yield from _bare(node.right)
    elif isinstance(node, ast.JoinedStr):
        if any(" " in part.value for part in node.values if isinstance(part, ast.Constant)):
            yield node
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
        yield node


def _imports(tree: ast.Module) -> Iterator[bool]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "app.domain.words":
            yield any(name.name == "say" and name.asname is None for name in node.names)


def _has_words(template: str) -> bool:
    """Whether anything is left of it without its values."""
    plain = "".join(text for text, _name, _spec, _conv in string.Formatter().parse(template))
    return any(character.isalpha() for character in plain)
