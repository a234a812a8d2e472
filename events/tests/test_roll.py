"""Taking the roll in the browser."""

from datetime import timedelta
from itertools import product
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from events import services
from events.models import Attendance
from thai.display import local_date
from volunteers.tests.reading import words

Mark = Attendance.Mark


@pytest.fixture
def board(event, guests, signed_in, narathiwat_officer):
    """A roll of two people and the way to send marks: ``send({"สมชาย": ("present", "")}, action="save")``."""
    places = {p.name: p for p in guests(event, "สมชาย", "สมหญิง")}
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/roll/"

    def send(marks, before=None, **others):
        form = {}
        for name, halves in marks.items():
            old = (before or {}).get(name, ("", ""))
            for session, mark, was in zip(event.sessions.all(), halves, old, strict=True):
                form[f"mark-{places[name].pk}-{session.pk}"] = mark
                form[f"initial-mark-{places[name].pk}-{session.pk}"] = was
        return client.post(address, form | others)

    return send


def stored() -> dict:
    rows = Attendance.objects.values_list("participant__name", "session__half", "mark")
    return {(name, half): mark for name, half, mark in rows}


def test_marks_are_saved_as_typed(board, event):
    response = board({"สมชาย": ("present", "excused"), "สมหญิง": ("absent", "")}, action="save")
    assert response["Location"] == f"/events/{event.pk}/roll/"
    assert stored() == {
        ("สมชาย", "morning"): "present", ("สมชาย", "afternoon"): "excused", ("สมหญิง", "morning"): "absent",
    }  # fmt: skip


def test_two_officers_do_not_undo_each_other(board):
    board({"สมชาย": ("present", "")})
    board({"สมชาย": ("", ""), "สมหญิง": ("absent", "")})
    assert stored() == {("สมชาย", "morning"): "present", ("สมหญิง", "morning"): "absent"}


def test_closing_counts_persons_and_attendances(board, event, signed_in, narathiwat_officer):
    board({"สมชาย": ("present", "present")})
    for session in event.sessions.all():
        board({}, action=f"close:{session.pk}", asked="1")
    total = signed_in(narathiwat_officer).get(f"/events/{event.pk}/roll/").context["total"]
    assert (total.persons, total.attendances, total.expected) == (1, 2, 2)


def test_a_closed_roll_asks_for_the_reason_and_keeps_what_was_typed(board, event):
    morning = event.sessions.get(half="morning")
    board({"สมชาย": ("present", "")})
    board({}, action=f"close:{morning.pk}", asked="1")
    change = {"สมหญิง": ("present", "")}, {"สมหญิง": ("absent", "")}
    response = board(*change)
    page = response.content.decode()
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["reason"])
    assert page.index('href="#id_reason"') < page.index('id="id_reason"') < page.index('id="roll-list"')
    assert response.context["form"].rows()[1]["cells"][0]["chosen"] == "present"
    assert board(*change, reason="มาสายแต่ลงชื่อแล้ว").status_code == 302
    assert stored()["สมหญิง", "morning"] == "present"


@pytest.mark.parametrize("mark", ["rubbish", "substituted", "\0"])
def test_a_rubbish_mark_is_refused_and_nothing_is_written(mark, board):
    assert board({"สมชาย": ("present", mark)}).status_code == 200
    assert stored() == {}


def test_a_page_that_is_no_number_is_the_first(event, guests, signed_in, narathiwat_officer):
    guests(event, "สมชาย")
    assert signed_in(narathiwat_officer).get(f"/events/{event.pk}/roll/?page=x").status_code == 200


@pytest.mark.parametrize("day", ["ก", "2019-99-99", "2019-11-28", "\0"])
def test_a_day_that_the_event_does_not_have_is_said_and_nothing_is_written(
    day, event, guests, signed_in, narathiwat_officer
):
    (one,) = guests(event, "สมชาย")
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/roll/?{urlencode({'day': day})}"
    mark = {f"mark-{one.pk}-{event.sessions.first().pk}": "present"}
    answers = [client.get(address), client.post(address, mark)]
    assert [answer.status_code for answer in answers] == [400, 400]
    assert ["กิจกรรมนี้ไม่มีวันดังกล่าว" in answer.content.decode() for answer in answers] == [True, True]
    assert f'href="?day={event.sessions.first().day.isoformat()}"' in answers[0].content.decode()
    assert stored() == {}


