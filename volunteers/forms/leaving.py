"""The forms of the acts by which somebody goes: out of office, or out of a candidacy."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.asking import Question
from thai.forms import ThaiDateField
from volunteers.acts.reasons import said
from volunteers.acts.timeline import ENDING, Effective
from volunteers.elsewhere import also_ended
from volunteers.forms.acts import ActForm, StepForm
from volunteers.forms.doubts import (
    does_after,
    graduate_all_the_same,
    in_words_alone,
    postings_after,
    resigned_from_what,
    said_of_another_act,
    term_goes_on,
    told_late,
)
from volunteers.services.rules import insist_on_a_life
from volunteers.states import ENDS_EVERYTHING, EndReason

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class GoingForm(ActForm):
    """Somebody goes, for a reason that may end everything else they hold or await: asked once, by name.

    ``reasons`` are those offered, ``instead`` what stands for none of them; ``day_name`` is the field of the day.
    """

    reasons: Collection[str] = ()
    instead: "StrOrPromise" = "—"
    day_name = ""

    end_reason = forms.ChoiceField(label=_("Cause"))
    everything = forms.BooleanField(label=_("Yes, these end too"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = [(value, label) for value, label in EndReason.choices if value in self.reasons]
        cast(forms.ChoiceField, self.fields["end_reason"]).choices = [("", self.instead), *offered]

    def clean(self) -> dict:
        """An end of everything names once what else it ends."""
        data = super().clean() or self.cleaned_data
        if not self.errors and data.get("end_reason") == EndReason.DIED:
            insist_on_a_life(self.appointment.person.private.birth_date, self.end().last_in_office)
        if self.errors or data.get("end_reason") not in ENDS_EVERYTHING or data["everything"]:
            return data
        if others := also_ended(self.new_act(), office=self.appointment.office):
            self.fields["everything"].widget = forms.CheckboxInput()
            message = _("For this reason everything ends that this person holds or awaits: %(others)s. Please confirm.")
            raise forms.ValidationError(message, "ends_everything", {"others": " · ".join(others)})
        return data

    def end(self) -> Effective:
        """The end as it would stand."""
        new = self.new_act()
        return Effective(new.kind, self.cleaned_data[self.day_name], None, new.end_reason, 0, 0, False)

    def questions(self) -> Iterator[Question]:
        """An end in words alone, or by a term that goes on; of an end of everything an early day, and a posting."""
        yield from super().questions()
        end, names = self.end(), (self.day_name, "end_reason")
        if end.effect in ENDING:
            yield from in_words_alone(("reason", "end_reason"), self.cleaned_data["reason"], end.end_reason)
            yield from term_goes_on(names, end, self.appointment)
        if end.ends_everything:
            posted, office = postings_after(self.appointment, end.last_in_office), self.appointment.office
            self.postings = [each for each in posted if each.district.province_id == office.province_id]
            if end.end_reason == EndReason.DIED:
                yield from does_after(names, self.user, self.appointment.person_id, end.last_in_office)
            yield from told_late(names, end, self.appointment)
            yield from graduate_all_the_same(names, end, posted, office)


class WithdrawForm(GoingForm, StepForm):
    """The first day without the nomination, and why: a reason that ends everything, or one in the officer's words."""

    field_order = ["on", "end_reason", "reason"]
    reasons, instead, day_name = ENDS_EVERYTHING, _("as written below"), "on"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].help_text = _(
            "The first day without the nomination. Of who was dismissed or lost a qualification: the first day without"
            " any seat. Of who died: the day of death, also if it lies before the last step. For example 28 Nov 2019."
        )
        self.fields["end_reason"].required = False

    def clean(self) -> dict:
        """One of the two says why."""
        data = super().clean() or self.cleaned_data
        if not data.get("end_reason") and not data.get("reason") and not {"end_reason", "reason"} & self.errors.keys():
            self.add_error("reason", _("Please say why, for example: moved to another province."))
        return data

    def questions(self) -> Iterator[Question]:
        """Also a candidate who resigns and holds a seat."""
        yield from super().questions()
        if not self.cleaned_data["end_reason"]:
            yield from resigned_from_what(self.cleaned_data["reason"], self.appointment, self.cleaned_data["on"])

    def facts(self) -> dict:
        """Words that name an end of everything and are said to mean something else are another reason."""
        typed = self.cleaned_data["end_reason"]
        other = EndReason.OTHER.value if said(self.cleaned_data["reason"]) else ""
        return super().facts() | {"end_reason": typed or other}


class EndForm(GoingForm):
    """The last day in office and why it was the last."""

    field_order = ["last_day", "end_reason"]
    reasons, day_name = frozenset(EndReason.values) - {EndReason.REVOKED.value}, "last_day"
    last_day = ThaiDateField(
        label=_("Last day in office"),
        help_text=_(
            "The last day served. Of who was dismissed or lost a qualification: the day before that took effect. Of who"
            " died: the day of death. For example 28 Nov 2019."
        ),
    )

    def facts(self) -> dict:
        return {"day": self.cleaned_data["last_day"], "end_reason": self.cleaned_data["end_reason"]}


class RevokeForm(ActForm):
    """The first day out of office."""

    from_day = ThaiDateField(label=_("First day no longer in office"))

    def questions(self) -> Iterator[Question]:
        """A revocation that speaks of a death."""
        yield from super().questions()
        yield from said_of_another_act(self.cleaned_data["reason"])

    def facts(self) -> dict:
        return {"day": self.cleaned_data["from_day"]}
