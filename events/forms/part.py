"""What the small forms of an event's parts share."""

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext as _

from accounts.asking import Question
from accounts.models import User
from accounts.new_or_edit import NewOrEditForm
from events.models import Dignitary, Event
from thai.search import same_in_gist

NOBODY = AnonymousUser()


class PartForm(NewOrEditForm, forms.ModelForm):
    """A row of an event: a new one, or a change of ``row``; ``event`` and ``user`` tell which rows may be chosen.

    ``told_by`` names the field by which a reader tells such rows apart: another row that says the same there is asked
    about. Empty: rows of this kind are the same more than once (a role).
    """

    told_by = ""

    def __init__(self, *args, event: Event, user: User | AnonymousUser = NOBODY, row: Any = None, **kwargs):
        super().__init__(*args, instance=row, record=row, **kwargs)
        self.event, self.user = event, user

    def values_of(self, record: Any) -> dict:
        """The columns, and who is named."""
        return super().values_of(record) | self.named(record)

    def record_address(self) -> str:
        """The page of the event; its parts have none of their own."""
        return self.event.get_absolute_url()

    def questions(self) -> Iterator[Question]:
        """What this row says is said by another row of the event, but for a space, a stop or the word in front."""
        if not self.told_by:
            return
        if twin := same_in_gist(self.cleaned_data[self.told_by], self.others(), attrgetter(self.told_by)):
            fact = _("another row beside “%(row)s”, which this event has already")
            yield Question("same_row", (self.told_by,), fact % {"row": getattr(twin, self.told_by)})

    def others(self) -> models.QuerySet:
        """What this row may be said twice with: the other ones, without what this very form has made."""
        return self.beside(self.of_the_event())

    def of_the_event(self) -> models.QuerySet:
        """The rows of this kind that the event has."""
        return self._meta.model._default_manager.filter(event=self.event)

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
