"""The page of a seat: everyone who held it, the gaps between, the candidates now."""

from datetime import date

import pytest

from volunteers import services
from volunteers.figures.rows import Place
from volunteers.tenures import seat_history
from volunteers.tests.reading import words


@pytest.fixture
def held_twice(appointed, seat, person, narathiwat, narathiwat_officer, records_from):
    """Two holders with a gap of 31 days; the second one resigned."""
    records_from(narathiwat, date(2019, 12, 1))
    first = appointed(seat, start=date(2020, 1, 1), end=date(2022, 12, 31), who=person("สมศรี"))
    second = appointed(seat, start=date(2023, 2, 1), end=date(2026, 1, 31), who=person("มานะ"))
    services.end(by=narathiwat_officer, appointment=second, last_day=date(2025, 12, 31), end_reason="resigned")
    return first, second


def test_holders_and_gaps_follow_each_other_without_a_missing_day(held_twice, seat):
    history = seat_history(seat, on=date(2026, 1, 10))
    runs = [(t.spell.person.first_name if t.spell else None, t.first_day, t.last_day, t.days) for t in history]
    assert runs == [
        (None, date(2026, 1, 1), None, 10),
        ("มานะ", date(2023, 2, 1), date(2025, 12, 31), 1065),
        (None, date(2023, 1, 1), date(2023, 1, 31), 31),
        ("สมศรี", date(2020, 1, 1), date(2022, 12, 31), 1096),
        (None, date(2019, 12, 1), date(2019, 12, 31), 31),
    ]


def test_the_page_names_them_with_their_days(signed_in, narathiwat_officer, held_twice, seat):
    response = signed_in(narathiwat_officer).get(seat.get_absolute_url())
    history = words(response, "li")
    runs = [line for line in history if "2566" in line]
    assert len(runs) == 2
    assert runs[0].startswith("มานะ ตัวอย่าง 1 ก.พ. 2566 – 31 ธ.ค. 2568")


def test_the_second_and_third_seat_of_a_khwaeng_say_so_beside_its_name():
    seats = [Place(pk, pk, "บางรัก", "บางรัก", "1004", "10") for pk in (1, 2, 3)]
    assert [seat.name for seat in seats] == ["บางรัก", "บางรัก (2)", "บางรัก (3)"]


def test_a_seat_nobody_held_is_vacant_from_the_beginning(seat, narathiwat, records_from):
    records_from(narathiwat, date(2026, 1, 1))
    assert [(t.spell, t.days) for t in seat_history(seat, on=date(2026, 1, 1))] == [(None, 1)]


def test_candidates_are_named_beside_the_holder(signed_in, narathiwat_officer, appointed, nominated, seat, person):
    appointed(seat, start=date(2026, 1, 1), end=date(2028, 12, 31), who=person("สมศรี"))
    nominated(seat, on=date(2026, 6, 1), who=person("ปิติ"))
    response = signed_in(narathiwat_officer).get(seat.get_absolute_url())
    assert response.context["row"].person.first_name == "สมศรี"
    assert [each.spell.person.first_name for each in response.context["candidates"]] == ["ปิติ"]


def test_the_officer_may_nominate_here_the_auditor_not(signed_in, narathiwat_officer, auditor, seat):
    offers = [
        f"/volunteers/seats/{seat.pk}/nominate/" in signed_in(who).get(seat.get_absolute_url()).content.decode()
        for who in (narathiwat_officer, auditor)
    ]
    assert offers == [True, False]


def test_the_neighbour_and_the_advisor_learn_nothing(signed_in, songkhla_officer, advisor, held_twice, seat):
    answers = [signed_in(who).get(seat.get_absolute_url()) for who in (songkhla_officer, advisor)]
    assert [answer.status_code for answer in answers] == [404, 403]
    assert ["สมศรี" in answer.content.decode() for answer in answers] == [False, False]


def test_a_seat_that_will_be_abolished_has_no_vacancy_yet_to_come(held_twice, seat):
    seat.valid_to = date(2030, 12, 31)
    assert [t.first_day for t in seat_history(seat, on=date(2024, 1, 1)) if not t.spell] == [
        date(2023, 1, 1), date(2019, 12, 1),
    ]  # fmt: skip


def test_the_badge_and_the_history_agree_on_the_days(signed_in, narathiwat_officer, seat, narathiwat, records_from):
    records_from(narathiwat, date(2019, 12, 1))
    context = signed_in(narathiwat_officer).get(seat.get_absolute_url()).context
    assert (context["row"].since, context["tenures"][0].first_day) == (date(2019, 12, 1),) * 2
