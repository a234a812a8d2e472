"""Invented events, past and coming, counted in days from today so that the calendar is always alive."""

from datetime import date, time
from typing import NamedTuple

from demo import EXAMPLE
from demo.moments import days
from events.models import Event, EventProject, ProgrammeItem, Project, TargetGroup
from provinces.models import Office
from thai.calendar import fiscal_year

Kind, State, Shown = Event.Kind, Event.State, Event.Visibility
TITLES = {
    Kind.WORKSHOP: "ประชุมเชิงปฏิบัติการชี้เป้า คัดกรอง ส่งต่อ",
    Kind.SEMINAR: "สัมมนาเครือข่ายอาสาสมัครแรงงาน",
    Kind.SEMINAR_WORKSHOP: "สัมมนาเชิงปฏิบัติการแรงงานนอกระบบ",
    Kind.TRAINING: "อบรมความรู้ด้านแรงงานสำหรับอาสาสมัคร",
    Kind.MEETING: "ประชุมแกนนำอาสาสมัครแรงงาน",
}
OBJECTIVES = ["ทบทวนบทบาทและหน้าที่ของอาสาสมัครแรงงาน", "ฝึกขั้นตอนชี้เป้า คัดกรอง และส่งต่อ", "วางแผนการทำงานของแต่ละอำเภอ"]


class Plan(NamedTuple):
    """One invented event; ``day`` counts from today, negative is past.

    ``invited``: how many seat holders of each province, None for all, 0 for no list yet; ``roll``: whether it is
    closed; ``total``: a total that was reported instead of a roll; ``moved``: changed after it was approved;
    ``retimed``: only its programme was; ``news_waits``: its news waits to be cleared.
    """

    provinces: tuple[str, ...]
    day: int
    kind: str
    length: int = 1
    invited: int | None = 40
    roll: bool = False
    total: int | None = None
    shown: str = Shown.FULL
    state: str = ""
    moved: bool = False
    retimed: bool = False
    news_waits: bool = False
    place: str = "ห้องประชุมศาลากลางจังหวัด"


BY_DAY = (
    Plan(("96",), -20, Kind.WORKSHOP, length=2, invited=None, roll=True),
    Plan(("96",), -75, Kind.SEMINAR, invited=48, roll=True, state=State.CLOSED),
    Plan(("96",), -160, Kind.TRAINING, invited=0),
    Plan(("96",), -300, Kind.MEETING, invited=0, total=64),
    Plan(("96",), -6, Kind.MEETING, invited=24, news_waits=True),
    Plan(("96",), 0, Kind.TRAINING, invited=32),
    Plan(("96",), 9, Kind.WORKSHOP, invited=None, retimed=True, place="ห้องประชุมตัวอย่าง โรงแรมสมมติ"),
    Plan(("96", "90"), 24, Kind.SEMINAR_WORKSHOP, length=2, invited=None, place="หอประชุมตัวอย่าง"),
    Plan(("96",), 41, Kind.TRAINING, invited=30, shown=Shown.DATE, moved=True),
    Plan(("96",), 55, Kind.MEETING, invited=0, shown=Shown.AFTER, state=State.APPROVED),
    Plan(("96",), 58, Kind.SEMINAR, invited=0, state=State.DRAFT),
    Plan(("90",), -33, Kind.WORKSHOP, invited=60, roll=True),
    Plan(("90",), -120, Kind.TRAINING, invited=0),
    Plan(("90",), 16, Kind.WORKSHOP, invited=60),
    Plan(("90",), 38, Kind.MEETING, invited=0),
    Plan(("94",), -48, Kind.SEMINAR, invited=50, roll=True),
    Plan(("94",), 13, Kind.WORKSHOP),
    Plan(("95",), -62, Kind.WORKSHOP, roll=True),
    Plan(("95",), 30, Kind.TRAINING, invited=0),
    Plan(("10",), -27, Kind.SEMINAR, invited=120, roll=True),
    Plan(("10",), 20, Kind.TRAINING, invited=80),
    Plan(("50",), -41, Kind.WORKSHOP, invited=70, roll=True),
    Plan(("50",), 28, Kind.SEMINAR, invited=0),
    Plan(("40",), -90, Kind.TRAINING, invited=0),
    Plan(("40",), 12, Kind.MEETING),
    Plan(("30",), -14, Kind.MEETING, invited=0, total=152),
    Plan(("20",), 34, Kind.WORKSHOP, invited=0),
    Plan(("84",), -55, Kind.SEMINAR, invited=45, roll=True),
)
# A yearly event with a roll, so that every fiscal year's attendance report has something to say.
YEARLY = {"96": (2, 17), "90": (3, 5), "94": (1, 22), "10": (6, 18), "50": (7, 9)}
FIRST_YEAR = 2021


