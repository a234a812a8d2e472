"""How a table of figures is ordered; the choice stays in the address. A wrong value is answered with a sentence."""

from django import forms
from django.utils.translation import gettext_lazy as _

BY_NAME = "name"
ORDERS = [(BY_NAME, _("By name")), ("coverage", _("Least covered first")), ("cluster", _("By provincial cluster"))]


class OrderChoice(forms.Form):
    """By name, the least covered first, or by provincial cluster."""

    order = forms.ChoiceField(
        label=_("Order of the table"),
        choices=ORDERS,
        required=False,
        error_messages={"invalid_choice": _("There is no such order. Please choose one of those shown.")},
    )

    def chosen(self) -> str:
        """The order asked for, by name where none or a wrong one is."""
        return (self.cleaned_data["order"] if self.is_valid() else "") or BY_NAME
