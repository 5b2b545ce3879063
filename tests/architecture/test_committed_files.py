"""What is committed holds on every machine: no path of one, no address of a package registry."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
PINS = TOP / "packaging" / "requirements"
# Each is put together here so that this file does not contain what it looks for.
FORBIDDEN = {
    "a path of one machine": r"(?<![\w./])/(?:wo" + r"rk|ro" + r"ot|tmp/bash_" + r"jobs|Users|home/[a-z]+)/",
    "the host of a package registry": r"(?:py" + r"pi\.org|python" + r"hosted\.org|npm" + r"js\.(?:org|com))",
    "the address of a package index": r"(?:index-url|find-links|index_url)[ =\"']+\S*:/" + r"/",
    "a simple index": r"https?:/" + r"/\S+/simple\b",
}  # fmt: skip


def committed() -> list[Path]:
    git = shutil.which("git")
    if git is None or not (TOP / ".git").exists():
        pytest.skip("this is not a git checkout")
    listing = subprocess.run([git, "ls-files", "-z"], cwd=TOP, capture_output=True, check=True)
    return [TOP / name for name in listing.stdout.decode().split("\0") if name]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_committed_file_holds(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = [
        f"{file.relative_to(TOP)}:{number}"
        for file in committed()
        if file.is_file() and b"\0" not in (content := file.read_bytes())
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("name", ["run", "test", "build", "uv"])
def test_every_pin_has_its_hashes(name: str) -> None:
    text = (PINS / f"{name}.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_test_and_build_pin_the_versions_that_are_shipped() -> None:
    shipped = pins("run")
    for name in ("test", "build"):
        assert shipped.items() <= pins(name).items()


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        re.split(r"[<>=~! ]", text)[0].lower() for text in project["project"]["dependencies"]
    }
    assert wanted <= pins("run").keys()
    for group in ("test", "dev", "build"):
        names = {re.split(r"[<>=~! ]", text)[0] for text in project["dependency-groups"][group]}
        assert names <= pins("build" if group == "build" else "test").keys()


def test_qt_is_pinned_below_the_release_that_aborts() -> None:
    version = pins("run")["pyside6-essentials"]
    assert tuple(map(int, version.split(".")))[:2] < (6, 12)


def pins(name: str) -> dict[str, str]:
    text = (PINS / f"{name}.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, flags=re.MULTILINE))
