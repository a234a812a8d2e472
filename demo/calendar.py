"""The invented events as they are written: with their programme, target groups and project."""

from datetime import date, time

from demo import EXAMPLE
from demo.moments import days
from demo.plans import Kind, Plan, State
from events.models import Event, EventProject, ProgrammeItem, Project, TargetGroup
from provinces.models import Office
from thai.calendar import fiscal_year

TITLES = {
    Kind.WORKSHOP: "ประชุมเชิงปฏิบัติการชี้เป้า คัดกรอง ส่งต่อ",
    Kind.SEMINAR: "สัมมนาเครือข่ายอาสาสมัครแรงงาน",
    Kind.SEMINAR_WORKSHOP: "สัมมนาเชิงปฏิบัติการแรงงานนอกระบบ",
    Kind.TRAINING: "อบรมความรู้ด้านแรงงานสำหรับอาสาสมัคร",
    Kind.MEETING: "ประชุมแกนนำอาสาสมัครแรงงาน",
}
OBJECTIVES = ["ทบทวนบทบาทและหน้าที่ของอาสาสมัครแรงงาน", "ฝึกขั้นตอนชี้เป้า คัดกรอง และส่งต่อ", "วางแผนการทำงานของแต่ละอำเภอ"]


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
