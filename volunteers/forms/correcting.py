"""The forms of the acts that mend what was entered before: another day or reason, or that it never was."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.asking import Question
from thai.display import local_date
from thai.forms import ThaiDateField
from thai.plausible import before_2500
from volunteers.acts.kinds import KINDS, Effect, with_effect
from volunteers.acts.reasons import WITH_A_REASON
from volunteers.acts.store import effective_of
from volunteers.acts.timeline import Effective
from volunteers.forms.acts import ActForm
from volunteers.forms.doubts import said_of_another_act
from volunteers.forms.leaving import EndForm, GoingForm, WithdrawForm
from volunteers.forms.terms import long_term
from volunteers.models import Appointment, AppointmentAct
from volunteers.states import EndReason


class EntryField(forms.ModelChoiceField):
    """One of the entries of an appointment, named by what was done and when."""

    def label_from_instance(self, obj: AppointmentAct) -> str:
        return f"{obj.get_kind_display()} {local_date(obj.effective_on)}"


class CorrectForm(GoingForm):
    """Which entry gets which day, and an end which reason."""

    field_order = ["act", "effective_on", "end_reason", "term_end"]
    instead, day_name = _("as recorded"), "effective_on"
    act = EntryField(label=_("Entry"), queryset=AppointmentAct.objects.none(), empty_label=None)
    effective_on = ThaiDateField(label=_("Right date"))
    term_end = ThaiDateField(
        label=_("Right last day of the term"),
        required=False,
        help_text=_("Only when an appointment is corrected."),
        unusual=before_2500,
    )

    def __init__(self, *args, appointment: Appointment, **kwargs):
        # Who never took office cannot have come to the end of a term.
        self.reasons = EndForm.reasons if appointment.term_start else WithdrawForm.reasons | {EndReason.OTHER.value}
        super().__init__(*args, appointment=appointment, **kwargs)
        entries = _correctable(appointment)
        cast(EntryField, self.fields["act"]).queryset = entries
        if entries.filter(kind__in=WITH_A_REASON).exists():
            self._offer_reasons()
        else:
            del self.fields["end_reason"], self.fields["everything"]

    def _offer_reasons(self) -> None:
        """An end may get another reason and keep its day."""
        day, reason = self.fields["effective_on"], self.fields["end_reason"]
        day.required, reason.required, reason.label = False, False, _("Right reason")
        day.help_text = _(
            "As it was entered: of leaving office the last day served, of a withdrawal or a revocation the first day"
            " without, of a death the day itself. Empty if only the reason was wrong. For example 28 Nov 2019."
        )

    def clean(self) -> dict:
        """Without a day an end keeps its own and gets another reason."""
        data = self.cleaned_data
        if data.get("act") and not data.get("effective_on") and "effective_on" not in self.errors:
            if data.get("end_reason"):
                data["effective_on"] = self.stands(data["act"]).effective_on
            else:
                self.add_error("effective_on", _("Please give the right date, for example 28 Nov 2019."))
        return super().clean()

    def stands(self, act: AppointmentAct) -> Effective:
        """The entry as it stands now."""
        return next(each for each in effective_of(self.appointment) if each.act_id == act.pk)

    def end(self) -> Effective:
        data, stands = self.cleaned_data, self.stands(self.cleaned_data["act"])
        reason = data.get("end_reason") or stands.end_reason
        return replace(stands, effective_on=data["effective_on"], end_reason=reason)

    def questions(self) -> Iterator[Question]:
        """Also a term that the correction makes long."""
        yield from super().questions()
        data = self.cleaned_data
        enters = KINDS[data["act"].kind].effect == Effect.ENTER
        last = data["term_end"] or (self.appointment.term_end if enters else None)
        if last:
            names, office = ("term_end", "effective_on"), self.appointment.office
            yield from long_term(names, data["effective_on"], last, office)

    def facts(self) -> dict:
        data = self.cleaned_data
        return {
            "day": data["effective_on"],
            "term_end": data["term_end"],
            "end_reason": data.get("end_reason", ""),
            "target_id": data["act"].pk,
        }


class VoidForm(ActForm):
    """Nothing but a yes."""

    confirm = forms.BooleanField(label=_("Yes, this appointment was entered by mistake"))

    def questions(self) -> Iterator[Question]:
        """A death is no mistake: void, the whole appointment would count nowhere, and the death neither."""
        yield from super().questions()
        yield from said_of_another_act(self.cleaned_data["reason"])


class UndoForm(ActForm):
    """Nothing but a yes."""

    confirm = forms.BooleanField(label=_("Yes, undo the last entry"))


def _correctable(appointment: Appointment):
    """Entries that have a day of their own, newest first."""
    dated = appointment.acts.standing().exclude(kind__in=with_effect(Effect.CORRECT, Effect.ANNUL))
    return dated.order_by("-recorded_at", "-pk")
