"""The log: complete, private and without secrets."""

import base64
import html
import json
import logging
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.system import logs
from app.system.paths import Profile
from app.system.redaction import Redactor
from app.system.secrets import Secret

VALUE = "s3cr+t/va lue=%é\"'"


@pytest.fixture(autouse=True)
def _calm_afterwards() -> Iterator[None]:
    root = logging.getLogger()
    level = root.level
    yield
    for handler in [one for one in root.handlers if (one.name or "").startswith("unwind-")]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


FORMS = {
    "as it is": VALUE,
    "in an address": quote(VALUE),
    "in a query": quote(VALUE, safe=""),
    "in JSON": json.dumps({"key": VALUE}),
    "in base64": base64.b64encode(VALUE.encode()).decode(),
    "in basic authentication": base64.b64encode(f"login:{VALUE}".encode()).decode(),
    "in a list": repr([VALUE]),
    "in hex": VALUE.encode().hex(),
    "on a page": html.escape(VALUE),
    "in JSON in JSON": json.dumps(json.dumps({"key": VALUE})),
    "in JSON with escaped slashes": json.dumps({"key": VALUE}).replace("/", "\\/"),
    "in an address in small letters": quote(VALUE, safe="").replace("%2F", "%2f"),
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_a_secret_is_masked_in_every_form(text: str) -> None:
    redactor = Redactor()
    redactor.register(VALUE)
    masked = redactor.redact(f"before {text} after")
    assert "••••" in masked
    assert text not in masked
    assert masked.startswith("before")
    assert masked.endswith("after")


LONG = "kJ8vQ2wXz7LmPq4RtYbN"


@pytest.mark.parametrize("text", [LONG[:-1], LONG[1:], LONG[5:14], repr(f"...{LONG[:9]}")])
def test_a_piece_of_a_long_secret_as_a_cut_line_leaves_it_is_masked(text: str) -> None:
    redactor = Redactor()
    redactor.register(LONG)
    masked = redactor.redact(f"before {text} after")
    assert not any(LONG[i : i + 8] in masked for i in range(len(LONG) - 7))
    assert masked.startswith("before")
    assert masked.endswith("after")


@pytest.mark.parametrize("secret", ["0000000000000000", "password12"])
def test_ordinary_numbers_and_words_are_no_pieces_of_a_secret(secret: str) -> None:
    redactor = Redactor()
    redactor.register(secret)
    assert redactor.redact("password of 0.000000000001") == "password of 0.000000000001"


@given(st.text(min_size=4), st.text(), st.text())
def test_no_text_that_held_a_secret_still_holds_it(secret: str, before: str, after: str) -> None:
    redactor = Redactor()
    redactor.register(secret)
    masked = redactor.redact(before + secret + after)
    assert secret not in masked or set(secret) <= set("•")


def test_a_secret_is_in_neither_message_nor_arguments_nor_traceback_of_the_log(
    profile: Profile, capsys: pytest.CaptureFixture[str]
) -> None:
    file = logs.configure(profile)
    secret = Secret("hunter2222")
    log = logging.getLogger("unwind.test")
    log.warning("sent hunter2222 with %s and %r", "hunter2222", {"key": secret})
    try:
        raise ValueError("hunter2222 was refused")
    except ValueError:
        log.exception("it failed")
    written = file.read_text(encoding="utf-8") + capsys.readouterr().err
    assert "hunter2222" not in written
    assert written.count("••••") >= 6
    assert "ValueError" in written


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_the_log_is_readable_by_its_owner_alone_also_after_it_was_rotated(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "LARGEST_FILE_BYTES", 200)
    logs.configure(profile, screen_level=logging.CRITICAL)
    for number in range(20):
        logging.getLogger("unwind.test").info("line %d", number)
    files = list(profile.logs.iterdir())
    assert len(files) > 1
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_configuring_twice_writes_each_line_once(profile: Profile) -> None:
    logs.configure(profile)
    file = logs.configure(profile)
    logging.getLogger("unwind.test").info("one line")
    assert file.read_text(encoding="utf-8").count("one line") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_log_that_the_disk_does_not_take_is_told_once_and_without_a_traceback(
    profile: Profile, capsys: pytest.CaptureFixture[str]
) -> None:
    (profile.logs / "unwind.log").symlink_to("/dev/full")
    logs.configure(profile, screen_level=logging.CRITICAL)
    for _ in range(3):
        logging.getLogger("app.test").warning("a line")
    logs.release()
    said = capsys.readouterr().err
    assert (
        said == f"The log {profile.logs}/unwind.log cannot be written (No space left on device).\n"
    )
