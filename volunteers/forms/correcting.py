"""The forms of the acts that mend what was entered before: another day, or that it never was."""

from collections.abc import Iterator
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.asking import Question
from thai.display import local_date
from thai.forms import ThaiDateField
from thai.plausible import before_2500
from volunteers.acts.kinds import KINDS, Effect, with_effect
from volunteers.forms.acts import ActForm
from volunteers.forms.terms import long_term
from volunteers.models import Appointment, AppointmentAct


class EntryField(forms.ModelChoiceField):
    """One of the entries of an appointment, named by what was done and when."""

    def label_from_instance(self, obj: AppointmentAct) -> str:
        return f"{obj.get_kind_display()} {local_date(obj.effective_on)}"


class CorrectForm(ActForm):
    """Which entry gets which day."""

    act = EntryField(label=_("Entry"), queryset=AppointmentAct.objects.none(), empty_label=None)
    effective_on = ThaiDateField(label=_("Right date"))
    term_end = ThaiDateField(
        label=_("Right last day of the term"),
        required=False,
        help_text=_("Only when an appointment is corrected."),
        unusual=before_2500,
    )

    def __init__(self, *args, appointment: Appointment, **kwargs):
        super().__init__(*args, appointment=appointment, **kwargs)
        cast(EntryField, self.fields["act"]).queryset = _correctable(appointment)

    def questions(self) -> Iterator[Question]:
        """A term that the correction makes long."""
        data = self.cleaned_data
        enters = KINDS[data["act"].kind].effect == Effect.ENTER
        last = data["term_end"] or (self.appointment.term_end if enters else None)
        if last:
            names, office = ("term_end", "effective_on"), self.appointment.office
            yield from long_term(names, data["effective_on"], last, office)

    def facts(self) -> dict:
        data = self.cleaned_data
        return {"day": data["effective_on"], "term_end": data["term_end"], "target_id": data["act"].pk}


class VoidForm(ActForm):
    """Nothing but a yes."""

    confirm = forms.BooleanField(label=_("Yes, this appointment was entered by mistake"))


class UndoForm(ActForm):
    """Nothing but a yes."""

    confirm = forms.BooleanField(label=_("Yes, undo the last entry"))


def _correctable(appointment: Appointment):
    """Entries that have a day of their own, newest first."""
    dated = appointment.acts.standing().exclude(kind__in=with_effect(Effect.CORRECT, Effect.ANNUL))
    return dated.order_by("-recorded_at", "-pk")
