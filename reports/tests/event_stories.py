"""Random events over the end of a fiscal year, and what they add up to when counted by hand."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from events import services
from events.figures import Covered, EventFigure, Rate
from events.models import Event, Session, TargetGroup
from provinces.stamps import touched

FIRST = date(2019, 9, 29)
MARKS = st.sampled_from(["present", "absent", "excused", "substituted"])
FILLED = ("present", "substituted")


@dataclass(frozen=True)
class HalfDay:
    """One half-day: was its roll closed, the marks of the list and of the latecomers, was it opened again."""

    closed: bool
    marks: tuple[str, ...]
    late: tuple[str, ...]
    reopened: bool = False

    @property
    def counts(self) -> bool:
        """Whether its roll stands closed."""
        return self.closed and not self.reopened


@dataclass(frozen=True)
class Told:
    """An event as it is told: its days by their number from FIRST, its half-days in order, two a day."""

    day: int
    halves: tuple[HalfDay, ...]
    targets: tuple[int | None, ...]
    reported: int | None
    joint: bool

    @property
    def first_day(self) -> date:
        """Its first day."""
        return FIRST + timedelta(days=self.day)

    def day_of(self, number: int) -> date:
        """The day of a half-day."""
        return self.first_day + timedelta(days=number // 2)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return self.day_of(len(self.halves) - 1)

    @property
    def target(self) -> int | None:
        """The sum of its target groups, where every one says its number."""
        return sum(self.targets) if self.targets and None not in self.targets else None

    def figure(self, first: date, last: date) -> EventFigure:
        """What is known of it in a time, counted mark by mark."""
        counted = [h for n, h in enumerate(self.halves) if h.counts and first <= self.day_of(n) <= last]
        there = sum(first <= self.day_of(n) <= last for n in range(len(self.halves)))
        covered = Covered(len(counted), there) if counted else Covered(0, 0)
        if self.reported is not None and len(counted) < max(there, 1):
            told = self.of_the_roll(counted, covered) if counted else EventFigure(covered=covered)
            return replace(told, persons=self.reported, expected=self.target, source="reported", late=0)
        if counted:
            return self.of_the_roll(counted, covered)
        on_the_list = len(self.halves[0].marks)
        if on_the_list and any(half.closed for half in self.halves):
            on_the_list += len(self.halves[0].late)
        expected = on_the_list or None if self.target is None else self.target
        return EventFigure(expected=expected, source="open" if on_the_list else "unknown")

    def of_the_roll(self, counted: list[HalfDay], covered: Covered) -> EventFigure:
        """By these closed half-days; nobody who came late was on the list at any closing."""
        listed = len(self.halves[0].marks)
        own, late = (
            {number for marks in rolls for number, mark in enumerate(marks) if mark in FILLED}
            for rolls in ([half.marks for half in counted], [half.late for half in counted])
        )
        filled, beside = (
            sum(mark in FILLED for marks in rolls for mark in marks)
            for rolls in ([half.marks for half in counted], [half.late for half in counted])
        )
        return EventFigure(
            persons=len(own) + len(late),
            attendances=filled + beside,
            expected=listed if self.target is None else self.target,
            source="roll",
            late=len(late),
            half_days=Rate(filled, listed * len(counted)),
            covered=covered,
        )

    def make(self, office, clerk) -> Event:
        """Tell it to the portal: list and marks, closings, latecomers by corrections, then what is opened again."""
        event = Event.objects.create(
            kind="seminar", title=f"งาน {self.day}", office=office, first_day=self.first_day, last_day=self.last_day,
            venue_province_id="96", state="finished", reported_total=self.reported,
        )  # fmt: skip
        event.provinces.set(["96", "90"] if self.joint else ["96"])
        groups = enumerate(self.targets)
        TargetGroup.objects.bulk_create(TargetGroup(event=event, name=f"กลุ่ม {at}", expected=n) for at, n in groups)
        halves = ((self.day_of(n), "afternoon" if n % 2 else "morning") for n in range(len(self.halves)))
        sessions = [Session.objects.create(event=event, day=day, half=half) for day, half in halves]
        rolls = list(zip(sessions, self.halves, strict=True))
        self._write(clerk, event, [(session, half.marks) for session, half in rolls], "คน")
        shut = [(session, half) for session, half in rolls if half.closed and half.marks]
        services.close_sessions(by=clerk, event=event, sessions=[session for session, _half in shut])
        if shut:
            self._write(clerk, event, [(session, half.late) for session, half in shut], "มาสาย")
        again = [session for session, half in shut if half.reopened]
        services.reopen_sessions(by=clerk, event=event, sessions=again, reason="ลงผิดวัน")
        services.recount(event)
        touched(["96", "90"])
        return event

    def _write(self, clerk, event, rolls, name) -> None:
        people = [services.add_guest(by=clerk, event=event, name=f"{name} {n}") for n in range(len(rolls[0][1]))]
        for number, person in enumerate(people):
            if any(marks[number] == "substituted" for _session, marks in rolls):
                services.add_guest(by=clerk, event=event, name=f"ผู้แทนของ{person.name}", substitute_for=person)
        cells = {(person.pk, session.pk): mark for session, marks in rolls
                 for person, mark in zip(people, marks, strict=True)}  # fmt: skip
        services.take_roll(by=clerk, event=event, marks=cells, reason="ตามใบลงทะเบียน")


@st.composite
def told(draw) -> Told:
    """One event: up to three days, up to four on the list and two latecomers."""
    listed, late = draw(st.integers(0, 4)), draw(st.integers(0, 2))
    halves = st.builds(
        HalfDay,
        st.booleans() if listed else st.just(False),
        st.tuples(*[MARKS] * listed),
        st.tuples(*[MARKS] * late),
        st.sampled_from([False, False, True]),
    )
    return Told(
        draw(st.integers(0, 3)),
        tuple(half for _ in range(draw(st.integers(1, 3))) for half in (draw(halves), draw(halves))),
        tuple(draw(st.lists(st.none() | st.integers(0, 9), max_size=2))),
        draw(st.none() | st.integers(0, 700)),
        draw(st.booleans()),
    )
