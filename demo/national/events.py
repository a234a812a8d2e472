"""The events with all that is theirs but people: projects, provinces, half-days, programme, what came of them."""

from collections.abc import Iterator
from datetime import time

from demo import EXAMPLE
from demo.calendar import OBJECTIVES, TITLES
from demo.national.moments import DAY, at
from demo.national.nation import Nation
from demo.national.plans import LISTED, REPORTED, Plan
from demo.national.size import Size
from demo.national.tables import Table
from demo.national.writing import Writer
from events.models import (
    Dignitary,
    Event,
    EventProject,
    EventRole,
    FollowUp,
    IssueRaised,
    PressRelease,
    ProgrammeItem,
    Project,
    Session,
)
from thai.search import search_text, without_spaces

JOINT = Event.provinces.through
PROJECTS = Table(Project, "id", "title", "title_key", "fiscal_year", "office_id")
EVENTS = Table(
    Event,
    *("id", "kind", "title", "search", "office_id", "first_day", "last_day", "start_time", "end_time"),
    *("venue_name", "venue_district_id", "venue_province_id", "objectives", "visibility", "state"),
    *("reported_total", "reported_total_source", "changed_at"),
)
PROVINCES = Table(JOINT, "id", "event_id", "province_id")
ACTIVITIES = Table(EventProject, "id", "event_id", "project_id", "activity_number")
SESSIONS = Table(Session, "id", "event_id", "day", "half")
PROGRAMME = Table(ProgrammeItem, "id", "event_id", "day", "phase", "start_time", "end_time", "kind", "title", "order")
DIGNITARIES = Table(Dignitary, "id", "prefix", "first_name", "last_name", "position", "search")
ROLES = Table(EventRole, "id", "event_id", "dignitary_id", "role", "order")
ISSUES = Table(IssueRaised, "id", "event_id", "text", "source", "order")
FOLLOW_UPS = Table(FollowUp, "id", "issue_id", "text", "agency", "due_on", "answer", "answered_on")
NEWS = Table(
    PressRelease, "id", "event_id", "headline", "lead", "body", "hashtags", "source_name", "published_on", "is_cleared"
)

CHAIRS = 60
FIELD_VISIT = "ลงพื้นที่เยี่ยมเครือข่ายอาสาสมัครแรงงาน"
VENUES = ("ห้องประชุมศาลากลางจังหวัด", "หอประชุมอำเภอ", "โรงแรมสมมติ", "ศูนย์การเรียนรู้ตัวอย่าง")
Phase, Item = ProgrammeItem.Phase, ProgrammeItem.Kind
DAY_PLAN = (
    (Phase.MORNING, time(8, 30), time(9, 0), Item.REGISTRATION, "ลงทะเบียน"),
    (Phase.MORNING, time(9, 0), time(9, 30), Item.OPENING, "พิธีเปิด"),
    (Phase.MORNING, time(9, 30), time(12, 0), Item.LECTURE, "บรรยาย สิทธิและสวัสดิการของแรงงาน"),
    (Phase.AFTERNOON, time(13, 0), time(15, 30), Item.BREAKOUT, "แบ่งกลุ่มตามอำเภอ"),
)
TASKS = (
    ("แบบรายงานประจำเดือนกรอกยากบนโทรศัพท์", "สำนักงานแรงงานจังหวัด"),
    ("ขอให้จัดอบรมสิทธิประกันสังคมมาตรา 40 เพิ่ม", "สำนักงานประกันสังคมจังหวัด"),
    ("ขอป้ายประชาสัมพันธ์สายด่วนของกระทรวง", "สำนักงานแรงงานจังหวัด"),
)
WITH_ISSUES, WITH_NEWS, ANSWERED = 0.25, 0.2, 0.7


