"""Which texts are secret, and how they are kept out of everything that is written."""

import base64
import json
from urllib.parse import quote, quote_plus

MASK = "••••"
# Anything shorter would blank out ordinary words and numbers and hide nothing worth hiding.
SHORTEST = 4


class Redactor:
    """Every secret value this process has seen, and the forms in which it could leak."""

    def __init__(self) -> None:
        self._forms: tuple[str, ...] = ()

    def register(self, value: str) -> None:
        """Keep `value` out of every text from now on."""
        if len(value) < SHORTEST or value in self._forms:
            return
        forms = {*self._forms, *_forms(value)}
        # The longest first, so that no rest of a longer form stays behind.
        self._forms = tuple(sorted(forms, key=lambda form: (-len(form), form)))

    def redact(self, text: str) -> str:
        """`text` with every known secret replaced by dots."""
        for form in self._forms:
            if form in text:
                text = text.replace(form, MASK)
        return text


REDACTOR = Redactor()
"""The one of this process: secrets register themselves here, the log asks it."""


def _forms(value: str) -> set[str]:
    raw = value.encode()
    plain = {value, quote(value, safe=""), quote(value), quote_plus(value)}
    plain |= {
        json.dumps(value)[1:-1],
        json.dumps(value, ensure_ascii=False)[1:-1],
        repr(value)[1:-1],
    }
    plain |= {raw.hex(), raw.hex().upper()}
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
