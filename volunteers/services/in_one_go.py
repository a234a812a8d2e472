"""Two deeds that an officer does in one go: both happen, or neither."""

from django.db import transaction

from accounts.models import User
from provinces.models import Office
from volunteers.models import Appointment, Seat
from volunteers.services.acts import appoint, nominate
from volunteers.services.orders import record_order
from volunteers.services.people import register_person


def nominate_newcomer(*, by: User, office: Office, seat: Seat, person: dict, nomination: dict) -> Appointment:
    """Enter a person (fields of ``register_person``) and put them forward (fields of ``nominate``)."""
    with transaction.atomic():
        newcomer = register_person(by=by, office=office, **person)
        return nominate(by=by, person=newcomer, office=office, seat=seat, **nomination)


def appoint_by_new_order(*, by: User, appointment: Appointment, order: dict, **term) -> None:
    """Enter the order (fields of ``record_order``) and appoint by it (arguments of ``appoint``)."""
    with transaction.atomic():
        paper = record_order(by=by, office=appointment.office, **order)
        appoint(by=by, appointment=appointment, order=paper, **term)
