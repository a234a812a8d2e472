"""What happened to one seat, or to one member of the network without a seat, as the acts an office would record."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from random import Random
from typing import NamedTuple

from demo.national.folk import Folk
from demo.national.moments import DAY, at
from demo.national.orders import Orders
from volunteers.models import Appointment, AppointmentAct, EndReason

Kind = AppointmentAct.Kind
LATE_SHARE, LATE_DAYS = 0.03, (30, 200)


class Act(NamedTuple):
    """An act with the attributes `volunteers.timeline` reads."""

    id: int
    appointment_id: int
    kind: str
    effective_on: date
    recorded_at: datetime
    by_id: int
    order_id: int | None
    term_start: date | None
    term_end: date | None
    end_reason: str
    target_id: int | None
    undone_at: datetime | None
    because_id: int | None = None


@dataclass
class Way:
    """One person's way through one seat, with the dates that an Appointment repeats for reading."""

    id: int
    person_id: int
    renews_id: int | None
    order_id: int | None = None
    batch: str = ""
    term_start: date | None = None
    term_end: date | None = None
    ended_on: date | None = None
    end_reason: str = ""
    closed_on: date | None = None

    @property
    def last_day(self) -> date | None:
        """The last day in office, as far as it is known."""
        return self.ended_on or self.term_end


@dataclass
class Register:
    """What all histories share: the days it reaches over, the people, the orders and the running numbers."""

    first_day: date
    until: date
    folk: Folk
    orders: Orders
    ways: count = field(default_factory=lambda: count(1))
    acts: count = field(default_factory=lambda: count(1))

    @property
    def now(self) -> datetime:
        """Nothing is recorded after this moment."""
        return at(self.until, 8)


@dataclass
class History:
    """The ways and acts of one seat, or of one member without a seat (``seat_id`` None), in order."""

    register: Register
    rng: Random
    province_code: str
    office_id: int
    by_id: int
    seat_id: int | None
    place: str
    ways: list[Way] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)

    @property
    def first_day(self) -> date:
        """The first day anything is known of."""
        return self.register.first_day

    @property
    def category(self) -> str:
        """The category of everybody in it."""
        if self.seat_id is None:
            return Appointment.Category.NETWORK.value
        bangkok = self.province_code == "10"
        return (Appointment.Category.BANGKOK if bangkok else Appointment.Category.TAMBON_LEAD).value

    def begin(self, *, person_id: int | None = None, renews: Way | None = None) -> Way:
        """A new way, of somebody new unless ``person_id`` says whose."""
        person_id = person_id or self.register.folk.invent(self.province_code, self.place)
        way = Way(next(self.register.ways), person_id, renews.id if renews else None)
        self.ways.append(way)
        return way

    def act(self, way: Way, kind: str, day: date, *, lag: int | None = None, **given) -> Act | None:
        """Record an act some days after its effect; None if its day has not come."""
        if day > self.register.until:
            return None
        lag = self.rng.randint(0, 4) if lag is None else lag
        moment = at(day + lag * DAY, self.rng.randint(9, 15), self.rng.randint(0, 59))
        before = next((act.recorded_at for act in reversed(self.acts) if act.appointment_id == way.id), moment)
        row = Act(
            id=next(self.register.acts),
            appointment_id=way.id,
            kind=kind.value,
            effective_on=day,
            recorded_at=min(max(moment, before), self.register.now),
            by_id=self.by_id,
            order_id=given.get("order_id"),
            term_start=given.get("term_start"),
            term_end=given.get("term_end"),
            end_reason=given.get("end_reason", ""),
            target_id=given.get("target_id"),
            undone_at=None,
        )
        self.acts.append(row)
        return row

    def appoint(self, way: Way, start: date, end: date, order_id: int) -> Act | None:
        """Put into office; a few orders are typed in months later."""
        kind = Kind.RENEW if way.renews_id else Kind.APPOINT
        lag = self.rng.randint(*LATE_DAYS) if self.rng.random() < LATE_SHARE else None
        act = self.act(way, kind, start, lag=lag, order_id=order_id, term_start=start, term_end=end)
        if act:
            way.order_id, way.term_start, way.term_end = order_id, start, end
            way.batch = f"รุ่น {start.year + 543}"
        return act

    def correct_start(self, way: Way, act: Act) -> None:
        """The first day was typed wrong: it was some days later."""
        right = act.effective_on + self.rng.randint(1, 7) * DAY
        if self.act(way, Kind.CORRECT, right, term_end=act.term_end, target_id=act.id):
            way.term_start = right

    def end(self, way: Way, last_day: date, reason: EndReason) -> bool:
        """Leave office after ``last_day``; False if that has not come."""
        if self.act(way, Kind.END, last_day, end_reason=reason.value) is None:
            return False
        way.ended_on, way.end_reason = last_day, reason.value
        return True

    def revoke(self, way: Way, from_day: date) -> bool:
        """The order is revoked from a day on; False if that has not come."""
        if self.act(way, Kind.REVOKE, from_day) is None:
            return False
        way.ended_on, way.end_reason = from_day - DAY, EndReason.REVOKED.value
        return True

    def take_back(self, way: Way) -> None:
        """The last act, an ending, was a mistake and is undone some days later."""
        last = len(self.acts) - 1
        act = self.acts[last]
        undo = self.act(way, Kind.UNDO, act.effective_on + DAY, lag=self.rng.randint(5, 9), target_id=act.id)
        if undo:
            self.acts[last] = act._replace(undone_at=undo.recorded_at)
            way.ended_on, way.end_reason = None, ""
