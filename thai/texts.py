"""Form fields for text: one spelling of what is typed, and nothing that nobody can see.

Every text field of every form of ours is one of these (config/tests/test_typed_texts.py), so that one paper, name or
place does not become several by its invisible characters, and a required text is one that can be read.
"""

import unicodedata
from collections.abc import Callable

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.db import models

from thai.spelling import tidy

KEPT_CONTROLS = "\n\t"


class _Typed(forms.CharField):
    """Reads the text before anything else looks at it. A NUL is refused: no officer types one."""

    reader: Callable[[str], str] = staticmethod(tidy)

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        ProhibitNullCharactersValidator()(value)
        return super().to_python(self.reader(value))


class LineField(_Typed):
    """One line, in its one spelling (`thai.spelling.tidy`)."""


class EmailField(_Typed, forms.EmailField):
    """An e-mail address without anything invisible in it."""


class WebAddressField(_Typed, forms.URLField):
    """An address in the web without anything invisible in it."""


def tidy_lines(text: str) -> str:
    """Every line in its one spelling, without empty lines around the whole; doing it twice changes nothing."""
    return "\n".join(tidy(line) for line in text.splitlines()).strip("\n")


class ProseField(_Typed):
    """Several lines, each in its one spelling; line ends come out as ``\\n``."""

    widget = forms.Textarea
    reader = staticmethod(tidy_lines)


def without_controls(text: str) -> str:
    """The text as it was typed, without control characters; empty if nothing in it can be seen."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in lines if c in KEPT_CONTROLS or unicodedata.category(c) != "Cc")
    return kept if tidy(kept) else ""


class VerbatimField(_Typed):
    """Quoted text stays as it was typed but for control characters; line ends come out as ``\\n``."""

    widget = forms.Textarea
    reader = staticmethod(without_controls)


def typed_field(db_field: models.Field, **kwargs) -> forms.Field | None:
    """The form field of a column; ``formfield_callback = typed_field`` in the ``Meta`` of every form of a model.

    Free text is tidied: a line, or prose where the column is a text. ``field_classes`` may ask for another field.
    """
    if "form_class" not in kwargs and not db_field.choices:
        if isinstance(db_field, models.TextField):
            kwargs["form_class"] = ProseField
        elif type(db_field) is models.CharField:
            kwargs["form_class"] = LineField
    return db_field.formfield(**kwargs)
