"""A text as a sentence: venues and errors write it with a full stop and without, small and large."""


def capitalised(text: str) -> str:
    """With a large first letter; the others stay as they are."""
    return text[:1].upper() + text[1:]


def finished(text: str) -> str:
    """With a full stop where it has no end."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
