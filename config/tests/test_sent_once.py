"""Every form sent ten times at the same moment is carried out once; Back and once more changes nothing; other content
under the same key is never dropped in silence."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEntry
from config.tests.form_walk import EXEMPT, Walked, complete, sent_by, walk
from config.tests.html_forms import forms_of
from config.tests.rubbish import plausible
from volunteers.models import Appointment

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 10
YEAR_AGO = "28 พ.ย. 2568"
# What a form needs beside something plausible in every box.
NEEDS = {
    # Its day is of another year than the projects.
    "events:event_new": {
        "end_time": "10.30",
        "venue_district": "เมืองนราธิวาส",
        "venue_subdistrict": "บางนาค",
        "project": "",
        "activity_number": "",
    },
    # What a source reports took place, and the last step of the walk cancels.
    "events:event_edit": {
        "end_time": "10.30",
        "venue_district": "หาดใหญ่",
        "venue_subdistrict": "หาดใหญ่",
        "reported_total": "",
    },
    "events:event_approval": {"dated": YEAR_AGO},
    # Another chair would be asked about.
    "events:event_part roles": {"role": "speaker", "principal_as_printed": "นายสมบัติ ตั้งใจ"},
    # Nobody came to what the last step of the walk cancels.
    "events:event_part target-groups": {"attended": ""},
    "provinces:reported_figure_new": {"source_url": "https://example.org/"},
    "provinces:reported_figure_edit": {"source_url": "https://example.org/"},
    "provinces:signatory_new": {"last_day": ""},
    "provinces:signatory_edit": {"last_day": ""},
    "events:event_part follow-ups": {"issue": "", "due_on": ""},
    "events:event_part news": {"source_url": "https://example.org/"},
    "events:event_part programme": {"end_time": "10.30"},
    "reports:list": {"as_of": YEAR_AGO, "fiscal_year": "", "within": "", "known_on": ""},
    "volunteers:person_new": {"first_name": "สมหมาย", "phone": "0811111111"},
    "volunteers:order_edit": {"be_year": "2562"},
    "volunteers:nominate": {"first_name": "สมปอง", "phone": "0822222222"},
    "volunteers:posting_correct": {"last_day": ""},
    "volunteers:act appoint": {"evidence": "none", "number": "", "be_year": "", "order": "", "term_end": ""},
    "volunteers:act correct": {"effective_on": "29 พ.ย. 2568", "end_reason": "", "term_end": ""},
    "volunteers:act end": {"last_day": YEAR_AGO, "end_reason": "resigned"},
    "volunteers:act revoke": {"from_day": YEAR_AGO},
    "volunteers:act withdraw": {"end_reason": ""},
}
ACTS = [
    *((0, kind) for kind in ("check", "propose", "receive", "return", "appoint")),
    *((1, kind) for kind in ("end", "undo", "revoke", "correct", "void")),
]
# What is taken back has no page any more: another reason for it is a reason for nothing.
GONE = {"volunteers:posting_void"}
NOT_SENT = {"accounts:password": "sets the password to what was typed, however often; the first ends the session"}


@pytest.fixture
def send_ten_times(world):
    """Send a form ten times at the same moment, each with a connection of its own; gives where the answers led.

    SQLite in the memory of the tests cannot be shared so: there one comes after the other.
    """

    def send(client, address: str, body: str | bytes, kind: str) -> set[str]:
        together = TIMES if connection.vendor == "postgresql" else 1
        ready = Barrier(together)

        def once(_number) -> str:
            alone = Client()
            alone.cookies = client.cookies
            ready.wait()
            try:
                answer = alone.post(address, body, content_type=kind)
                return answer.headers.get("Location", f"{answer.status_code}")
            finally:
                if together > 1:
                    connection.close()

        if together == 1:
            return set(map(once, range(TIMES)))
        with ThreadPoolExecutor(together) as pool:
            return set(pool.map(once, range(TIMES)))

    return send


def name_of(each: Walked) -> str:
    """Its route, and which kind of act or part it is about."""
    last = each.target.partition("?")[0].rstrip("/").rpartition("/")[2]
    return f"{each.route} {last}" if each.route in {"volunteers:act", "events:event_part"} else each.route


def good(each: Walked) -> dict[str, list[str]]:
    """Something that the form accepts."""
    sent = each.form.as_shown()
    for field in each.form.fields.values():
        if field.name in each.form.typed and not field.value:
            sent[field.name] = [plausible(field.name, field.kind)]
        elif not any(sent.get(field.name, [])) and any(field.offered):
            sent[field.name] = [next(filter(None, field.offered))]
    needs = NEEDS.get(name_of(each), {})
    return sent | {name: [value] for name, value in needs.items() if name in each.form.fields}


def other(each: Walked, sent: dict[str, list[str]]) -> dict[str, list[str]]:
    """The same form with one box filled otherwise."""
    boxes = [name for name in each.form.typed if each.form.fields[name].kind in {"text", "textarea"}]
    name = next((name for name in boxes if name in {"title", "name", "text", "reason", "headline"}), boxes[0])
    return sent | {name: [f"{sent[name][0]} อย่างอื่น"]}


def open_form(client, actor: str, page: str) -> Walked:
    """The page's main form as it is now."""
    found = forms_of(client.get(page).content.decode())
    return Walked(actor, page, next(form for form in found if form.id == "main-form"))


