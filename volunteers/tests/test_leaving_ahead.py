"""Who leaves on a day ahead, and whose term ends: the same words on every page of the register."""

from datetime import timedelta

import pytest

from thai.calendar import today
from thai.days import Days
from volunteers import figures, services
from volunteers.histories import person_history
from volunteers.tests.reading import words

SENTENCE = "จะพ้นจากตำแหน่งใน 8 วัน (ลาออก)"
TERM = "จะครบวาระใน 8 วัน"
FURTHER = "เสนอชื่อต่ออีกวาระ"


@pytest.fixture
def leaving(appointed, narathiwat_officer, seat):
    """A holder who leaves in eight days: ``leaving("resigned")``; with "" the term is simply over then."""

    def make(reason="resigned", days=8, **after):
        last = today() + timedelta(days=days)
        end = last + timedelta(days=400) if reason else last
        appointment = appointed(seat, start=today() - timedelta(days=600), end=end, **after)
        if reason:
            services.end(by=narathiwat_officer, appointment=appointment, last_day=last, end_reason=reason)
        return appointment

    return make


@pytest.fixture
def pages(signed_in, narathiwat_officer, advisor, seat):
    """What the person's page, the seat's, the roster and the district's page say."""

    def read(appointment):
        own, district = signed_in(narathiwat_officer), seat.subdistrict.district_id
        addresses = [appointment.person.get_absolute_url(), seat.get_absolute_url(), "/volunteers/"]
        answers = [own.get(address) for address in addresses] + [signed_in(advisor).get(f"/dashboard/96/{district}/")]
        return [" ".join(words(answer, "main")) for answer in answers]

    return read


def test_a_resignation_ahead_is_told_everywhere_and_no_further_term_offered(leaving, pages):
    found = pages(leaving())
    assert [(SENTENCE in page, "จะครบวาระใน" in page) for page in found] == [(True, False)] * 4
    assert "ต่ออีกวาระ" not in found[0]


def test_a_term_that_ends_is_told_as_one_and_may_be_followed_by_another(leaving, pages):
    found = pages(leaving(reason=""))
    assert [(TERM in page, "จะพ้นจากตำแหน่งใน" in page) for page in found] == [(True, False)] * 4
    assert "ต่ออีกวาระ" in found[0]


@pytest.mark.parametrize("reason", ["resigned", "moved", "inactive", "dismissed"])
def test_any_end_on_record_takes_the_offer_of_a_further_term_away(leaving, reason):
    appointment = leaving(reason)
    (career,) = person_history(appointment.person, on=today())
    assert (career.can_be_renewed, career.ahead.startswith("จะพ้นจากตำแหน่งใน 8 วัน (")) == (False, True)


def test_a_term_is_told_within_the_ministrys_days_and_another_end_at_once(leaving, seat):
    appointment = leaving("resigned", days=200)
    (row,) = [row for row in figures.seat_states("96", Days(today())) if row.seat.pk == seat.pk]
    (career,) = person_history(appointment.person, on=today(), soon=90)
    assert row.ahead == career.ahead == "จะพ้นจากตำแหน่งใน 200 วัน (ลาออก)"
    assert figures.ending_soon("96", Days(today())) == 0


def test_before_the_resignation_was_known_the_row_says_nothing_of_it(leaving, appointed, narathiwat_officer, seat):
    appointment = leaving(reason="", days=500)
    before = appointment.acts.latest("pk").recorded_at
    last = today() + timedelta(days=8)
    services.end(by=narathiwat_officer, appointment=appointment, last_day=last, end_reason="resigned")
    told = [
        row.ahead
        for days in (Days(today()), Days(today(), before))
        for row in figures.seat_states("96", days)
        if row.seat.pk == seat.pk
    ]
    assert told == [SENTENCE, ""]
