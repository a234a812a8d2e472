"""Facts that are pages: every route of the address table as each reader sees it, open data, feeds and news."""

import re
from collections.abc import Iterable
from functools import cache

from django.test import Client
from django.urls import reverse

from config.tests.golden.facts import Picture, add, beside, digest, shortened
from config.tests.golden.numbers import name_of
from config.tests.golden.sources import Event, User
from config.tests.golden.text import read
from config.tests.golden.things import MORE_PAGES, things_of_narathiwat
from config.tests.pages import body_of, is_html
from config.tests.test_access import BY_NAME

# In this order: the first who may open a page has it in full, the others by what differs.
READERS = {
    "officer": "narathiwat-officer",
    "head": "narathiwat-head",
    "ministry-admin": "ministry-admin",
    "auditor": "auditor",
    "advisor": "advisor",
    "volunteer": "narathiwat-volunteer",
    "anonymous": "",
}
# Drawn papers are pictured by what they print; the health checks tell nothing of the demonstration.
# Files, clocks, and the trail, which tells of this very reading.
LEFT_OUT = {"events:sign_in_sheet", "healthz", "readyz", "volunteers:audit", "volunteers:audit_export"}
# The demonstration holds no scan, no approval by letter and no guest at its draft.
LEFT_OUT |= {"events:approval_scan", "events:approval_scan_add", "events:guest_edit", "volunteers:order_scan"}
MOST_DIFFERENCES = 24
KEYS = re.compile(r"(event-|/events/)(\d+)")


class Readers:
    """A browser for each reader."""

    def __init__(self) -> None:
        self.browsers = {reader: Client() for reader in READERS}
        for reader, username in READERS.items():
            if username:
                backend = "allauth.account.auth_backends.AuthenticationBackend"
                self.browsers[reader].force_login(User.objects.get(username=username), backend=backend)

    def page(self, picture: Picture, name: str, address: str, readers: Iterable[str] = READERS, keep=shortened) -> None:
        """What each reader sees at an address: the first in full, or as ``keep`` says; the others by what differs."""
        answers: list[str] = []
        first, text = "", list[str]()
        for reader in readers:
            response = self.browsers[reader].get(address)
            answers.append(f"{reader} {response.status_code}")
            if response.status_code != 200:
                continue
            own = shown(response)
            if first:
                add(picture, f"{name} for {reader}", [f"as {first}", *shortened(beside(text, own), MOST_DIFFERENCES)])
            else:
                first, text = reader, own
                add(picture, f"{name} for {reader}", keep(own))
        add(picture, f"{name} answers", ", ".join(answers))

    def frame(self, picture: Picture, reader: str) -> None:
        """The header and the footer."""
        html = self.browsers[reader].get(reverse("help")).content.decode()
        add(picture, f"frame for {reader}", read(html)[1])


def shown(response) -> list[str]:
    """The visible text of a page, or the lines of a file."""
    body = body_of(response).decode("utf-8-sig")
    return read(body)[0] if is_html(response) else [_without_keys(line) for line in body.splitlines()]


@cache
def _event_name(key: int) -> str:
    event = Event.objects.select_related("office").get(pk=key)
    return f"{event.first_day} {event.office.province_id or 'centre'}"


def _without_keys(line: str) -> str:
    return KEYS.sub(lambda found: f"{found[1]}<{_event_name(int(found[2]))}>", line)


def photograph(picture: Picture) -> None:
    """Every route for the things of Narathiwat, further pages by day and by thing, each event's pages."""
    _event_name.cache_clear()
    readers, things = Readers(), things_of_narathiwat()
    for reader in READERS:
        readers.frame(picture, reader)
    for name, row in sorted(BY_NAME.items()):
        if name not in LEFT_OUT:
            known = {key: things[value] for key, value in row.kwargs.items()}
            readers.page(picture, f"page {name}", reverse(name, kwargs=known))
    for page in MORE_PAGES:
        known = {key: things[value] for key, value in page.kwargs.items()}
        address = reverse(page.route, kwargs=known) + page.query
        readers.page(
            picture, f"page {page.route} {page.label}", address, page.readers, digest if page.is_long else shortened
        )
    for event in Event.objects.select_related("office"):
        for route in ("events:event", "events:schedule_event"):
            reader = "anonymous" if route == "events:schedule_event" else "ministry-admin"
            address = reverse(route, kwargs={"event_id": event.pk})
            readers.page(picture, f"page {route} of {name_of(event)}", address, [reader], keep=digest)
