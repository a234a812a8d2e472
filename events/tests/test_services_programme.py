"""The programme stands in the order of the clock, inside the days and hours of its event."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.rules import RuleBroken
from events import services
from events.models import Event, ProgrammeItem
from events.tests.conftest import DAY
from provinces.models import BinnedRow

NEXT = DAY + timedelta(days=1)
# In the order in which they stand within a day.
PHASES = ("before", "morning", "afternoon")


@pytest.fixture
def two_days(make_event):
    """A seminar from 9.00 of the first day until 16.00 of the second."""
    return make_event(last_day=NEXT, start_time=time(9), end_time=time(16))


@pytest.fixture
def add(narathiwat_officer):
    """Add a line: ``add(event, "morning", time(10))``; gives its part of the day, or where it was refused."""

    def line(event, phase="morning", start=None, end=None, day=DAY, title="บรรยาย"):
        row = ProgrammeItem(day=day, phase=phase, kind="lecture", title=title, start_time=start, end_time=end)
        try:
            return services.add_part(by=narathiwat_officer, event=event, row=row).phase
        except RuleBroken as refusal:
            return [*refusal.message_dict]

    return line


@pytest.mark.parametrize(
    "facts, told",
    [
        ({"phase": "morning", "start": time(13)}, "afternoon"),
        ({"phase": "afternoon", "start": time(11, 59)}, "morning"),
        ({"phase": "morning", "start": time(12)}, "afternoon"),
        ({"phase": "before", "start": time(8)}, "before"),
        ({"phase": "afternoon"}, "afternoon"),
        ({"start": time(10), "end": time(10)}, ["end_time"]),
        ({"start": time(10), "end": time(9, 30)}, ["end_time"]),
        ({"start": time(8, 59)}, ["start_time"]),
        ({"start": time(8, 59), "day": NEXT}, "morning"),
        ({"start": time(16), "day": NEXT}, ["start_time"]),
        ({"start": time(15), "end": time(16, 1), "day": NEXT}, ["end_time"]),
        ({"start": time(15), "end": time(16), "day": NEXT}, "afternoon"),
        ({"start": time(17), "end": time(18)}, "afternoon"),
        ({"day": DAY - timedelta(days=1)}, ["day"]),
        ({"day": NEXT + timedelta(days=1)}, ["day"]),
    ],
)
def test_a_line_follows_the_clock_and_lies_inside_its_event(facts, told, two_days, add):
    assert (add(two_days, **facts), two_days.programme.count()) == (told, int(isinstance(told, str)))


@pytest.mark.parametrize("start, end, phase", [(time(13), None, "morning"), (None, time(12), "afternoon")])
def test_a_part_of_the_day_that_the_event_has_not_is_refused(start, end, phase, make_event, add):
    event = make_event(start_time=start, end_time=end)
    assert add(event, phase) == ["phase"]


@pytest.mark.parametrize("opens, early", [(time(9), time(8, 30)), (time(13), time(11, 30))])
def test_what_comes_before_the_event_is_told_where_it_belongs(opens, early, make_event, narathiwat_officer, add):
    event = make_event(start_time=opens)
    row = ProgrammeItem(day=DAY, phase="morning", kind="other", title="ลงทะเบียน", start_time=early)
    with pytest.raises(RuleBroken, match="เช่น ลงทะเบียน โปรดเลือกช่วง “ก่อนพิธีเปิด”"):
        services.add_part(by=narathiwat_officer, event=event, row=row)
    assert add(event, "before", early) == "before"


def test_what_lies_before_the_opening_comes_before_the_rest_of_the_day(event, add):
    assert [add(event, start=time(10)), add(event, "before", time(10, 30))] == ["morning", ["start_time"]]
    assert [add(event, "before", time(9, 30)), add(event, start=time(9))] == ["before", ["start_time"]]


moments = st.tuples(st.sampled_from([DAY, NEXT]), st.sampled_from(PHASES[1:]), st.none() | st.sampled_from(range(24)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(typed=st.lists(moments, max_size=8))
def test_whatever_the_order_typed_it_stands_by_day_and_time(typed, make_event, narathiwat_officer):
    event = make_event(last_day=NEXT, sessions=())
    for day, phase, hour in typed:
        row = ProgrammeItem(day=day, phase=phase, kind="lecture", start_time=None if hour is None else time(hour))
        services.add_part(by=narathiwat_officer, event=event, row=row)
    shown = [(i.day, PHASES.index(i.phase), i.start_time or time.max) for i in event.programme.all()]
    assert (shown, len(shown)) == (sorted(shown), len(typed))
    timed = [(item.day, item.start_time) for item in event.programme.all() if item.start_time]
    assert timed == sorted(timed)


def test_by_hand_only_lines_of_one_time_or_without_one_are_moved(event, add, narathiwat_officer):
    for start, title in ((time(10), "ก"), (time(10), "ข"), (time(11), "ค"), (None, "ง"), (None, "จ")):
        add(event, start=start, title=title)
    a, b, c, d, e = event.programme.all()
    for moved, beside in ((b, a), (e, d)):
        wish = {"row": moved.pk, "beside": beside.pk, "after": False}
        services.move_part(by=narathiwat_officer, event=event, model=ProgrammeItem, **wish)
    with pytest.raises(RuleBroken) as refusal:
        wish = {"row": c.pk, "beside": a.pk, "after": False}
        services.move_part(by=narathiwat_officer, event=event, model=ProgrammeItem, **wish)
    assert (refusal.value.codes, "".join(map(str, event.programme.all()))) == (["other_time"], "ขกคจง")


@pytest.mark.parametrize(
    "facts",
    [
        {"phase": "morning", "start_time": time(10), "end_time": time(10)},
        {"phase": "morning", "start_time": time(12)},
        {"phase": "afternoon", "start_time": time(11)},
    ],
)
def test_the_database_holds_what_one_line_can_say_alone(facts, event):
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeItem.objects.create(event=event, day=DAY, kind="lecture", **facts)


def test_a_change_is_asked_the_same(event, add, signed_in, narathiwat_officer):
    add(event, start=time(10))
    item = event.programme.get()
    item.start_time = time(7)
    with pytest.raises(RuleBroken) as refusal:
        services.update_part(by=narathiwat_officer, event=event, row=item)
    assert ([*refusal.value.message_dict], event.programme.get().start_time) == (["start_time"], time(10))


def test_a_line_does_not_come_back_from_the_bin_to_an_event_that_was_moved(event, add, narathiwat_officer, signed_in):
    add(event, start=time(10))
    services.remove_part(by=narathiwat_officer, event=event, row=event.programme.get())
    later = date(2026, 4, 2)
    services.update_event(by=narathiwat_officer, event=event, provinces=["96"], first_day=later, last_day=later)
    signed_in(narathiwat_officer).post(f"/bin/{BinnedRow.objects.get().pk}/put-back/")
    assert (event.programme.count(), BinnedRow.objects.count()) == (0, 1)


def test_days_stand_over_their_lines_also_where_there_is_one(event, two_days, add, client):
    for each in (event, two_days):
        add(each, title="พิธีเปิด")
        text = client.get(f"/schedule/events/{each.pk}/").content.decode()
        assert "<h3>วันพฤหัสบดีที่ 12 มีนาคม 2569</h3>" in text


def test_an_end_without_a_beginning_is_asked_about(event, signed_in, narathiwat_officer):
    typed = {"day": "12 มี.ค. 2569", "phase": "morning", "kind": "lecture", "end_time": "10.30"}
    form = signed_in(narathiwat_officer).post(f"/events/{event.pk}/parts/programme/", typed).context["form"]
    assert (list(form.errors), Event.objects.get().programme.count()) == (["start_time"], 0)
