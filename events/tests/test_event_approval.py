"""An approval on paper: who, in which position, number and day of the letter, entered by the officer."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from events import services
from events.approved import facts_of, mark_of
from events.models import Approval, Event
from thai.calendar import add_years
from thai.display import local_date
from volunteers.tests.reading import told

LETTER = {
    "approver_name": "นายสมชาย ตัวอย่าง", "approver_position": "acting",
    "number": "ที่ นธ ๐๐๒๖/๑๒๓",
    "dated": "1 ก.พ. 2569",
}  # fmt: skip


@pytest.fixture
def draft(make_event):
    return make_event(state="draft")


def enter(signed_in, user, event, **other):
    address = reverse("events:event_approval", args=[event.pk])
    return signed_in(user).post(address, {"seen": mark_of(facts_of(event))} | LETTER | other)


def test_the_officer_enters_the_letter_and_the_event_is_approved_by_it(draft, narathiwat_officer, signed_in):
    answer = enter(signed_in, narathiwat_officer, draft)
    assert (answer.url, Event.objects.get().state) == (draft.get_absolute_url(), "approved")
    text = told(signed_in(narathiwat_officer).get(answer.url))
    said = "อนุมัติตามหนังสือ ที่ นธ 0026/123 ลงวันที่ 1 ก.พ. 2569 โดย นายสมชาย ตัวอย่าง ตำแหน่งผู้รักษาราชการแทนแรงงานจังหวัด"
    assert said in text
    assert [(e.act, e.details, e.by) for e in entries_about(draft)] == [
        ("events.approve_on_paper", {"scan": False, "approval": draft.approvals.get().pk}, narathiwat_officer)
    ]


@pytest.mark.parametrize("name", LETTER)
def test_a_letter_is_whole_or_it_is_none(name, draft, narathiwat_officer, signed_in):
    answer = enter(signed_in, narathiwat_officer, draft, **{name: ""})
    assert (list(answer.context["form"].errors), Event.objects.get().state) == ([name], "draft")


@pytest.mark.parametrize("days, state", [(0, "approved"), (1, "draft")])
def test_a_letter_is_dated_today_at_the_latest(days, state, draft, narathiwat_officer, signed_in):
    day = timezone.localdate() + timedelta(days=days)
    enter(signed_in, narathiwat_officer, draft, dated=local_date(day))
    assert Event.objects.get().state == state


def test_the_verb_asks_again_of_which_day_the_letter_is(draft, narathiwat_officer):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(RuleBroken) as refusal:
        services.approve_on_paper(by=narathiwat_officer, event=draft, form_key=None, **LETTER | {"dated": tomorrow})
    assert (refusal.value.codes, Approval.objects.exists()) == (["day_not_come"], False)


@pytest.mark.parametrize(("days", "asked"), [(0, []), (-1, ["dated", "confirmed"])])
def test_a_letter_from_more_than_two_years_before_its_event_is_asked_about_once(
    days, asked, make_event, narathiwat_officer, signed_in
):
    draft = make_event(state="draft")
    dated = local_date(add_years(draft.first_day, -2) + timedelta(days=days))
    answer = enter(signed_in, narathiwat_officer, draft, dated=dated)
    assert list(answer.context["form"].errors if answer.context else {}) == asked
    if asked:
        ((mark, words),) = answer.context["form"].asks.field.choices
        assert words == f"หนังสือลงวันที่ {dated} แต่กิจกรรมวันที่ {local_date(draft.first_day)}"
        enter(signed_in, narathiwat_officer, draft, dated=dated, confirmed=[mark])
    assert Event.objects.get().state == "approved"


@pytest.mark.parametrize("days, differs", [(0, False), (-1, True)])
def test_a_letter_older_than_the_approval_does_not_approve_what_changed(
    days, differs, draft, narathiwat_officer, narathiwat_head, signed_in
):
    services.change_state(by=narathiwat_head, event=draft, step="approve")
    services.update_event(by=narathiwat_officer, event=Event.objects.get(), provinces=["96"], title="ชื่อใหม่")
    day = timezone.localdate() + timedelta(days=days)
    enter(signed_in, narathiwat_officer, draft, dated=local_date(day))
    assert Event.objects.get().approval_differs is differs


def test_an_announced_event_stays_so_when_a_letter_approves_its_changes(event, narathiwat_officer, signed_in):
    services.update_event(by=narathiwat_officer, event=event, provinces=["96"], title="ชื่อใหม่")
    enter(signed_in, narathiwat_officer, event)
    stored = Event.objects.get()
    assert (stored.state, stored.approval_differs, stored.approvals.first().is_on_paper) == ("published", False, True)


def test_what_changed_since_the_page_was_opened_is_not_approved(draft, narathiwat_officer, signed_in):
    answer = enter(signed_in, narathiwat_officer, draft, seen="another")
    assert (answer.status_code, Event.objects.get().state) == (200, "draft")
    assert "มีผู้แก้ไขกิจกรรมหลังจากที่ท่านเปิดหน้านี้" in answer.content.decode()


def test_what_waits_for_nothing_says_so_and_has_no_form(event, narathiwat_officer, signed_in):
    page = signed_in(narathiwat_officer).get(reverse("events:event_approval", args=[event.pk]))
    assert ("ไม่ได้รออนุมัติ" in page.content.decode(), "main-form" in page.content.decode()) == (True, False)
    with pytest.raises(RuleBroken) as refusal:
        services.approve_on_paper(
            by=narathiwat_officer, event=event, form_key=None, dated=timezone.localdate(), number="1"
        )
    assert refusal.value.codes == ["nothing_waits"]


def test_the_event_leads_to_the_page_while_it_waits(draft, narathiwat_officer, narathiwat_head, signed_in):
    there = reverse("events:event_approval", args=[draft.pk])
    shown = [there in signed_in(narathiwat_officer).get(draft.get_absolute_url()).content.decode()]
    services.change_state(by=narathiwat_head, event=draft, step="approve")
    shown.append(there in signed_in(narathiwat_officer).get(draft.get_absolute_url()).content.decode())
    assert shown == [True, False]


@pytest.mark.parametrize("missing", ["approver_name", "approver_position", "number"])
def test_the_database_keeps_no_half_letter(missing, draft, narathiwat_officer):
    letter = {"approver_name": "ก", "approver_position": "head", "number": "1", "dated": "2026-01-01"} | {missing: ""}
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.create(event=draft, by=narathiwat_officer, facts={}, **letter)
    assert Approval.objects.count() == 0
