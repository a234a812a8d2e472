"""What somebody wants to do to appointments, before it is decided. Plain values: keys, days, words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

# Keys of what is not stored yet; larger than any the database gives out, so that new stands after old.
PROVISIONAL = 10**15


@dataclass(frozen=True)
class Opening:
    """The appointment that a nomination makes: who is put forward, by which office, for which seat or further term."""

    person_id: int
    office_id: int
    seat_id: int | None
    category: str
    batch: str = ""
    renews_id: int | None = None
    form_key: UUID | None = None


@dataclass(frozen=True)
class NewAct:
    """One act to be decided, on an appointment that is there (``appointment_id``) or that it makes (``opening``).

    ``day`` is the ``effective_on`` of its kind; acts without a day of their own get today's. An act on an appointment
    that the same list makes names it by ``opened_by(place in the list)``. ``version`` is the one that was seen (None:
    whatever it is now). ``target_id`` is the act to be corrected, stored or of the same list
    (``opened_by``); what is undone is always the last. ``because_id`` is the end of everything (``lives``) that brings
    this act along; nobody types it.
    """

    kind: str
    day: date | None = None
    appointment_id: int | None = None
    opening: Opening | None = None
    reason: str = ""
    term_end: date | None = None
    order_id: int | None = None
    no_order_reason: str = ""
    end_reason: str = ""
    target_id: int | None = None
    version: int | None = None
    because_id: int | None = None


def opened_by(index: int) -> int:
    """The key, until it is stored, of the entry at ``index`` of a list, and of the appointment that it makes."""
    return PROVISIONAL + index
