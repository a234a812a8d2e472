"""An appointment order, typed once from the paper."""

from django.utils.translation import gettext_lazy as _

from accounts.records import KeyedForm
from thai.digits import to_arabic_digits
from thai.forms import BuddhistYearField, ThaiDateField
from thai.texts import LineField


class OrderNumberField(LineField):
    """The running number of an order, with Thai digits understood."""

    def to_python(self, value):
        return to_arabic_digits(super().to_python(value) or "").removeprefix("ที่").strip()


class OrderForm(KeyedForm):
    """The fields of ``services.record_order``."""

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