def plans(codes: frozenset[str], today: date) -> list[Plan]:
    """The invented events of the provinces that are loaded, in order of time."""
    yearly = [
        Plan((code,), (date(year, month, day) - today).days, Kind.SEMINAR, invited=36, roll=True)
        for code, (month, day) in YEARLY.items()
        for year in range(FIRST_YEAR, today.year + 1)
        if date(year, month, day) < today - days(7)
    ]
    return sorted((plan for plan in (*BY_DAY, *yearly) if codes.issuperset(plan.provinces)), key=lambda plan: plan.day)


def announce(plan: Plan, office: Office, today: date, number: int) -> Event:
    """Write the event with its programme, target groups and project."""
    first = _on_working_days(today + days(plan.day), plan.length)
    last = first + days(plan.length - 1)
    event = Event.objects.create(
        kind=plan.kind,
        title=f"{TITLES[plan.kind]} {office.province.title} {EXAMPLE}",
        office=office,
        first_day=first,
        last_day=last,
        start_time=time(8, 30),
        end_time=time(16, 0),
        venue_name=f"{plan.place} {EXAMPLE}",
        venue_district_id=f"{office.province_id}01",
        venue_province_id=office.province_id,
        objectives=OBJECTIVES,
        visibility=plan.shown,
        state=plan.state or _state(first, last, today),
        reported_total=plan.total,
        reported_total_source=f"สำนักงานแรงงานจังหวัด {EXAMPLE}" if plan.total else "",
    )
    event.provinces.add(*plan.provinces)
    _programme(event)
    _project(event, office, number)
    return event


def _state(first: date, last: date, today: date) -> str:
    if last < today:
        return State.FINISHED
    return State.RUNNING if first <= today else State.PUBLISHED


def _on_working_days(day: date, length: int) -> date:
    """The first day from ``day`` on from which so many days lie between Monday and Friday."""
    while day.weekday() + length > 5:
        day += days(1)
    return day


def _programme(event: Event) -> None:
    kind, phase = ProgrammeItem.Kind, ProgrammeItem.Phase
    rows = (
        (phase.MORNING, time(8, 30), time(9, 0), kind.REGISTRATION, "ลงทะเบียน"),
        (phase.MORNING, time(9, 0), time(9, 30), kind.OPENING, "พิธีเปิด"),
        (phase.MORNING, time(9, 30), time(12, 0), kind.LECTURE, "บรรยาย สิทธิและสวัสดิการของแรงงาน"),
        (phase.AFTERNOON, time(13, 0), time(15, 30), kind.BREAKOUT, "แบ่งกลุ่มตามอำเภอ"),
        (phase.AFTERNOON, time(15, 30), time(16, 0), kind.CLOSING, "สรุปผลและปิดการประชุม"),
    )
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(
            event=event,
            day=event.first_day,
            phase=when,
            start_time=start,
            end_time=end,
            kind=what,
            title=text,
            order=n,
        )
        for n, (when, start, end, what, text) in enumerate(rows, start=1)
    )


def _project(event: Event, office: Office, number: int) -> None:
    """Each office runs one invented project a fiscal year; its events are numbered activities."""
    title = f"โครงการพัฒนาเครือข่ายอาสาสมัครแรงงาน {office.province.title} {EXAMPLE}"
    project, _ = Project.objects.get_or_create(title=title, fiscal_year=fiscal_year(event.first_day), office=office)
    EventProject.objects.create(event=event, project=project, activity_number=number)


def expect(event: Event, groups: dict[str, tuple[int, int | None]]) -> None:
    """Write how many of each group were expected and how many came (None while unknown)."""
    TargetGroup.objects.bulk_create(
        TargetGroup(event=event, name=name, expected=expected, attended=came, order=order)
        for order, (name, (expected, came)) in enumerate(groups.items(), start=1)
    )
