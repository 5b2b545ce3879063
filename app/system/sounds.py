"""Plays short WAV files with what the system has; never waits, never fails a close."""

import logging
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from app.domain.words import say

_log = logging.getLogger(__name__)

# In this order: PipeWire's and PulseAudio's own players mix with other sounds; ALSA's may not.
_LINUX_PLAYERS: Final = ("pw-play", "paplay", "aplay")
MOST_AT_ONCE: Final = 3


class Sounds:
    """The player of this machine. `why_not` is a sentence where there is none, else empty."""

    def __init__(self, folder: Path, *, platform: str = sys.platform) -> None:
        self._folder = folder
        self._platform = platform
        self._command = _command(platform)
        self._playing: list[subprocess.Popen[bytes]] = []
        self.why_not = ""
        if self._command is None and platform != "win32":
            names = ", ".join(_LINUX_PLAYERS)
            self.why_not = say(
                "No player of sounds was found ({names}). The system's beep is used instead.",
                names=names,
            )

    def play(self, name: str) -> bool:
        """Start one sound; False if it could not be started. Sounds that pile up are left out."""
        file = self._folder / f"{name}.wav"
        if self.why_not or not file.is_file():
            return False
        self._playing = [one for one in self._playing if one.poll() is None]
        if len(self._playing) >= MOST_AT_ONCE:
            return True
        try:
            self._start(file)
        except (OSError, RuntimeError) as error:
            _log.warning("the sound %s was not played: %s", name, error)
            return False
        return True

    def _start(self, file: Path) -> None:
        if self._platform == "win32":
            _play_on_windows(file)
            return
        assert self._command is not None
        self._playing.append(
            subprocess.Popen(  # noqa: S603 - no shell; the one argument is our own file
                [*self._command, str(file)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )

    def stop(self) -> None:
        """End what still plays."""
        for one in self._playing:
            if one.poll() is None:
                one.terminate()
            try:
                one.wait(timeout=1)
            except subprocess.TimeoutExpired:
                one.kill()
        self._playing.clear()


def _command(platform: str) -> list[str] | None:
    if platform == "win32":
        return None
    names = ("afplay",) if platform == "darwin" else _LINUX_PLAYERS
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        return None
    return [found, "-q"] if found.endswith("/aplay") else [found]


def _play_on_windows(file: Path) -> None:
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(
            str(file), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
        )
