"""The forms of the acts on an appointment, by what they ask for; the table of kinds says which kind takes which."""

from collections.abc import Iterator
from typing import cast

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from accounts.asking import Question
from accounts.choices import THEIRS, Choice
from accounts.comparing import Shown
from accounts.form_values import Raw, in_words
from accounts.merging import Outcome
from accounts.records import VersionedForm
from thai.calendar import term_end, today
from thai.display import local_date
from thai.forms import BuddhistYearField, ThaiDateField
from thai.plausible import before_2500
from thai.texts import LineField
from volunteers.acts.entries import NewAct
from volunteers.acts.kinds import KINDS, Day, Effect, with_effect
from volunteers.forms.orders import NumberedForm, OrderNumberField
from volunteers.forms.terms import first_day_offered, late_order, long_term, orders_offered, term_years
from volunteers.models import Appointment, AppointmentAct, AppointmentOrder

MINISTRY = "คำสั่งกระทรวงแรงงาน"


def reason_field(*, required: bool) -> LineField:
    """Why this is done, in the officer's words."""
    return LineField(label=_("Reason") if required else _("Note"), max_length=300, required=required)


class ActForm(VersionedForm):
    """What all acts share: their kind, whose texts stand in the table of kinds, and the appointment as it was seen.

    An act changes no field that another one changed: who comes second chooses between this act, now on top of
    what was recorded meanwhile, and leaving it at that (``gives_way``).
    """

    def __init__(self, *args, kind: str, appointment: Appointment, **kwargs):
        self.kind, self.appointment = KINDS[kind], appointment
        super().__init__(*args, record=appointment, **kwargs)
        self.fields["version"].required = True
        self.fields["reason"] = reason_field(required=self.kind.reason_required)

    def new_act(self) -> NewAct:
        """What was typed, as an act to be decided."""
        data = self.cleaned_data
        return NewAct(
            self.kind.kind.value,
            appointment_id=self.appointment.pk,
            reason=data["reason"],
            version=data["version"],
            **self.facts(),
        )

    def values_of(self, record: Appointment) -> dict:
        """Nothing stored is typed anew."""
        return {}

    def standing(self) -> dict[str, Raw]:
        """What the form showed beside itself: the acts."""
        return {"acts": [str(act.pk) for act in self.record.acts.all()]}

    def choices(self, shown: Shown, now: dict[str, Raw]) -> list[Choice]:
        """The whole act, or what was recorded meanwhile."""
        unknown = max(1, self.record.version - shown.version)
        known = now["acts"][:-unknown] if shown.values is None else shown.values["acts"]
        fresh = [act for act in self.record.acts.select_related("by") if str(act.pk) not in known]
        names = tuple(self.edited())
        typed = [f"{self[n].label}: {in_words(self.fields[n], self._from_browser(n))}" for n in names]
        told = [f"{act.get_kind_display()} {local_date(act.effective_on)} {act.reason}".strip() for act in fresh]
        return fresh and [
            Choice(
                names=names,
                about=("acts",),
                label=str(self.kind.title),
                outcome=Outcome.CLASH,
                before=None,
                mine="\n".join(typed),
                theirs="\n".join(told),
                answered=shown.seen.get("acts") == now["acts"],
                fields=[self[n] for n in names],
                by=fresh[-1].by,
                at=fresh[-1].recorded_at,
            )
        ]

    @property
    def gives_way(self) -> bool:
        """Whether what was recorded meanwhile was chosen, so that nothing is done."""
        meeting = self.meeting
        return bool(meeting and not meeting.waits and [each for each in meeting.clashes if each.pick == THEIRS])

    def full_clean(self) -> None:
        """Who gives way has nothing left to mend."""
        super().full_clean()
        if self.gives_way:
            self._errors, self.cleaned_data = ErrorDict(renderer=self.renderer), {}

    def record_address(self) -> str:
        """The person's page."""
        return self.appointment.person.get_absolute_url()

    def record_name(self) -> str:
        """Whose appointment it is."""
        return str(self.appointment.person)

    def facts(self) -> dict:
        """The fields of ``NewAct`` that this form alone knows."""
        return {}

    def new_order(self) -> dict:
        """The fields of ``record_order`` if an order was typed here, else empty."""
        return {}


