"""Values of form fields as a browser holds and sends them: read, compared by what they mean, and told in words."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# What a browser sends of one field: a text, or several values of a list.
Raw = str | list[str]


def shown_of(field: forms.Field, stored: Any) -> Raw:
    """What a browser would send of a stored value that nobody touched."""
    value = field.prepare_value(stored)
    ticked = isinstance(field.widget, forms.CheckboxInput)
    return _raw(bool(value) if ticked else field.widget.format_value(value), field.widget)


def sent_of(field: forms.Field, data: Any, name: str) -> Raw:
    """What a browser sent of a field under its ``name``."""
    return _raw(field.widget.value_from_datadict(data, {}, name), field.widget)


def comparable(field: forms.Field, raw: Raw) -> Any:
    """Equal for texts that mean the same: a day in another spelling, a list in another order, another line break."""
    if isinstance(raw, list):
        return sorted(raw)
    if isinstance(field, forms.ChoiceField | forms.BooleanField):
        return raw
    try:
        value = field.to_python(raw.replace("\r\n", "\n"))
    except ValidationError:
        return raw
    return "" if value is None else value


def in_words(field: forms.Field, raw: Raw) -> str:
    """What a value says to a person: the label of a choice, a text as it is."""
    values = raw if isinstance(raw, list) else [raw]
    if isinstance(field, forms.BooleanField):
        return _("yes") if raw else _("no")
    if isinstance(field, forms.ChoiceField):
        labels = dict(_flat(field.choices))
        return ", ".join(labels.get(value, value) for value in values if value)
    return ", ".join(values).replace("\r\n", "\n")


def all_in_words(told: list[str]) -> str:
    """Several values that are told together; one that is empty keeps its place."""
    return " · ".join(each or "–" for each in told) if any(told) else ""


def _raw(value: Any, widget: forms.Widget) -> Raw:
    """Of a widget that takes several values always a list."""
    if isinstance(value, bool):
        return "on" if value else ""
    texts = ["" if v is None else str(v) for v in (value if isinstance(value, list | tuple) else [value])]
    return texts if getattr(widget, "allow_multiple_selected", False) else texts[0] if texts else ""


def _flat(choices: Any) -> Iterator[tuple[str, str]]:
    """Choices without their groups."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), str(label)
