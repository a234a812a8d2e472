"""Which invented events there are, past and coming, counted in days from today so that the calendar is always alive."""

from datetime import date
from typing import NamedTuple

from demo.moments import days
from events.models import Event

Kind, State, Shown = Event.Kind, Event.State, Event.Visibility


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


def in_order(codes: frozenset[str], today: date) -> list[Plan]:
    """The invented events of the provinces that are loaded, in order of time."""
    yearly = [
        Plan((code,), (date(year, month, day) - today).days, Kind.SEMINAR, invited=36, roll=True)
        for code, (month, day) in YEARLY.items()
        for year in range(FIRST_YEAR, today.year + 1)
        if date(year, month, day) < today - days(7)
    ]
    return sorted((plan for plan in (*BY_DAY, *yearly) if codes.issuperset(plan.provinces)), key=lambda plan: plan.day)
