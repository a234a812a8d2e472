"""Two deeds that an officer does in one go: both happen, or neither."""

from dataclasses import replace

from django.db import transaction

from accounts.models import User
from provinces.models import Office
from volunteers.acts.entries import NewAct
from volunteers.acts.store import Done
from volunteers.acts.verbs import carry_out, nominate
from volunteers.models import Appointment, Seat
from volunteers.services.orders import record_order
from volunteers.services.people import register_person


def nominate_newcomer(*, by: User, office: Office, seat: Seat, person: dict, nomination: dict) -> Appointment:
    """Enter a person (fields of ``register_person``) and put them forward (fields of ``nominate``)."""
    with transaction.atomic():
        newcomer = register_person(by=by, office=office, **person)
        return nominate(by=by, person=newcomer, office=office, seat=seat, **nomination)


def act_by_new_order(*, by: User, new_act: NewAct, office: Office, order: dict) -> Done:
    """Enter the order (fields of ``record_order``) on which an act rests, and do the act."""
    with transaction.atomic():
        paper = record_order(by=by, office=office, **order)
        return carry_out(by=by, new_acts=[replace(new_act, order_id=paper.pk)])
