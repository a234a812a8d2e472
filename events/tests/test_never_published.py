"""What took place and was never published stands in no sum; every page with its number says so."""

import pytest

from events import services
from events.figures import event_totals, unpublished
from events.models import Event
from events.tests.conftest import DAY
from volunteers.tests.reading import table

SENTENCE = "กิจกรรมที่ยังไม่เผยแพร่ ยังไม่นับรวมจำนวนนี้ในภาพรวม รายงาน และข้อมูลเปิด"


@pytest.fixture
def over(make_event, guests, narathiwat_officer):
    """An approved event of long ago whose roll is closed: two of two came."""
    event = make_event(state="approved")
    listed, sessions = guests(event, "สมชาย", "สมหญิง"), list(event.sessions.all())
    marks = {(one.pk, session.pk): "present" for one in listed for session in sessions}
    services.take_roll(by=narathiwat_officer, event=event, marks=marks)
    services.close_sessions(by=narathiwat_officer, event=event, sessions=sessions)
    return event


@pytest.mark.parametrize(
    ("state", "told"), [("approved", [True, True]), ("draft", [True, True]), ("published", [False, False])]
)
def test_its_page_and_its_roll_say_that_the_number_is_not_counted(state, told, over, signed_in, narathiwat_officer):
    Event.objects.update(state=state)
    office = signed_in(narathiwat_officer)
    pages = [office.get(f"/events/{over.pk}/{end}").content.decode() for end in ("", "roll/")]
    assert [SENTENCE in page for page in pages] == told


def test_the_list_says_it_beside_the_state(over, signed_in, narathiwat_officer):
    [row] = table(signed_in(narathiwat_officer).get("/events/"))
    assert row[3] == "อนุมัติแล้ว · ยังไม่เผยแพร่ จึงยังไม่นับรวม"


@pytest.mark.parametrize(("state", "numbers"), [("approved", (1, 0)), ("published", (0, 2)), ("draft", (0, 0))])
def test_published_it_counts_and_is_left_out_no_longer(state, numbers, over):
    Event.objects.update(state=state)
    assert (unpublished(DAY, DAY, "96"), event_totals(DAY, DAY, "96").persons) == numbers


def test_what_lies_ahead_or_elsewhere_is_not_missed(over, make_event):
    make_event(state="approved", first_day=DAY.replace(year=2100), last_day=DAY.replace(year=2100))
    assert [unpublished(DAY, DAY.replace(year=2101), code) for code in ("96", "90", None)] == [1, 0, 1]
