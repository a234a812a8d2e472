"""The roll on one page: what is offered, what was changed."""

import pytest

from events import services
from events.forms import RollForm
from events.forms.roll import marks_for, name_of


@pytest.fixture
def shown(event, guests):
    """Two places, the first with a substitute, and the half-days of the workshop."""
    one, _two = guests(event, "สมชาย", "สมหญิง")
    guests(event, "ผู้แทน", substitute_for=one)
    places = list(event.participants.filter(substitute_for=None).select_related("substitute"))
    return places, list(event.sessions.with_closings())


def form(shown, marks=None, sent=None) -> RollForm:
    places, sessions = shown
    made = RollForm(sent, places=places, sessions=sessions, marks=marks or {})
    made.is_valid()
    return made


def sent(shown, *cells) -> dict:
    """What a browser sends: each cell is (place number, session number, mark, mark before)."""
    places, sessions = shown
    data = {"action": "save"}
    for place, session, mark, before in cells:
        name = name_of(places[place], sessions[session])
        data |= {name: mark, f"initial-{name}": before}
    return data


def test_only_who_has_a_substitute_may_be_substituted(shown):
    (one, two), (morning, _afternoon) = shown
    offered = [[value for value, _label in marks_for(place, morning)] for place in (one, two)]
    assert offered == [["present", "absent", "excused", "substituted", ""], ["present", "absent", "excused", ""]]


def test_a_closed_roll_offers_no_empty_mark(event, shown, narathiwat_officer):
    services.close_sessions(by=narathiwat_officer, event=event, sessions=[shown[1][0]])
    morning, afternoon = event.sessions.with_closings()
    one = shown[0][0]
    assert ["" in [value for value, _label in marks_for(one, s)] for s in (morning, afternoon)] == [False, True]


def test_only_changed_cells_are_written(shown):
    places, sessions = shown
    marks = {(places[0].pk, sessions[0].pk): "present"}
    read = form(shown, marks, sent(shown, (0, 0, "present", "present"), (1, 0, "absent", ""), (1, 1, "", "")))
    assert read.typed() == {(places[1].pk, sessions[0].pk): "absent"}


def test_a_mark_set_back_to_none_is_a_change(shown):
    places, sessions = shown
    read = form(shown, {(places[0].pk, sessions[0].pk): "present"}, sent(shown, (0, 0, "", "present")))
    assert read.typed() == {(places[0].pk, sessions[0].pk): ""}


@pytest.mark.parametrize("mark", ["rubbish", "\0", "PRESENT"])
def test_a_mark_that_is_not_on_offer_is_an_error(mark, shown):
    assert not form(shown, {}, sent(shown, (0, 0, mark, ""))).is_valid()


def test_the_reason_is_asked_for_where_a_half_day_is_closed(event, shown, narathiwat_officer):
    assert not form(shown).has_closed
    services.close_sessions(by=narathiwat_officer, event=event, sessions=[shown[1][1]])
    assert form((shown[0], list(event.sessions.with_closings()))).has_closed


def test_each_row_tells_the_stored_mark_in_words(shown):
    places, sessions = shown
    rows = form(shown, {(places[0].pk, sessions[1].pk): "substituted"}).rows()
    words = [[str(cell["word"]) for cell in row["cells"]] for row in rows]
    assert [[bool(word) for word in each] for each in words] == [[False, True], [False, False]]
