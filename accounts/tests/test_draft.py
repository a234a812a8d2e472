"""The form of an event keeps a draft by itself: its author's alone, back when the form is opened again."""

import pytest

from accounts import drafts
from accounts.kept_posts import Typed
from accounts.models import Draft
from accounts.tests.posting import hidden_of

NEW = "/events/new/"
TYPED = {
    "kind": "workshop", "title": "ประชุม", "first_day": "28 พ.ย. 2562", "venue_name": "สวนอาหาร", "venue_province": "96",
    "provinces": ["96"], "visibility": "full",
}  # fmt: skip


@pytest.fixture
def officer(signed_in, narathiwat_officer):
    """The officer's browser with the form of a new event open."""
    client = signed_in(narathiwat_officer)
    client.hidden = hidden_of(client.get(NEW))
    return client


def save(client, headers=None, **more):
    """Save what stands in the form as a draft."""
    return client.post("/accounts/draft/", TYPED | client.hidden | more, headers=headers)


def test_a_script_is_told_the_time_in_a_sentence(officer, time_machine):
    time_machine.move_to("2026-11-27T03:42:00Z", tick=False)
    officer.hidden = hidden_of(officer.get(NEW))
    answer = save(officer, headers={"Portal-Fetch": "draft"})
    assert (answer.status_code, answer.content.decode()) == (200, "บันทึกร่างแล้ว 10.42 น.")


def test_without_a_script_the_button_leads_back_to_the_form_as_typed(officer):
    answer = save(officer, title="ร่างชื่อกิจกรรม")
    page = officer.get(answer.url)
    assert (answer.url, page.context["form"]["title"].value()) == (NEW, "ร่างชื่อกิจกรรม")
    assert "ร่างของท่าน" in page.content.decode()


def test_what_was_typed_last_replaces_the_draft(officer):
    save(officer, title="ก่อน")
    save(officer, title="หลัง")
    assert (officer.get(NEW).context["form"]["title"].value(), Draft.objects.count()) == ("หลัง", 1)


def test_nobody_else_sees_it(officer, signed_in, narathiwat_head):
    save(officer, title="ร่างลับ")
    assert "ร่างลับ" not in signed_in(narathiwat_head).get(NEW).content.decode()


def test_nothing_of_it_lies_open_in_the_database(officer):
    save(officer, title="ร่างลับ")
    assert "ร่างลับ" not in str(Draft.objects.values_list().get())


def test_it_can_be_thrown_away(officer):
    save(officer, title="ร่างชื่อกิจกรรม")
    answer = save(officer, draft="discard")
    form = officer.get(answer.url).context["form"]
    assert (answer.url, form.is_bound, Draft.objects.count()) == (NEW, False, 0)


def test_a_button_that_every_page_may_share_keeps_no_draft(officer):
    buttons = officer.get(NEW).content.decode().partition('name="form_token" value="')[2].partition('"')[0]
    answer = save(officer, form_token=buttons)
    assert (answer.status_code, Draft.objects.count()) == (400, 0)


def test_it_goes_when_the_event_is_saved(officer):
    save(officer)
    made = officer.post(NEW, TYPED | officer.hidden)
    assert (made.status_code, Draft.objects.count()) == (302, 0)


def test_it_stays_when_the_event_is_refused(officer):
    save(officer)
    refused = officer.post(NEW, TYPED | officer.hidden | {"title": ""})
    assert (refused.status_code, Draft.objects.count()) == (200, 1)


def test_a_form_that_keeps_no_drafts_is_refused(officer):
    officer.hidden = hidden_of(officer.get("/projects/new/"))
    assert (save(officer).status_code, Draft.objects.count()) == (400, 0)


def test_too_long_a_text_is_told_and_not_kept(officer):
    answer = save(officer, headers={"Portal-Fetch": "draft"}, objectives="ก" * 100_000)
    assert (answer.content.decode(), Draft.objects.count()) == ("ข้อความยาวเกินกว่าจะเก็บเป็นร่าง", 0)


def test_it_is_forgotten_after_thirty_days(officer, narathiwat_officer, time_machine):
    time_machine.move_to("2026-11-27T03:42:00Z")
    drafts.save(Typed(narathiwat_officer.pk, NEW, NEW, "draft"))
    time_machine.shift(31 * 86400)
    drafts.prune()
    assert (drafts.draft_of(narathiwat_officer.pk, NEW), Draft.objects.count()) == (None, 0)


def test_a_user_keeps_the_twenty_newest(narathiwat_officer):
    for number in range(22):
        drafts.save(Typed(narathiwat_officer.pk, "/", f"/{number}/", "draft"))
    assert sorted(Draft.objects.values_list("path", flat=True)) == sorted(f"/{n}/" for n in range(2, 22))


LATE = "แบบฟอร์มนี้บันทึกไปแล้ว จึงไม่เก็บร่างไว้"


def test_a_draft_that_arrives_after_the_event_was_saved_is_none(officer):
    officer.post(NEW, TYPED | officer.hidden)
    late = save(officer, headers={"Portal-Fetch": "draft"})
    assert (late.status_code, late.content.decode().startswith(LATE)) == (409, True)
    assert (Draft.objects.count(), officer.get(NEW).context["form"].is_bound) == (0, False)


def test_a_late_draft_leaves_the_draft_of_the_next_event_alone(officer):
    officer.post(NEW, TYPED | officer.hidden)
    first, officer.hidden = officer.hidden, hidden_of(officer.get(NEW))
    save(officer, title="กิจกรรมถัดไป")
    save(officer, **first, title="กิจกรรมแรก", headers={"Portal-Fetch": "draft"})
    assert officer.get(NEW).context["form"]["title"].value() == "กิจกรรมถัดไป"


def test_a_draft_on_its_way_while_the_event_is_saved_is_none_either(officer, monkeypatch):
    keep = drafts.save

    def saved_meanwhile(typed):
        officer.post(NEW, TYPED | officer.hidden)
        return keep(typed)

    monkeypatch.setattr(drafts, "save", saved_meanwhile)
    assert (save(officer, headers={"Portal-Fetch": "draft"}).status_code, Draft.objects.count()) == (409, 0)


def test_a_refused_event_keeps_its_draft_and_takes_new_ones(officer):
    officer.post(NEW, TYPED | officer.hidden | {"title": ""})
    assert (save(officer, headers={"Portal-Fetch": "draft"}).status_code, Draft.objects.count()) == (200, 1)


def test_the_button_of_a_form_that_was_saved_shows_what_was_typed_since_as_a_change(officer):
    made = officer.post(NEW, TYPED | officer.hidden).url
    answer = save(officer, title="ประชุมที่แก้แล้ว")
    form = officer.get(answer.url).context["form"]
    assert (answer.url.partition("?")[0], form["title"].value()) == (f"{made}edit/", "ประชุมที่แก้แล้ว")
