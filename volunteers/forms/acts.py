"""One form for each act on an appointment; each says in plain words what will happen."""

from datetime import date

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from provinces.models import DatedSetting
from thai.calendar import term_end, today
from thai.days import Days
from thai.display import local_date
from thai.forms import BuddhistYearField, ThaiDateField
from volunteers.forms.orders import OrderNumberField
from volunteers.models import Appointment, AppointmentAct, AppointmentOrder, EndReason

Kind = AppointmentAct.Kind
MINISTRY = "คำสั่งกระทรวงแรงงาน"
DEFAULT_TERM_YEARS = 3


def reason_field(*, required: bool) -> forms.CharField:
    """Why this is done, in the officer's words."""
    return forms.CharField(label=_("Reason") if required else _("Note"), max_length=300, required=required)


class ActForm(forms.Form):
    """What all acts share: the version of the appointment that the officer saw."""

    title = what_happens = submit_label = ""
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, appointment: Appointment, **kwargs):
        self.appointment = appointment
        initial = {"version": appointment.version} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)

    def arguments(self) -> dict:
        """The keyword arguments of the act's verb."""
        return {name: value for name, value in self.cleaned_data.items() if name in self.fields}

    def show_latest(self) -> None:
        """After a refusal: what was typed stays, and the next try counts from the state now on the screen."""
        self.appointment.refresh_from_db()
        self.data = self.data.copy()
        self.data["version"] = self.appointment.version


class StepForm(ActForm):
    """A step on the way to the appointment, on a day."""

    on = ThaiDateField(label=_("Date"), initial=today)
    reason = reason_field(required=False)


class CheckForm(StepForm):
    title = _("Qualifications checked")
    what_happens = _("Records that the working group has checked the qualifications. The seat still counts as vacant.")
    submit_label = _("Record the check")


class ProposeForm(StepForm):
    title = _("Propose for appointment")
    what_happens = _("The seat becomes pending from this day and stays on the provincial office's desk.")
    submit_label = _("Propose for appointment")


class ReceiveForm(StepForm):
    title = _("Received by the ministry")
    what_happens = _("The seat stays pending; from this day the matter is on the ministry's desk.")
    submit_label = _("Record the receipt")


class ReturnForm(StepForm):
    title = _("Returned for correction")
    what_happens = _("The seat stays pending; the ministry has returned the papers to the provincial office.")
    submit_label = _("Record the return")
    reason = reason_field(required=True)


class WithdrawForm(StepForm):
    title = _("Withdraw the nomination")
    what_happens = _("The nomination ends without an appointment. The date is the first day without it.")
    submit_label = _("Withdraw the nomination")
    reason = reason_field(required=True)


class AppointForm(ActForm):
    """The term and its evidence: an order from the list, an order typed here, or a reason for none."""

    title = _("Appoint")
    what_happens = _("The person is in office from the first to the last day of the term, both days included.")
    submit_label = _("Appoint")

    term_start = ThaiDateField(label=_("Term from"))
    term_end = ThaiDateField(label=_("Term until"), required=False)
    order = forms.ModelChoiceField(
        label=_("Order"),
        queryset=AppointmentOrder.objects.none(),
        required=False,
        empty_label=_("not in the list"),
        help_text=_("Choose it here, or type a new order below, or give the reason for having none."),
    )
    authority = forms.CharField(label=_("New order: authority"), max_length=150, required=False, initial=MINISTRY)
    number = OrderNumberField(
        label=_("New order: number"), max_length=40, required=False, help_text=_("Without the year, for example 1204.")
    )
    be_year = BuddhistYearField(label=_("New order: year (B.E.)"), required=False, help_text=_("For example 2562."))
    no_order_reason = forms.CharField(
        label=_("No order yet: reason"),
        max_length=200,
        required=False,
        help_text=_("Only if there is no order, for example: appointed by the governor's letter."),
    )
    reason = reason_field(required=False)

    def __init__(self, *args, appointment: Appointment, **kwargs):
        super().__init__(*args, appointment=appointment, **kwargs)
        self.fields["order"].queryset = _orders_for(appointment)
        first = _first_day(appointment)
        years = term_years(first)
        self.fields["term_start"].initial = first
        self.fields["term_end"].help_text = _(
            "Leave empty for the usual term of %(years)s years, for example %(first)s – %(last)s."
        ) % {"years": years, "first": local_date(first), "last": local_date(term_end(first, years))}

    def clean(self) -> dict:
        """Fill the last day of the usual term and settle which evidence is meant."""
        data = super().clean()
        if data.get("term_start") and not data.get("term_end") and "term_end" not in self.errors:
            data["term_end"] = term_end(data["term_start"], term_years(data["term_start"]))
        number, year = data.get("number"), data.get("be_year")
        typed = bool(number or year)
        if typed and not (number and year and data.get("authority")) and not {"number", "be_year"} & self.errors.keys():
            self.add_error("number", _("A new order needs its authority, number and year, for example 1204 and 2562."))
        if sum((bool(data.get("order")), typed, bool(data.get("no_order_reason")))) != 1 and not self.errors:
            raise forms.ValidationError(
                _("Please give exactly one: an order from the list, a new order, or the reason for having none.")
            )
        return data

    def new_order(self) -> dict:
        """The fields of ``record_order`` if the order was typed here, else empty."""
        names = ("authority", "number", "be_year")
        return {name: self.cleaned_data[name] for name in names} if self.cleaned_data["number"] else {}

    def arguments(self) -> dict:
        chosen = super().arguments()
        new = self.new_order()
        for name in ("authority", "number", "be_year"):
            del chosen[name]
        return chosen | {"order": new} if new else chosen


