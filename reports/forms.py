"""Asking for a report."""

from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from provinces.models import Province
from reports.models import ReportRun
from reports.services import Rights
from thai.calendar import fiscal_year, today
from thai.days import UnreadableDays, end_of_day, within_the_years
from thai.forms import ThaiDateField
from thai.templatetags.thai import fiscal_year_label

YEARS_BACK = 12


class AskForm(forms.Form):
    """Which report, about where and when, in which format. Offers only what ``rights`` cover."""

    kind = forms.ChoiceField(label=_("Report"), choices=ReportRun.Kind, widget=forms.RadioSelect)
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
    format = forms.ChoiceField(label=_("Format"), choices=ReportRun.Format, widget=forms.RadioSelect)
    with_names = forms.BooleanField(label=_("With names of persons"), required=False)
    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args, rights: Rights, **kwargs):
        super().__init__(*args, **kwargs)
        self.rights = rights
        province = self.fields["province"]
        province.queryset = Province.objects.filter(rights.totals.q("pk"))
        if not rights.totals.nation:
            province.required, province.empty_label = True, None
        if not rights.names:
            del self.fields["with_names"]
        this_year = fiscal_year(today())
        years = range(this_year, this_year - YEARS_BACK, -1)
        self.fields["fiscal_year"].choices = [("", _("no, a day")), *((y, fiscal_year_label(y)) for y in years)]

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
        data = super().clean()
        if data.get("as_of") and data.get("fiscal_year"):
            self.add_error("as_of", _("Please give either a day, for example 28 พ.ย. 2562, or a fiscal year."))
        elif "as_of" in data and not data["as_of"] and not data.get("fiscal_year"):
            data |= self._usual_days()
        if data.get("kind") == ReportRun.Kind.ATTENDANCE and data.get("known_on"):
            self.add_error("known_on", _("Attendance is reported as known now. Please leave this field empty."))
        province = data.get("province")
        code = province.pk if province else None
        if "province" in data and not self.rights.cover(code, with_names=bool(data.get("with_names"))):
            self.add_error("province", _("You may not ask for this area with names of persons."))
        return data

    def _usual_days(self) -> dict:
        """What is meant when no day is given: attendance of this fiscal year, appointments of today."""
        day = today()
        if self.cleaned_data.get("kind") == ReportRun.Kind.ATTENDANCE:
            return {"fiscal_year": fiscal_year(day)}
        return {"as_of": day}

    def answers(self) -> dict:
        """What `services.ask` takes."""
        data = dict(self.cleaned_data)
        del data["known_on"]
        return data | {"with_names": data.get("with_names", False)}
