"""What the window remembers between runs: place, layout, tab and units."""

import logging
from dataclasses import replace
from typing import Protocol

from app.system.settings import Settings, SettingsStore
from app.ui.theme import Look, Shade

_log = logging.getLogger(__name__)


class Memory(Protocol):
    """Small texts by name; how they are kept is not the window's business."""

    def recall(self, name: str) -> str: ...

    def remember(self, name: str, text: str) -> None: ...


class Forgetful:
    """Remembers for this run only."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def recall(self, name: str) -> str:
        return self._texts.get(name, "")

    def remember(self, name: str, text: str) -> None:
        self._texts[name] = text


class SettingsMemory:
    """Keeps them in the settings file."""

    def __init__(self, store: SettingsStore, settings: Settings) -> None:
        self._store = store
        self.settings = settings

    def recall(self, name: str) -> str:
        return self.settings.remembered.get(name, "")

    def remember(self, name: str, text: str) -> None:
        if self.recall(name) == text:
            return
        kept = {**self.settings.remembered, name: text}
        self.settings = replace(self.settings, remembered=kept)
        try:
            self._store.save(self.settings)
        except OSError as error:
            # A full disk must not keep a trader from closing the window.
            _log.warning("%s was not remembered: %s", name, error)


def look_of(settings: Settings, *, desktop_is_dark: bool = True) -> Look:
    """The look that the settings ask for."""
    dark = settings.theme == "dark" or (settings.theme == "system" and desktop_is_dark)
    shade = Shade.DARK if dark else Shade.LIGHT
    return Look(shade, settings.palette, settings.up_down_swapped, settings.scale)
