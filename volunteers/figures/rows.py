"""What a list of seats tells of each: plain values, no models."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from provinces.naming import titled
from thai.names import full_name
from volunteers import endings
from volunteers.states import SeatState

# Which of several spells decides the state of a seat.
BEST = {SeatState.APPOINTED.value: 1, SeatState.PENDING.value: 2, SeatState.NOMINATED.value: 3}


class Holder(NamedTuple):
    """Who holds a seat, is put forward for it or posted as a graduate; for those who may read names."""

    pk: int
    prefix: str
    first_name: str
    last_name: str

    @property
    def name(self) -> str:
        """Short prefix, first name and surname, as on a roster."""
        return full_name(self.prefix, self.first_name, self.last_name)


class OrderName(NamedTuple):
    """An appointment order as it is quoted, with its key and the province of the office that keeps it."""

    authority: str
    number: str
    be_year: int
    pk: int = 0
    province_id: str | None = None

    def __str__(self) -> str:
        return f"{self.authority} {self.quoted}"

    @property
    def quoted(self) -> str:
        """Number and year, as papers quote it: ``ตย 100/2568``."""
        return f"{self.number}/{self.be_year}"


class Term(NamedTuple):
    """The days of an appointment and what it rests on; the names are those of ``Appointment``."""

    term_start: date | None
    term_end: date | None
    ended_on: date | None
    no_order_reason: str
    end_reason: str
    order: OrderName | None


class Place(NamedTuple):
    """A seat and where it is; names are in the language of the page."""

    pk: int
    number: int
    tambon: str
    district: str
    district_id: str
    province_id: str

    @property
    def name(self) -> str:
        """The tambon; the second and third seat of a khwaeng say so."""
        return self.tambon if self.number == 1 else f"{self.tambon} ({self.number})"

    @property
    def title(self) -> str:
        """The tambon with its kind, as ``Subdistrict.title``."""
        return titled(self.tambon, self.province_id)


@dataclass(frozen=True)
class SeatRow:
    """One seat on a day: its state, since when, and (for those who may read names) whose.

    ``last_day`` is the holder's last day in office, ``ending_in`` the days until then where it is told: of a term soon,
    of any other end (``end_reason``) as soon as it is on record. ``begins`` is the first day of who is appointed
    already to an empty or pending seat; it still counts as ``state``, and ``person`` and ``appointment`` are theirs.
    """

    seat: Place
    state: str
    since: date | None
    days: int | None
    desk: str = ""
    person: Holder | None = None
    appointment: Term | None = None
    ending_in: int | None = None
    last_day: date | None = None
    vacant_days: int | None = None
    end_reason: str = ""
    begins: date | None = None

    @property
    def ahead(self) -> str:
        """What is to come in words: that the holder leaves, or that somebody begins; empty where nothing is."""
        if self.begins:
            return endings.begins(self.begins)
        return "" if self.ending_in is None else endings.leaves(self.ending_in, self.end_reason)


class Spell(NamedTuple):
    """The spell that decides a seat's state; ``person`` and ``appointment`` where names are asked for."""

    state: str
    since: date
    desk: str
    last_day: date | None
    person: Holder | None = None
    appointment: Term | None = None
