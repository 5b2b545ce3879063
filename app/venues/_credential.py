"""What a key or a token may look like before it is put into a header."""


def is_credential(text: str) -> bool:
    """Whether `text` can be one: not empty, printable ASCII, no space in it."""
    return bool(text) and text.isascii() and text.isprintable() and " " not in text