def test_each_day_of_the_event_is_reached_by_its_address(event, guests, signed_in, narathiwat_officer):
    guests(event, "สมชาย")
    day = event.sessions.first().day
    shown = [
        signed_in(narathiwat_officer).get(f"/events/{event.pk}/roll/{query}").context["day"]
        for query in ("", f"?day={day.isoformat()}")
    ]
    assert shown == [day, day]


def test_the_roll_opens_on_today_and_says_from_when_tomorrow_is_taken(
    make_event, guests, signed_in, narathiwat_officer
):
    yesterday, today, tomorrow = (timezone.localdate() + timedelta(days=n) for n in (-1, 0, 1))
    event = make_event(first_day=yesterday, last_day=tomorrow)
    for day, half in product((today, tomorrow), ("morning", "afternoon")):
        event.sessions.create(day=day, half=half)
    guests(event, "สมชาย")
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/roll/"
    now, then = client.get(address), client.get(f"{address}?day={tomorrow}")
    assert (now.context["day"], then.context["day"]) == (today, tomorrow)
    assert then.content.decode().count("ยังไม่จัด") == 2
    assert (
        then.context["no_roll"] == f"ลงทะเบียน {local_date(tomorrow)} ช่วงเช้า ได้ตั้งแต่ {local_date(tomorrow)} เวลา 00.00 น."
    )


@pytest.mark.parametrize("action", ["close:999", "rest:ก", "undo:999", "explode", "close"])
def test_a_rubbish_button_only_saves(action, board):
    board({"สมชาย": ("present", "")}, action=action)
    assert stored() == {("สมชาย", "morning"): "present"}


def test_a_joint_office_reads_marks_and_writes_none(joint_event, guests, signed_in, songkhla_officer):
    guests(joint_event, "สมชาย")
    client, address = signed_in(songkhla_officer), f"/events/{joint_event.pk}/roll/"
    page = client.get(address)
    assert (page.status_code, 'type="radio"' in page.content.decode()) == (200, False)
    assert client.post(address, {"action": "save"}).status_code == 403


def test_fifty_of_a_hundred_names_stand_on_a_page_in_few_queries(
    event, guests, signed_in, narathiwat_officer, django_assert_max_num_queries
):
    guests(event, *[f"คนที่ {n}" for n in range(100)])
    client = signed_in(narathiwat_officer)
    with django_assert_max_num_queries(14):
        page = client.get(f"/events/{event.pk}/roll/").content.decode()
    assert page.count('<fieldset class="marks') == 50


def test_a_mark_that_was_taken_away_again_is_not_shown(board, event, narathiwat_officer, signed_in):
    board({"สมชาย": ("present", "")})
    morning = event.sessions.get(half="morning")
    by = {"by": narathiwat_officer, "event": event, "sessions": [morning]}
    services.close_sessions(**by)
    services.reopen_sessions(**by, reason="ลงผิดคน")
    board({"สมชาย": ("", "")}, before={"สมชาย": ("present", "")})
    form = signed_in(narathiwat_officer).get(f"/events/{event.pk}/roll/").context["form"]
    assert [[cell["word"] for cell in row["cells"]] for row in form.rows()] == [[""], [Mark.ABSENT.label]]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"reported_total": 296, "reported_total_source": "สวท."}, "จำนวนตามที่รายงาน แหล่งที่มา: สวท."),
        ({}, "จำนวนคนและคน-ช่วงจะนับเมื่อสรุปยอดผู้เข้าร่วมของแต่ละช่วง"),
    ],
)
def test_the_number_above_the_roll_names_its_source(facts, told, make_event, guests, signed_in, narathiwat_officer):
    event = make_event(**facts)
    guests(event, "สมชาย")
    page = signed_in(narathiwat_officer).get(f"/events/{event.pk}/roll/")
    assert words(page, ".under-figures") == [told]


def test_a_half_day_that_is_not_closed_has_one_word_on_the_page(board, event, signed_in, narathiwat_officer):
    board({"สมชาย": ("present", "")})
    page = signed_in(narathiwat_officer).get(f"/events/{event.pk}/roll/")
    assert [word.endswith("ยังไม่สรุปยอด") for word in words(page, ".k")[-2:]] == [True, False]
    assert "ยังไม่ปิด" not in page.content.decode()
