"""A roll that is closed in part: it says of how many half-days it speaks, and does not stand above a report."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import services
from events.figures import Covered, event_figure, event_rows
from events.figures.kept import Facts
from events.figures.rolls import EVER, Counts, covered_by_event
from events.figures.values import Rate, figure_of
from thai.days import Days, today_as_known_now
from volunteers.tests.reading import words

DAY = date(2026, 3, 12)


def close(event, officer, number: int, mark: str, *people) -> None:
    """Mark everybody on each of the first half-days alike, and close these."""
    sessions = list(event.sessions.all())[:number]
    marks = {(person.pk, session.pk): mark for person in people for session in sessions}
    services.take_roll(by=officer, event=event, marks=marks)
    services.close_sessions(by=officer, event=event, sessions=sessions)


def told(event) -> tuple:
    figure = event_figure(event, today_as_known_now())
    return figure.persons, figure.source, figure.covered


@pytest.mark.parametrize("mark", ["absent", "present"])
def test_a_part_of_a_roll_does_not_stand_above_a_reported_total(make_event, guests, narathiwat_officer, mark):
    event = make_event(reported_total=649)
    close(event, narathiwat_officer, 1, mark, *guests(event, "สมชาย"))
    assert told(event) == (649, "reported", Covered(1, 2))


def test_its_half_days_count_beside_the_report_and_never_fall(make_event, guests, narathiwat_officer, signed_in):
    event = make_event(reported_total=649, last_day=DAY + timedelta(days=1))
    close(event, narathiwat_officer, 2, "present", *guests(event, "สมชาย", "สมหญิง"))
    figures = [event_figure(event, Days(DAY + timedelta(days=n)).within(DAY, date.max)) for n in range(2)]
    assert [(figure.attendances, figure.half_days) for figure in figures] == [(4, Rate(4, 4))] * 2
    page = " ".join(words(signed_in(narathiwat_officer).get(event.get_absolute_url()), ".fig"))
    assert "4 จาก 4 คน-ช่วง" in page


def test_half_days_of_a_list_that_nobody_closed_are_not_closed_yet(make_event, guests, narathiwat_officer, signed_in):
    event = make_event(reported_total=649)
    guests(event, "สมชาย")
    shown = words(signed_in(narathiwat_officer).get(event.get_absolute_url()), ".v")
    assert (shown[0], shown[-1]) == ("649", "ยังไม่สรุปยอด")


def test_the_whole_roll_does(make_event, guests, narathiwat_officer):
    event = make_event(reported_total=649)
    close(event, narathiwat_officer, 2, "present", *guests(event, "สมชาย", "สมหญิง"))
    assert told(event) == (2, "roll", Covered(2, 2))


def test_it_is_told_of_the_events_asked_about_alone(make_event, guests, narathiwat_officer):
    first, other = make_event(), make_event()
    for event in (first, other):
        close(event, narathiwat_officer, 1, "present", *guests(event, "สมชาย"))
    assert covered_by_event([first.pk], EVER) == {first.pk: Covered(1, 2)}


def test_opened_again_the_report_counts_again(make_event, guests, narathiwat_officer):
    event = make_event(reported_total=649)
    close(event, narathiwat_officer, 2, "present", *guests(event, "สมชาย"))
    afternoon = list(event.sessions.all())[1:]
    services.reopen_sessions(by=narathiwat_officer, event=event, sessions=afternoon, reason="นับผิด")
    assert told(event) == (649, "reported", Covered(1, 2))


@pytest.mark.parametrize(("number", "words"), [(1, "การลงทะเบียน 1 จาก 2 ช่วง"), (2, "การลงทะเบียน")])
def test_a_list_of_events_says_it_too_and_of_a_whole_roll_nothing(
    make_event, guests, narathiwat_officer, number, words
):
    event = make_event()
    close(event, narathiwat_officer, number, "present", *guests(event, "สมชาย"))
    [row] = event_rows(event.first_day, event.last_day)
    assert row.figure.source_in_words == words


@pytest.mark.parametrize(("reported", "sentence"), [
    (None, "นับจากการลงทะเบียน 1 จาก 2 ช่วง ช่วงที่เหลือยังไม่สรุปยอด"),
    (649, "สรุปยอดการลงทะเบียนแล้ว 1 จาก 2 ช่วง"),
])  # fmt: skip
def test_event_and_roll_say_how_much_of_the_roll_is_closed(
    make_event, guests, narathiwat_officer, signed_in, reported, sentence
):
    event = make_event(reported_total=reported)
    close(event, narathiwat_officer, 1, "absent", *guests(event, "สมชาย"))
    client = signed_in(narathiwat_officer)
    pages = [" ".join(client.get(f"/events/{event.pk}/{page}").content.decode().split()) for page in ("", "roll/")]
    assert [sentence in page for page in pages] == [True, True]


@given(
    half_days=st.integers(1, 6), closed=st.integers(0, 6), persons=st.integers(0, 9),
    reported=st.none() | st.integers(0, 999), state=st.sampled_from(["draft", "approved", "finished", "cancelled"]),
)  # fmt: skip
def test_every_number_has_the_source_that_covers_most(half_days, closed, persons, reported, state):
    closed = min(closed, half_days)
    came = (persons * bool(closed), persons * closed, 0, 0)
    covered = Covered(closed, half_days if closed else 0)
    counts = Counts(9, None, 9 if closed else None, 9 * closed, *came, covered)
    figure = figure_of(Facts(date(2026, 3, 12), state, reported), counts, Days(date(2026, 3, 20)))
    is_held = state in ("approved", "finished")
    if closed == half_days or (closed and (reported is None or not is_held)):
        assert (figure.persons, figure.source, figure.covered) == (persons, "roll", (closed, half_days))
    elif not is_held:
        assert (figure.persons, figure.source) == (None, state)
    else:
        assert (figure.persons, figure.source) == (reported, "open" if reported is None else "reported")
