"""Which form asks for a kind of act."""

from accounts.models import User
from volunteers.acts.kinds import KINDS
from volunteers.forms.acts import ActForm, StepForm
from volunteers.forms.appointing import AppointForm
from volunteers.forms.correcting import CorrectForm, UndoForm, VoidForm
from volunteers.forms.leaving import EndForm, RevokeForm, WithdrawForm
from volunteers.models import Appointment

SHAPES = {
    shape.__name__: shape
    for shape in (StepForm, WithdrawForm, AppointForm, EndForm, RevokeForm, CorrectForm, VoidForm, UndoForm)
}


def act_form(kind: str, *args, appointment: Appointment, user: User | None = None) -> ActForm:
    """The form of a kind of act, as the table of kinds says; KeyError for a kind that has none."""
    return SHAPES[KINDS[kind].form](*args, kind=kind, appointment=appointment, user=user)
