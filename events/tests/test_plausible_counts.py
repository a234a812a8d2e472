"""What is seldom meant of an event is asked about once: nobody, a crowd, more of the groups than came, the night."""

from datetime import timedelta

import pytest

from events.models import Event, ProgrammeItem, TargetGroup
from events.tests.test_event_new import asked, typed
from thai.calendar import today
from thai.display import local_date

PRINTED = {"reported_total_source": "ข่าว สวท."}


def told(response) -> list[str]:
    return [*asked(response).values()] if response.status_code == 200 else []


@pytest.mark.parametrize(
    ("total", "facts"),
    [
        ("900,000", ["จำนวน 900,000 คน"]),
        ("๐", ["จำนวน 0 คน (หากไม่ทราบให้เว้นว่าง)"]),
        *((n, []) for n in ("1", "10,000", "")),
    ],
)
def test_a_total_of_nobody_or_of_a_crowd(total, facts, signed_in, narathiwat_officer):
    client, sent = signed_in(narathiwat_officer), typed(reported_total=total, **PRINTED)
    response = client.post("/events/new/", sent)
    assert (told(response), Event.objects.exists()) == (facts, not facts)
    if facts:
        client.post("/events/new/", sent | {"confirmed": [*asked(response)]})
        assert Event.objects.count() == 1


def test_a_total_while_the_event_goes_on(signed_in, narathiwat_officer):
    days = [local_date(today() + timedelta(days=n)) for n in (-1, 1)]
    sent = typed(first_day=days[0], last_day=days[1], reported_total="77", **PRINTED)
    response = signed_in(narathiwat_officer).post("/events/new/", sent)
    assert told(response) == [f"กิจกรรมยังไม่สิ้นสุด (ถึงวันที่ {days[1]}) จำนวนนี้เป็นยอดของทั้งกิจกรรม"]


ABOVE = "ทุกกลุ่มรวมกันมา {} คน มากกว่าผู้เข้าร่วมของกิจกรรมซึ่งมี 120 คน"


@pytest.mark.parametrize(
    ("came", "facts"), [("5000", [ABOVE.format("5,080")]), ("41", [ABOVE.format("121")]), ("40", []), ("", [])]
)
def test_more_of_the_groups_than_came_to_the_event(came, facts, make_event, signed_in, narathiwat_officer):
    event = make_event(state="published", reported_total=120)
    TargetGroup.objects.create(event=event, name="อสร.", attended=80)
    address = f"/events/{event.pk}/parts/target-groups/"
    response = signed_in(narathiwat_officer).post(address, {"name": "แขก", "expected": "10", "attended": came})
    assert (told(response), event.target_groups.count()) == (facts, 1 if facts else 2)


def test_a_group_is_not_added_to_itself_when_it_is_changed(make_event, signed_in, narathiwat_officer):
    event = make_event(state="published", reported_total=120)
    row = TargetGroup.objects.create(event=event, name="อสร.", attended=80)
    there = f"/events/{event.pk}/parts/target-groups/{row.pk}/edit/"
    sent = {"name": "อสร.", "attended": "120", "version": 1}
    assert signed_in(narathiwat_officer).post(there, sent).status_code == 302


def test_a_total_below_its_groups(make_event, signed_in, narathiwat_officer):
    event = make_event(state="published")
    TargetGroup.objects.create(event=event, name="อสร.", attended=400)
    sent = typed(reported_total="120", version=event.version, **PRINTED)
    response = signed_in(narathiwat_officer).post(f"{event.get_absolute_url()}edit/", sent)
    assert told(response) == [ABOVE.format("400")]


def test_a_total_of_which_nobody_says_where_it_was_printed(signed_in, narathiwat_officer):
    client, sent = signed_in(narathiwat_officer), typed(reported_total="77")
    assert told(client.post("/events/new/", sent)) == ["จำนวน 77 คน โดยไม่ระบุที่มาของตัวเลข"]
    assert client.post("/events/new/", sent | PRINTED).status_code == 302


@pytest.mark.parametrize(
    ("hours", "facts"),
    [
        (("1.30", "16.00"), ["เวลา 01.30 น. เป็นกลางดึก (หากเป็นช่วงบ่ายคือ 13.30 น.)"]),
        (("4.59", ""), ["เวลา 04.59 น. เป็นกลางดึก (หากเป็นช่วงบ่ายคือ 16.59 น.)"]),
        (("5.00", "16.00"), []),
    ],
)
def test_an_hour_of_the_night(hours, facts, signed_in, narathiwat_officer):
    sent = typed(start_time=hours[0], end_time=hours[1])
    response = signed_in(narathiwat_officer).post("/events/new/", sent)
    assert (told(response), Event.objects.exists()) == (facts, not facts)


@pytest.mark.parametrize(
    ("provinces", "facts"),
    [
        (["90"], ["กิจกรรมของสำนักงานนี้ที่จังหวัดนราธิวาสไม่ได้เป็นจังหวัดที่เข้าร่วม"]),
        (["90", "96"], []),
    ],
)
def test_an_event_without_people_of_its_own_province(provinces, facts, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post("/events/new/", typed(provinces=provinces))
    assert (told(response), Event.objects.exists()) == (facts, not facts)


@pytest.mark.parametrize(
    ("hours", "facts"),
    [
        (("09.00", "12.00"), ["รายการเวลา 09.00–12.00 น. ครอบคลุมรายการอื่นทั้ง 2 รายการของวันเดียวกัน"]),
        (("09.01", "12.00"), []),
        (("09.00", "11.59"), []),
        (("09.00", ""), []),
    ],
)
def test_a_line_of_the_programme_over_all_the_others(hours, facts, make_event, signed_in, narathiwat_officer):
    event = make_event(state="published")
    for start, end in (("09:00", "10:00"), ("10:00", "12:00")):
        ProgrammeItem.objects.create(
            event=event,
            day=event.first_day,
            phase="morning",
            kind="lecture",
            title=start,
            start_time=start,
            end_time=end,
        )
    sent = {"day": local_date(event.first_day), "phase": "morning", "kind": "other", "title": "นิทรรศการ"}
    sent |= {"start_time": hours[0], "end_time": hours[1]}
    response = signed_in(narathiwat_officer).post(f"/events/{event.pk}/parts/programme/", sent)
    assert told(response) == facts
    assert ProgrammeItem.objects.count() == (2 if facts else 3)
