"""How a table of figures is ordered; the choice stays in the address. A wrong value is answered with a sentence."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

BY_NAME, RANKED = "name", "coverage"
ORDERS = [(BY_NAME, _("By name")), (RANKED, _("Least covered first")), ("cluster", _("By provincial cluster"))]


class OrderChoice(forms.Form):
    """By name, by provincial cluster or, for who ranks offices, the least covered first."""

    order = forms.ChoiceField(
        label=_("Order of the table"),
        choices=ORDERS,
        required=False,
        error_messages={"invalid_choice": _("There is no such order. Please choose one of those shown.")},
    )

    def __init__(self, *args, may_rank: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = [(order, label) for order, label in ORDERS if may_rank or order != RANKED]
        cast(forms.ChoiceField, self.fields["order"]).choices = self.offered

    def chosen(self) -> str:
        """The order asked for, by name where none or a wrong one is."""
        return (self.cleaned_data["order"] if self.is_valid() else "") or BY_NAME
