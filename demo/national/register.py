"""The register of the set: seats, people, orders, appointments, acts, and the spells that follow from the acts."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from demo.national.folk import Folk
from demo.national.graduates import Postings
from demo.national.histories import History, Register
from demo.national.lives import live_in_network, live_in_seat
from demo.national.moments import at
from demo.national.nation import Nation
from demo.national.orders import TABLE as ORDERS
from demo.national.orders import Orders
from demo.national.size import Size
from demo.national.tables import Table
from demo.national.writing import Writer
from thai.calendar import fiscal_year
from volunteers.acts import store
from volunteers.acts.acting_on import ActingOn
from volunteers.acts.timeline import Case, replay
from volunteers.models import Appointment, AppointmentAct, Seat, SeatSpell, SeatValidity

SEATS = Table(Seat, "id", "subdistrict_id", "province_id", "number")
VALIDITY = Table(SeatValidity, "id", "seat_id", "valid_from", "known_from")
APPOINTMENTS = Table(
    Appointment,
    *("id", "person_id", "office_id", "seat_id", "category", "batch", "order_id"),
    *("term_start", "term_end", "ended_on", "end_reason", "closed_on", "renews_id", "version"),
)
ACTS = Table(
    AppointmentAct,
    *("id", "appointment_id", "kind", "effective_on", "recorded_at", "by_id", "order_id"),
    *("term_start", "term_end", "end_reason", "target_id", "undone_at", "because_id"),
)
SPELLS = Table(
    SeatSpell,
    *("id", "seat_id", "appointment_id", "person_id", "state", "desk", "first_day", "last_day", "since"),
    *("known_from", "known_until"),
)


class People:
    """Everybody of the set with what they did: the register in memory, until it is written."""

    def __init__(self, size: Size, nation: Nation) -> None:
        self.size, self.nation = size, nation
        self.folk = Folk(size.generator("people"), nation.offices)
        self.orders = Orders(nation.centre_id, nation.offices)
        self.register = Register(size.first_day, size.until, self.folk, self.orders)
        self.histories = [self._seat(number, seat) for number, seat in enumerate(nation.seats, start=1)]
        self.postings = Postings(size, nation, self.folk)
        self.histories += self._network()

    def _seat(self, number: int, seat: tuple) -> History:
        tambon, place, _ = seat
        history = self._history(self.size.generator("seat", number), tambon[:2], number, place)
        live_in_seat(history)
        return history

    def _network(self) -> Iterator[History]:
        """Members without a seat, province after province, until there are as many people as were asked for."""
        rng, codes = self.size.generator("network"), list(self.nation.offices)
        place = 0
        while len(self.folk) < self.size.wanted_people:
            code = codes[place % len(codes)]
            place += 1
            history = self._history(rng, code, None, rng.choice(self.nation.districts[code]))
            live_in_network(history)
            yield history

    def _history(self, rng, code: str, seat_id: int | None, place: str) -> History:
        return History(self.register, rng, code, self.nation.offices[code], self.nation.clerk(code), seat_id, place)

    def serving(self) -> dict[tuple[str, int], list[int]]:
        """Who was in office or posted in a province in the middle of a fiscal year (B.E.), by their keys."""
        found: dict[tuple[str, int], list[int]] = defaultdict(list)
        for history in self.histories:
            for way in history.ways:
                if way.term_start:
                    self._add(found, history.province_code, way.person_id, way.term_start, way.last_day)
        for person_id, code, first, last in self.postings.spans():
            self._add(found, code, person_id, first, last)
        return found

    def _add(self, found: dict, code: str, person_id: int, first: date, last: date | None) -> None:
        last_year = fiscal_year(last) if last else self.size.years[-1]
        for year in range(max(fiscal_year(first), self.size.first_year), min(last_year, self.size.years[-1]) + 1):
            middle = date(year - 543, 4, 1)
            if first <= middle and (last is None or middle <= last):
                found[code, year].append(person_id)

    def write(self, writer: Writer) -> None:
        """Write all of it, what is pointed to before what points to it."""
        writer.write(SEATS, self._seat_rows())
        writer.write(VALIDITY, self._validity_rows())
        self.folk.write(writer)
        writer.write(ORDERS, self.orders.rows())
        writer.write(APPOINTMENTS, self._appointment_rows())
        writer.write(ACTS, (tuple(act) for history in self.histories for act in history.acts))
        # Asked before, not while the rows are read: nothing else may be asked during a COPY.
        writer.write(SPELLS, self._spell_rows(store.acting_on()))
        self.postings.write(writer)

    def _seat_rows(self) -> Iterator[tuple]:
        for seat_id, (tambon, _, number) in enumerate(self.nation.seats, start=1):
            yield seat_id, tambon, tambon[:2], number

    def _validity_rows(self) -> Iterator[tuple]:
        first = self.size.first_day
        for seat_id in range(1, len(self.nation.seats) + 1):
            yield seat_id, seat_id, first, at(first, 0)

    def _appointment_rows(self) -> Iterator[tuple]:
        for history in self.histories:
            acts = defaultdict(int)
            for act in history.acts:
                acts[act.appointment_id] += 1
            for way in history.ways:
                yield (
                    *(way.id, way.person_id, history.office_id, history.seat_id, history.category, way.batch),
                    *(way.order_id, way.term_start, way.term_end, way.ended_on, way.end_reason, way.closed_on),
                    *(way.renews_id, acts[way.id]),
                )

    def _spell_rows(self, rule: ActingOn) -> Iterator[tuple]:
        """What the register's own engine makes of the acts."""
        spell_id = 0
        for history in self.histories:
            place = (history.office_id, history.seat_id)
            cases = {way.id: Case(way.id, way.person_id, *place, way.renews_id) for way in history.ways}
            for segment, known_from, known_until in replay(history.acts, cases=cases, acts_on=rule):
                spell_id += 1
                key = segment.appointment_id
                yield (
                    *(spell_id, history.seat_id, key, cases[key].person_id, segment.state, segment.desk),
                    *(segment.first_day, segment.last_day, segment.since, known_from, known_until),
                )