class EndForm(ActForm):
    title = _("Leaves office")
    what_happens = _("The seat is vacant from the day after the last day in office. The history stays.")
    submit_label = _("Record the end")

    last_day = ThaiDateField(label=_("Last day in office"))
    end_reason = forms.ChoiceField(
        label=_("Reason"), choices=lambda: [("", "—"), *(c for c in EndReason.choices if c[0] != EndReason.REVOKED)]
    )
    reason = reason_field(required=False)


class RevokeForm(ActForm):
    title = _("Order revoked")
    what_happens = _("The appointment no longer counts from this day on. The history stays.")
    submit_label = _("Record the revocation")

    from_day = ThaiDateField(label=_("First day no longer in office"))
    reason = reason_field(required=True)


class CorrectForm(ActForm):
    title = _("Correct a date")
    what_happens = _("The entry gets its right date. The wrong one stays readable in the history.")
    submit_label = _("Correct the date")

    act = forms.ModelChoiceField(label=_("Entry"), queryset=AppointmentAct.objects.none(), empty_label=None)
    effective_on = ThaiDateField(label=_("Right date"))
    term_end = ThaiDateField(
        label=_("Right last day of the term"), required=False, help_text=_("Only when an appointment is corrected.")
    )
    reason = reason_field(required=True)

    def __init__(self, *args, appointment: Appointment, **kwargs):
        super().__init__(*args, appointment=appointment, **kwargs)
        self.fields["act"].queryset = _correctable(appointment)
        self.fields["act"].label_from_instance = _act_in_words


class VoidForm(ActForm):
    title = _("Entered by mistake")
    what_happens = _("The whole appointment counts nowhere any more. It stays readable and this can be undone.")
    submit_label = _("Declare void")

    confirm = forms.BooleanField(label=_("Yes, this appointment was entered by mistake"))
    reason = reason_field(required=True)

    def arguments(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("version", "reason")}


class UndoForm(VoidForm):
    title = _("Undo the last entry")
    what_happens = _("The last entry no longer counts. It stays readable in the history, struck through.")
    submit_label = _("Undo")

    confirm = forms.BooleanField(label=_("Yes, undo the last entry"))
    reason = reason_field(required=False)


ACT_FORMS: dict[str, type[ActForm]] = {
    Kind.CHECK.value: CheckForm,
    Kind.PROPOSE.value: ProposeForm,
    Kind.RECEIVE.value: ReceiveForm,
    Kind.RETURN.value: ReturnForm,
    Kind.APPOINT.value: AppointForm,
    Kind.END.value: EndForm,
    Kind.WITHDRAW.value: WithdrawForm,
    Kind.CORRECT.value: CorrectForm,
    Kind.VOID.value: VoidForm,
    Kind.REVOKE.value: RevokeForm,
    Kind.UNDO.value: UndoForm,
}


def term_years(on: date) -> int:
    """The usual length of a term that begins on a day (dated setting ``term_years``)."""
    return DatedSetting.objects.value("term_years", Days(on), default=DEFAULT_TERM_YEARS)


def _first_day(appointment: Appointment) -> date:
    """A further term begins on the day after the one before it; any other today."""
    before = appointment.renews
    if before and before.term_end:
        return date.fromordinal(before.term_end.toordinal() + 1)
    return today()


def _orders_for(appointment: Appointment):
    """Orders of the office and of the ministry that still stand."""
    keeper = Q(office=appointment.office) | Q(office__province=None)
    return AppointmentOrder.objects.filter(keeper).exclude(state=AppointmentOrder.State.REVOKED).newest_first()


def _correctable(appointment: Appointment):
    """Entries that have a day of their own, newest first."""
    dated = appointment.acts.standing().exclude(kind__in=[Kind.CORRECT, Kind.VOID])
    return dated.order_by("-recorded_at", "-pk")


def _act_in_words(act: AppointmentAct) -> str:
    return f"{act.get_kind_display()} {local_date(act.effective_on)}"
