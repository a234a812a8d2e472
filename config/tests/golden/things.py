"""The things that the pictured pages are about, found by what does not change with the keys of rows."""

from dataclasses import dataclass, field
from uuid import UUID

from config.tests.golden.sources import (
    NOW,
    PART_FORMS,
    Event,
    FollowUp,
    GraduatePosting,
    ImportBatch,
    Office,
    PressRelease,
    ProvinceCluster,
    ReportedFigure,
    ReportRun,
    Seat,
    SeatSpell,
    Signatory,
    StoredFile,
    User,
)

ALL = ("officer", "head", "ministry-admin", "auditor", "advisor", "volunteer", "anonymous")
DAYS = ("2016-06-10", "2019-11-28", "2020-03-13", "2024-09-30")


@dataclass(frozen=True)
class Page:
    """A further page: what is special about it, the names of its things, and who is asked to read it."""

    route: str
    label: str
    kwargs: dict[str, str] = field(default_factory=dict)
    query: str = ""
    readers: tuple[str, ...] = ("officer",)
    is_long: bool = False


def _by_day() -> list[Page]:
    """Dashboards, seats and open data on other days, as known now and as known then."""
    pages = []
    areas: dict[str, list[dict[str, str]]] = {
        "reports:dashboard": [{}],
        "reports:cluster": [{"cluster_id": "cluster"}],
        "reports:province": [{"province_code": "province"}, {"province_code": "neighbour"}],
        "reports:district": [{"province_code": "province", "district_code": "district"}],
    }
    for day in DAYS:
        for query in (f"?as_of={day}", f"?as_of={day}&known_at={day}"):
            for route, places in areas.items():
                for place in places:
                    label = " ".join([*place.values(), query])
                    pages.append(Page(route, label, place, query, ("advisor",)))
            pages += [Page(f"volunteers:{name}", query, query=query, is_long=True) for name in ("seats", "graduates")]
        for name in ("coverage_csv", "coverage_json", "events_csv", "events_json"):
            pages.append(Page(f"reports:{name}", f"?as_of={day}", query=f"?as_of={day}", readers=("anonymous",)))
    return pages


def _by_thing() -> list[Page]:
    """Both provinces' feeds, every part of an event, every act, seats in every state, lists with a filter."""
    pages = [
        Page("events:schedule_feed", "Songkhla", {"province_code": "neighbour"}, readers=("anonymous",)),
        Page("events:schedule_province", "Songkhla", {"province_code": "neighbour"}, readers=("anonymous",)),
        Page("home", "Songkhla chosen", query="?province=90", readers=("anonymous",)),
        Page("events:list", "Songkhla", query="?province=90", readers=("ministry-admin",)),
        Page("volunteers:roster", "searched", query="?q=สมมติ"),
        Page("volunteers:roster", "Songkhla", query="?province=90", readers=("ministry-admin", "auditor")),
        Page("volunteers:seats", "Songkhla", query="?province=90", readers=("ministry-admin",)),
        Page("volunteers:graduates", "Songkhla", query="?province=90", readers=("ministry-admin",)),
        Page("volunteers:search", "a first name", query="?q=สมมติ"),
    ]
    parts = [Page("events:event_part", part, {"event_id": "event", "part": f"part {part}"}) for part in PART_FORMS]
    acts = [
        Page("volunteers:act", f"{kind} of who is {state}", {"appointment_id": f"{state} one", "kind": f"act {kind}"})
        for state, kinds in ACTS.items()
        for kind in kinds
    ]
    seats = [Page("volunteers:seat", state, {"seat_id": f"{state} seat"}, readers=ALL[:5]) for state in ACTS]
    news = [Page("events:news_item", which, {"release_id": f"news {which}"}, readers=("anonymous",)) for which in NEWS]
    return pages + parts + acts + seats + news


ACTS = {
    "appointed": ("end", "correct", "revoke", "void", "undo"),
    "pending": ("receive", "return", "appoint", "withdraw"),
    "nominated": ("check", "propose", "withdraw"),
}
NEWS = {"of the workshop": "2019-11-28", "of the seminar": "2020-03-13"}
MORE_PAGES = _by_day() + _by_thing()
POSTINGS = GraduatePosting.objects.filter(facts__district="9601", facts__known_until=None)


def things_of_narathiwat() -> dict[str, object]:
    """Keys of one thing of each kind, by the names that the access table and the further pages use."""
    spell = _spell("appointed")
    found = _things_of_an_event() | {
        "province": "96",
        "neighbour": "90",
        "district": "9601",
        "cluster": ProvinceCluster.objects.get(provinces="96").pk,
        "seat": Seat.objects.filter(province="96").order_by("subdistrict", "number")[0].pk,
        "person": spell.person_id,
        "alone": POSTINGS.order_by("facts__first_day", "person__first_name")[0].person_id,
        "appointment": spell.appointment_id,
        "act_kind": "end",
        "order": spell.appointment.order_id,
        "posting": POSTINGS.order_by("facts__first_day", "person__first_name")[0].pk,
        "run": _run().pk,
        "batch": _roster().pk,
        "office": Office.objects.get(province="96").pk,
        "signatory": Signatory.objects.get(office__province="96").pk,
        "rule_key": "term_years",
        "reported_figure": ReportedFigure.objects.get(province="96", figure="appointed").pk,
    }
    found |= {f"part {part}": part for part in PART_FORMS}
    for state, kinds in ACTS.items():
        spell = _spell(state)
        found |= {f"{state} seat": spell.seat_id, f"{state} one": spell.appointment_id}
        found |= {f"act {kind}": kind for kind in kinds}
    found["binned"] = 1  # nothing of the demonstration was deleted
    return found | {f"news {which}": PressRelease.objects.get(event__first_day=day).pk for which, day in NEWS.items()}


def _things_of_an_event() -> dict[str, object]:
    """The last event of the province with a closed roll, and one of each of its parts."""
    event = Event.objects.filter(office__province="96", sessions__closings__isnull=False).latest("first_day")
    return {
        "event": event.pk,
        "draft": Event.objects.filter(office__province="96", state="draft").latest("first_day").pk,
        "project": event.projects.get().pk,
        "news": event.press_releases.get().pk,
        "follow_up": FollowUp.objects.filter(remark__event=event).order_by("text")[0].pk,
        "part": "roles",
        "part_row": event.roles.first().pk,
    }


def _spell(state: str) -> SeatSpell:
    """The first seat of Narathiwat in a state today."""
    spells = SeatSpell.objects.known().covering(NOW.date()).filter(seat__province="96", state=state)
    return spells.select_related("appointment").order_by("seat__subdistrict", "since")[0]


def _roster() -> ImportBatch:
    """A roster that was handed in and waits."""
    file = StoredFile.objects.store(name="roster", content=b"x", content_type="application/octet-stream")
    officer = User.objects.get(username="narathiwat-officer")
    return ImportBatch.objects.create(office=Office.objects.get(province="96"), handed_in_by=officer, file=file)


def _run() -> ReportRun:
    """A report that was asked for and waits."""
    return ReportRun.objects.create(
        kind="appointment_status", format="xlsx", province_id="96", as_of=NOW.date(), with_names=True, known_at=NOW,
        requested_by=User.objects.get(username="narathiwat-officer"), form_key=UUID(int=5),
    )  # fmt: skip
