"""The people of the set: who is known under which number, and their rows."""

from datetime import date
from random import Random
from typing import NamedTuple

from demo.national.names import PHONE, impossible_national_id, name_of
from demo.national.tables import Table
from demo.national.writing import Writer
from thai.names import full_name
from thai.ordering import sort_key
from thai.search import search_text
from volunteers.models import Person, PersonPhone

WITH_PHONE = 0.8
PEOPLE = Table(
    Person,
    *("id", "office_id", "prefix", "first_name", "last_name", "sort_key", "search", "wrapped_key"),
    *("national_id", "national_id_index", "national_id_last4", "birth_date", "birth_date_index"),
)
PHONES = Table(PersonPhone, "id", "person_id", "position", "number", "whole_index", "last4_index")


class Somebody(NamedTuple):
    """A person as lists need them; ``name`` as printed, ``place`` tambon or district."""

    id: int
    province_code: str
    prefix: str
    first_name: str
    last_name: str
    name: str
    place: str


class Folk:
    """Everybody invented so far, in the order of their keys."""

    def __init__(self, rng: Random, offices: dict[str, int]) -> None:
        self.rng, self.offices = rng, offices
        self.people: list[Somebody] = []

    def __len__(self) -> int:
        return len(self.people)

    def __getitem__(self, person_id: int) -> Somebody:
        return self.people[person_id - 1]

    def invent(self, province_code: str, place: str) -> int:
        """Somebody new at a place; returns the key."""
        prefix, first, last = name_of(self.rng, province_code)
        person_id = len(self.people) + 1
        name = full_name(prefix, first, last)
        self.people.append(Somebody(person_id, province_code, prefix, first, last, name, place))
        return person_id

    def write(self, writer: Writer) -> None:
        """Write everybody with their telephones; data keys and nonces are drawn anew, whatever the seed."""
        phones: list[tuple] = []
        writer.write(PEOPLE, (self._row(one, phones) for one in self.people))
        writer.write(PHONES, ((key, *row) for key, row in enumerate(phones, start=1)))

    def _row(self, one: Somebody, phones: list[tuple]) -> tuple:
        rng, sealed = self.rng, Person()
        sealed.private.seal(
            national_id=impossible_national_id(one.id),
            birth_date=date(rng.randint(1956, 1996), rng.randint(1, 12), rng.randint(1, 28)),
            phone=PHONE.format(rng.randint(0, 99_999)) if rng.random() < WITH_PHONE else "",
        )
        phones += [(one.id, p.position, p.number, p.whole_index, p.last4_index) for p in sealed.private.new_phones]
        return (
            *(one.id, self.offices[one.province_code], one.prefix, one.first_name, one.last_name),
            sort_key(f"{one.first_name} {one.last_name}"),
            search_text(one.first_name, one.last_name, sealed.national_id_last4),
            *(sealed.wrapped_key, sealed.national_id, sealed.national_id_index, sealed.national_id_last4),
            *(sealed.birth_date, sealed.birth_date_index),
        )
