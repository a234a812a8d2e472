"""An appointment order, typed once from the paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thai.calendar import be_year, today
from thai.digits import to_arabic_digits
from thai.forms import ThaiDateField

FIRST_YEAR = 2500


class OrderNumberField(forms.CharField):
    """The running number of an order, with Thai digits understood."""

    def to_python(self, value):
        return to_arabic_digits(super().to_python(value)).removeprefix("ที่").strip()


class BuddhistYearField(forms.Field):
    """A year B.E. of four digits between 2500 and next year; gives an int, or None."""

    default_error_messages = {"invalid": _("Please give a Buddhist year with four digits, for example 2562.")}

    def to_python(self, value):
        text = to_arabic_digits(str(value or "")).strip()
        if not text:
            return None
        four_digits = len(text) == 4 and text.isascii() and text.isdigit()
        if not four_digits or not FIRST_YEAR <= int(text) <= be_year(today()) + 1:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return int(text)


class OrderForm(forms.Form):
    """The fields of ``services.record_order``."""

    authority = forms.CharField(
        label=_("Authority"), max_length=150, help_text=_("As on the paper, for example คำสั่งกระทรวงแรงงาน.")
    )
    number = OrderNumberField(
        label=_("Order number"), max_length=40, help_text=_("Without the year, for example 1204.")
    )
    be_year = BuddhistYearField(label=_("Year (B.E.)"), help_text=_("For example 2562."))
    title = forms.CharField(label=_("Title"), max_length=300, required=False)
    signatory = forms.CharField(label=_("Signed by"), max_length=150, required=False)
    issued_on = ThaiDateField(label=_("Issued on"), required=False)
    effective_on = ThaiDateField(label=_("Effective on"), required=False)
