"""A deed on an event holds it before anything else, so that two officers wait for each other and nothing mixes.

SQLite holds the whole database; what is asked for here is what PostgreSQL is told to hold.
"""

import pytest
from django.db.models import QuerySet

from config.tests.conftest import make_event
from config.tests.deeds.events import DEEDS
from config.tests.scene import set_the_scene

# Deeds that hold nothing; each with its reason.
FREE = {
    "create_event": "nothing is there yet",
    "create_project": "nothing is there yet",
    "answer_follow_up": "changes one row, whose turn it takes",
    "hand_out_scan": "reads",
    "note_list": "reads",
    "note_printing": "reads",
}


@pytest.fixture
def held(monkeypatch):
    """The kinds of rows that were held since, in order."""
    held, of_django = [], QuerySet.select_for_update

    def hold(rows, *args, **more):
        held.append(rows.model._meta.label)
        return of_django(rows, *args, **more)

    monkeypatch.setattr(QuerySet, "select_for_update", hold)
    return held


@pytest.mark.parametrize("name", sorted(DEEDS))
def test_a_deed_holds_its_event_first(name, world, held):
    scene = set_the_scene(world, make_event)
    DEEDS[name].given(scene)
    held.clear()
    DEEDS[name].do(scene)
    first = "events.Project" if name.endswith("_project") else "events.Event"
    assert held[:1] == ([] if name in FREE else [first])


def test_every_reason_to_hold_nothing_is_still_needed():
    assert FREE.keys() - DEEDS.keys() == set()
