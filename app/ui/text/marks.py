"""Marks a text for translation where it is written, for those that are looked up later."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Qt's own mark, with a type; the tools that collect texts find it by this name."""
    return text
