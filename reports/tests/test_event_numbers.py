"""Random events, rolls, targets, reports and days: sums are the sums of their parts wherever they are printed,
and every rate is its own numerator over its own base."""

import re
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

from entry.testmode import slow
from events.figures import EventTotals, event_rows, event_totals, event_totals_by_province, totals_of
from events.figures.sums import sum_figures
from reports.tests.event_stories import FIRST, HalfDay, Told, told
from reports.tests.reading import text_of
from thai.calendar import fiscal_year, fiscal_year_bounds
from thai.days import Days
from thai.templatetags.thai import percent

RATE = re.compile(r"([\d,]+) จาก ([\d,]+) (คน(?:-ครั้ง|-ช่วง)?) \((\S+%)\)")
NUMBERS = ("expected", "persons", "late", "came", "base", "half_days", "half_days_came", "half_day_base")
days_about = st.integers(-1, 6).map(lambda n: FIRST + timedelta(days=n))
# Two days over the end of a year, one latecomer, a target, a report: everything at once.
OVER_THE_END = Told(1, (
    HalfDay(True, ("present", "absent"), ("present",)), HalfDay(True, ("present", "present"), ("absent",)),
    HalfDay(True, ("absent", "present"), ("present",)), HalfDay(False, ("present", "present"), ("absent",)),
), (3,), 649, True)  # fmt: skip


def rates_in(text: str) -> list[tuple[str, str, str]]:
    """Every rate printed in a text, each checked against its own numerator and base."""
    found = RATE.findall(text)
    assert [share for came, base, _unit, share in found] == [
        percent(number(came) * 100 / number(base)) for came, base, _unit, _share in found
    ]
    return [(came, base, unit) for came, base, unit, _share in found]


def number(text: str) -> int:
    return int(text.replace(",", ""))


def printed(rate, unit: str) -> list[tuple[str, str, str]]:
    return [(f"{rate.came:,}", f"{rate.base:,}", unit)] if rate else []


@pytest.fixture
def clients(signed_in, advisor, narathiwat_officer, network):
    """The advisor, who reads the nation, and the officer, who reads events."""
    return signed_in(advisor), signed_in(narathiwat_officer)


@pytest.fixture
def tell(narathiwat, narathiwat_officer):
    """Some stories as events of Narathiwat, in their order."""
    return lambda stories: [story.make(narathiwat, narathiwat_officer) for story in stories]


def assert_sums_of_parts(figures, sums: EventTotals) -> None:
    """The sums once more, one field after the other."""
    known = [f for f in figures if f.persons is not None]
    rated = [f.rated for f in figures if f.rated]
    assert sums.events == len(figures) == sums.from_rolls + sums.from_reported + sums.without_total
    assert sums.persons == (sum(f.persons for f in known) if known or not figures else None)
    assert sums.rated == ((sum(r.came for r in rated), sum(r.base for r in rated)) if rated else None)
    assert (sums.late, sums.without_target) == (sum(f.late for f in figures), len(known) - len(rated))
    assert sums.roll_persons == sum(f.persons for f in known if f.source == "roll")
    assert not sums.half_days or sums.half_days.came <= sums.half_days.base


def codes_of(event) -> set[str]:
    return {event.office.province_id, *event.provinces.values_list("code", flat=True)}


def assert_provinces_add_up(rows, by_province: dict[str, EventTotals]) -> None:
    """Each province is the sum of its own events; a joint event is in each of its provinces and once in the nation."""
    own = {code: [row.figure for row in rows if code in codes_of(row.event)] for code in ("96", "90")}
    assert by_province == {code: sum_figures(figures) for code, figures in own.items() if figures}
    for code, figures in own.items():
        assert_sums_of_parts(figures, by_province.get(code, EventTotals()))


@pytest.mark.django_db
@slow(4)
@given(stories=st.lists(told(), max_size=3), first=days_about, last=days_about, as_of=days_about)
def test_figures_of_any_time_are_those_counted_by_hand(tell, stories, first, last, as_of):
    with transaction.atomic():
        events, end = tell(stories), min(last, as_of)
        rows = event_rows(first, last, days=Days(as_of))
        meant = {e.pk: s for e, s in zip(events, stories, strict=True) if s.first_day <= last and s.last_day >= first}
        figures = {row.event.pk: row.figure for row in rows}
        held = {key: story.figure(first, end) for key, story in meant.items() if story.first_day <= as_of}
        assert (figures.keys(), {key: figures[key] for key in held}) == (meant.keys(), held)
        assert {figures[key].source for key in figures.keys() - held.keys()} <= {"ahead"}
        assert_sums_of_parts(list(figures.values()), totals_of(rows))
        assert_provinces_add_up(rows, event_totals_by_province(first, last, Days(as_of)))
        transaction.set_rollback(True)


