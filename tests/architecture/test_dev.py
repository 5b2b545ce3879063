"""dev.py: what a newcomer runs first."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
sys.path.insert(0, str(TOP / "packaging"))

import environment
import qt_libraries


def test_an_old_python_can_read_dev_py_far_enough_to_say_what_is_wrong() -> None:
    ast.parse((TOP / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_unknown_verb_lists_those_there_are() -> None:
    command = [sys.executable, str(TOP / "dev.py"), "dance"]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 2
    assert {"demo", "test", "run", "setup"} <= {
        line.split()[0] for line in ran.stdout.splitlines() if line
    }


def test_settings_of_pip_and_uv_reach_the_installer_only_if_they_say_where_packages_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = {
        "UV_INDEX_URL": "a",
        "PIP_CERT": "b",
        "UV_INDEX_MINE_PASSWORD": "c",
        "UV_CACHE_DIR": "d",
    }
    dropped = {
        "UV_NO_BINARY": "1",
        "PIP_REQUIRE_VIRTUALENV": "1",
        "PYTHONPATH": "x",
        "UV_PYTHON": "y",
    }
    for name, value in (kept | dropped).items():
        monkeypatch.setenv(name, value)
    seen = environment.variables()
    assert kept.items() <= seen.items()
    assert not dropped.keys() & seen.keys()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="about Linux")
def test_without_a_display_qt_draws_offscreen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert environment.variables()["QT_QPA_PLATFORM"] == "offscreen"
    # A panel that nobody sees would only wait.
    assert "QT_QPA_PLATFORM" not in environment.variables(unseen=False)
    monkeypatch.setenv("DISPLAY", ":0")
    assert "QT_QPA_PLATFORM" not in environment.variables()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="about Linux")
def test_missing_libraries_without_root_stop_with_the_exact_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(qt_libraries, "_missing", lambda folder, names: {"libEGL.so.1"})
    monkeypatch.setattr(qt_libraries, "_root_prefix", lambda: None)
    monkeypatch.setattr(qt_libraries, "_has_font", lambda: True)
    monkeypatch.setattr(qt_libraries.shutil, "which", lambda name: name)
    with pytest.raises(SystemExit, match=r"sudo apt-get install .* libegl1\n"):
        qt_libraries.ensure(Path(os.devnull))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="about Linux")
def test_what_only_a_screen_needs_stops_nothing_without_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        qt_libraries,
        "_missing",
        lambda folder, names: {"libxcb.so.1"} if names is qt_libraries.WITH_A_SCREEN else set(),
    )
    monkeypatch.setattr(qt_libraries, "_root_prefix", lambda: None)
    monkeypatch.setattr(qt_libraries, "_has_font", lambda: True)
    monkeypatch.setattr(qt_libraries.shutil, "which", lambda name: name)
    monkeypatch.delenv("DISPLAY", raising=False)
    qt_libraries.ensure(Path(os.devnull))
    assert "libxcb1" in capsys.readouterr().err
