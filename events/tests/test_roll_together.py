"""All the others present in one step: asked about with its number, undone in one step, over nobody else's mark."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from events import services
from events.figures import marked_together, session_figures
from events.models import Attendance

BUTTON = re.compile(r'<button[^>]*name="action" value="([^"]*)"[^>]*>\s*(.*?)\s*<', re.DOTALL)


@pytest.fixture
def board(event, guests, narathiwat_officer, signed_in):
    """Three on the list, the first of them excused; the page of the morning and the way to press its buttons."""
    places = guests(event, "สมชาย", "สมหญิง", "สมศรี")
    morning = event.sessions.get(half="morning")
    services.take_roll(by=narathiwat_officer, event=event, marks={(places[0].pk, morning.pk): "excused"})
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/roll/"
    return places, morning, lambda **sent: client.post(address, sent), lambda asked="": client.get(address + asked)


def stored() -> dict:
    return dict(Attendance.objects.known().values_list("participant__name", "mark"))


def buttons(page) -> dict[str, str]:
    """What stands on each button of a page, by its value."""
    return {value: " ".join(text.split()) for value, text in BUTTON.findall(page.content.decode())}


def test_the_button_says_its_number_and_asks_first(board):
    _places, morning, _send, look = board
    assert buttons(look())[f"ask:rest:{morning.pk}"] == "ลงว่า “มา” ทั้ง 2 คน"
    page = look(f"?action=rest:{morning.pk}")
    assert ("ลงว่า “มา” ทั้ง 2 คนหรือไม่" in page.content.decode(), stored()) == (True, {"สมชาย": "excused"})


def test_all_the_others_were_present(board):
    _places, morning, send, _look = board
    assert send(action=f"rest:{morning.pk}", asked="2").status_code == 302
    assert stored() == {"สมชาย": "excused", "สมหญิง": "present", "สมศรี": "present"}
    assert set(Attendance.objects.filter(mark="present").values_list("proof", flat=True)) == {"bulk"}


def test_what_a_colleague_marked_meanwhile_stays(board, event, narathiwat_head):
    places, morning, send, _look = board
    services.take_roll(by=narathiwat_head, event=event, marks={(places[1].pk, morning.pk): "absent"})
    send(action=f"rest:{morning.pk}", asked="2")
    assert stored() == {"สมชาย": "excused", "สมหญิง": "absent", "สมศรี": "present"}


def test_who_took_the_step_back_is_named_to_whoever_marks_against_it(board, event, narathiwat_head, narathiwat_officer):
    places, morning, send, _look = board
    send(action=f"rest:{morning.pk}", asked="2")
    cell, moment = (places[1].pk, morning.pk), Attendance.objects.known().get(participant=places[1]).known_from
    services.undo_rest(by=narathiwat_head, event=event, session=morning, moment=moment)
    with pytest.raises(services.MarkedMeanwhile) as refusal:
        services.take_roll(by=narathiwat_officer, event=event, marks={cell: "absent"}, shown={cell: "present"})
    assert [(met.mark, met.by) for met in refusal.value.met] == [("", narathiwat_head)]


@pytest.mark.parametrize("asked", ["1", "", "ก", "-2", "9" * 20])
def test_for_more_than_were_asked_about_nothing_is_written(asked, board):
    _places, morning, send, _look = board
    page = send(action=f"rest:{morning.pk}", asked=asked)
    told = [error.code for error in page.context["form"].non_field_errors().as_data()]
    assert (told, stored()) == (["more_than_asked"], {"สมชาย": "excused"})


def test_one_step_takes_back_what_the_step_wrote_and_nothing_since(board, event, narathiwat_head):
    places, morning, send, look = board
    send(action=f"rest:{morning.pk}", asked="2")
    services.take_roll(by=narathiwat_head, event=event, marks={(places[1].pk, morning.pk): "absent"})
    (undo,) = [value for value in buttons(look()) if value.startswith("undo:")]
    assert buttons(look())[undo] == "เลิกทำ 1 คน"
    send(action=undo)
    assert (stored(), [v for v in buttons(look()) if v.startswith("undo:")]) == (
        {"สมชาย": "excused", "สมหญิง": "absent"}, [],
    )  # fmt: skip


def test_a_mark_confirmed_by_hand_since_is_no_part_of_the_step(board, event, narathiwat_head):
    places, morning, send, _look = board
    send(action=f"rest:{morning.pk}", asked="2")
    step = marked_together(morning)
    for mark in ("absent", "present"):
        services.take_roll(by=narathiwat_head, event=event, marks={(places[1].pk, morning.pk): mark})
    assert services.undo_rest(by=narathiwat_head, event=event, session=morning, moment=step.moment) == 1
    assert stored() == {"สมชาย": "excused", "สมหญิง": "present"}


def test_both_steps_stand_in_the_trail(board, event, narathiwat_officer):
    places, morning, send, _look = board
    send(action=f"rest:{morning.pk}", asked="2")
    send(action=f"undo:{morning.pk}:{marked_together(morning).moment.isoformat()}")
    deeds = entries_about(event).filter(act__in=["events.mark_rest", "events.undo_rest"])
    cells = [[entry.act, [mark for _p, _s, mark in entry.details["cells"]]] for entry in deeds]
    assert cells == [["events.undo_rest", ["", ""]], ["events.mark_rest", ["present", "present"]]]


def test_a_step_of_a_roll_that_was_closed_since_stays(board, event, narathiwat_officer):
    _places, morning, send, look = board
    send(action=f"rest:{morning.pk}", asked="2")
    moment = marked_together(morning).moment
    services.close_sessions(by=narathiwat_officer, event=event, sessions=[morning])
    with pytest.raises(RuleBroken) as refusal:
        services.undo_rest(by=narathiwat_officer, event=event, session=morning, moment=moment)
    assert (refusal.value.codes, "undo:" in look("?half=morning").content.decode()) == (["roll_closed"], False)


@pytest.mark.parametrize("moment", ["", ":", ":ก", ":2026-13-01"])
def test_a_button_without_its_moment_takes_nothing_back(moment, board):
    _places, morning, send, _look = board
    send(action=f"rest:{morning.pk}", asked="2")
    assert send(action=f"undo:{morning.pk}{moment}").status_code == 302
    assert len(stored()) == 3


def test_the_step_of_another_day_is_neither_offered_nor_taken_back(board, monkeypatch):
    _places, morning, send, look = board
    send(action=f"rest:{morning.pk}", asked="2")
    (undo,) = [value for value in buttons(look()) if value.startswith("undo:")]
    monkeypatch.setattr("events.services.roll_together.today", lambda: timezone.localdate() + timedelta(days=1))
    told = [error.code for error in send(action=undo).context["form"].non_field_errors().as_data()]
    assert ("undo:" in look().content.decode(), told, len(stored())) == (False, ["another_day"], 3)


def test_at_closing_who_has_no_mark_is_absent_beside_those_marked_so(board, event, narathiwat_officer):
    places, morning, _send, _look = board
    services.take_roll(by=narathiwat_officer, event=event, marks={(places[1].pk, morning.pk): "absent"})
    figure = next(each for each in session_figures(event) if each.session == morning)
    assert (figure.absent, figure.open, figure.absent_when_closed) == (1, 1, 2)
