"""The two events of the seeds and twins of seven kinds of real ones: every place tells the same numbers of each.

What is meant is written here by hand. The places and how they are read stand in ``number_places``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

import demo.narathiwat
import demo.songkhla
from config.tests import twins as make
from config.tests.number_places import OF_ALL, OF_ONE, UNKNOWN, Reading
from config.tests.twins import Cast
from demo.dignitaries import introduce
from events import services
from events.models import Event, TargetGroup
from provinces.models import Office

pytestmark = pytest.mark.django_db
THURSDAY = date(2026, 3, 12)
NOT_CLOSED, AHEAD = "ยังไม่สรุปยอด", "ยังไม่จัด"
REPORT = {"reported_total_source": "ข่าว (ตัวอย่าง)"}


def target(cast: Cast, event: Event, number: int) -> None:
    """Say how many are expected."""
    services.add_part(by=cast.admin, event=event, row=TargetGroup(name="อสร.", expected=number))


def guests(cast: Cast, event: Event, *names: str, **facts) -> list:
    return [services.add_guest(by=cast.admin, event=event, name=name, **facts) for name in names]


def roll(cast: Cast, event: Event, people: list, *half_days: str, closed: int) -> None:
    """Take the roll: one letter a person and half-day ("pas": came, absent, substituted); the first ones are closed."""
    letters = {"p": "present", "a": "absent", "s": "substituted"}
    sessions = list(event.sessions.all())
    marks = {
        (person.pk, session.pk): letters[letter]
        for session, told in zip(sessions, half_days, strict=True)
        for person, letter in zip(people, told, strict=True)
    }
    services.take_roll(by=cast.admin, event=event, marks=marks)
    services.close_sessions(by=cast.admin, event=event, sessions=sessions[:closed])


def two_projects(cast: Cast) -> list[Event]:
    """Ten were expected, five listed; four came in the morning and three in the afternoon."""
    (event,) = made = make.two_projects(cast)
    target(cast, event, 10)
    roll(cast, event, guests(cast, event, *"กขคงจ"), "ppppa", "pppaa", closed=2)
    return made


def joined_activity(cast: Cast) -> list[Event]:
    """Three are on a list whose roll nobody closed."""
    (event,) = made = make.joined_activity(cast)
    roll(cast, event, guests(cast, event, *"กขค"), "ppa", "paa", closed=0)
    return made


def twenty_provinces(cast: Cast) -> list[Event]:
    """350 of 400 came, as was reported."""
    made = make.twenty_provinces(cast, reported_total="350", **REPORT)
    target(cast, made[0], 400)
    return made


def on_behalf(cast: Cast) -> list[Event]:
    """Four places, one filled by a substitute in the morning; a fifth came in after the closing."""
    (event,) = made = make.on_behalf(cast)
    people = guests(cast, event, *"กขคง")
    guests(cast, event, "ผู้แทน", substitute_for=people[3])
    roll(cast, event, people, "ppas", "paap", closed=2)
    (late,) = guests(cast, event, "มาสาย")
    morning = event.sessions.first()
    services.take_roll(by=cast.admin, event=event, marks={(late.pk, morning.pk): "present"}, reason="ลงท้ายใบ")
    return made


def place_outside(cast: Cast) -> list[Event]:
    """It is held in a week, and 120 are expected."""
    made = make.place_outside(cast, first_day="20 มี.ค. 2569", last_day="20 มี.ค. 2569")
    target(cast, made[0], 120)
    return made


def forty_one(cast: Cast) -> list[Event]:
    """Two days; the roll of the last of four half-days is open."""
    (event,) = made = make.forty_one(cast, last_day="13 มี.ค. 2569")
    roll(cast, event, guests(cast, event, *"กขค"), "ppa", "paa", "paa", "ppp", closed=3)
    return made


def half_a_roll(cast: Cast) -> list[Event]:
    """649 came, as was reported; the morning's roll was closed with nobody marked, and the afternoon's is open."""
    (event,) = made = make.joined_activity(cast, reported_total="649", **REPORT)
    roll(cast, event, guests(cast, event, *"กขค"), "aaa", "ppp", closed=1)
    return made


@dataclass(frozen=True)
class Case:
    """Events, what is meant of each and of all, the day after which it is asked, and the province asked about."""

    make: Callable[[Cast], list[Event]]
    each: list[dict[str, str]]
    all: dict[str, str]
    last_day: date = THURSDAY
    province: str = "96"
    as_of: date | None = None


def of_one(title: str, **others: str) -> dict[str, str]:
    """What is meant of one event: nothing is known of it but what is said."""
    silent = dict.fromkeys(("persons", "expected", "half_days"), UNKNOWN) | dict.fromkeys(
        ("rate", "half_rate", "late", "part"), ""
    )
    return silent | {"title": title, "days": "12 มี.ค. 2569", "status": "CONFIRMED"} | others


def of_all(**others: str) -> dict[str, str]:
    """What is meant of the sums: one event of one province, of which nothing is known but what is said."""
    silent = dict.fromkeys(("persons", "expected", "half_days"), UNKNOWN)
    empty = dict.fromkeys(("rate", "half_rate", "late", "reported", "without_total", "without_target"), "")
    return silent | empty | {"events": "1", "provinces": "1"} | others


TWO = {"persons": "4", "expected": "10", "rate": "4 จาก 10 (40.0%)", "half_days": "7", "half_rate": "7 จาก 10 (70.0%)"}
TWENTY = {"persons": "350", "expected": "400", "rate": "350 จาก 400 (87.5%)"}
BEHALF = {"persons": "4", "expected": "4", "late": "1", "rate": "3 จาก 4 (75.0%)", "half_days": "6",
          "half_rate": "5 จาก 8 (62.5%)"}  # fmt: skip
FORTY_ONE = {
    "persons": "2",
    "expected": "3",
    "rate": "2 จาก 3 (66.7%)",
    "half_days": "4",
    "half_rate": "4 จาก 9 (44.4%)",
}
MORNING = {"half_days": "0", "half_rate": "0 จาก 3 (0.0%)"}
CASES = {
    "workshop of Narathiwat": Case(
        lambda cast: [demo.narathiwat.tell(Office.objects.get(province_id="96"), introduce())],
        [of_one(demo.narathiwat.TITLE, days="28 พ.ย. 2562")],
        of_all(without_total="ไม่ระบุ 1"),
        last_day=demo.narathiwat.DAY,
    ),
    "seminar of Songkhla": Case(
        lambda cast: [demo.songkhla.tell(Office.objects.get(province_id="90"), introduce())],
        [of_one(demo.songkhla.TITLE, days="13 มี.ค. 2563", persons="100")],
        of_all(persons="100", reported="100", without_target="1"),
        last_day=demo.songkhla.DAY,
        province="90",
    ),
    "two projects": Case(two_projects, [of_one("สัมมนาสองโครงการ", **TWO)], of_all(**TWO)),
    "an activity of a joined project": Case(
        joined_activity,
        [of_one("กิจกรรมร่วม", persons=NOT_CLOSED, expected="3", half_days=NOT_CLOSED)],
        of_all(expected="3", without_total="ยังไม่สรุปยอด 1"),
    ),
    "half a roll beside a report": Case(
        half_a_roll,
        [of_one("กิจกรรมร่วม", persons="649", **MORNING)],
        of_all(persons="649", reported="649", without_target="1", **MORNING),
    ),
    "twenty provinces": Case(
        twenty_provinces, [of_one("ประชุมส่วนกลาง", **TWENTY)], of_all(provinces="20", reported="350", **TWENTY)
    ),
    "on behalf of somebody": Case(on_behalf, [of_one("ประธานแทน", **BEHALF)], of_all(**BEHALF)),
    "953 people in three batches": Case(
        make.three_batches,
        [of_one(f"อบรมรุ่นที่ {n}", persons=people) for n, people in ((1, "253"), (2, "300"), (3, "400"))],
        of_all(events="3", persons="953", reported="953", without_target="3"),
    ),
    "a place outside": Case(
        place_outside,
        [of_one("จัดนอกจังหวัด", days="20 มี.ค. 2569", persons=AHEAD, expected="120", half_days=AHEAD)],
        of_all(expected="120", without_total="ยังไม่จัด 1"),
        as_of=date(2026, 3, 20),
    ),
    "forty-one provinces": Case(
        forty_one,
        [of_one("งานสี่สิบเอ็ดจังหวัด", days="12–13 มี.ค. 2569", part="3 จาก 4", **FORTY_ONE)],
        of_all(provinces="41", **FORTY_ONE),
        last_day=date(2026, 3, 13),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_every_place_tells_the_same_numbers(case, twins, signed_in, ministry_admin):
    the_day_after = datetime.combine(case.last_day + timedelta(days=1), time(10), timezone.get_default_timezone())
    with time_machine.travel(the_day_after):
        events = case.make(twins)
        reading = Reading(events, signed_in(ministry_admin), case.province, ministry_admin, case.as_of)
        one_by_one = [read_at(OF_ONE, reading, event) for event in events]
        together = read_at(OF_ALL, reading)
    assert one_by_one == [meant_at(OF_ONE, facts) for facts in case.each]
    assert together == meant_at(OF_ALL, case.all)


def read_at(places: dict, *asked) -> dict[str, dict[str, str]]:
    """What each place says of what it tells."""
    found = {place: read(*asked) for place, (_told, read) in places.items()}
    return {place: {name: found[place][name] for name in told} for place, (told, _read) in places.items()}


def meant_at(places: dict, facts: dict[str, str]) -> dict[str, dict[str, str]]:
    """The same as it should be."""
    return {place: {name: facts[name] for name in told} for place, (told, _read) in places.items()}
