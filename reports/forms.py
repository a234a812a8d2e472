"""Asking for a report."""

from collections.abc import Mapping
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.records import KeyedForm
from provinces.models import Province
from provinces.permissions import Scope
from reports.catalogue import REPORTS, report_of
from reports.catalogue.appointment_status import AppointmentStatus
from reports.periods import MONTHS, PastField, Period, last_day, period_of
from reports.question import Format
from reports.report import Report
from thai.calendar import fiscal_year, today
from thai.days import Days
from thai.forms import DayField, FiscalYearField, MomentField
from thai.templatetags.thai import fiscal_year_label

PERIOD_FIELDS = ("period", "month", "quarter", "fiscal_year", "as_of")


class AskForm(KeyedForm):
    """Which report, about where and when, in which format. Offers only what ``user`` may ask for.

    The kind of period is asked first; an older sender that names none means the day or the fiscal year it gives.
    """

    folded = frozenset({"known_on"})

    kind = forms.ChoiceField(label=_("Report"), widget=forms.RadioSelect, initial=AppointmentStatus.kind)
    province = forms.ModelChoiceField(
        label=_("Area"), queryset=Province.objects.none(), required=False, empty_label=_("The whole country")
    )
    period = forms.ChoiceField(label=_("Time asked about"), choices=Period, widget=forms.RadioSelect, required=False)
    month = PastField(label=_("Month"), period=Period.MONTH)
    quarter = PastField(label=_("Quarter"), period=Period.QUARTER)
    fiscal_year = FiscalYearField(label=_("Fiscal year"), nothing=_("this fiscal year"), label_of=fiscal_year_label)
    as_of = DayField(
        label=_("Day"), required=False, help_text=_("For example 28 Nov 2019. Empty: today."), unusual=None
    )
    known_on = MomentField(
        label=_("As known on"), required=False, help_text=_("Empty: as known now. For example 31/12/2019.")
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
        for report in offered:
            self.fields |= report.fields()
        self.order_fields(["kind", "province", *PERIOD_FIELDS, "known_on", *self._own_names()])
        self.initial = {"period": _period_named(self.initial), **self.initial}
        if self.initial["period"] in MONTHS:
            self.initial[self.initial["period"]] = self.initial.pop("as_of", None)

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

    def clean(self) -> dict:
        super().clean()
        data = self.cleaned_data
        report = report_of(data.get("kind", ""))
        if data.get("period"):
            self._take_period(data)
        elif data.get("as_of") and data.get("fiscal_year"):
            self.add_error("as_of", _("Please give either a day, for example 28 Nov 2019, or a fiscal year."))
        if report:
            self._clean_for(report, data)
        return data

    def _take_period(self, data: dict) -> None:
        """Only the field of the chosen period counts; the others stand there as they came."""
        period = data["period"]
        own = "as_of" if period == Period.DAY else "fiscal_year" if period == Period.YEAR else period
        for name in PERIOD_FIELDS[1:]:
            if name != own:
                self.errors.pop(name, None)
                data[name] = None
        if period in MONTHS and period not in self.errors:
            data["as_of"] = last_day(period, data[period] or today())
        elif period == Period.DAY and "as_of" not in self.errors:
            data["as_of"] = data["as_of"] or today()
        elif period == Period.YEAR and "fiscal_year" not in self.errors:
            data["fiscal_year"] = data["fiscal_year"] or fiscal_year(today())

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
        self._clean_own(report, data)
        code = data["province"].pk if data.get("province") else None
        if "province" in data and code not in report.scope(self.user, with_names=data["with_names"]):
            self.add_error("province", _("You may not ask for this area with names of persons."))

    def _clean_own(self, report: Report, data: dict) -> None:
        """The answers to the report's own fields; one to a field of another report is not passed over."""
        answered = {name: data[name] for name in self._own_names() if data.get(name) is not None}
        for name in answered.keys() - report.fields().keys():
            self.add_error(name, _("This choice belongs to another report. Please leave it open for this one."))
        days = Days(data.get("as_of") or today(), data.get("known_on"))
        asked = {"period": data["period"]} if data.get("period") in MONTHS else {}
        data["parameters"] = report.settled(answered, days) | asked

    def answers(self) -> dict:
        """What `services.ask` takes."""
        apart = {"known_on", "period", *MONTHS, *self._own_names()}
        asked = {name: value for name, value in self.cleaned_data.items() if name not in apart}
        return asked | {"known_at": self.cleaned_data["known_on"]}


def _period_named(asked: Mapping[str, object]) -> str:
    """The kind of period that an address means: the one it names, else that of the day or the year it gives."""
    if asked.get("as_of"):
        return period_of(asked) or Period.DAY.value
    return Period.YEAR.value if asked.get("fiscal_year") else Period.MONTH.value
