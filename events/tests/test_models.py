"""Querysets that speak, and what the database refuses."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from events.models import (
    Dignitary,
    DoorPass,
    Event,
    EventProject,
    EventRole,
    FollowUp,
    Participant,
    PressRelease,
    Project,
    RollClosing,
    Session,
)
from thai.days import Days

DAY = date(2026, 3, 12)


def titles(events) -> list[str]:
    return sorted(event.title for event in events)


@pytest.mark.parametrize(
    "who, seen",
    [
        ("narathiwat_officer", ["ของนราธิวาส", "ร่วม"]),
        ("songkhla_officer", ["ของสงขลา", "ร่วม"]),
        ("ministry_admin", ["ของนราธิวาส", "ของสงขลา", "ร่วม"]),
        ("advisor", ["ของนราธิวาส", "ของสงขลา", "ร่วม"]),
        ("outsider", []),
    ],
)
def test_events_are_visible_to_their_offices(who, seen, make_event, songkhla, request):
    make_event(title="ของนราธิวาส", venue_province_id="90")
    make_event(title="ของสงขลา", office=songkhla)
    make_event(title="ร่วม", provinces=["96", "90"])
    assert titles(Event.objects.visible_to(request.getfixturevalue(who))) == seen


def test_an_advisor_reads_events_and_no_rolls(joint_event, advisor, songkhla_officer):
    readers = [Event.objects.with_roll_visible_to(user).count() for user in (advisor, songkhla_officer)]
    assert readers == [0, 1]


@pytest.mark.parametrize(
    "visibility, on, public",
    [("full", DAY, True), ("date", DAY, True), ("after", DAY, False), ("after", DAY + timedelta(days=1), True)],
)
def test_what_is_public_depends_on_visibility_and_day(visibility, on, public, make_event):
    make_event(visibility=visibility)
    assert Event.objects.public(on=on).exists() is public


@pytest.mark.parametrize("state", Event.State.values)
def test_what_was_announced_is_no_draft(state, make_event):
    make_event(state=state)
    assert Event.objects.announced().exists() is (state not in ("draft", "approved"))


def test_events_are_found_by_province_and_day(make_event, songkhla):
    make_event(title="ร่วม", provinces=["96", "90"])
    make_event(title="ของสงขลา", office=songkhla, first_day=date(2026, 4, 1), last_day=date(2026, 4, 2))
    assert [titles(Event.objects.in_province(code)) for code in ("96", "90", "95")] == [
        ["ร่วม"], ["ของสงขลา", "ร่วม"], [],
    ]  # fmt: skip
    assert titles(Event.objects.from_day(date(2026, 4, 2))) == ["ของสงขลา"]
    assert titles(Event.objects.between(DAY, date(2026, 3, 31))) == ["ร่วม"]
    second = date(2026, 4, 2)
    assert [titles(Event.objects.between(day, day)) for day in (second, second + timedelta(days=1))] == [
        ["ของสงขลา"], [],
    ]  # fmt: skip


def test_the_place_is_told_in_the_language_of_the_page(event):
    areas = []
    for language in ("th", "en"):
        with translation.override(language):
            areas.append(event.venue_area)
    assert areas[0] == "อำเภอเมืองนราธิวาส จังหวัดนราธิวาส"
    assert ("จังหวัด" in areas[1], event.venue) == (False, "ห้องธารพลอย สวนอาหารริมน้ำ")


def test_without_a_place_nothing_is_invented(make_event):
    event = make_event()
    assert (event.venue, event.venue_area, event.organiser) == ("", "จังหวัดนราธิวาส", event.office.name)


@pytest.mark.parametrize("days, over", [(-1, True), (0, False), (1, False)])
def test_an_event_is_over_after_its_last_day(days, over, make_event):
    day = timezone.localdate() + timedelta(days=days)
    assert make_event(first_day=day, last_day=day).is_over is over


def closed(session, known_from, known_until=None, places=1):
    moments = {"known_from": known_from, "known_until": known_until}
    return RollClosing.objects.create(session=session, places=places, **moments)


def test_half_days_are_closed_by_day_and_moment(event):
    morning, afternoon = event.sessions.all()
    noon = timezone.now() - timedelta(days=2)
    closed(morning, noon, noon + timedelta(hours=2))
    closed(afternoon, noon + timedelta(hours=1))
    hours = [noon + timedelta(hours=n) for n in (-1, 0, 1, 2)]
    found = [list(event.sessions.closed(Days(DAY, moment))) for moment in [*hours, None]]
    assert found == [[], [morning], [morning, afternoon], [afternoon], [afternoon]]
    assert list(event.sessions.closed(Days(DAY - timedelta(days=1)))) == []


def test_a_half_day_knows_its_closing_and_its_past(event):
    morning, afternoon = event.sessions.all()
    now = timezone.now()
    closed(morning, now - timedelta(hours=2), now)
    standing = closed(morning, now)
    shown = list(event.sessions.with_closings())
    assert [(s.closing, s.was_closed) for s in shown] == [(standing, True), (None, False)]


def test_half_days_with_closings_take_two_queries(event, django_assert_num_queries):
    closed(event.sessions.first(), timezone.now())
    with django_assert_num_queries(2):
        assert [bool(s.closing) for s in event.sessions.with_closings()] == [True, False]


@pytest.mark.parametrize(
    "rows",
    [
        lambda e: [Session(event=e, day=DAY, half="morning")],
        lambda e: [Participant(event=e, name="ก", order=1), Participant(event=e, name="ข", order=1)],
        lambda e: [DoorPass(event=e, user=None, until=timezone.now())],
        lambda e: [FollowUp(text="ไม่มีที่มา", agency="สรจ.")],
        lambda e: [Dignitary(first_name="สมชาย", last_name="ก", prefix=prefix) for prefix in ("", "mr")],
    ],
)  # fmt: skip
def test_the_database_has_the_last_word(rows, event):
    with pytest.raises(IntegrityError), transaction.atomic():
        for row in rows(event):
            row.save()


@pytest.mark.parametrize("facts", [{"last_day": DAY - timedelta(days=1)}, {"venue_district_id": "9001"}])
def test_an_event_that_cannot_be_is_refused(facts, make_event):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_event(**facts)


def test_a_pass_opens_the_door_until_its_moment(event, make_event, outsider):
    now = timezone.now()
    DoorPass.objects.create(user=outsider, event=event, until=now + timedelta(hours=1))
    DoorPass.objects.create(user=outsider, event=make_event(title="เมื่อวาน"), until=now - timedelta(hours=1))
    assert [each.event for each in DoorPass.objects.open()] == [event]


def test_a_follow_up_leads_to_its_event_by_remark_or_issue(event):
    minister = Dignitary.objects.create(first_name="สมชาย", last_name="ตัวอย่าง")
    remark = event.remarks.create(speaker=minister, kind="advice", text="ทำคลิป")
    issue = event.issues.create(text="เดินทางไกล")
    both = [
        FollowUp.objects.create(text="ก", agency="ข", **origin) for origin in ({"remark": remark}, {"issue": issue})
    ]
    assert [f.event for f in both] == [event, event]
    assert set(FollowUp.objects.of_events(Event.objects.all())) == set(both)


@pytest.mark.parametrize(
    "due, answered, late",
    [(None, None, False), (date(2026, 4, 1), None, True), (date(2026, 4, 1), date(2026, 5, 1), False)],
)
def test_a_thing_is_late_when_its_day_passed_without_an_answer(due, answered, late):
    assert FollowUp(due_on=due, answered_on=answered).is_late is late


def test_news_is_out_on_its_day(event):
    today = timezone.localdate()
    for n in (-1, 0, 1):
        day = today + timedelta(days=n)
        PressRelease.objects.create(event=event, headline=f"{n}", body="เนื้อ", published_on=day, is_cleared=True)
    assert [release.headline for release in PressRelease.objects.published()] == ["0", "-1"]


def test_invitations_of_a_person_leave_out_drafts(volunteer_user, make_event):
    for state in ("draft", "published"):
        Participant.objects.create(event=make_event(state=state), person=volunteer_user.person, name="ก", order=1)
    mine = Participant.objects.of_person(volunteer_user.person)
    assert ([p.event.state for p in mine.announced()], Participant.objects.of_person(None).count()) == (
        ["published"],
        0,
    )


def test_rows_name_themselves_for_people(event, narathiwat):
    minister = Dignitary.objects.create(first_name="สมชาย", last_name="ตัวอย่าง")
    project = Project.objects.create(title="โครงการ", fiscal_year=2569, office=narathiwat)
    named = [
        str(EventRole(event=event, dignitary=minister, role="chair")).split(": ")[1],
        str(EventProject(event=event, project=project, activity_number=2)),
        str(EventProject(event=event, project=project)),
        str(event.sessions.first()),
    ]
    assert named == ["สมชาย ตัวอย่าง", "โครงการ (2)", "โครงการ (–)", "2026-03-12 morning"]
