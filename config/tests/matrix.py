"""The access table cell by cell: route × actor × method × Narathiwat's, Songkhla's and missing objects."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

import time_machine
from django.core.cache import caches
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from config.tests.access import EVERY_ACTOR, METHODS, READERS, About, Route, answer

# What names no object: the smallest number, one that nobody has, one that no column holds; words of the right form.
NUMBERS = (0, 7_318_442_905_116, 10**30)
WORDS = {"province": ("99",), "district": ("9999",), "part": ("nothing",), "act_kind": ("nothing",),
         "rule_key": ("nothing", "ending_soon_days")}  # fmt: skip
# Words that mean the same in every province.
SAME_EVERYWHERE = {"part", "act_kind", "rule_key"}
WRITING = ("post", "put", "patch", "delete", "options")
# Ends the session of who sends it, whoever that is.
LEAVING = "accounts:sign_out"
# A token of the session is another in each answer; its length says how much else there is.
TOKEN = re.compile(r'name="(csrfmiddlewaretoken|form_token)" value="[^"]*"')
OF_THE_MOMENT = {"Content-Length", "Set-Cookie", "Expires"}


@dataclass(frozen=True)
class Target:
    """Whose objects an address names: all of Narathiwat, but for ``others`` of Songkhla and ``missing`` values."""

    row: Route
    about: About
    others: tuple[str, ...] = ()
    missing: tuple[tuple[str, object], ...] = ()

    def address(self, world) -> str:
        """Its address in a world with two provinces."""
        own = {key: world[thing] for key, thing in self.row.kwargs.items()}
        other = {key: world.elsewhere[self.row.kwargs[key]] for key in self.others}
        return reverse(self.row.name, kwargs=own | other | dict(self.missing))

    def __str__(self) -> str:
        return ", ".join([*(f"{key} of Songkhla" for key in self.others), *(f"{k}={v}" for k, v in self.missing)])


@dataclass(frozen=True)
class Cell:
    """One field of the table."""

    target: Target
    method: str
    actor: str

    @property
    def expected(self) -> int:
        """The declared status."""
        return answer(self.target.row, self.method, self.actor, self.target.about)

    @property
    def stays(self) -> bool:
        """Whether what it does is left there: who may not write has nothing that could be taken back."""
        return self.method in WRITING and self.actor in READERS and self.target.row.name != LEAVING

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.target.row.name} ({self.target}) as {self.actor}"


def targets(row: Route) -> Iterator[Target]:
    """All objects of one province, all of the other, each of the other among the first's, each missing."""
    yield Target(row, About.OWN)
    differing = tuple(key for key, thing in row.kwargs.items() if thing not in SAME_EVERYWHERE)
    if differing:
        yield Target(row, About.OTHER, others=differing)
    if len(differing) > 1:
        yield from (Target(row, About.MISSING, others=(key,)) for key in differing)
    for key, thing in row.kwargs.items():
        yield from (Target(row, About.MISSING, missing=((key, value),)) for value in WORDS.get(thing, NUMBERS))


def every_cell(rows: Iterable[Route]) -> list[Cell]:
    """The whole table, in an order in which the cells that must look alike stand together."""
    return [
        Cell(target, method, actor)
        for row in rows
        for method in METHODS
        for actor in EVERY_ACTOR
        for target in targets(row)
    ]


@dataclass
class Asked:
    """What was wrong, and how what is hidden and what is missing looked to whom."""

    wrong: list[str] = field(default_factory=list)
    looks: dict[tuple[str, str, str], set[str]] = field(default_factory=dict)

    @property
    def told_apart(self) -> list[tuple[str, str, str]]:
        """Who could tell an object that is hidden from them from one that is not there."""
        return [who for who, looks in self.looks.items() if len(looks) > 1]


def ask(cells: Iterable[Cell], world, clients) -> Asked:
    """Ask for each cell, all at one moment, as pages show it; each answer finds world and browser as they were."""
    with time_machine.travel(timezone.now(), tick=False):
        return _ask(cells, world, clients)


def _ask(cells: Iterable[Cell], world, clients) -> Asked:
    asked = Asked()
    cookies = {actor: {name: each.value for name, each in c.cookies.items()} for actor, c in clients.items()}
    for cell in cells:
        client, path = clients[cell.actor], cell.target.address(world)
        client.cookies.clear()
        client.cookies.load(cookies[cell.actor])
        caches["pages"].clear()
        with transaction.atomic():
            response = getattr(client, cell.method)(path)
            transaction.set_rollback(not cell.stays)
        if response.status_code != cell.expected:
            asked.wrong.append(f"{cell}: {response.status_code}, declared {cell.expected}")
        if response.status_code == 404:
            who = (cell.target.row.name, cell.method, cell.actor)
            asked.looks.setdefault(who, set()).add(look(response, path))
    return asked


def look(response, path: str) -> str:
    """An answer without what differs each time, and without the address that was asked for."""
    headers = {name: value for name, value in response.headers.items() if name not in OF_THE_MOMENT}
    body = TOKEN.sub("", response.content.decode()).replace(path, "").replace(quote(path, safe=""), "")
    return f"{headers}\n{body}"
