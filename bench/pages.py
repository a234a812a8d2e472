"""Every page of the portal with who asks for it and about what; a route that is missing here stops the benchmark."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from bench.sample import Sample

OFFICER, HEAD, ADMIN = "national-officer", "national-head", "national-admin"
ADVISOR, AUDITOR, VOLUNTEER = "national-advisor", "national-auditor", "national-volunteer"
BARE = "bare"
# Routes that answer POST alone.
NOT_ASKED_FOR = frozenset(
    {
        *("language", "accounts:sign_out", "volunteers:search", "events:event_state", "events:event_seen"),
        *(
            "events:participant_reply",
            "events:participant_remove",
            "events:participants_undo",
            "provinces:bin_put_back",
        ),
        *("events:event_part_move", "events:event_objectives", "events:project_objectives"),
        *("accounts:draft", "accounts:stay"),
    }
)


@dataclass(frozen=True)
class Page:
    """One page. ``about`` names attributes of the sample by URL argument, ``asked`` by query parameter.

    What begins with "=" is meant as it stands: ``{"part": "=programme"}``. ``cold``: nothing of it is kept beforehand.
    """

    route: str
    who: str | None = None
    about: dict[str, str] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    called: str = ""
    status: int = 200
    cold: bool = False

    @property
    def name(self) -> str:
        """What it is called in the table and in the targets."""
        return self.called or self.route

    def path(self, sample: Sample) -> str:
        """Its address in the set."""
        address = reverse(self.route, kwargs={key: _value(sample, word) for key, word in self.about.items()})
        query = urlencode({key: _value(sample, word) for key, word in self.asked.items()})
        return f"{address}?{query}" if query else address


def _value(sample: Sample, word: str) -> object:
    return word[1:] if word.startswith("=") else getattr(sample, word)


EVENT, PROVINCE = {"event_id": "event"}, {"province_code": "province"}
OFFICE = {"office_id": "office"}
SIGNATORY = OFFICE | {"signatory_id": "signatory"}
LETTER = EVENT | {"approval_id": "letter"}
PART = EVENT | {"part": "=programme"}
ROW = PART | {"row_id": "programme_row"}
PAGES = [
    Page("home"),
    Page("home", called="home, nothing kept", cold=True),
    Page("privacy"),
    Page("help"),
    Page("healthz"),
    # No clock (beat) stands beside the benchmark, and it says so.
    Page("readyz", status=503),
    Page("start", OFFICER, status=302),
    Page("accounts:sign_in"),
    Page("accounts:password", OFFICER),
    Page("provinces:districts", OFFICER),
    Page("volunteers:roster", OFFICER),
    Page("volunteers:roster", OFFICER, called="roster, nothing kept", cold=True),
    Page("volunteers:roster", ADMIN, called="roster of the nation"),
    Page("volunteers:roster", ADMIN, asked={"page": "=200"}, called="roster of the nation, page 200"),
    Page("volunteers:roster", ADMIN, asked={"q": "name"}, called="search by name"),
    Page("volunteers:roster", ADMIN, asked={"q": "last_four"}, called="search by ID"),
    Page("volunteers:person_new", OFFICER),
    Page("volunteers:person", OFFICER, {"person_id": "person"}),
    Page("volunteers:person_edit", OFFICER, {"person_id": "person"}),
    Page("volunteers:death", OFFICER, {"person_id": "person"}),
    Page("volunteers:seats", OFFICER),
    Page("volunteers:seats", OFFICER, called="seats, nothing kept", cold=True),
    Page("volunteers:seat", OFFICER, {"seat_id": "seat"}),
    Page("volunteers:nominate", OFFICER, {"seat_id": "seat"}),
    Page("volunteers:renew", OFFICER, {"appointment_id": "appointment"}),
    Page("volunteers:act", OFFICER, {"appointment_id": "appointment", "kind": "=end"}),
    Page("volunteers:orders", OFFICER),
    Page("volunteers:audit", HEAD),
    Page("volunteers:audit_export", HEAD),
    Page("volunteers:order_new", OFFICER),
    Page("volunteers:order", OFFICER, {"order_id": "order"}),
    Page("volunteers:order_scan", ADMIN, {"order_id": "order"}),
    Page("volunteers:order_edit", ADMIN, {"order_id": "order"}),
    Page("volunteers:order_remove", ADMIN, {"order_id": "order"}),
    Page("volunteers:order_join", ADMIN, {"order_id": "order"}),
    Page("volunteers:graduates", ADMIN),
    Page("volunteers:posting_correct", ADMIN, {"posting_id": "posting"}),
    Page("volunteers:posting_void", ADMIN, {"posting_id": "posting"}),
    Page("intake:rosters", OFFICER),
    Page("intake:roster", OFFICER, {"batch_id": "batch"}),
    Page("provinces:bin", OFFICER),
    Page("provinces:reported_figures", OFFICER),
    Page("provinces:reported_figure_new", OFFICER),
    Page("provinces:reported_figure_edit", OFFICER, {"figure_id": "printed"}),
    Page("provinces:reported_figure_remove", OFFICER, {"figure_id": "printed"}),
    Page("provinces:offices", OFFICER),
    Page("provinces:office", OFFICER, OFFICE),
    Page("provinces:office_edit", OFFICER, OFFICE),
    Page("provinces:signatory_new", OFFICER, OFFICE),
    Page("provinces:signatory_edit", OFFICER, SIGNATORY),
    Page("provinces:signatory_remove", OFFICER, SIGNATORY),
    Page("provinces:rule", ADMIN, OFFICE | {"key": "=term_years"}),
    Page("events:list", OFFICER),
    Page("events:list", ADMIN, called="events of the nation"),
    Page("events:list", ADMIN, asked={"page": "=200"}, called="events of the nation, page 200"),
    Page("events:event_new", OFFICER),
    Page("events:event", OFFICER, EVENT),
    Page("events:event", ADMIN, {"event_id": "wide_event"}, called="event of 41 provinces"),
    Page("events:event_edit", OFFICER, EVENT),
    Page("events:event_approval", OFFICER, {"event_id": "draft"}),
    Page("events:approval_scan", OFFICER, LETTER),
    Page("events:approval_scan_add", OFFICER, LETTER),
    Page("events:news_clearance", ADMIN, {"event_id": "release_event", "release_id": "release"}),
    Page("events:event_remove", OFFICER, EVENT),
    Page("events:event_part", OFFICER, PART),
    Page("events:event_part_edit", OFFICER, ROW),
    Page("events:event_part_remove", OFFICER, ROW),
    Page("events:participants", OFFICER, EVENT),
    Page("events:participants", ADMIN, {"event_id": "wide_event"}, called="participants of 41 provinces"),
    Page("events:participants_add", OFFICER, EVENT),
    Page("events:guest_add", OFFICER, EVENT),
    Page("events:guest_edit", OFFICER, {"event_id": "guest_event", "participant_id": "guest"}),
    Page("events:roll", OFFICER, {"event_id": "event_100"}, called="roll of 100"),
    Page("events:roll", OFFICER, {"event_id": "event_200"}, called="roll of 200"),
    Page("events:roll_reopen", OFFICER, EVENT),
    Page("events:papers", OFFICER, EVENT),
    Page("events:sign_in_sheet", OFFICER, EVENT),
    Page("events:projects", OFFICER),
    Page("events:project_new", OFFICER),
    Page("events:project", OFFICER, {"project_id": "project"}),
    Page("events:project_edit", OFFICER, {"project_id": "project"}),
    Page("events:project_remove", OFFICER, {"project_id": "project"}),
    Page("events:follow_ups", ADMIN),
    Page("events:follow_up", ADMIN, {"follow_up_id": "follow_up"}),
    Page("events:schedule"),
    Page("events:schedule", called="schedule, nothing kept", cold=True),
    Page("events:schedule_event", None, {"event_id": "public_event"}),
    Page("events:schedule_event_feed", None, {"event_id": "public_event"}),
    Page("events:schedule_feed", None, PROVINCE),
    Page("events:schedule_province", None, PROVINCE),
    Page("events:news"),
    Page("events:news_item", None, {"release_id": "release"}),
    Page("events:me", VOLUNTEER),
    Page("reports:dashboard", ADVISOR),
    Page("reports:dashboard", ADVISOR, called="dashboard, nothing kept", cold=True),
    Page("reports:dashboard", ADVISOR, asked={"fiscal_year": "year"}, called="dashboard of a full year", cold=True),
    Page("reports:cluster", ADVISOR, {"cluster_id": "cluster"}),
    Page("reports:cluster", ADVISOR, {"cluster_id": "cluster"}, called="cluster, nothing kept", cold=True),
    Page("reports:province", ADVISOR, PROVINCE),
    Page("reports:province", ADVISOR, PROVINCE, called="province, nothing kept", cold=True),
    Page("reports:district", ADVISOR, PROVINCE | {"district_code": "district"}),
    Page("reports:list", HEAD),
    Page("reports:run", AUDITOR, {"run_id": "run"}),
    Page("reports:download", ADMIN, {"run_id": "run"}),
    Page("reports:open_data"),
    Page("reports:coverage_csv"),
    Page("reports:coverage_json"),
    Page("reports:events_csv", asked={"fiscal_year": "year"}),
    Page("reports:events_json", asked={"fiscal_year": "year"}),
]


def routes(patterns: Iterable | None = None, namespace: str = "") -> Iterator[str]:
    """``namespace:name`` of every route of the portal."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"


def refuse_gaps() -> None:
    """Raise LookupError where a route is neither measured nor answers POST alone, or one stands here that is gone."""
    there, here = set(routes()) - {BARE}, {page.route for page in PAGES} | NOT_ASKED_FOR
    if missing := sorted(there - here):
        raise LookupError(f"Not measured: {', '.join(missing)}. Each page needs a line in bench/pages.py.")
    if gone := sorted(here - there):
        raise LookupError(f"No such route: {', '.join(gone)}. Take it out of bench/pages.py.")
