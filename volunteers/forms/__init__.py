"""What officers type into the register."""

from volunteers.forms.acts import ActForm, act_form
from volunteers.forms.nominations import NewNomineeForm, NominationForm, PersonSearchForm
from volunteers.forms.orders import OrderForm
from volunteers.forms.people import PersonForm

__all__ = [
    "ActForm",
    "NewNomineeForm",
    "NominationForm",
    "OrderForm",
    "PersonForm",
    "PersonSearchForm",
    "act_form",
]