class Events:
    """Writes everything of the plans that holds no participant. ``sessions`` are keys by event key."""

    def __init__(self, size: Size, nation: Nation, plans: list[Plan]) -> None:
        self.size, self.nation, self.plans = size, nation, plans
        self.projects: dict[tuple[str, int], int] = {}
        self.sessions: dict[int, list[int]] = {}

    def write(self, writer: Writer) -> None:
        """Write what is pointed to before what points to it."""
        writer.write(DIGNITARIES, self._dignitaries())
        writer.write(PROJECTS, self._project_rows())
        writer.write(EVENTS, self._event_rows())
        pairs = ((plan.id, code) for plan in self.plans for code in plan.provinces)
        writer.write(PROVINCES, ((key, *pair) for key, pair in enumerate(pairs, start=1)))
        writer.write(ACTIVITIES, self._activities())
        writer.write(SESSIONS, self._session_rows())
        writer.write(PROGRAMME, self._programme())
        chairs = self.size.generator("chairs")
        writer.write(ROLES, ((p.id, p.id, chairs.randint(1, CHAIRS), "chair", 1) for p in self.plans))
        self._aftermath(writer)

    def _dignitaries(self) -> Iterator[tuple]:
        for number in range(1, CHAIRS + 1):
            last = f"ตัวอย่างประธาน {number}"
            yield number, "mr", "สมมติ", last, f"ประธานในพิธี {EXAMPLE}", search_text("สมมติ", last)

    def _project_rows(self) -> Iterator[tuple]:
        for plan in self.plans:
            key = (plan.province_code, plan.year)
            if key not in self.projects:
                self.projects[key] = len(self.projects) + 1
                name = self.nation.names[plan.province_code]
                title = f"โครงการพัฒนาเครือข่ายอาสาสมัครแรงงาน {name} {EXAMPLE}"
                office = self.nation.offices[plan.province_code]
                yield self.projects[key], title, without_spaces(title), plan.year, office

    def _event_rows(self) -> Iterator[tuple]:
        rng = self.size.generator("venues")
        for plan in self.plans:
            code = plan.province_code
            title = f"{TITLES.get(plan.kind, FIELD_VISIT)} {self.nation.names[code]} ครั้งที่ {plan.id} {EXAMPLE}"
            venue = f"{rng.choice(VENUES)} {EXAMPLE}"
            total = rng.randint(30, 240) if plan.record == REPORTED else None
            yield (
                *(plan.id, plan.kind, title, search_text(title, venue), self.nation.offices[code]),
                *(plan.first_day, plan.last_day, time(8, 30), time(16, 0), venue),
                *(rng.choice(self.nation.district_codes[code]), code, OBJECTIVES, plan.visibility, plan.state),
                *(total, f"สำนักงานแรงงานจังหวัด {EXAMPLE}" if total else ""),
                min(at(plan.first_day - 14 * DAY, 10), at(self.size.until, 8)),
            )

    def _activities(self) -> Iterator[tuple]:
        numbers: dict[int, int] = {}
        for plan in self.plans:
            project = self.projects[plan.province_code, plan.year]
            numbers[project] = numbers.get(project, 0) + 1
            yield plan.id, plan.id, project, numbers[project]

    def _session_rows(self) -> Iterator[tuple]:
        number = 0
        for plan in self.plans:
            if plan.record not in LISTED:
                continue
            keys = self.sessions[plan.id] = []
            for day, half in plan.halves:
                number += 1
                keys.append(number)
                yield number, plan.id, day, half

    def _programme(self) -> Iterator[tuple]:
        rows = ((plan, order, line) for plan in self.plans for order, line in enumerate(DAY_PLAN, start=1))
        for number, (plan, order, (phase, start, end, kind, title)) in enumerate(rows, start=1):
            yield number, plan.id, plan.first_day, str(phase), start, end, str(kind), title, order

    def _aftermath(self, writer: Writer) -> None:
        rng = self.size.generator("aftermath")
        over = [plan for plan in self.plans if plan.last_day < self.size.until and plan.record in LISTED]
        raised = [(plan, *rng.choice(TASKS)) for plan in over if rng.random() < WITH_ISSUES]
        source = f"แบบสรุปการประชุม {EXAMPLE}"
        writer.write(ISSUES, ((n, plan.id, text, source, 1) for n, (plan, text, _) in enumerate(raised, start=1)))
        writer.write(FOLLOW_UPS, self._follow_ups(rng, raised))
        told = [plan for plan in over if rng.random() < WITH_NEWS]
        writer.write(NEWS, (self._news(number, plan) for number, plan in enumerate(told, start=1)))

    def _follow_ups(self, rng, raised: list[tuple[Plan, str, str]]) -> Iterator[tuple]:
        for number, (plan, text, agency) in enumerate(raised, start=1):
            due = plan.last_day + rng.randint(20, 90) * DAY
            answered = plan.last_day + rng.randint(10, 120) * DAY
            done = answered < self.size.until and rng.random() < ANSWERED
            yield (
                number,
                number,
                text,
                agency,
                due,
                f"ดำเนินการแล้ว {EXAMPLE}" if done else "",
                answered if done else None,
            )

    def _news(self, number: int, plan: Plan) -> tuple:
        office = f"สำนักงานแรงงาน{self.nation.names[plan.province_code]} {EXAMPLE}"
        lead = "ข่าวนี้เป็นข่าวสมมติสำหรับวัดความเร็วของระบบ ไม่ใช่เหตุการณ์จริง"
        body = f"{office}จัดประชุมเครือข่ายอาสาสมัครแรงงาน และวางแผนการทำงานของแต่ละอำเภอร่วมกัน"
        return number, plan.id, f"{EXAMPLE} {office}จัดประชุมเครือข่าย", lead, body, ["ตัวอย่าง"], office, plan.last_day, True
