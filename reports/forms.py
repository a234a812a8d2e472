"""Asking for a report."""

from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.records import KeyedForm
from provinces.models import Province
from provinces.permissions import Scope
from reports.catalogue import REPORTS, report_of
from reports.catalogue.appointment_status import AppointmentStatus
from reports.question import Format
from reports.report import Report
from thai.calendar import fiscal_year, today
from thai.days import UnreadableDays, end_of_day, within_the_years
from thai.forms import ThaiDateField
from thai.templatetags.thai import fiscal_year_label

YEARS_BACK = 12


class AskForm(KeyedForm):
    """Which report, about where and when, in which format. Offers only what ``user`` may ask for."""

    kind = forms.ChoiceField(label=_("Report"), widget=forms.RadioSelect, initial=AppointmentStatus.kind)
    province = forms.ModelChoiceField(
        label=_("Area"), queryset=Province.objects.none(), required=False, empty_label=_("The whole country")
    )
    as_of = ThaiDateField(
        label=_("About a day"),
        required=False,
        help_text=_("For example 28 พ.ย. 2562. Empty: appointments of today, attendance of this fiscal year."),
    )
    fiscal_year = forms.TypedChoiceField(
        label=_("or about a fiscal year"), coerce=int, empty_value=None, required=False
    )
    known_on = ThaiDateField(
        label=_("As known on"), required=False, help_text=_("Empty: as known now. For example 31/12/2562.")
    )
    format = forms.ChoiceField(label=_("Format"), choices=Format, widget=forms.RadioSelect, initial=Format.XLSX)
    with_names = forms.BooleanField(label=_("With names of persons"), required=False, initial=True)

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        totals = {report: report.scope(user, with_names=False) for report in REPORTS}
        offered = [report for report in REPORTS if totals[report]]
        cast(forms.ChoiceField, self.fields["kind"]).choices = [(report.kind, report.title) for report in offered]
        self._offer_provinces(list(totals.values()))
        if not any(report.scope(user, with_names=True) for report in offered):
            del self.fields["with_names"]
        this_year = fiscal_year(today())
        years = range(this_year, this_year - YEARS_BACK, -1)
        offered_years = [(year, fiscal_year_label(year)) for year in years]
        cast(forms.ChoiceField, self.fields["fiscal_year"]).choices = [("", _("no, a day")), *offered_years]
        for report in offered:
            self.fields |= report.fields()
        self.order_fields(["kind", "province", "as_of", "fiscal_year", "known_on", *self._own_names()])

    def _offer_provinces(self, scopes: list[Scope]) -> None:
        """The provinces of any scope; the nation only where one of them is national."""
        reach = Scope(any(scope.nation for scope in scopes), frozenset().union(*(scope.codes for scope in scopes)))
        province = cast(forms.ModelChoiceField, self.fields["province"])
        province.queryset = Province.objects.filter(reach.q("pk"))
        if not reach.nation:
            province.required, province.empty_label = True, None

    def _own_names(self) -> list[str]:
        """The names of the fields that a report brought."""
        return [name for name in self.fields if name not in self.base_fields]

    def clean_as_of(self):
        """A day within the years the register can know."""
        day = self.cleaned_data["as_of"]
        try:
            return within_the_years(day) if day else None
        except UnreadableDays as error:
            raise ValidationError(str(error)) from error

    def clean_known_on(self):
        """A day up to today; kept as the last moment of that day in ``cleaned_data["known_at"]``."""
        day = self.cleaned_data["known_on"]
        try:
            self.cleaned_data["known_at"] = end_of_day(day) if day else None
        except UnreadableDays as error:
            raise ValidationError(str(error)) from error
        return day

    def clean(self) -> dict:
        super().clean()
        data = self.cleaned_data
        report = report_of(data.get("kind", ""))
        if data.get("as_of") and data.get("fiscal_year"):
            self.add_error("as_of", _("Please give either a day, for example 28 พ.ย. 2562, or a fiscal year."))
        if report:
            self._clean_for(report, data)
        return data

    def _clean_for(self, report: Report, data: dict) -> None:
        """What this one report can answer, about where this user may ask."""
        if data.get("fiscal_year") and not report.about_years:
            self.add_error("fiscal_year", _("This report is about a day. Please leave the fiscal year open."))
        elif "as_of" in data and not data["as_of"] and not data.get("fiscal_year"):
            if report.usually_a_year:
                data["fiscal_year"] = fiscal_year(today())
            else:
                data["as_of"] = today()
        if data.get("known_on") and not report.knows_the_past:
            self.add_error("known_on", _("This report is made as known now. Please leave this field empty."))
        if data.get("format") and data["format"] not in report.formats:
            self.add_error("format", _("This report is not made in this format. Please choose another one."))
        data["with_names"] = bool(data.get("with_names")) and report.permission_for_names is not None
        data["parameters"] = {name: data[name] for name in report.fields() if data.get(name) is not None}
        code = data["province"].pk if data.get("province") else None
        if "province" in data and code not in report.scope(self.user, with_names=data["with_names"]):
            self.add_error("province", _("You may not ask for this area with names of persons."))

    def answers(self) -> dict:
        """What `services.ask` takes."""
        apart = {"known_on", *self._own_names()}
        return {name: value for name, value in self.cleaned_data.items() if name not in apart}
