"""What the public may read of an event, without a database."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from types import SimpleNamespace

import pytest

from events.models import Event
from events.public_facts import PublicEvent
from provinces.models import District
from thai.calendar import today

DAY = date(2026, 3, 12)


@dataclass
class Held:
    """Everything that is asked of an event."""

    is_shown_in_full: bool = True
    is_cancelled: bool = False
    pk: int = 7
    title: str = "ประชุมลับ"
    first_day: date = DAY
    last_day: date = DAY
    start_time: time | None = time(9)
    end_time: time | None = time(16)
    venue: str = "ห้องลับ"
    venue_area: str = "อำเภอเมืองนราธิวาส"
    venue_address: str = "ตำบลลำภู อำเภอเมืองนราธิวาส"
    organiser: str = "กระทรวงแรงงาน"
    office: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(name="สรจ.นราธิวาส"))

    def get_kind_display(self) -> str:
        return "ประชุมเชิงปฏิบัติการ"


@pytest.mark.parametrize(
    "fact, value",
    [
        ("title", "ประชุมลับ"),
        ("kind", "ประชุมเชิงปฏิบัติการ"),
        ("start_time", time(9)),
        ("end_time", time(16)),
        ("venue", "ห้องลับ"),
        ("organiser", "กระทรวงแรงงาน"),
    ],
)
def test_a_full_event_shows_each_fact(fact, value):
    assert getattr(PublicEvent(Held()), fact) == value


@pytest.mark.parametrize(
    "fact, value",
    [
        ("title", "กิจกรรมของสรจ.นราธิวาส"),
        ("kind", ""),
        ("start_time", None),
        ("end_time", None),
        ("venue", ""),
        ("organiser", "สรจ.นราธิวาส"),
    ],
)
def test_a_hidden_event_hides_each_fact(fact, value):
    shown = getattr(PublicEvent(Held(is_shown_in_full=False)), fact)
    assert (str(shown).replace(" ", "") if fact == "title" else shown) == value


@pytest.mark.parametrize("full", [True, False])
def test_days_district_and_cancellation_are_always_told(full):
    shown = PublicEvent(Held(is_shown_in_full=full, is_cancelled=True))
    told = shown.area.removeprefix("ตำบลลำภู ")
    assert (shown.id, shown.first_day, shown.last_day, told, shown.is_cancelled) == (
        7, DAY, DAY, "อำเภอเมืองนราธิวาส", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("province", "district", "days_ahead", "told"),
    [
        ("96", "9601", 5, False),
        ("96", "9601", 0, False),
        ("96", "9601", -1, True),
        ("96", None, 5, False),
        ("90", "9005", 5, False),
        ("90", "9011", 5, True),
        ("90", None, 5, True),
    ],
)
def test_at_the_border_a_full_event_is_days_and_district_until_it_is_over(
    province, district, days_ahead, told, make_event
):
    day = today() + timedelta(days=days_ahead)
    place = {"venue_province_id": province, "venue_district_id": district, "venue_name": "สวนอาหาร"}
    event = make_event(first_day=day, last_day=day, **place)
    shown = Event.objects.select_related("venue_district").get(pk=event.pk).for_public
    assert (shown.is_full, shown.venue) == (told, "สวนอาหาร" if told else "")
    assert Event.objects.shown_in_full(on=today()).exists() is told and Event.objects.public(on=today()).exists()


def test_the_border_area_is_data_and_not_the_programme_of_the_graduates(make_event):
    soon = {"first_day": today() + timedelta(days=5), "last_day": today() + timedelta(days=5)}
    made = [make_event(venue_province_id="90", venue_district_id=code, **soon) for code in ("9005", "9011")]
    District.objects.filter(code="9005").update(is_southern_border=False)
    District.objects.filter(code="9011").update(is_southern_border=True)
    assert [Event.objects.get(pk=event.pk).for_public.is_full for event in made] == [True, False]
    assert Event.objects.shown_in_full(on=today()).get() == made[0]


def test_the_tambon_is_told_with_the_full_event_alone():
    told = ["ตำบลลำภู" in PublicEvent(Held(is_shown_in_full=full)).area for full in (True, False)]
    assert told == [True, False]


@pytest.mark.parametrize("visibility, full", [("full", True), ("date", False), ("after", True)])
def test_the_model_says_what_is_shown_in_full(visibility, full, make_event):
    assert make_event(visibility=visibility).for_public.is_full is full


@pytest.mark.parametrize("state, cancelled", [("published", False), ("cancelled", True), ("closed", False)])
def test_the_model_says_what_is_cancelled(state, cancelled, make_event):
    assert make_event(state=state).for_public.is_cancelled is cancelled