def deeds(since: int) -> list[tuple]:
    """What was done since, as the trail tells it; looking at a record or a list is no deed."""
    looks = ["volunteers.view_person", "events.view_participants"]
    entries = AuditEntry.objects.filter(pk__gt=since).exclude(act__in=looks)
    return list(entries.values_list("act", "target_type", "target_id", "details"))


def in_order(walked: list[Walked]) -> Iterator[tuple[str, str]]:
    """Actor and page of every form to be sent: acts in the order of life, the rest as it was found.

    The step of an event comes last of those: it cancels, and what was cancelled has no roll.
    """
    walked = sorted(walked, key=lambda each: each.route == "events:event_state")
    first, second = Appointment.objects.order_by("pk")[:2]
    later = {"volunteers:act", "volunteers:renew", *NOT_SENT}
    yield from [(each.actor, each.page) for each in walked if each.route not in later]
    yield "officer", reverse("volunteers:renew", args=[second.pk])
    further = Appointment.objects.order_by("pk").last()
    yield "officer", reverse("volunteers:act", args=[further.pk, "withdraw"])
    for who, kind in ACTS:
        yield "officer", reverse("volunteers:act", args=[(first, second)[who].pk, kind])


def judged(client, each: Walked, send_ten_times) -> list[str]:
    """What is wrong with a form that was sent ten times, once more, and once with other content."""
    since, sent = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0, good(each)
    body, kind = sent_by(each, sent)
    led_to = send_ten_times(client, each.target, body, kind)
    done = deeds(since)
    if len(led_to) != 1 or led_to <= {"200", "403", "404", "500"}:
        return [f"{name_of(each)}: answers {led_to}"]
    again = client.post(each.target, body, content_type=kind)
    told = client.get(again.url).content.decode().count('class="notice success"')
    wrong = [] if (again.url, deeds(since)) == (led_to.pop(), done) and told else [f"{name_of(each)}: sent again"]
    wrong += [] if done and len({str(deed) for deed in done}) == len(done) else [f"{name_of(each)}: did {done}"]
    boxes = [name for name in each.form.typed if each.form.fields[name].kind in {"text", "textarea"}]
    if boxes and each.route not in GONE:
        body, kind = sent_by(each, other(each, sent))
        changed = client.post(each.target, body, content_type=kind)
        shown = client.get(changed.url).content.decode() if changed.status_code == 302 else ""
        told = "came-back" in shown or "notice warning" in shown
        silent = not told or "อย่างอื่น" not in shown or deeds(since) != done
        wrong += [f"{name_of(each)}: other content"] * silent
    return wrong


def test_every_form_sent_ten_times_is_carried_out_once(world, appointed, signed_in, send_ten_times):
    complete(world)
    walked = [each for each in walk(world, signed_in) if each.is_typed and each.route not in EXEMPT]
    wrong, sent = [], set()
    for actor, page in in_order(walked):
        client = signed_in(world.users[actor])
        each = open_form(client, actor, page)
        sent.add(name_of(each))
        wrong += judged(client, each, send_ten_times)
    print(f"sent ten times: {len(sent)} forms")
    assert "\n".join(wrong) == ""
    assert {name_of(each) for each in walked} - sent - {*NOT_SENT} == set()
