"""What every test may rely on: no screen needed, no keyring and no secret of the person touched."""

import gc
import os
import sys

import pytest

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Before anything imports keyring: a test must never open, or wait for, a person's own keyring.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"


def pytest_collection_finish() -> None:
    """What is loaded and collected stays; garbage is found sooner without looking through it."""
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_secrets_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in tuple(os.environ):
        if name.startswith("UNWIND_SECRET__"):
            monkeypatch.delenv(name)
