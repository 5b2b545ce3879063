"""Sounds start and are never waited for; where there is no player it is said."""

import stat
import sys
import time
import wave
from pathlib import Path

import pytest

from app.system.sounds import MOST_AT_ONCE, Sounds

FOLDER = Path(__file__).parents[2] / "resources" / "sounds"
NAMES = ("ack", "fill", "partial", "refused", "doubt")


@pytest.fixture
def player(tmp_path, monkeypatch):
    """A player that notes what it is given and takes its time."""
    script = tmp_path / "paplay"
    script.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/played\nexec sleep 60\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path / "played"


@pytest.mark.parametrize("name", NAMES)
def test_each_sound_is_there_short_and_small(name):
    file = FOLDER / f"{name}.wav"
    with wave.open(str(file)) as sound:
        assert sound.getnframes() / sound.getframerate() < 0.8
    assert file.stat().st_size < 40_000


@pytest.mark.skipif(sys.platform != "linux", reason="the player is a shell script")
def test_a_sound_is_started_and_not_waited_for(player):
    sounds = Sounds(FOLDER)
    assert sounds.play("fill")
    (playing,) = sounds._playing
    while not (player.exists() and player.read_text()):
        assert playing.poll() is None
        time.sleep(0.01)
    sounds.stop()
    assert player.read_text().strip() == str(FOLDER / "fill.wav")


@pytest.mark.skipif(sys.platform != "linux", reason="the player is a shell script")
def test_sounds_that_pile_up_are_left_out(player):
    sounds = Sounds(FOLDER)
    for _ in range(20):
        assert sounds.play("ack")
    assert len(sounds._playing) == MOST_AT_ONCE
    sounds.stop()


def test_without_a_player_it_is_said_and_nothing_is_started(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    sounds = Sounds(FOLDER, platform="linux")
    assert "No player of sounds was found" in sounds.why_not
    assert not sounds.play("fill")


def test_a_player_that_cannot_be_started_is_no_fault_of_a_close(monkeypatch, tmp_path):
    broken = tmp_path / "aplay"
    broken.write_text("not a program")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    sounds = Sounds(FOLDER, platform="linux")
    assert not sounds.play("fill")
    assert not sounds.play("no such sound")
