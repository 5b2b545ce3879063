"""What the window does not need for its first paint is not loaded before it."""

import subprocess
import sys

HEAVY = ("grpc", "httpx", "websockets", "keyring", "uvicorn", "google.protobuf", "msgspec")


def test_the_window_is_imported_without_networks_keyring_and_simulators() -> None:
    loaded = _loaded_after("import app.main.panel")
    assert sorted(set(HEAVY) & loaded) == []


def test_the_keyring_is_looked_for_only_when_a_secret_is_wanted() -> None:
    words = "from app.system.secrets import Secrets; Secrets.of_this_system()"
    assert "keyring" not in _loaded_after(words)


def test_what_only_shows_or_sets_up_accounts_loads_no_desk_and_no_journal() -> None:
    loaded = _loaded_after("import app.cli.positions, app.cli.accounts")
    assert sorted({"app.engine.desk", "app.engine.journal", "sqlite3", *HEAVY} & loaded) == []


def _loaded_after(words: str) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", f"{words}\nimport sys\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(told.stdout.split())
