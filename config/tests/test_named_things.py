"""Whatever a page names – a person, a seat, an order, an event, a project, an office – is a link where its reader may
open it; and no link of these pages leads to a refusal."""

from datetime import date
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from config.tests.pages import address_of
from events.models import Event, Project
from provinces.models import Office
from volunteers import services
from volunteers.models import Appointment, AppointmentOrder, Person, Seat

PAGES = ("volunteers:person", "volunteers:seat", "volunteers:order", "events:event", "events:project",
         "events:participants", "events:news_clearance", "events:follow_ups")  # fmt: skip
# What names its own page, what is chosen from, and what stands for a whole form is no place for a link.
SILENT = {"h1", "title", "option", "button", "label", "script", "caption", "textarea", "summary", "template"}
VOID = {"input", "br", "img", "meta", "link", "hr", "path", "circle", "rect", "line", "use"}


class Main(HTMLParser):
    """The links of the main part, and its texts outside of links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: set[str] = set()
        self.plain: list[str] = []
        self.feed(page.partition("<main")[2].partition("</main>")[0])

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        if tag == "a":
            self.links.add(dict(attrs).get("href") or "")

    def handle_endtag(self, tag):
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]

    def handle_data(self, data):
        if data.strip() and not {"a", *SILENT} & set(self.open):
            self.plain.append(" ".join(data.split()))


@pytest.fixture
def serving(world, narathiwat_officer):
    """The nominee of the world in office by the order of the world."""
    held, order = Appointment.objects.get(pk=world["appointment"]), AppointmentOrder.objects.get(pk=world["order"])
    services.propose(by=narathiwat_officer, appointment=held, on=held.acts.get().effective_on)
    term = {"term_start": held.acts.first().effective_on, "term_end": date(2028, 9, 30)}
    services.appoint(by=narathiwat_officer, appointment=held, order=order, **term)
    return world


def things() -> dict[str, str]:
    """Everything that may be named, with its address."""
    found = {seat.subdistrict.title: seat.get_absolute_url() for seat in Seat.objects.all()}
    found |= {str(row): row.get_absolute_url() for row in (*Person.objects.all(), *Event.objects.all())}
    found |= {row.title: row.get_absolute_url() for row in Project.objects.all()}
    found |= {str(row): reverse("volunteers:order", args=[row.pk]) for row in AppointmentOrder.objects.all()}
    offices = Office.objects.exclude(province=None).filter(province__in=["96", "90"])
    return found | {row.name: reverse("reports:province", args=[row.province_id]) for row in offices}


@pytest.mark.parametrize("actor", ["officer", "advisor"])
def test_what_is_named_is_a_link_for_who_may_open_it(actor, serving, signed_in):
    client, plain, dead, seen = signed_in(serving.users[actor]), [], [], 0
    opens = {name: at for name, at in things().items() if client.get(at).status_code == 200}
    for route in PAGES:
        here = address_of(route, serving)
        answer = client.get(here)
        if answer.status_code != 200:
            continue
        page, seen = Main(answer.content.decode()), seen + 1
        plain += [(route, name) for name, at in opens.items() if at != here for text in page.plain if name in text]
        ours = {link.partition("#")[0] for link in page.links if link.startswith("/") and "/scan/" not in link}
        dead += [(route, link) for link in sorted(ours) if client.get(link).status_code != 200]
    assert (sorted(set(plain)), dead) == ([], [])
    assert (seen, len(opens)) >= {"officer": (8, 8), "advisor": (3, 4)}[actor]
