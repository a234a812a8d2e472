"""The people of the set: who is known under which number, and their rows."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import NamedTuple

from accounts.encryption import blind_index
from demo.national.names import PHONE, impossible_national_id, name_of
from demo.national.tables import Table
from thai.names import full_name
from thai.ordering import sort_key
from thai.search import search_text
from volunteers.models import Person

WITH_PHONE = 0.8
TABLE = Table(
    Person,
    *("id", "office_id", "prefix", "first_name", "last_name", "sort_key", "search"),
    *("national_id", "national_id_index", "national_id_last4", "birth_date", "phone", "phone_index"),
)


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

    def rows(self) -> Iterator[tuple]:
        """The rows of ``TABLE``."""
        for one in self.people:
            national_id = impossible_national_id(one.id)
            phone = PHONE.format(self.rng.randint(0, 99_999)) if self.rng.random() < WITH_PHONE else ""
            yield (
                *(one.id, self.offices[one.province_code], one.prefix, one.first_name, one.last_name),
                sort_key(f"{one.first_name} {one.last_name}"),
                search_text(one.first_name, one.last_name, national_id[-4:], phone),
                *(national_id, blind_index(national_id), national_id[-4:]),
                date(self.rng.randint(1956, 1996), self.rng.randint(1, 12), self.rng.randint(1, 28)),
                *(phone, blind_index(phone) if phone else ""),
            )
