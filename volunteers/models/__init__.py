"""People, the seats of the network, and who held which since when."""

from volunteers.models.appointments import Appointment, AppointmentAct, EndReason
from volunteers.models.graduates import GraduatePosting, PostingFacts
from volunteers.models.orders import AppointmentOrder
from volunteers.models.people import Person
from volunteers.models.private import PersonPhone
from volunteers.models.seats import Desk, Seat, SeatSpell, SeatState, SeatValidity

__all__ = [
    "Appointment",
    "AppointmentAct",
    "AppointmentOrder",
    "Desk",
    "EndReason",
    "GraduatePosting",
    "Person",
    "PersonPhone",
    "PostingFacts",
    "Seat",
    "SeatSpell",
    "SeatState",
    "SeatValidity",
]