def assert_report_adds_up(events_sheet, figures) -> None:
    """The total row is the sum of each column, its rates are of its own cells, and rows tell the figures."""
    columns = dict(
        zip(NUMBERS, ([row[at] for row in events_sheet.rows] for at in (5, 6, 7, 8, 9, 11, 12, 13)), strict=True)
    )
    total = dict(zip(NUMBERS, [events_sheet.total[at] for at in (5, 6, 7, 8, 9, 11, 12, 13)], strict=True))
    for name, cells in columns.items():
        assert (total[name] or 0) == sum(cell or 0 for cell in cells), name
    for *_, came, base, share, _half_days, own, places, half_day_share in [*events_sheet.rows, events_sheet.total]:
        assert share == (came / base if base else "") and half_day_share == (own / places if places else "")
    assert [row[8:10] for row in events_sheet.rows] == [list(f.rated or ("", "")) for f in figures]


@pytest.mark.django_db
@slow(12)
@example(stories=[OVER_THE_END], as_of=date(2019, 10, 1))
@example(stories=[OVER_THE_END, Told(0, (HalfDay(False, (), ()),) * 2, (), 43, False)], as_of=date(2019, 9, 30))
@given(stories=st.lists(told(), min_size=1, max_size=3), as_of=days_about)
def test_every_place_prints_the_same_numbers_and_each_rate_with_its_base(clients, tell, answer, stories, as_of):
    year = fiscal_year(as_of)
    first, last = fiscal_year_bounds(year)
    about = {"as_of": as_of.isoformat(), "fiscal_year": str(year)}
    with transaction.atomic():
        tell(stories)
        of_all, of_two = (event_totals(first, min(last, as_of), code, Days(as_of)) for code in (None, "90"))
        figures = [row.figure for row in event_rows(first, min(last, as_of), "96", days=Days(as_of))]
        assert_dashboards(clients[0], about, of_all, figures)
        assert_open_data(about, {"96": of_all, "90": of_two})
        sheet = answer("attendance", fiscal_year=None, as_of=as_of).tables[0]
        alone = [row.figure for row in event_rows(as_of, as_of, "96", days=Days(as_of))]
        if sheet.rows:
            assert_report_adds_up(sheet, alone)
        assert len(sheet.rows) == len(alone)
        transaction.set_rollback(True)


def assert_dashboards(client, about, sums, figures) -> None:
    """The nation prints the sums; the province prints them and each of its events."""
    national, provincial = (text_of(client.get(address, about)) for address in ("/dashboard/", "/dashboard/96/"))
    assert rates_in(national) == printed(sums.rated, "คน-ครั้ง")
    one_by_one = [line for figure in figures for line in printed(figure.rated, "คน")]
    assert rates_in(provincial) == printed(sums.rated, "คน-ครั้ง") + one_by_one
    for text in (national, provincial):
        assert [f"{why} {n}" in text for why, n in sums.left_out] == [True] * len(sums.left_out)
        assert (f"{sums.persons:,} คน-ครั้ง" in text) if sums.persons is not None and sums.events else True
        assert (f"ตามที่รายงาน {sums.reported_persons:,}" in text) is bool(sums.from_reported)


def assert_open_data(about, sums) -> None:
    """Numerator, base and sources of each province."""
    rows = {row["province_code"]: row for row in Client().get("/open-data/events.json", about).json()}
    (first, last), day = fiscal_year_bounds(int(about["fiscal_year"])), date.fromisoformat(about["as_of"])
    by_province = event_totals_by_province(first, min(last, day), Days(day))
    for code, totals in sums.items():
        row = rows[code]
        assert totals == by_province.get(code, EventTotals())
        assert (row["persons"], row["persons_rated"], row["expected_rated"]) == (
            totals.persons,
            *(totals.rated or (None, None)),
        )
        assert (row["attendances_rated"], row["attendances_possible"]) == (totals.half_days or (None, None))
        assert row["events"] == row["events_from_rolls"] + row["events_from_reported"] + row["events_without_total"]


@pytest.mark.django_db
@slow(12)
@example(story=OVER_THE_END)
@given(story=told())
def test_the_event_s_own_page_and_the_list_print_the_same(clients, tell, story):
    figure = story.figure(date.min, date.max)
    with transaction.atomic():
        (event,) = tell([story])
        page, listed = (text_of(clients[1].get(address)) for address in (event.get_absolute_url(), "/events/"))
        assert rates_in(listed) == printed(figure.rated, "คน")
        assert rates_in(page) == printed(figure.half_days, "คน-ช่วง")
        if figure.rated:
            assert f"{figure.rated.came:,} จาก {figure.rated.base:,} คน" in page and percent(figure.share) in page
        late = f"ลงทะเบียนเพิ่มหลังสรุปยอด {figure.late} คน"
        assert [late in page, late in listed] == [bool(figure.late)] * 2
        transaction.set_rollback(True)
