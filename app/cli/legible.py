"""What venues and brokers have written, as a terminal may show it."""

from typing import Final

# Escapes that colour, move and erase; marks that turn the direction of reading.
_CONTROL: Final = [c for c in (*range(0x20), *range(0x7F, 0xA0)) if chr(c) not in "\n\t"]
_DIRECTION: Final = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SPELT: Final = {
    **{code: f"\\x{code:02x}" for code in _CONTROL},
    **{code: f"\\u{code:04x}" for code in _DIRECTION},
}


def legible(text: str) -> str:
    """`text` with every character that steers a terminal spelt out: a name cannot hide a line."""
    return text.translate(_SPELT)
