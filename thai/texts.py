"""Form fields for text: one spelling of what is typed, and nothing that nobody can see.

Every text field of every form of ours is one of these (config/tests/test_typed_texts.py), so that one paper, name or
place does not become several by its invisible characters, and a required text is one that can be read.
"""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator, URLValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thai.forms import AmountField, NumberField
from thai.prefixes import only_titles
from thai.spelling import tidy

LONGEST_ADDRESS = 2000
# More people than any group of ours has; a longer number is a slip.
LARGEST_COUNT = 1_000_000
# A letter or a digit; no sign of repetition, no line.
_READABLE = re.compile(r"[^\W_ๆฯ]")
_AND_SO_ON = "ฯลฯ"


def tells_something(text: str) -> bool:
    """Whether a text has a letter or a digit: signs alone, and and-so-on, tell nothing."""
    return bool(_READABLE.search(text.replace(_AND_SO_ON, "")))


class _Typed(forms.CharField):
    """Reads the text before anything else looks at it. A NUL is refused: no officer types one."""

    reader: Callable[[str], str] = staticmethod(tidy)

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        ProhibitNullCharactersValidator()(value)
        return super().to_python(self.reader(value))

    def validate(self, value):
        super().validate(value)
        if self.required and not tells_something(value):
            raise forms.ValidationError(_("Please write it in words: signs alone tell nothing."), code="signs_alone")


class LineField(_Typed):
    """One line, in its one spelling (`thai.spelling.tidy`)."""


class EmailField(_Typed, forms.EmailField):
    """An e-mail address without anything invisible in it."""


def without_credentials(address: str) -> None:
    """Raise ValidationError for an address that names a user or a password before its host: it would be published."""
    try:
        named = "@" in urlsplit(address).netloc
    except ValueError:
        # No address at all, which the validator beside this one says.
        return
    if named:
        raise forms.ValidationError(
            _("Please leave out what stands before the @: a name or a password does not belong into an address."),
            code="credentials",
        )


class WebAddressField(_Typed, forms.URLField):
    """An address in the web (http and https) without anything invisible in it; a Thai one may be long."""

    default_validators = [URLValidator(schemes=["http", "https"]), without_credentials]
    default_error_messages = {
        "invalid": _("Please give a whole web address, for example https://www.mol.go.th/news/1234.")
    }

    def __init__(self, *, max_length: int = LONGEST_ADDRESS, **kwargs):
        super().__init__(max_length=max_length, assume_scheme="https", **kwargs)


def tidy_lines(text: str) -> str:
    """Every line in its one spelling, without empty lines around the whole; doing it twice changes nothing."""
    return "\n".join(tidy(line) for line in text.splitlines()).strip("\n")


class ProseField(_Typed):
    """Several lines, each in its one spelling; line ends come out as ``\\n``."""

    widget = forms.Textarea
    reader = staticmethod(tidy_lines)


# A column's kind and the field that reads it, the special before the general.
_FIELDS: tuple[tuple[type[models.Field], dict], ...] = (
    (models.TextField, {"form_class": ProseField}),
    (models.URLField, {"form_class": WebAddressField}),
    (models.EmailField, {"form_class": EmailField}),
    (models.CharField, {"form_class": LineField}),
    (models.DecimalField, {"form_class": AmountField}),
    (models.IntegerField, {"form_class": NumberField, "max_value": LARGEST_COUNT}),
)


def typed_field(db_field: models.Field, **kwargs) -> forms.Field | None:
    """The form field of a column; ``formfield_callback = typed_field`` in the ``Meta`` of every form of a model.

    Free text is tidied: a line, or prose where the column is a text. Numbers are read as people type them.
    ``field_classes`` may ask for another field.
    """
    if "form_class" not in kwargs and not db_field.choices:
        kwargs = next((field for kind, field in _FIELDS if isinstance(db_field, kind)), {}) | kwargs
    return db_field.formfield(**kwargs)


def more_than_titles(name: str) -> str:
    """Return a name that names somebody; raises ValidationError for a prefix alone. Empty stays empty."""
    if only_titles(name):
        raise ValidationError(gettext("Please give the name after the prefix, for example รศ.ดร.สมชาย ตัวอย่าง."))
    return name
