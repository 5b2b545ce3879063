"""Which texts are secret, and how they are kept out of everything that is written."""

import base64
import html
import json
import re
from urllib.parse import quote, quote_plus

MASK = "••••"
# Anything shorter would blank out ordinary words and numbers and hide nothing worth hiding.
SHORTEST = 4
# Of a secret that is long enough a piece gives it away too: texts are cut to fit in lines.
LONG_SECRET = 12
PIECE = 8
# Pieces that repeat few characters ("00000000") stand in harmless numbers.
MOST_REPEATED = 4


class Redactor:
    """Every secret value this process has seen, and the forms in which it could leak."""

    def __init__(self) -> None:
        self._forms: tuple[str, ...] = ()
        self._pieces: frozenset[str] = frozenset()

    def register(self, value: str) -> None:
        """Keep `value` out of every text from now on."""
        if len(value) < SHORTEST or value in self._forms:
            return
        new = _forms(value)
        # The longest first, so that no rest of a longer form stays behind.
        self._forms = tuple(sorted({*self._forms, *new}, key=lambda form: (-len(form), form)))
        if len(value) >= LONG_SECRET:
            self._pieces |= {piece for form in new for piece in _pieces(form)}

    def redact(self, text: str) -> str:
        """`text` with every known secret, and every longer piece of one, replaced by dots."""
        for form in self._forms:
            if form in text:
                text = text.replace(form, MASK)
        return self._without_pieces(text) if self._pieces else text

    def _without_pieces(self, text: str) -> str:
        starts = [i for i in range(len(text) - PIECE + 1) if text[i : i + PIECE] in self._pieces]
        # From the end, so that the places before stay where they are.
        while starts:
            end = starts[-1] + PIECE
            start = starts.pop()
            while starts and starts[-1] + PIECE >= start:
                start = starts.pop()
            text = text[:start] + MASK + text[end:]
        return text


REDACTOR = Redactor()
"""The one of this process: secrets register themselves here, the log asks it."""


def _pieces(form: str) -> set[str]:
    found = {form[i : i + PIECE] for i in range(len(form) - PIECE + 1)}
    return {piece for piece in found if len(set(piece)) > MOST_REPEATED}


def _forms(value: str) -> set[str]:
    raw = value.encode()
    plain = {value, html.escape(value), html.escape(value, quote=False)}
    plain |= {json.dumps(value)[1:-1], json.dumps(value, ensure_ascii=False)[1:-1]}
    plain |= {form.replace("/", "\\/") for form in plain}
    # An error page may hold JSON that holds JSON.
    plain |= {json.dumps(form)[1:-1] for form in plain}
    plain |= {repr(form)[1:-1] for form in plain}
    quoted = {quote(value, safe=""), quote(value), quote_plus(value)}
    plain |= quoted | {re.sub("%..", lambda found: found[0].lower(), one) for one in quoted}
    plain |= {raw.hex(), raw.hex().upper(), repr(raw)[2:-1]}
    plain |= {base64.b64encode(raw).decode(), base64.urlsafe_b64encode(raw).decode()}
    for offset in range(3):
        # Inside a longer text, as in `login:password`, base64 has three alignments; the characters
        # shared with a neighbour are left out.
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            coded = encode(b"\0" * offset + raw).decode().rstrip("=")
            start = (0, 2, 3)[offset]
            end = len(coded) if (offset + len(raw)) % 3 == 0 else len(coded) - 1
            plain.add(coded[start:end])
    return {form for form in plain if len(form) >= SHORTEST}
