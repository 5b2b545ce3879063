"""From a bare clone to a running program: `python3 dev.py demo`, `python3 dev.py test`, …

Needs nothing but Python 3.11 to 3.13. The first call makes an isolated environment in `.venv` from
the hashed pins in packaging/requirements; later calls find its stamp and start at once.
"""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    # For this sentence to be shown, the whole file must stay readable for Python 3.6.
    sys.exit(
        "Unwind needs Python 3.11, 3.12 or 3.13; this is Python %d.%d at %s.\n"
        "Install one of them and run it in place of python3, for example: python3.12 dev.py %s"
        % (sys.version_info[0], sys.version_info[1], sys.executable, " ".join(sys.argv[1:]))
    )

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

TOP = Path(__file__).resolve().parent
sys.path.insert(0, str(TOP / "packaging"))

import environment
from environment import PINS, PYTHON, call

PIN_SOURCES = {
    "run": ["pyproject.toml"],
    "test": ["pyproject.toml", "--group", "test", "--group", "dev"],
    "build": ["pyproject.toml", "--group", "build"],
    "uv": ["packaging/requirements/uv.in"],
}
CACHES = (
    ".venv", ".dev", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis",
    ".import_linter_cache", "build", "dist",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    verb, *rest = arguments or ["help"]
    if verb not in VERBS:
        print(f"{(__doc__ or '').splitlines()[0]}\n")
        for name, action in VERBS.items():
            print(f"  {name:<12} {action.__doc__}")
        return 0 if verb in ("help", "-h", "--help") else 2
    return VERBS[verb](rest)


def demo(arguments: list[str]) -> int:
    """Open the panel on simulated venues; without a display it closes positions by itself."""
    return run(["demo", *arguments])


def run(arguments: list[str]) -> int:
    """Run `unwind ARGS…`."""
    environment.ensure()
    # The caller's folder is kept, so that a relative `--profile` means what it says.
    # Without a display the panel has to say so; what works unseen chooses that by itself.
    return _become([str(PYTHON), "-m", "app", *arguments], unseen=False)


def test(arguments: list[str]) -> int:
    """Check style, types and imports, then run the tests; arguments go to pytest."""
    os.chdir(TOP)
    environment.ensure()
    # pytest's own closing line stays the last.
    pytest = [str(PYTHON), "-m", "pytest"]
    compiling = None if arguments else _compile_tests(pytest)
    failed = lint([])
    if compiling is not None:
        compiling.wait()
    if failed:
        return failed
    if arguments:
        return _step("pytest", [*pytest, *arguments], closing=False)
    # Most tests wait for servers of their own, so more of them run at once than there are cores.
    workers = str(max(6, 2 * _cores()))
    return _step("pytest", [*pytest, "-n", workers, "--dist", "worksteal"], closing=False)


def _compile_tests(pytest: list[str]) -> "subprocess.Popen[bytes]":
    """Read all tests once, beside the checks of style: else each worker compiles all of them."""
    variables = {**environment.variables(), "PYTHONDONTWRITEBYTECODE": ""}
    return subprocess.Popen(
        [*pytest, "--collect-only", "-qq"],
        env=variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _cores() -> int:
    """Those that this process may use, which can be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 2


def lint(arguments: list[str]) -> int:
    """Check style, types and imports; files named as arguments narrow the style checks."""
    os.chdir(TOP)
    environment.ensure()
    where = arguments or ["."]
    # All of them run, so that one call shows everything there is to mend.
    codes = [
        _step("ruff check", [_tool("ruff"), "check", *where]),
        _step("ruff format", [_tool("ruff"), "format", "--check", *where]),
        _step("mypy --strict", [_tool("mypy"), "--strict", "app"]),
        _step("import contracts", [_tool("lint-imports")]),
    ]
    return next((code for code in codes if code), 0)


def bench(arguments: list[str]) -> int:
    """Measure Unwind beside a floor or a peer, in one run."""
    return _from_tests("benchmarks", arguments)


def simulate(arguments: list[str]) -> int:
    """Run many seeded closes against failing venues: `--runs N --seed S`."""
    return _from_tests("simulation", arguments)


def fuzz(arguments: list[str]) -> int:
    """Feed malformed messages to every reader of a wire."""
    return _from_tests("fuzz", arguments)


def kills(arguments: list[str]) -> int:
    """Kill a flatten of five venues at random points, restart, and compare with the venues."""
    return _from_tests("kills", arguments)


def soak(arguments: list[str]) -> int:
    """Run panel and simulators for long and watch memory, handles and lateness."""
    return _from_tests("soak", arguments)


def screenshots(arguments: list[str]) -> int:
    """Write pictures of every window in every theme and size."""
    return _from_tests("screenshots", arguments)


def pins(arguments: list[str]) -> int:
    """Recompute the hashed pins; `--upgrade` takes newer versions."""
    os.chdir(TOP)
    uv = environment.uv()
    for name, sources in PIN_SOURCES.items():
        # Test and build run the very versions that are shipped.
        same = ["--constraint", str(PINS / "run.lock")] if name in ("test", "build") else []
        command = [
            uv, "pip", "compile", *sources, *same, *arguments, "--quiet", "--universal",
            "--python-version", "3.11", "--generate-hashes", "--no-annotate",
            "--no-emit-index-url", "--no-emit-find-links",
            "--custom-compile-command", "python3 dev.py pins",
            "--output-file", f"packaging/requirements/{name}.lock",
        ]  # fmt: skip
        code = call(command)
        if code:
            return code
    return 0


def setup(arguments: list[str]) -> int:
    """Make or renew the environment in .venv and do nothing else."""
    environment.ensure()
    return 0


def clean(arguments: list[str]) -> int:
    """Remove the environment and every cache."""
    for name in CACHES:
        shutil.rmtree(TOP / name, ignore_errors=True)
    for folder in ("app", "tests", "packaging"):
        for cache in (TOP / folder).rglob("__pycache__"):
            shutil.rmtree(cache, ignore_errors=True)
    return 0


VERBS: dict[str, Callable[[list[str]], int]] = {
    action.__name__: action
    for action in (
        demo, run, test, lint, bench, simulate, fuzz, kills, soak, screenshots, pins, setup, clean,
    )
}  # fmt: skip


def _from_tests(program: str, arguments: list[str]) -> int:
    if (
        not any((TOP / "tests").glob(f"{program}*/__main__.py"))
        and not (TOP / "tests" / f"{program}.py").exists()
    ):
        print(
            f"This checkout has no tests/{program} yet; there is nothing to run.", file=sys.stderr
        )
        return 2
    os.chdir(TOP)
    environment.ensure()
    return _become([str(PYTHON), "-m", f"tests.{program}", *arguments])


def _become(command: list[str], *, unseen: bool = True) -> int:  # noqa: RET503 - execve does not return
    """Replace this process by the command, so that signals reach it and its exit code is ours."""
    if environment.WINDOWS:  # execve returns there to the shell before the child has ended
        return call(command)
    sys.stdout.flush()
    os.execve(command[0], command, environment.variables(unseen=unseen))


def _step(name: str, command: list[str], *, closing: bool = True) -> int:
    print(f"── {name}", flush=True)
    started = time.monotonic()
    code = call(command)
    if closing:
        verdict = "failed" if code else "passed"
        print(f"── {name} {verdict} in {time.monotonic() - started:.1f} s", flush=True)
    return code


def _tool(name: str) -> str:
    return str(environment.BIN / f"{name}{environment.EXE}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
