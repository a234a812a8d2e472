"""The career of one seat: who was put forward, appointed, renewed and left, as acts in order."""

from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random

from accounts.models import User
from demo.moments import BANGKOK, at, days
from demo.orders import OrderBook
from provinces.models import Office
from thai.calendar import be_year
from volunteers.models import Appointment, AppointmentAct, AppointmentOrder, Person, Seat

Kind = AppointmentAct.Kind
CATEGORY = {"10": Appointment.Category.BANGKOK}


@dataclass(frozen=True)
class Steps:
    """Days before an appointment; None is a step that was not taken."""

    nominate: date
    check: date | None = None
    propose: date | None = None
    receive: date | None = None
    send_back: date | None = None
    again: date | None = None
    withdraw: date | None = None

    def acts(self) -> list[tuple[str, date]]:
        """(kind, day) of the steps that were taken, in order."""
        taken = (
            (Kind.NOMINATE, self.nominate),
            (Kind.CHECK, self.check),
            (Kind.PROPOSE, self.propose),
            (Kind.RECEIVE, self.receive),
            (Kind.RETURN, self.send_back),
            (Kind.PROPOSE, self.again),
            (Kind.WITHDRAW, self.withdraw),
        )
        return [(kind, day) for kind, day in taken if day]


@dataclass
class Career:
    """Everything that happened to one seat until ``now``; what lies later is left out."""

    seat: Seat
    office: Office
    by: User
    orders: OrderBook
    now: datetime
    rng: Random
    appointments: list[Appointment] = field(default_factory=list)
    acts: list[AppointmentAct] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The day of ``now`` in Bangkok."""
        return self.now.astimezone(BANGKOK).date()

    def put_forward(self, person: Person, steps: Steps, *, renews: Appointment | None = None) -> Appointment | None:
        """Nominate a person and go through the steps; None if all of it lies after today."""
        if steps.nominate > self.today:
            return None
        appointment = self._appointment(person, renews)
        for kind, day in steps.acts():
            if self._act(appointment, kind, day) and kind == Kind.WITHDRAW:
                appointment.closed_on = day
        return appointment

    def appoint(
        self, appointment: Appointment, start: date, end: date, *, order: AppointmentOrder, recorded: date | None = None
    ) -> Appointment | None:
        """Put a candidate into office; None if that lies after today."""
        kind = Kind.RENEW if appointment.renews else Kind.APPOINT
        if not self._act(appointment, kind, start, recorded=recorded, order=order, term_start=start, term_end=end):
            return None
        appointment.order, appointment.term_start, appointment.term_end = order, start, end
        appointment.batch = f"รุ่น {be_year(start)}"
        return appointment

    def appoint_directly(
        self,
        person: Person,
        start: date,
        end: date,
        *,
        order: AppointmentOrder,
        renews: Appointment | None = None,
        recorded: date | None = None,
    ) -> Appointment | None:
        """Put a person into office of whose candidacy the register knows nothing; None if that lies after today."""
        if start > self.today:
            return None
        return self.appoint(self._appointment(person, renews), start, end, order=order, recorded=recorded)

    def leave(self, appointment: Appointment, last_day: date, reason: str) -> bool:
        """Let a holder leave; False if that lies after today."""
        if not self._act(appointment, Kind.END, last_day, end_reason=reason):
            return False
        appointment.ended_on, appointment.end_reason = last_day, reason
        return True

    def _appointment(self, person: Person, renews: Appointment | None) -> Appointment:
        category = CATEGORY.get(self.seat.province_id, Appointment.Category.TAMBON_LEAD)
        row = Appointment(
            person=person, office_id=self.office.pk, seat_id=self.seat.pk, category=category, renews=renews
        )
        self.appointments.append(row)
        return row

    def _act(self, appointment: Appointment, kind: str, day: date, *, recorded: date | None = None, **terms) -> bool:
        """Write an act, recorded within days of its effect and never before the act that came before it."""
        if day > self.today:
            return False
        on = recorded or day + days(self.rng.randint(0, 4))
        moment = at(on, self.rng.randint(9, 15), self.rng.randint(0, 59))
        earlier = next((a.recorded_at for a in reversed(self.acts) if a.appointment is appointment), moment)
        act = AppointmentAct(appointment=appointment, kind=kind, effective_on=day, by_id=self.by.pk, **terms)
        act.recorded_at = min(max(moment, earlier), self.now)
        self.acts.append(act)
        return True
