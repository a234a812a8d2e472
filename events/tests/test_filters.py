"""What a list of events is asked for in its address."""

from datetime import date

import pytest
from django.http import QueryDict

from events.filters import EventFilter, FollowUpFilter
from events.models import Event, FollowUp, IssueRaised
from thai.calendar import fiscal_year_bounds
from thai.days import FIRST_YEAR


def titles(query: str) -> list[str]:
    """The titles that an address leaves of all events."""
    chosen = EventFilter(QueryDict(query))
    assert chosen.is_valid()
    return sorted(chosen.narrow(Event.objects.all()).values_list("title", flat=True))


@pytest.fixture
def three_events(make_event):
    """A training, a seminar of the year before and a draft."""
    make_event(title="อบรมแรงงานนอกระบบ", kind="training", venue_name="ศาลากลาง")
    make_event(title="สัมมนา", kind="seminar", first_day=date(2025, 9, 30), last_day=date(2025, 9, 30))
    make_event(title="ร่าง", state="draft", first_day=date(2025, 10, 1), last_day=date(2025, 10, 1))


@pytest.mark.parametrize(
    "query, found",
    [
        ("", ["ร่าง", "สัมมนา", "อบรมแรงงานนอกระบบ"]),
        ("q=&kind=&state=&fiscal_year=", ["ร่าง", "สัมมนา", "อบรมแรงงานนอกระบบ"]),
        ("q=เเรงงาน", ["อบรมแรงงานนอกระบบ"]),
        ("q=ศาลากลาง", ["อบรมแรงงานนอกระบบ"]),
        ("q=ไม่มี", []),
        ("kind=seminar", ["สัมมนา"]),
        ("state=draft", ["ร่าง"]),
        ("fiscal_year=2568", ["สัมมนา"]),
        ("fiscal_year=2569", ["ร่าง", "อบรมแรงงานนอกระบบ"]),
        ("fiscal_year=2569&state=published&kind=training", ["อบรมแรงงานนอกระบบ"]),
        ("unknown=1&page=3", ["ร่าง", "สัมมนา", "อบรมแรงงานนอกระบบ"]),
    ],
)
def test_each_choice_narrows(query, found, three_events):
    assert titles(query) == found


@pytest.mark.parametrize(
    "query, wrong",
    [("kind=x", "kind"), ("state=x", "state"), ("fiscal_year=1", "fiscal_year"), ("fiscal_year=๒๕๖๙", "fiscal_year")],
)
def test_a_wrong_choice_is_named_with_a_sentence(query, wrong, db):
    chosen = EventFilter(QueryDict(query))
    assert (chosen.is_valid(), list(chosen.errors)) == (False, [wrong])
    assert "โปรดเลือกจากรายการ" in chosen.errors[wrong][0]


def test_every_year_of_which_an_event_can_be_entered_can_be_asked_for(make_event):
    for year in (FIRST_YEAR, 2559):
        first, _last = fiscal_year_bounds(year)
        make_event(title=f"งานปี {year}", first_day=first, last_day=first)
    assert [titles(f"fiscal_year={year}") for year in (FIRST_YEAR, 2559)] == [[f"งานปี {FIRST_YEAR}"], ["งานปี 2559"]]


def test_the_empty_choice_stands_first_in_each_select(db):
    form = EventFilter(QueryDict(""))
    firsts = [form.fields[name].choices[0] for name in ("fiscal_year", "kind", "state")]
    assert [value for value, _label in firsts] == ["", "", ""]
    assert [str(form[name].value() or "") for name in ("q", "kind")] == ["", ""]


@pytest.mark.parametrize("state, found", [("", ["ค้าง", "ตอบแล้ว"]), ("open", ["ค้าง"]), ("answered", ["ตอบแล้ว"])])
def test_follow_ups_are_narrowed_by_their_answer(state, found, event):
    issue = IssueRaised.objects.create(event=event, text="ปัญหา")
    FollowUp.objects.create(issue=issue, text="ค้าง", agency="สรจ.")
    FollowUp.objects.create(issue=issue, text="ตอบแล้ว", agency="สรจ.", answered_on=date(2026, 4, 1))
    chosen = FollowUpFilter(QueryDict(f"state={state}"), provinces=["96"])
    assert chosen.is_valid()
    assert sorted(f.text for f in chosen.narrow(FollowUp.objects.all())) == found


def test_a_wrong_state_of_follow_ups_is_named(db):
    chosen = FollowUpFilter(QueryDict("state=late"), provinces=["96"])
    assert (chosen.is_valid(), list(chosen.errors)) == (False, ["state"])
