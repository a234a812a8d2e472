"""An appointment order, typed once from the paper."""

from collections.abc import Iterator
from datetime import date
from typing import cast

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.asking import Question
from accounts.forms import PostedForm
from accounts.new_or_edit import NewOrEditForm
from jobs.forms import ScanField
from thai.calendar import be_year, today
from thai.forms import BuddhistYearField, ThaiDateField
from thai.texts import LineField
from volunteers.forms.numbered import NumberedForm, OrderNumberField
from volunteers.models import AppointmentOrder

PAPER = ("authority", "number", "be_year", "title", "signatory", "issued_on", "effective_on")


class OrderForm(NumberedForm, NewOrEditForm):
    """The fields of ``services.record_order``: a new order, or a correction of ``order``."""

    authority = LineField(
        label=_("Authority"), max_length=150, help_text=_("As on the paper, for example คำสั่งกระทรวงแรงงาน.")
    )
    number = OrderNumberField(label=_("Order number"), help_text=_("Without the year, for example 1204."))
    be_year = BuddhistYearField(label=_("Year (B.E.)"), help_text=_("For example 2562."))
    title = LineField(label=_("Title"), max_length=300, required=False)
    signatory = LineField(label=_("Signed by"), max_length=150, required=False)
    issued_on = ThaiDateField(label=_("Issued on"), required=False, last=today)
    effective_on = ThaiDateField(label=_("Effective on"), required=False)
    new_scan = ScanField(label=_("Scan of the order"), required=False, help_text=_("It can also be added later."))
    without_scan = forms.BooleanField(label=_("Take the scan away that is kept now"), required=False)

    deeds = frozenset({"without_scan"})
    together = (("authority", "number", "be_year"), ("issued_on", "effective_on"))

    def __init__(self, *args, order: AppointmentOrder | None = None, **kwargs):
        super().__init__(*args, record=order, **kwargs)
        self.order = order
        if order and order.scan_id:
            scan = cast(ScanField, self.fields["new_scan"])
            scan.say(_("A scan is kept already; what you choose here takes its place."))
        else:
            del self.fields["without_scan"]

    def facts(self) -> dict:
        """What the verbs take: the paper, with the key of a new order or the version of a stored one."""
        gone = {"without_scan": True} if self.cleaned_data.get("without_scan") else {}
        return self.facts_of(PAPER) | {"scan": self.cleaned_data["new_scan"]} | gone

    def clean_issued_on(self) -> date | None:
        """An order is entered when it is issued."""
        AppointmentOrder.must_be_issued(self.cleaned_data["issued_on"])
        return self.cleaned_data["issued_on"]

    def questions(self) -> Iterator[Question]:
        """A number that may mean another, in force before it was issued, or issued in another year than it says."""
        yield from self.another_paper()
        data = self.cleaned_data
        issued, effective = data["issued_on"], data["effective_on"]
        if issued and effective and effective < issued:
            days = (issued - effective).days
            fact = ngettext("in force %(n)s day before it was issued", "in force %(n)s days before it was issued", days)
            yield Question("effective_before_issue", ("effective_on", "issued_on"), fact % {"n": days})
        if issued and be_year(issued) != data["be_year"]:
            fact = gettext("an order of %(year)s that was issued in %(issued)s")
            said = {"year": data["be_year"], "issued": be_year(issued)}
            yield Question("issued_in_another_year", ("be_year", "issued_on"), fact % said)


class PaperField(forms.ModelChoiceField):
    """An order with the office that keeps it."""

    def label_from_instance(self, obj) -> str:
        """As a person tells them apart."""
        return f"{obj} · {obj.office.name}"


class SamePaperForm(PostedForm):
    """Of which other row this one is the same paper."""

    paper = PaperField(
        AppointmentOrder.objects.none(), label=_("The same paper"), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args, papers, **kwargs):
        super().__init__(*args, **kwargs)
        cast(PaperField, self.fields["paper"]).queryset = papers
