"""What a sentence was made of, beside its English in the journal, so that it can be said anew later.

The English stands for itself: it is what is read, exported and compared. Where it cannot be made
again from its parts, to the letter, it stays the plain text that was written.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from string import Formatter
from typing import Final

from app.domain.money import decimal
from app.domain.words import Sentence, Value

# A template out of a file is filled in: it may neither reach into its values nor pad them.
_FORMAT: Final = re.compile(r"[+,]?(\.\d{1,2})?[a-z]?")


def encodable(text: str) -> str:
    """The text without halves of characters, which are in no file and in no hash."""
    return text if text.isascii() else text.encode(errors="replace").decode()


def parts_of(sentence: Sentence) -> dict[str, object]:
    """Template and values, as JSON can hold them."""
    values = {name: _part(value) for name, value in sentence.values.items()}
    return {"template": encodable(sentence.template), "values": values}


def made_again(text: str, parts: object) -> str:
    """The sentence that `parts_of` took apart; `text` itself if these parts do not give it."""
    try:
        sentence = _sentence(parts)
    except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError):
        return text
    return sentence if sentence == text else text


def _part(value: Value) -> object:
    if isinstance(value, Sentence):
        return parts_of(value)
    if isinstance(value, tuple):
        return [_part(one) for one in value]
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    return encodable(value) if isinstance(value, str) else value


def _sentence(parts: object) -> Sentence:
    if not isinstance(parts, Mapping) or not isinstance(parts["template"], str):
        raise TypeError(f"expected the parts of a sentence, was {parts!r}")
    for _, name, spec, _ in Formatter().parse(parts["template"]):
        if name is not None and not (name.isidentifier() and _FORMAT.fullmatch(spec or "")):
            raise ValueError(f"expected a plain template, was {parts['template']!r}")
    values = {str(name): _value(part) for name, part in dict(parts["values"]).items()}
    return Sentence(parts["template"], values)


def _value(part: object) -> Value:
    if isinstance(part, list):
        return tuple(str(_value(one)) for one in part)
    if isinstance(part, Mapping):
        return decimal(part["decimal"]) if "decimal" in part else _sentence(part)
    if isinstance(part, str | int | float):
        return part
    raise TypeError(f"expected a value of a sentence, was {part!r}")
