"""Every edit form of the URL table, and what two officers type into each of its fields."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.urls import resolve, reverse

from accounts.second_editor import SecondEditorForm
from accounts.tests.editing import opened, untouched
from config.tests.html_forms import forms_of
from config.tests.pages import is_html, pages_of
from events.forms.lines import LinesField
from events.models import Event, FollowUp
from thai.forms import BuddhistYearField, NationalIDField, PhoneField, ThaiDateField, ThaiTimeField
from volunteers import services
from volunteers.models import Appointment

ACTORS = ("officer", "admin", "advisor", "volunteer")
# Forms that neither make a thing nor hold one that somebody else may be holding, each with its reason.
OTHERS = {
    "accounts:sign_in": "nobody is signed in yet",
    "accounts:sign_out": "a button",
    "accounts:password": "one's own password",
    "language": "a choice of one's own",
    "events:event_state": "a step names the state it starts from; who comes second is told (events.services.states)",
    "events:event_part_remove": "a button",
    "events:approval_scan_add": "names the scan in whose place it comes; who comes second is told",
    "provinces:reported_figure_remove": "a button",
    "provinces:signatory_remove": "a button",
    "provinces:rule": "both are kept, each from its day on; who comes second is asked, with what the first has set",
    "events:event_part_move": "names the neighbour; the same wish twice has one result",
    "events:event_objectives": "names the neighbour; the same wish twice has one result",
    "events:project_objectives": "names the neighbour; the same wish twice has one result",
    "events:event_remove": "a button",
    "events:project_remove": "a button",
    "events:roll_reopen": "opens what is closed; again opens nothing",
    "provinces:bin_put_back": "a button; of two only one puts it back",
    "volunteers:order_remove": "a button",
    "volunteers:order_join": "the last answer given counts",
    "events:participants_add": "adds who is not on the list yet",
    "events:participants_undo": "a button; takes off who is still as added",
    "events:participant_reply": "buttons of one answer each; the last answer given counts",
    "events:participant_remove": "a button",
    "events:me": "one's own answer",
    "events:roll": "compared mark by mark (events/tests/test_roll_two_officers.py)",
    "volunteers:search": "a search",
    "volunteers:nominate": "a search on its first page",
}
TYPED: dict[type[forms.Field], tuple[Any, Any]] = {
    ThaiDateField: ("1 ก.พ. 2569", "2 ก.พ. 2569"),
    BuddhistYearField: ("2568", "2567"),
    ThaiTimeField: ("08.15", "08.45"),
    NationalIDField: ("1101700230708", "3101700230704"),
    PhoneField: ("0811111111", "0822222222"),
    forms.EmailField: ("hua@example.org", "rong@example.org"),
    forms.IntegerField: ("11", "12"),
    LinesField: ("ข้อหนึ่ง\nข้อสองของหัวหน้า", "ข้อหนึ่ง\nข้อสองของเจ้าหน้าที่"),
    forms.CharField: ("ข้อความของหัวหน้า", "ข้อความของเจ้าหน้าที่"),
}
# What makes every form of an act valid.
ACT = {
    "reason": "เหตุของเจ้าหน้าที่", "no_order_reason": "ตามหนังสือ", "confirm": "on", "last_day": "1 ก.พ. 2569",
    "end_reason": "resigned", "from_day": "1 ก.พ. 2569", "effective_on": "1 ก.พ. 2569",
}  # fmt: skip
# Why something is changed is asked each time and stands nowhere: there is nothing to choose.
ASKED_EACH_TIME = ("reason",)
# Fields whose value another field of their form decides on.
FITTING = {
    "venue_district": ("สะเดา", "ระโนด"), "venue_subdistrict": ("สะเดา", "ระโนด"), "end_time": ("15.15", "15.45"),
    "source_url": ("https://example.org/1", "https://example.org/2"),
    "birth_date": ("1 ก.พ. 2519", "2 ก.พ. 2519"), "phone": ("08 1111 1111", "08 2222 2222"),
    "letter_prefix": ("นธ 0026", "นธ 0027"),
    "be_year": ("2569", "2569"), "number": ("11", "12"),
}  # fmt: skip


@dataclass(frozen=True)
class EditForm:
    """An edit form, and its page."""

    page: str
    route: str
    form: SecondEditorForm


def take_on_earlier(follow_up: int) -> None:
    """Let a thing have been taken on in January, so that it may have been answered on several days since."""
    day, now = date(2026, 1, 15), FollowUp.objects.get(pk=follow_up).event
    event = Event.objects.create(
        kind="workshop", title="ประชุมเดือนมกราคม", office=now.office, first_day=day, last_day=day, state="closed",
        venue_province=now.venue_province,
    )  # fmt: skip
    event.provinces.set(now.provinces.all())
    FollowUp.objects.filter(pk=follow_up).update(remark=None, issue=event.issues.create(text="ปัญหา"))


def acts() -> list[tuple[Appointment, str]]:
    """Each act that is possible now: the appointment and the page with its form."""
    return [
        (held, reverse("volunteers:act", kwargs={"appointment_id": held.pk, "kind": kind}))
        for held in Appointment.objects.order_by("pk")
        for kind in services.next_steps(held)
    ]


def walk(world, signed_in) -> tuple[list[EditForm], set[str]]:
    """The edit forms of all pages, and the routes of posts that are neither edit forms nor make a thing."""
    edits: dict[str, EditForm] = {}
    others: set[str] = set()
    for actor in ACTORS:
        client = signed_in(world.users[actor])
        for page in pages_of(world, actor).values():
            response = client.get(page)
            for form in forms_of(response.content.decode()) if is_html(response) else []:
                target = form.action or page
                route = resolve(target.partition("?")[0]).view_name
                if "shown" in form.fields and form.fields["shown"].value:
                    edits.setdefault(page, EditForm(page, route, response.context["form"]))
                elif form.method == "post" and "form_key" not in form.fields:
                    others.add(route)
    return list(edits.values()), others


def begun(form: SecondEditorForm) -> dict:
    """What a form that was never filled in has to hold; an event takes its programme along when it is moved."""
    empty = [n for n in form.edited() if form.fields[n].required and not untouched(form)[n]]
    return {"move_along": "on"} | {
        n: "3 ก.พ. 2569" if isinstance(form.fields[n], ThaiDateField) else "ข้อความเดิม" for n in empty
    }


def typed_by_two(form: SecondEditorForm, names: tuple[str, ...]) -> tuple[dict, dict]:
    """What the first and what the second editor type into fields that are chosen together; both are valid."""
    first, second = {}, {}
    for name in names:
        found = FITTING.get(name) or _typed(form.fields[name], untouched(form)[name])
        first |= {name: found[0]} if found else {}
        second |= {name: found[1]} if found else {}
    return first, second


def _typed(field: forms.Field, stands) -> tuple[Any, Any] | None:
    if isinstance(field, forms.ModelMultipleChoiceField):
        offered = [str(value) for value, _label in field.choices]
        return offered[:2], offered[1:2]
    if isinstance(field, forms.ChoiceField):
        offered = [str(value) for value, _label in field.choices if str(value) not in ("", stands)]
        return (offered[0], offered[1]) if len(offered) > 1 else None
    return next(values for kind, values in TYPED.items() if isinstance(field, kind))


def stored(client, page: str, names: tuple[str, ...]) -> list:
    """What stands in fields of a page, as the form compares it."""
    form = client.get(page).context["form"]
    return [form.standing()[name] for name in names]


__all__ = [
    "ACT",
    "ASKED_EACH_TIME",
    "OTHERS",
    "EditForm",
    "acts",
    "begun",
    "opened",
    "stored",
    "take_on_earlier",
    "typed_by_two",
    "untouched",
    "walk",
]
