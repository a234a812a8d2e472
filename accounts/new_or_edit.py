"""One form for something new and for the change of what is stored."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from accounts.records import KeyedForm, Row, Versioned, VersionedForm


class NewOrEditForm(KeyedForm, VersionedForm):
    """One form for something new and for the change of a ``record``: it carries the key of the one, the version of the
    other."""

    def __init__(self, *args, record: Versioned | None = None, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.turn_field = "version" if record else "form_key"
        del self.fields["form_key" if record else "version"]

    def beside(self, rows: models.QuerySet[Row]) -> models.QuerySet[Row]:
        """Of ``rows`` those that may say the same as this form: without its record, or what it made when it was sent
        before."""
        return rows.exclude(pk=self.record.pk) if self.record else rows.exclude(form_key=self.cleaned_data["form_key"])

    def facts_of(self, names: Iterable[Any]) -> dict:
        """What the verbs take: the cleaned fields of these ``names``, with the key or the version."""
        return {name: self.cleaned_data[name] for name in [*names, self.turn_field] if name in self.fields}
