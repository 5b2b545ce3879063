"""What the library below writes on its own account reaches nobody's terminal."""

import importlib
import os

import pytest

import app.venues.metatrader5 as package


@pytest.mark.parametrize(("set_by_a_person", "in_force"), [(None, "ERROR"), ("DEBUG", "DEBUG")])
def test_grpc_tells_no_broken_link_on_standard_error_unless_a_person_wants_it(
    monkeypatch: pytest.MonkeyPatch, set_by_a_person: str | None, in_force: str
) -> None:
    monkeypatch.delenv("GRPC_VERBOSITY", raising=False)
    if set_by_a_person is not None:
        monkeypatch.setenv("GRPC_VERBOSITY", set_by_a_person)
    importlib.reload(package)
    assert os.environ["GRPC_VERBOSITY"] == in_force
