"""Rubbish into every form and every address: never a 500, what was typed stays, a refusal changes nothing."""

import sys
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.core.signals import got_request_exception
from django.db import transaction
from django.urls import reverse
from django.utils.html import escape

from config.tests.html_forms import Form, forms_of
from config.tests.pages import is_html, pages_of
from config.tests.rubbish import HARSH, QUERIES, RUBBISH, as_received, encoded, plausible
from config.tests.snapshots import everything
from config.tests.test_access import BY_NAME
from entry.testmode import some
from volunteers import services
from volunteers.models import Appointment

# Forms and posts: fewer than this means that the walk has gone blind.
FLOOR = {"volunteers": (15, 600), "events": (12, 450), "other": (3, 100)}
SHARE = 3
FORM = "application/x-www-form-urlencoded"


@dataclass
class Found:
    """A form with the page it stands on."""

    page: str
    form: Form

    @property
    def target(self) -> str:
        return self.form.action or self.page

    @property
    def name(self) -> str:
        return f"{self.target} {sorted(self.form.fields)}"


@pytest.fixture
def officer(world, signed_in):
    """The officer's browser; a failure answers 500 instead of ending the test."""
    client = signed_in(world.users["officer"])
    client.raise_request_exception = False
    return client


@pytest.fixture
def failures():
    """Every exception that reached the server, with its address."""
    seen = []

    def note(sender, request, **kwargs):
        seen.append(f"{request.method} {request.path}: {repr(sys.exc_info()[1])[:300]}")

    got_request_exception.connect(note)
    yield seen
    got_request_exception.disconnect(note)


@pytest.fixture(params=["volunteers", "events", "other"])
def part(request):
    """A part of the portal: the walk is long, and each part can have a process of its own."""
    return request.param


@pytest.fixture
def pages(world, appointed, part):
    """The officer's pages of a part, with one for each act that is possible."""
    found = [page for name, page in pages_of(world, "officer").items() if part_of(name) == part]
    if part == "volunteers":
        for held in Appointment.objects.order_by("pk"):
            acts = [{"appointment_id": held.pk, "kind": kind} for kind in services.next_steps(held)]
            found += [reverse("volunteers:act", kwargs=which) for which in acts]
        found.append(reverse("volunteers:renew", kwargs={"appointment_id": appointed.pk}))
    return list(dict.fromkeys(found))


def part_of(route: str) -> str:
    """The part of the portal that a route belongs to."""
    package = route.partition(":")[0]
    return package if package in {"volunteers", "events"} else "other"


@pytest.fixture
def found_forms(pages, part, officer):
    """Every form of every page once, the frame's own with the other part; leaving is not among them."""
    found, frame = {}, {reverse("accounts:sign_out")} | ({reverse("language")} if part != "other" else set())
    for page in pages:
        response = officer.get(page)
        for form in forms_of(response.content.decode()) if is_html(response) else []:
            each = Found(page, form)
            if each.target not in frame:
                found.setdefault((form.method, each.name), each)
    return list(found.values())


