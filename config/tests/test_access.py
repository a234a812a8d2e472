"""Deny by default, proved: every view's declaration, and each route's row: GET and POST by those whom it names.

All other cells of the table are tried in ``test_matrix.py``.
"""

import importlib
import pkgutil

import pytest
from django.test import Client
from django.urls import reverse

from accounts.access import PUBLIC, SIGNED_IN
from config.tests import access
from config.tests.access import ACTORS, of_actor
from config.tests.matrix import every_cell
from config.tests.routes import all_routes
from provinces.permissions import Permission

# The public addresses of the design; the language switch and the health checks belong to every page and to the machine.
PUBLIC_ADDRESSES = {
    *("/", "/sign-in/", "/privacy/", "/help/", "/language/", "/healthz", "/readyz"),
    *(
        "/schedule/",
        "/schedule/96/",
        "/schedule/96.ics",
        "/schedule/events/{event}/",
        "/schedule/events/{event}.ics",
        "/news/",
        "/news/{news}/",
    ),
    *("/open-data/", "/open-data/coverage.csv", "/open-data/coverage.json"),
    *("/open-data/events.csv", "/open-data/events.json"),
}
ROWS = [
    row
    for module in pkgutil.iter_modules(access.__path__)
    for row in importlib.import_module(f"config.tests.access.{module.name}").ROUTES
]
BY_NAME = {row.name: row for row in ROWS}


def test_every_route_has_exactly_one_row():
    assert sorted(row.name for row in ROWS) == sorted(all_routes())


def test_every_view_says_who_may_open_it():
    declared = {PUBLIC, SIGNED_IN, *Permission.values}
    silent = {name for name, view in all_routes().items() if getattr(view, "access", None) not in declared}
    assert silent == set()


def test_the_table_does_not_shrink():
    cells = len(every_cell(ROWS))
    print(f"access table: {len(ROWS)} routes, {cells} cells")
    assert cells >= 38000


def test_declared_public_is_what_the_anonymous_visitor_reaches():
    by_view = {name for name, view in all_routes().items() if getattr(view, "access", None) == PUBLIC}
    by_table = {row.name for row in ROWS if {row.get["anonymous"], row.post["anonymous"]} != {302}}
    assert by_table == by_view


def test_the_anonymous_visitor_reaches_exactly_the_public_addresses_of_the_design(world):
    reached = [
        row for row in ROWS if 302 not in {row.get["anonymous"], row.post["anonymous"]} or row.name == "language"
    ]
    addresses = {reverse(row.name, kwargs={key: world[value] for key, value in row.kwargs.items()}) for row in reached}
    assert addresses == {address.format(**world.things) for address in PUBLIC_ADDRESSES}


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_each_actor_gets_the_declared_answer(name, world, signed_in):
    row = BY_NAME[name]
    address = reverse(name, kwargs={key: world[value] for key, value in row.kwargs.items()})
    found: dict[str, dict[str, int]] = {"get": {}, "post": {}}
    # Writers come last: what they change must not decide what the others see.
    for method in ("get", "post"):
        for actor, user in world.users.items():
            client = signed_in(user) if user else Client()
            found[method][actor] = getattr(client, method)(address).status_code
    declared = {actor: (of_actor(row.get, actor), of_actor(row.post, actor)) for actor in ACTORS}
    assert {actor: (found["get"][actor], found["post"][actor]) for actor in ACTORS} == declared
