"""Nobody came to an event that lies ahead: no total, no attendance of a group, whichever is entered or moved first."""

from datetime import datetime, time, timedelta

import pytest

from accounts.rules import RuleBroken
from events import services
from events.models import Event, TargetGroup
from events.tests.conftest import DAY
from thai.calendar import BANGKOK, today

TOMORROW = today() + timedelta(days=1)


@pytest.fixture
def told(narathiwat, narathiwat_officer):
    """Make or move an event as the officer: the codes of what was refused, by field."""

    def deed(verb, **facts):
        with pytest.raises(RuleBroken) as refusal:
            verb(by=narathiwat_officer, provinces=["96"], **facts)
        return {name: [each.code for each in errors] for name, errors in refusal.value.error_dict.items()}

    return deed


@pytest.mark.parametrize("total", [0, 500])
def test_no_total_is_reported_of_an_event_ahead(total, told, narathiwat):
    days = {"first_day": TOMORROW, "last_day": TOMORROW, "reported_total": total}
    facts = {"office": narathiwat, "form_key": None, "kind": "workshop", "title": "อบรม", "venue_province_id": "96"}
    assert told(services.create_event, **facts, **days) == {"reported_total": ["told_ahead"]}
    assert Event.objects.count() == 0


def test_a_reported_event_is_not_moved_ahead(told, make_event):
    event = make_event(reported_total=500)
    days = {"first_day": TOMORROW, "last_day": TOMORROW}
    assert told(services.update_event, event=event, **days) == {"reported_total": ["told_ahead"]}
    assert Event.objects.get().first_day == DAY


def test_no_group_came_to_an_event_ahead(narathiwat_officer, make_event, told):
    event = make_event(first_day=TOMORROW, last_day=TOMORROW)
    with pytest.raises(RuleBroken) as refusal:
        services.add_part(by=narathiwat_officer, event=event, row=TargetGroup(name="อสร.", expected=10, attended=9))
    assert (list(refusal.value.error_dict), TargetGroup.objects.count()) == (["attended"], 0)


def test_an_event_whose_group_came_is_not_moved_ahead(told, narathiwat_officer, make_event):
    event = make_event()
    services.add_part(by=narathiwat_officer, event=event, row=TargetGroup(name="อสร.", expected=10, attended=9))
    days = {"first_day": TOMORROW, "last_day": TOMORROW}
    assert told(services.update_event, event=event, **days) == {"first_day": ["told_ahead"]}


@pytest.mark.parametrize(("start", "hour", "refused"), [("23:00", 11, True), ("23:00", 12, False), ("09:30", 0, False)])
def test_of_an_event_of_today_no_total_before_its_first_half_day(
    start, hour, refused, make_event, narathiwat_officer, time_machine
):
    event = make_event(first_day=DAY, last_day=DAY, start_time=time.fromisoformat(start), end_time=None)
    time_machine.move_to(datetime(DAY.year, DAY.month, DAY.day, hour, tzinfo=BANGKOK), tick=False)
    try:
        services.update_event(by=narathiwat_officer, event=event, provinces=["96"], reported_total=500)
    except RuleBroken as refusal:
        assert (refusal.codes, refused) == (["told_ahead"], True)
    assert Event.objects.get().reported_total == (None if refused else 500)
