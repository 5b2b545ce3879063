"""A sentence for a person, that remembers what it was made of so that it can be said in another tongue.

The engine, the venues and the journal speak English. A `Sentence` is that English, a plain text to
everything that compares, writes or sends it; the screen alone asks what it was made of.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Self

Value = str | int | float | Decimal | tuple[str, ...]
"""What stands in a sentence; texts may be sentences themselves."""


class Sentence(str):
    """An English text; `template` and `values` are what it was made of."""

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, Value]

    def __new__(cls, template: str, values: Mapping[str, Value]) -> Self:
        made = super().__new__(cls, _filled(template, values, str))
        made.template, made.values = template, values
        return made

    def __str__(self) -> str:
        # So that `str` of an error which was made of a sentence is that sentence.
        return self

    # A plain text is made anew from itself; a sentence from what it was made of.
    def __getnewargs__(self) -> tuple[str, Mapping[str, Value]]:  # type: ignore[override]
        return self.template, self.values

    def said(self, template: str, word: Callable[[str], str]) -> str:
        """The same with another template, each text in it passed through `word`."""
        return _filled(template, self.values, word)


def say(template: str, **values: object) -> str:
    """A `Sentence`: the template with each `{name}` filled in.

    An error stands for its words, a list for its parts.
    Only the template is looked at for braces: a venue's own words go in as they are. The template
    has to be a plain text where it is written, for the tool that collects them for translation.
    """
    return Sentence(template, {name: _kept(value) for name, value in values.items()})


def retold(sentence: str, **values: object) -> str:
    """The same sentence with these values instead of its own; a plain text stays as it is."""
    if not isinstance(sentence, Sentence):
        return sentence
    return say(sentence.template, **{**sentence.values, **values})


def joined(parts: Iterable[str], mark: str) -> str:
    """The parts with `mark` between them; each is translated by itself."""
    named = {f"part{number}": part for number, part in enumerate(parts)}
    return Sentence(mark.join(f"{{{name}}}" for name in named), named)


def paragraph(parts: Iterable[str]) -> str:
    """The parts one after another, each with its full stop."""
    return joined(
        (part if part.endswith(".") else say("{part}.", part=part) for part in parts), " "
    )


def changed(text: str, change: Callable[[str], str]) -> str:
    """The text with `change` made to all that is in it; a sentence stays one."""
    if not isinstance(text, Sentence):
        return change(text)
    values = {name: _changed(value, change) for name, value in text.values.items()}
    return Sentence(text.template, values)


def _changed(value: Value, change: Callable[[str], str]) -> Value:
    if isinstance(value, tuple):
        return tuple(changed(part, change) for part in value)
    return changed(value, change) if isinstance(value, str) else value


def _kept(value: object) -> Value:
    if isinstance(value, (list, tuple)):
        return tuple(str(part) for part in value)
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return value
    return str(value)


def _filled(template: str, values: Mapping[str, Value], word: Callable[[str], str]) -> str:
    told: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, tuple):
            told[name] = ", ".join(word(part) for part in value)
        else:
            told[name] = word(value) if isinstance(value, str) else value
    return template.format_map(told)