class StepForm(ActForm):
    """A step on the way to the appointment, on a day."""

    on = ThaiDateField(label=_("Date"), initial=today)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.kind.day == Day.PAST:
            # A day that has not come is refused by the rules of acts.
            cast(ThaiDateField, self.fields["on"]).unusual = before_2500

    def facts(self) -> dict:
        return {"day": self.cleaned_data["on"]}


class AppointForm(NumberedForm, ActForm):
    """The term and its evidence: an order from the list, an order typed here, or a reason for none."""

    term_start = ThaiDateField(label=_("Term from"))
    term_end = ThaiDateField(label=_("Term until"), required=False, unusual=before_2500)
    order = forms.ModelChoiceField(
        label=_("Order"),
        queryset=AppointmentOrder.objects.none(),
        required=False,
        empty_label=_("not in the list"),
        help_text=_("Choose it here, or type a new order below, or give the reason for having none."),
    )
    authority = LineField(label=_("New order: authority"), max_length=150, required=False, initial=MINISTRY)
    number = OrderNumberField(
        label=_("New order: number"), max_length=40, required=False, help_text=_("Without the year, for example 1204.")
    )
    be_year = BuddhistYearField(label=_("New order: year (B.E.)"), required=False, help_text=_("For example 2562."))
    no_order_reason = LineField(
        label=_("No order yet: reason"),
        max_length=200,
        required=False,
        help_text=_("Only if there is no order, for example: appointed by the governor's letter."),
    )

    def __init__(self, *args, appointment: Appointment, **kwargs):
        super().__init__(*args, appointment=appointment, **kwargs)
        cast(forms.ModelChoiceField, self.fields["order"]).queryset = orders_offered(appointment)
        first = first_day_offered(appointment)
        years = term_years(first, appointment.office)
        self.fields["term_start"].initial = first
        self.fields["term_end"].help_text = _(
            "Leave empty for the usual term of %(years)s years, for example %(first)s – %(last)s."
        ) % {"years": years, "first": local_date(first), "last": local_date(term_end(first, years))}

    def clean(self) -> dict:
        """Fill the last day of the usual term and settle which evidence is meant."""
        super().clean()
        data = self.cleaned_data
        if data.get("term_start") and not data.get("term_end") and "term_end" not in self.errors:
            data["term_end"] = term_end(data["term_start"], term_years(data["term_start"], self.appointment.office))
        number, year = data.get("number"), data.get("be_year")
        typed = bool(number or year)
        if typed and not (number and year and data.get("authority")) and not {"number", "be_year"} & self.errors.keys():
            self.add_error("number", _("A new order needs its authority, number and year, for example 1204 and 2562."))
        if sum((bool(data.get("order")), typed, bool(data.get("no_order_reason")))) != 1 and not self.errors:
            raise forms.ValidationError(
                _("Please give exactly one: an order from the list, a new order, or the reason for having none.")
            )
        return data

    def questions(self) -> Iterator[Question]:
        """A long term, and an order that came late."""
        data = self.cleaned_data
        names, office = ("term_end", "term_start"), self.appointment.office
        yield from long_term(names, data["term_start"], data["term_end"], office)
        yield from late_order(data["order"], data["term_start"])

    def new_order(self) -> dict:
        names = ("authority", "number", "be_year")
        return {name: self.cleaned_data[name] for name in names} if self.cleaned_data["number"] else {}

    def facts(self) -> dict:
        data = self.cleaned_data
        return {
            "day": data["term_start"],
            "term_end": data["term_end"],
            "order_id": data["order"].pk if data["order"] else None,
            "no_order_reason": data["no_order_reason"],
        }


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
