"""Brings the translation files up to the code, and compiles them: `python -m tests.translations`.

A new language: `python -m tests.translations fr` makes unwind_fr.ts; fill it in with Qt Linguist or
an editor and run this again. Nothing else has to be changed for the panel to offer it.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.spoken import CONTEXT, templates
from tests.support.ui_texts import TOP, Text, texts_of_ui

FOLDER = TOP / "resources" / "translations"


def every_text() -> set[Text]:
    """The texts of the screen and the sentences that are said below it."""
    return texts_of_ui() | {(CONTEXT, template) for template in templates()}


def update(file: Path, texts: set[Text]) -> None:
    """Merge the texts into one file; what is translated stays."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "texts.py"
        lines = (f"QT_TRANSLATE_NOOP({ctx!r}, {text!r})" for ctx, text in sorted(texts))
        plain.write_text("\n".join(lines), encoding="utf-8")
        options = ["-no-obsolete", "-locations", "none", "-silent"]
        _tool("lupdate", *options, str(plain), "-ts", str(file))


def compile_all() -> None:
    """Write the file that the program reads beside each one that people edit."""
    for file in sorted(FOLDER.glob("unwind_*.ts")):
        _tool("lrelease", "-silent", str(file), "-qm", str(file.with_suffix(".qm")))


def _tool(name: str, *arguments: str) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{name}")
    subprocess.run([str(program), *arguments], check=True)


def language_code(text: str) -> str:
    """A language as files are named by it. Raises ValueError."""
    if re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", text) is None:
        raise ValueError
    return text


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.translations", description=__doc__)
    parser.add_argument(
        "language", nargs="*", type=language_code, help="a new one, such as fr or pt_BR"
    )
    new = parser.parse_args(arguments).language
    texts = every_text()
    files = {*FOLDER.glob("unwind_*.ts"), *(FOLDER / f"unwind_{code}.ts" for code in new)}
    for file in sorted(files):
        update(file, texts)
        print(
            f"{file.name}: {len(texts)} texts, {file.read_text('utf-8').count('unfinished')} to do"
        )
    compile_all()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
