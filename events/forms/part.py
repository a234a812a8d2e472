"""What the small forms of an event's parts share."""

from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db import models

from accounts.models import User
from accounts.records import KeyedForm, VersionedForm
from events.models import Dignitary, Event

NOBODY = AnonymousUser()


class PartForm(KeyedForm, VersionedForm, forms.ModelForm):
    """A row of an event: a new one, or a change of ``row``; ``event`` and ``user`` tell which rows may be chosen."""

    def __init__(self, *args, event: Event, user: User | AnonymousUser = NOBODY, row: Any = None, **kwargs):
        super().__init__(*args, instance=row, record=row, **kwargs)
        self.event, self.user = event, user
        del self.fields["form_key" if row else "version"]

    def values_of(self, record: Any) -> dict:
        """The columns, and who is named."""
        return super().values_of(record) | self.named(record)

    def record_address(self) -> str:
        """The page of the event; its parts have none of their own."""
        return self.event.get_absolute_url()

    @property
    def is_change(self) -> bool:
        """Whether a row is changed, not added."""
        return bool(self.instance.pk)

    def named(self, row: Any) -> dict:
        """What the form says of a stored row beside its columns."""
        return {}

    def row(self) -> models.Model:
        """The row with what was typed, not saved."""
        return self.save(commit=False)

    def speaker(self) -> Dignitary | None:
        """The office holder named by the form; None where a part names nobody."""
        return None

    def principal(self) -> Dignitary | None:
        """The office holder on whose behalf another one acts; None where nobody is represented."""
        return None
