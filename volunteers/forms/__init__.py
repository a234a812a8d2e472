"""What officers type into the register."""

from volunteers.forms.acts import ActForm
from volunteers.forms.deaths import DeathForm
from volunteers.forms.nominations import NewNomineeForm, NominationForm, PersonSearchForm
from volunteers.forms.orders import OrderForm, SamePaperForm
from volunteers.forms.people import PersonForm
from volunteers.forms.postings import PostingForm, VoidPostingForm
from volunteers.forms.shapes import act_form

__all__ = [
    "ActForm",
    "DeathForm",
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
