"""What a line of a roster would do to the register, and why: new, same, changed, conflict or wrong. Writes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.conf import settings

from intake.matching.names import Likeness
from intake.models import Verdict
from intake.reading.columns import Field
from intake.reading.roster import Entry
from intake.world import Held, World
from volunteers.models import Person

F = Field
# What of a person is compared, and the name under which the register keeps it.
COMPARED = (F.PREFIX, F.FIRST_NAME, F.LAST_NAME, F.NATIONAL_ID, F.BIRTH_DATE, F.PHONE, F.EMAIL, F.LINE_ID, F.ADDRESS)
PLAIN = (F.PREFIX, F.FIRST_NAME, F.LAST_NAME)
# A doubt is settled by a click; everything else that is wrong by a value.
DOUBTS = {"no_surname"}


class Reason(NamedTuple):
    """In a word why, and the field it is about."""

    why: str
    about: str = ""


@dataclass
class Judged:
    """The verdict about a line, whom and which seat it means, and the fields in which the register says otherwise."""

    verdict: Verdict = Verdict.SAME
    reasons: list[Reason] = field(default_factory=list)
    person: int | None = None
    seat: int | None = None
    changes: dict[str, str] = field(default_factory=dict)
    candidates: tuple[int, ...] = ()


class Judge:
    """Judges the lines of one file in their order: who stands in it twice is told."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._seen: set[str] = set()

    def judge(self, entry: Entry) -> Judged:
        """The verdict about the next line."""
        judged = Judged()
        wrong = [*self._unread(entry), *self._place(entry, judged), *self._term_in_order(entry), *self._invented(entry)]
        conflicts = [*self._vacant(entry, judged)] if entry.vacant else [*self._somebody(entry, judged)]
        judged.reasons = wrong + conflicts
        judged.verdict = self._verdict(entry, judged, wrong, conflicts)
        return judged

    def _verdict(self, entry: Entry, judged: Judged, wrong: list[Reason], conflicts: list[Reason]) -> Verdict:
        if wrong:
            return Verdict.WRONG
        if conflicts:
            return Verdict.CONFLICT
        if entry.vacant:
            return Verdict.SAME
        if judged.person is None:
            return Verdict.NEW
        return Verdict.CHANGED if judged.changes or not self._holds(entry, judged) else Verdict.SAME

    def _unread(self, entry: Entry) -> Iterator[Reason]:
        for about, reading in entry.wrong:
            yield Reason(reading.why, about.value)

    def _place(self, entry: Entry, judged: Judged) -> Iterator[Reason]:
        """The seat that a line names; another province's is refused."""
        province = entry.value(F.PROVINCE)
        if province and province != self.world.province:
            yield Reason("other_province", F.PROVINCE.value)
            return
        if not entry.value(F.TAMBON):
            yield Reason("no_place", F.TAMBON.value)
            return
        place = self.world.places.find(entry.value(F.TAMBON), entry.value(F.DISTRICT))
        if place.why:
            yield Reason(place.why, F.TAMBON.value)
            return
        seats = self.world.seats.get(place.code, [])
        judged.seat = seats[0] if seats else None
        if not seats:
            yield Reason("no_seat", F.TAMBON.value)

    def _term_in_order(self, entry: Entry) -> Iterator[Reason]:
        first, last = days_of(entry)
        if first and last and last < first:
            yield Reason("term_order", F.TERM_END.value)

    def _invented(self, entry: Entry) -> Iterator[Reason]:
        """The demonstration keeps no real person's ID: of an invented one the digits 2 to 5 name no district."""
        number = entry.value(F.NATIONAL_ID)
        if settings.DEMO and number and number[1:5] in self.world.districts:
            yield Reason("id_real", F.NATIONAL_ID.value)

    def _vacant(self, entry: Entry, judged: Judged) -> Iterator[Reason]:
        """A seat that the file calls empty and the register does not."""
        if any(held.last is None or held.last >= self._day(entry) for held in self._held(judged.seat)):
            yield Reason("seat_not_vacant", F.NAME.value)

    def _somebody(self, entry: Entry, judged: Judged) -> Iterator[Reason]:
        yield from self._twice(entry)
        yield from self._person(entry, judged)
        if judged.person:
            person = self.world.people[judged.person]
            judged.changes = dict(self._changes(entry, person))
            if judged.person in self.world.dead:
                yield Reason("died", F.NAME.value)
        yield from self._seated(entry, judged)

    def _twice(self, entry: Entry) -> Iterator[Reason]:
        number = entry.value(F.NATIONAL_ID)
        if number and number in self._seen:
            yield Reason("twice", F.NATIONAL_ID.value)
        self._seen.add(number)

    def _person(self, entry: Entry, judged: Judged) -> Iterator[Reason]:
        """Whom a line means: by the ID, else by the name, which alone is never enough where it is only alike."""
        found = self.world.by_id.get(entry.value(F.NATIONAL_ID))
        if found is not None:
            if found.pk in self.world.people:
                judged.person = found.pk
            else:
                yield Reason("id_elsewhere", F.NATIONAL_ID.value)
            return
        match = self.world.names.match(f"{entry.value(F.FIRST_NAME)} {entry.value(F.LAST_NAME)}".strip())
        judged.candidates = match.people
        if match.likeness == Likeness.EXACT:
            person = self.world.people[match.people[0]]
            if person.national_id_index and entry.value(F.NATIONAL_ID):
                yield Reason("same_name_other_id", F.NATIONAL_ID.value)
            else:
                judged.person = person.pk
        elif match.likeness != Likeness.UNKNOWN:
            yield Reason(f"name_{match.likeness}", F.NAME.value)

    def _changes(self, entry: Entry, person: Person) -> Iterator[tuple[str, str]]:
        """The fields in which the register says otherwise, with what it says; an empty cell changes nothing."""
        for wanted in COMPARED:
            value = entry.value(wanted)
            if value and value != (old := kept(person, wanted)):
                yield wanted.value, old

    def _seated(self, entry: Entry, judged: Judged) -> Iterator[Reason]:
        """Somebody else on the seat, or the person on another one, in the days of the term."""
        first, last = days_of(entry)
        if first is None or judged.seat is None:
            return
        others = [held for held in self._held(judged.seat) if held.person != judged.person]
        if any(held.overlaps(first, last) for held in others):
            yield Reason("seat_held", F.TAMBON.value)
        own = self.world.held_by.get(judged.person or 0, [])
        if any(held.overlaps(first, last) for held in own if held.seat != judged.seat):
            yield Reason("person_seated", F.TAMBON.value)

    def _holds(self, entry: Entry, judged: Judged) -> bool:
        """Whether the register knows this very term, or the line says nothing of one and the person is there."""
        first, last = days_of(entry)
        own = [held for held in self.world.held_by.get(judged.person or 0, []) if held.seat == judged.seat]
        return any((first is None or held.first == first) and (last is None or held.last == last) for held in own)

    def _held(self, seat: int | None) -> list[Held]:
        return self.world.held_of_seat.get(seat or 0, [])

    def _day(self, entry: Entry) -> date:
        return days_of(entry)[0] or self.world.today


def days_of(entry: Entry) -> tuple[date | None, date | None]:
    """First and last day of the term that a line names."""
    first, last = entry.value(F.TERM_START), entry.value(F.TERM_END)
    return (date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


def kept(person: Person, wanted: Field) -> str:
    """What the register keeps of a person, in the form of a clean value."""
    if wanted in PLAIN:
        return str(getattr(person, wanted.value))
    value = getattr(person.private, wanted.value)
    return value.isoformat() if isinstance(value, date) else str(value or "")
