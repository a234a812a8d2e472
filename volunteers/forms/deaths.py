"""The day on which somebody died."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.asking import Question
from accounts.models import User
from accounts.records import VersionedForm
from thai.calendar import today
from thai.forms import ThaiDateField
from thai.plausible import before_2500
from thai.texts import LineField
from volunteers.forms.doubts import does_after
from volunteers.models import Person


class DeathForm(VersionedForm):
    """The fields of ``services.tell_death``; an empty day takes back what was entered by mistake."""

    together = (("died_on", "source"),)

    died_on = ThaiDateField(label=_("Day of death"), required=False, unusual=before_2500, last=today)
    source = LineField(
        label=_("How the office knows"),
        max_length=200,
        required=False,
        help_text=_("For example: death certificate, told by the family."),
    )

    def __init__(self, *args, person: Person, user: User | None = None, **kwargs):
        super().__init__(*args, record=person, **kwargs)
        self.user, self.person_id = user, person.pk
        self.is_told = bool(self.initial["died_on"])
        if self.is_told:
            self.fields["died_on"].help_text = _("Leave empty if this was entered by mistake.")

    def clean_died_on(self):
        """A first entry needs its day."""
        day = self.cleaned_data["died_on"]
        if day is None and not self.is_told:
            raise forms.ValidationError(_("Please give the day of death, for example 28 Nov 2026."), code="required")
        return day

    def questions(self) -> Iterator[Question]:
        """What the records say of the days after a death."""
        yield from super().questions()
        if day := self.cleaned_data["died_on"]:
            yield from does_after(("died_on",), self.user, self.person_id, day)

    def values_of(self, record: Person) -> dict:
        """What is on record now."""
        told = record.deaths.known().first()
        return {"died_on": told.died_on if told else None, "source": told.source if told else ""}

    def facts(self) -> dict:
        """The keyword arguments of the verb."""
        return {name: self.cleaned_data[name] for name in ("died_on", "source", "version")}
