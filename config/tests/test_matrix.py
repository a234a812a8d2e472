"""The whole access table is tried: route × actor × method × own, other and missing object, all of it or a sample."""

from datetime import timedelta
from random import Random

import pytest
from django.test import Client

from config.tests.access import EVERY_ACTOR
from config.tests.conftest import one_of_everything, place_of
from config.tests.matrix import Cell, ask, every_cell, targets
from config.tests.snapshots import everything
from config.tests.test_access import ROWS
from thai.calendar import today

SEED, SAMPLE = 2569, 250
DAY = timedelta(days=1)


@pytest.fixture
def two_provinces(world, songkhla, songkhla_officer):
    """The world of Narathiwat, and one of everything in Songkhla."""
    world.elsewhere = one_of_everything(songkhla_officer, songkhla, number=0) | place_of(songkhla)
    return world


@pytest.fixture
def acting(member, narathiwat):
    """Officers of Narathiwat who act for the head for one day: today, tomorrow, or yesterday for the last time."""

    def make(name: str, day):
        user = member(name, narathiwat, "officer")
        user.memberships.create(office=narathiwat, role="acting_head", valid_from=day, valid_until=day)
        return user

    days = {"acting_head": today(), "not_yet_acting": today() + DAY, "no_longer_acting": today() - DAY}
    return {name: make(name, day) for name, day in days.items()}


@pytest.fixture
def clients(two_provinces, acting, member, signed_in, narathiwat, songkhla, centre):
    """A browser of every actor. Two were at work in theirs when the role ended and the account was closed."""
    more = {
        "neighbour_head": member("songkhla-head", songkhla, "head"),
        "aide": member("aide", centre, "aide"),
        "neighbour_volunteer": member("songkhla-volunteer"),
        "former_officer": member("former-officer", narathiwat, "officer"),
        "disabled_head": member("disabled-head", narathiwat, "head"),
    }
    users = two_provinces.users | acting | more
    opened = {actor: signed_in(users[actor]) if users[actor] else Client() for actor in EVERY_ACTOR}
    for client in opened.values():
        client.raise_request_exception = False
    at_work = [opened[actor].get("/volunteers/").status_code for actor in ("former_officer", "disabled_head")]
    assert at_work == [200, 200]
    users["former_officer"].memberships.update(valid_until=today() - DAY)
    type(users["disabled_head"]).objects.filter(pk=users["disabled_head"].pk).update(is_active=False)
    return opened


def sample() -> list[Cell]:
    """Some routes' cells for some actors and methods, always the same, each with all its objects."""
    chance = Random(SEED)
    drawn = chance.sample(
        [(row, m, actor) for row in ROWS for m in ("get", "head", "post") for actor in EVERY_ACTOR], SAMPLE
    )
    return [Cell(target, method, actor) for row, method, actor in drawn for target in targets(row)]


@pytest.fixture(params=["sample", pytest.param("whole", marks=pytest.mark.deep)])
def cells(request):
    """A sample of the table; all of it where that is asked for."""
    chosen = sample() if request.param == "sample" else every_cell(ROWS)
    print(f"access table: {len(ROWS)} routes, {len(every_cell(ROWS))} cells, {len(chosen)} of them tried")
    return chosen


def test_the_table_holds(cells, two_provinces, clients):
    before = everything()
    asked = ask(cells, two_provinces, clients)
    assert asked.wrong == []
    # Who reads a 404 learns nothing from it: hidden and missing look the same, headers included.
    assert asked.told_apart == []
    # Who may not write has sent every method that writes, and nothing was taken back behind them.
    assert [table for table, rows in everything().items() if rows != before[table]] == []
