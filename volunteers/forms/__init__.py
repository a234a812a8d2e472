"""What officers type into the register."""

from volunteers.forms.acts import ACT_FORMS, ActForm
from volunteers.forms.nominations import NewNomineeForm, NominationForm, PersonSearchForm
from volunteers.forms.orders import OrderForm
from volunteers.forms.people import PersonForm

__all__ = [
    "ACT_FORMS",
    "ActForm",
    "NewNomineeForm",
    "NominationForm",
    "OrderForm",
    "PersonForm",
    "PersonSearchForm",
]
