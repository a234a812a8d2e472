"""What the register knows that a roster may be about: places, seats, holders, people; loaded at once for all lines."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from intake.matching.names import Names
from intake.matching.places import Places, Tambon
from provinces.models import District, Office, Subdistrict
from thai.calendar import today
from volunteers.acts.store import finals_of
from volunteers.models import Person, Seat, SeatSpell, SeatState
from volunteers.models.private import national_id_index
from volunteers.searching_places import heirs

BATCH = 500


class Held(NamedTuple):
    """Days on which somebody holds a seat, as known now; ``last`` None has no end yet."""

    seat: int
    person: int
    first: date
    last: date | None

    def overlaps(self, first: date, last: date | None) -> bool:
        """Whether it shares a day with others."""
        return (last is None or self.first <= last) and (self.last is None or first <= self.last)


@dataclass
class World:
    """Everything that a line of one office's roster is compared with."""

    office: Office
    places: Places
    names: Names
    people: dict[int, Person]
    by_id: dict[str, Person]
    seats: dict[str, list[int]] = field(default_factory=dict)
    held_of_seat: dict[int, list[Held]] = field(default_factory=dict)
    held_by: dict[int, list[Held]] = field(default_factory=dict)
    dead: set[int] = field(default_factory=set)
    districts: frozenset[str] = frozenset()
    province: str = ""
    today: date = field(default_factory=today)


def load(office: Office, national_ids: Iterable[str]) -> World:
    """What is known of an office's province and people, and who has one of these IDs anywhere."""
    own = Person.objects.filter(office=office, merged_into=None).prefetch_related("phones")
    people = {person.pk: person for person in own}
    world = World(
        office=office,
        places=_places(office),
        names=Names((key, f"{person.first_name} {person.last_name}") for key, person in people.items()),
        people=people,
        by_id=_by_id(national_ids),
    )
    _seats(world)
    world.province = office.province.name_th if office.province else ""
    world.districts = frozenset(District.objects.values_list("pk", flat=True))
    world.dead = {final.person_id for final in finals_of(list(people)) if final.is_death}
    return world


def _places(office: Office) -> Places:
    of_province = Subdistrict.objects.filter(district__province=office.province_id).select_related("district")
    return Places(
        Tambon(each.code, each.name_th, each.district.name_th, _heirs(each) if each.valid_to else None)
        for each in of_province
    )


def _heirs(place: Subdistrict) -> tuple[str, ...]:
    return tuple(each.code for each in heirs(place))


def _by_id(national_ids: Iterable[str]) -> dict[str, Person]:
    """Who has these IDs, by the ID, in whichever office's register."""
    numbers = {national_id_index(number): number for number in national_ids}
    indexes = sorted(numbers)
    found: dict[str, Person] = {}
    for start in range(0, len(indexes), BATCH):
        rows = Person.objects.filter(national_id_index__in=indexes[start : start + BATCH]).select_related("office")
        found |= {numbers[person.national_id_index or ""]: person for person in rows}
    return found


def _seats(world: World) -> None:
    seats: dict[str, list[int]] = defaultdict(list)
    for key, code in Seat.objects.filter(province=world.office.province_id).values_list("pk", "subdistrict_id"):
        seats[code].append(key)
    world.seats = dict(seats)
    spells = SeatSpell.objects.known().filter(state=SeatState.APPOINTED, seat__province=world.office.province_id)
    of_seat, by = defaultdict(list), defaultdict(list)
    for row in spells.values_list("seat", "person", "first_day", "last_day").order_by("first_day", "pk"):
        held = Held(*row)
        of_seat[held.seat].append(held)
        by[held.person].append(held)
    world.held_of_seat, world.held_by = dict(of_seat), dict(by)