@contextmanager
def undone():
    """Do something and take it back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def baseline(form: Form) -> dict[str, list[str]]:
    """The form filled with what might well be right."""
    filled = form.as_shown() | {name: [value] for name, value in form.buttons.items()}
    for each in form.fields.values():
        if each.name in form.typed and not each.value:
            filled[each.name] = [plausible(each.name, each.kind)]
        elif not filled.get(each.name) and any(each.offered):
            filled[each.name] = [next(filter(None, each.offered))]
    return {name: values for name, values in filled.items() if name != "csrfmiddlewaretoken"}


def tries(form: Form) -> list[tuple[str, dict[str, list[str]]]]:
    """Nothing at all, rubbish in all boxes, and the harshest in one field after the other."""
    good = baseline(form)
    attempts = [("nothing", {"csrfmiddlewaretoken": ["a token comes always"]})]
    for kind, text in RUBBISH.items():
        attempts.append((f"{kind} typed", good | {name: [text] for name in form.typed}))
        if kind in HARSH:
            attempts.append((f"{kind} everywhere", {name: [text] for name in good}))
            attempts += [(f"{kind} in {name}", good | {name: [text]}) for name in good]
    return attempts


def lost(form: Form, sent: dict[str, list[str]], html: str) -> list[str]:
    """Boxes of a refused form that no longer show what was typed."""
    again = next((f for f in forms_of(html) if f.method == "post" and f.fields.keys() >= set(form.typed)), None)
    if again is None:
        return ["the form itself"]
    return [name for name in form.typed if name in sent and not kept(sent[name][0], again.fields[name].value)]


def kept(typed: str, shown: str) -> bool:
    """The same text, or for a number its tidy form."""
    digits = "".join(filter(str.isdigit, typed))
    same = "".join(as_received(typed).split()) == "".join(shown.split())
    return same or bool(digits) and "".join(filter(str.isdigit, shown)).endswith(digits)


def post(client, each: Found, sent: dict[str, list[str]]):
    """The answer to a form, rate limits forgotten."""
    cache.clear()
    return client.post(each.target, encoded(sent), content_type=FORM)


def judged(client, each: Found, kind: str, sent: dict[str, list[str]], before: dict) -> list[str]:
    """What is wrong with the answer to one try; whatever it changed is taken back."""
    with undone():
        response = post(client, each, sent)
        status, where = response.status_code, f"{each.name}: {kind}"
        if status not in {200, 302, 400, 404}:
            return [f"{where}: answered {status}"]
        if status == 302:
            return []
        changed = [table for table, rows in everything().items() if rows != before[table]]
        html = response.content.decode() if is_html(response) else ""
        gone = lost(each.form, sent, html) if status == 200 and each.form.typed else []
    return [f"{where}: {status} but wrote {changed}"] * bool(changed) + [f"{where}: lost {gone}"] * bool(gone)


@pytest.mark.sampled
def test_no_form_breaks_loses_what_was_typed_or_writes_what_it_refuses(part, officer, found_forms, failures):
    before, wrong = everything(), []
    forms = [each for each in found_forms if each.form.method == "post"]
    posts = [(each, *sent) for each in forms for sent in tries(each.form)]
    for each, kind, sent in some(posts, one_in=SHARE):
        wrong += judged(officer, each, kind, sent, before)
    print(f"bad input, {part}: {len(forms)} forms, {len(posts)} posts, one in {SHARE} made unless deep")
    assert "\n".join(dict.fromkeys(failures + wrong)) == ""
    assert (len(forms) >= FLOOR[part][0], len(posts) >= FLOOR[part][1]) == (True, True)


def test_signing_in_with_rubbish_is_refused_and_keeps_the_name(client, narathiwat_officer):
    page = reverse("accounts:sign_in")
    client.raise_request_exception = False
    form = next(form for form in forms_of(client.get(page).content.decode()) if "login" in form.fields)
    before, wrong = everything(), []
    for kind, sent in tries(form):
        wrong += judged(client, Found(page, form), kind, sent, before)
    assert wrong == []


@pytest.mark.sampled
def test_no_address_breaks_on_rubbish_in_its_query(part, pages, officer, failures):
    queries = [{name: [RUBBISH[kind]] for name in names} for names, kinds in QUERIES for kind in kinds]
    wrong = []
    for page in pages:
        answers = {
            query: officer.get(f"{page}?{query}").status_code for query in map(encoded, some(queries, one_in=SHARE))
        }
        wrong += [
            f"{page}: {query[:99]}: {status}" for query, status in answers.items() if status not in {200, 302, 400, 404}
        ]
    print(f"rubbish in queries, {part}: {len(pages)} pages, up to {len(pages) * len(queries)} addresses")
    assert "\n".join(dict.fromkeys(failures + wrong)) == ""
    assert (len(pages), len(queries)) >= (FLOOR[part][0], 14)


def test_a_number_that_names_nothing_is_not_found(world, officer, failures):
    found = {}
    for name, row in BY_NAME.items():
        for number in (0, 2**31, 2**63, 10**30) if row.kwargs else ():
            kwargs = {
                key: number if isinstance(world[thing], int) else world[thing] for key, thing in row.kwargs.items()
            }
            if number in kwargs.values() and row.get["officer"] == 200:
                found[name, number] = officer.get(reverse(name, kwargs=kwargs)).status_code
    assert failures == []
    assert found == dict.fromkeys(found, 404)
    assert len(found) >= 60


@pytest.mark.parametrize(
    "address",
    ["/dashboard/99/", "/dashboard/96/9699/", "/dashboard/narathiwat/", "/schedule/99/", "/schedule/99.ics"],
)
def test_an_unknown_province_or_district_is_not_found(address, officer):
    assert officer.get(address).status_code == 404


@pytest.mark.parametrize("day", ["2019-02-30", "31/13/2569", "พรุ่งนี้", "0", "ก.พ."])
@pytest.mark.parametrize("address", ["/dashboard/", "/dashboard/96/", "/open-data/coverage.json"])
def test_an_impossible_day_in_the_address_is_refused_with_an_example(address, day, officer):
    answer = officer.get(address, {"as_of": day})
    assert (answer.status_code, "2562" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize("day", ["29 ก.พ. 2568", "31/13/2569", "2569-13-01", "เมื่อวาน"])
def test_an_impossible_day_in_a_form_is_refused_in_thai_with_an_example(day, world, officer):
    form = {"on": day, "version": 1, "reason": "ทดลอง"}
    page = officer.post(f"/volunteers/appointments/{world['appointment']}/withdraw/", form).content.decode()
    refusal = page[page.index('id="error-summary"') :].partition("</ul>")[0]
    assert (escape(day) in page, "28 พ.ย. 2562" in refusal) == (True, True)
