"""What officers type into the register."""

from volunteers.forms.acts import ActForm, act_form
from volunteers.forms.nominations import NewNomineeForm, NominationForm, PersonSearchForm
from volunteers.forms.orders import OrderForm, SamePaperForm
from volunteers.forms.people import PersonForm
from volunteers.forms.postings import PostingForm, VoidPostingForm

__all__ = [
    "ActForm",
    "NewNomineeForm",
    "NominationForm",
    "OrderForm",
    "PersonForm",
    "PersonSearchForm",
    "PostingForm",
    "SamePaperForm",
    "VoidPostingForm",
    "act_form",
]
