"""People, the seats of the network, and who held which since when."""

from volunteers.models.appointments import Appointment, AppointmentAct
from volunteers.models.deaths import Death
from volunteers.models.graduates import GraduatePosting, PostingFacts
from volunteers.models.orders import AppointmentOrder
from volunteers.models.people import Person
from volunteers.models.private import PersonPhone
from volunteers.models.seats import Seat, SeatSpell, SeatValidity
from volunteers.states import Desk, EndReason, SeatState

__all__ = [
    "Appointment",
    "AppointmentAct",
    "AppointmentOrder",
    "Death",
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
