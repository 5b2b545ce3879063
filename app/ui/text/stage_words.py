"""The names of a close's stages, for people."""

from PySide6.QtCore import QCoreApplication

from app.engine.close import Stage


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)


def stage_words(stage: Stage) -> str:
    """A stage's name for people."""
    words = {
        Stage.PRESSED: _tr("Pressed"),
        Stage.JOURNALED: _tr("Journaled"),
        Stage.ON_THE_WIRE: _tr("On the wire"),
        Stage.ACKNOWLEDGED: _tr("Acknowledged"),
        Stage.FIRST_FILL: _tr("First fill"),
        Stage.ENDED: _tr("Ended"),
        Stage.READ_BACK: _tr("Read back"),
    }
    return words[stage]
