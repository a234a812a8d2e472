"""An appointment order, typed once from the paper."""

from typing import cast

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.forms import PostedForm
from accounts.records import KeyedForm, VersionedForm
from thai.digits import to_arabic_digits
from thai.forms import BuddhistYearField, ThaiDateField
from thai.texts import LineField
from volunteers.models import AppointmentOrder

PAPER = ("authority", "number", "be_year", "title", "signatory", "issued_on", "effective_on")


class OrderNumberField(LineField):
    """The running number of an order, with Thai digits understood."""

    def to_python(self, value):
        return to_arabic_digits(super().to_python(value) or "").removeprefix("ที่").strip()


class OrderForm(KeyedForm, VersionedForm):
    """The fields of ``services.record_order``: a new order, or a correction of ``order``."""

    authority = LineField(
        label=_("Authority"), max_length=150, help_text=_("As on the paper, for example คำสั่งกระทรวงแรงงาน.")
    )
    number = OrderNumberField(
        label=_("Order number"), max_length=40, help_text=_("Without the year, for example 1204.")
    )
    be_year = BuddhistYearField(label=_("Year (B.E.)"), help_text=_("For example 2562."))
    title = LineField(label=_("Title"), max_length=300, required=False)
    signatory = LineField(label=_("Signed by"), max_length=150, required=False)
    issued_on = ThaiDateField(label=_("Issued on"), required=False)
    effective_on = ThaiDateField(label=_("Effective on"), required=False)

    together = (("authority", "number", "be_year"), ("issued_on", "effective_on"))

    def __init__(self, *args, order: AppointmentOrder | None = None, **kwargs):
        super().__init__(*args, record=order, **kwargs)
        self.order = order
        del self.fields["form_key" if order else "version"]

    def facts(self) -> dict:
        """What the verbs take: the paper, with the key of a new order or the version of a stored one."""
        return {name: self.cleaned_data[name] for name in (*PAPER, "version" if self.order else "form_key")}

    def record_address(self) -> str:
        """The page of the order."""
        return reverse("volunteers:order", args=[self.record.pk])


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
