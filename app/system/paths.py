"""Where a profile lives on disk."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from app.domain.errors import Misconfigured
from app.domain.words import say


@dataclass(frozen=True, slots=True)
class Profile:
    """One folder with everything a panel remembers. Nothing of it is written anywhere else."""

    root: Path

    @classmethod
    def open(cls, root: Path | None = None) -> "Profile":
        """The profile at `root`, or the user's own; made, readable by its owner alone.

        Raises Misconfigured where the folder cannot be made or written.
        """
        profile = cls((root or default_root()).expanduser().absolute())
        try:
            for folder in (profile.root, profile.logs, profile.exports):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise unusable(profile.root, error.strerror) from error
        if not os.access(profile.root, os.R_OK | os.W_OK | os.X_OK):
            raise unusable(profile.root, say("no permission to write there"))
        return profile

    @property
    def settings(self) -> Path:
        return self.root / "settings.toml"

    @property
    def accounts(self) -> Path:
        return self.root / "accounts.toml"

    @property
    def journal(self) -> Path:
        return self.root / "journal.sqlite3"

    @property
    def lock(self) -> Path:
        return self.root / "panel.lock"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def exports(self) -> Path:
        return self.root / "exports"


def default_root() -> Path:
    """The folder of the user's own profile, as the operating system wants it."""
    return Path(platformdirs.user_data_dir("Unwind", appauthor=False))


def unusable(root: Path, reason: str | None) -> Misconfigured:
    """A profile folder that cannot be worked in, and why."""
    return Misconfigured(
        "profile",
        say(
            "{root} cannot be used ({reason}). Nothing was read or sent. Give a folder you "
            "can write to with --profile.",
            root=root,
            reason=reason,
        ),
    )
