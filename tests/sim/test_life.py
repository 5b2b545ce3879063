"""`unwind sim` as a process: what ends it, and that it then ends at once and in silence."""

import signal
import subprocess
import sys

import pytest

from tests.support.sim_process import REPOSITORY, UNWIND

PATIENCE_S = 10


def started(*words: str) -> "subprocess.Popen[str]":
    """A simulator that has said it is ready; its standard input is open."""
    process = subprocess.Popen(
        [*UNWIND, "sim", "--venue", "qfex", *words],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert '"qfex"' in process.stdout.readline()
    return process


def end_of(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """The code it ended with, and what it complained of; its input stays open meanwhile."""
    try:
        code = process.wait(PATIENCE_S)
        assert process.stderr is not None
        return code, process.stderr.read()
    finally:
        process.kill()
        process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("words", [(), ("--until-eof",)])
def test_a_signal_ends_it_also_while_its_input_is_open(
    number: signal.Signals, words: tuple[str, ...]
) -> None:
    process = started(*words)
    process.send_signal(number)
    assert end_of(process) == (0, "")


def test_the_end_of_its_input_ends_it_when_told_so() -> None:
    process = started("--until-eof")
    assert process.stdin is not None
    process.stdin.close()
    process.stdin = None
    assert end_of(process) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="no shell to close an input with")
def test_an_input_that_was_never_open_has_ended() -> None:
    words = [*UNWIND, "sim", "--venue", "qfex", "--until-eof"]
    shell = ["sh", "-c", 'exec "$@" <&-', "sh", *words]
    run = subprocess.run(
        shell, cwd=REPOSITORY, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    assert (run.returncode, run.stdout) == (0, "")
    assert "has ended already" in run.stderr
