"""Stories of forms on their way: sent twice, sent otherwise, too old, by script, refused."""

import pytest
from django.test import Client

from accounts.form_tokens import DAY
from accounts.models import KeptPost, SentForm
from accounts.tests.posting import hidden_of

NEW = "/projects/new/"
SENT = {"title": "โครงการ", "fiscal_year": "2569", "objectives": "", "budget": "", "approval_number": ""}
EVENT = {
    "kind": "workshop", "title": "ประชุม", "first_day": "28 พ.ย. 2562", "venue_name": "สวนอาหาร", "venue_province": "96",
    "provinces": ["96"], "visibility": "full",
}  # fmt: skip


@pytest.fixture
def officer(signed_in, narathiwat_officer):
    """The officer's browser."""
    return signed_in(narathiwat_officer)


@pytest.fixture
def project(officer):
    """Send the form of a project as its page shows it: ``project(title="…")``."""
    hidden = hidden_of(officer.get(NEW))
    return lambda headers=None, **values: officer.post(NEW, hidden | SENT | values, headers=headers)


def came_back(client, answer):
    """The page that an answer leads to, with the form that came back."""
    page = client.get(answer.url)
    assert "came-back" in page.content.decode()
    return page


def test_the_same_form_sent_again_leads_to_what_it_made_with_a_success(officer, project):
    answers = [project().url for _again in range(3)]
    assert (len(set(answers)), SentForm.objects.count()) == (1, 1)
    assert "บันทึกไว้เรียบร้อยแล้ว" in officer.get(answers[0]).content.decode()


def test_a_refused_form_may_be_sent_again_with_its_key(officer, project):
    assert (project(title="").status_code, SentForm.objects.exists()) == (200, False)
    made = project().url
    assert (made.startswith("/projects/"), "kept" in made, officer.get(made).status_code) == (True, False, 200)


@pytest.mark.parametrize("again", [{}, {"title": "โครงการที่แก้แล้ว"}])
def test_what_was_deleted_is_said_and_the_text_stands_in_the_form_again_to_be_entered_anew(officer, project, again):
    made = project().url
    officer.post(f"{made}remove/")
    page = came_back(officer, project(**again))
    form = page.context["form"]
    assert (page.request["PATH_INFO"], form["title"].value()) == (NEW, again.get("title", "โครงการ"))
    assert "ถูกลบแล้ว กู้คืนได้ภายใน 24 ชั่วโมง" in form.came_back
    anew = officer.post(NEW, SENT | hidden_of(page) | again).url
    assert (anew == made, officer.get(made).status_code, officer.get(anew).status_code) == (False, 410, 200)


def test_what_was_put_back_from_the_bin_is_led_to_as_before(officer, project):
    made = project().url
    officer.post(f"{made}remove/")
    put_back = officer.get("/bin/").content.decode().partition('action="/bin/')[2].partition('"')[0]
    officer.post(f"/bin/{put_back}")
    assert (project().url, project(title="โครงการอื่น").url.partition("?")[0]) == (made, f"{made}edit/")


def test_other_content_of_a_project_is_shown_as_a_change_with_the_difference(officer, project):
    made = project().url
    answer = project(title="โครงการอื่น")
    form = came_back(officer, answer).context["form"]
    assert answer.url.partition("?")[0] == f"{made}edit/"
    assert (form["title"].value(), "ชื่อ" in form.came_back, "โครงการ" in form.came_back) == ("โครงการอื่น", True, True)


def test_other_content_of_an_event_is_shown_as_a_change_to_it(officer):
    hidden = hidden_of(officer.get("/events/new/"))
    made = officer.post("/events/new/", hidden | EVENT).url
    answer = officer.post("/events/new/", hidden | EVENT | {"title": "ประชุมใหญ่"})
    page = came_back(officer, answer)
    assert (answer.url.partition("?")[0], page.context["form"]["title"].value()) == (f"{made}edit/", "ประชุมใหญ่")
    saved = officer.post(answer.url, EVENT | hidden_of(page) | {"title": "ประชุมใหญ่"})
    assert (saved.url, "ประชุมใหญ่" in officer.get(made).content.decode()) == (made, True)


def test_what_came_back_and_was_sent_lies_here_no_longer(officer, project):
    project()
    answer = project(title="โครงการอื่น")
    officer.post(answer.url, SENT | hidden_of(officer.get(answer.url)))
    assert KeptPost.objects.exists() is False


def test_a_form_of_somebody_else_is_kept_for_them_and_not_carried_out(officer, narathiwat_officer, narathiwat_head):
    hidden = hidden_of(officer.get(NEW))
    officer.force_login(narathiwat_head)
    answer = officer.post(NEW, hidden | SENT | {"title": "โครงการลับ"})
    assert (answer.status_code, "โครงการลับ" in answer.content.decode(), SentForm.objects.count()) == (403, False, 0)
    address = answer.content.decode().partition('href="/projects/new/?kept=')[2].partition('"')[0]
    officer.force_login(narathiwat_officer)
    page = officer.get(f"{NEW}?kept={address}")
    assert page.context["form"]["title"].value() == "โครงการลับ"


def test_looking_at_what_came_back_twice_shows_it_twice(officer, project):
    project()
    answer = project(title="โครงการอื่น")
    assert [came_back(officer, answer).status_code for _look in range(2)] == [200, 200]


def test_a_form_of_yesterday_comes_back_once_and_can_then_be_saved(officer, project, time_machine):
    time_machine.move_to("2026-11-27T03:00:00Z")
    hidden = hidden_of(officer.get(NEW))
    time_machine.shift(DAY / 2 - 60)
    officer.get("/help/")
    time_machine.shift(DAY / 2 + 120)
    officer.cookies.clear()
    answer = officer.post(NEW, hidden | SENT)
    assert answer.url.startswith("/sign-in/?next=")


def test_a_form_older_than_a_day_is_shown_before_it_is_taken(officer, monkeypatch, project):
    monkeypatch.setattr("accounts.form_tokens.DAY", -1)
    page = came_back(officer, project())
    assert page.context["form"].came_back.startswith("แบบฟอร์มนี้เปิดไว้นานกว่าหนึ่งวัน")
    monkeypatch.undo()
    assert officer.post(page.request["PATH_INFO"], SENT | hidden_of(page)).status_code == 302


def test_what_was_saved_is_never_said_to_be_unsaved_however_old_its_page_is(officer, project, monkeypatch):
    made = project().url
    monkeypatch.setattr("accounts.form_tokens.DAY", -1)
    assert (project().url, KeptPost.objects.exists()) == (made, False)
    assert "kept=" in project(title="โครงการที่แก้แล้ว").url


def test_nor_with_a_token_of_the_session_before(narathiwat_officer):
    client = Client(enforce_csrf_checks=True)
    client.force_login(narathiwat_officer)
    shown = hidden_of(client.get(NEW))
    made = client.post(NEW, shown | SENT).url
    again = client.post(NEW, shown | SENT | {"csrfmiddlewaretoken": "a" * 64})
    assert (again.url, KeptPost.objects.exists()) == (made, False)


def test_a_script_is_told_where_to_go_and_takes_the_sentence_along(officer, project):
    answer = project(headers={"Portal-Fetch": "send"})
    assert (answer.status_code, answer.content, "Location" in answer.headers) == (204, b"", False)
    assert "notice success" in officer.get(answer["Portal-Location"]).content.decode()


def test_a_script_gets_a_refused_form_as_a_page(project):
    assert project(headers={"Portal-Fetch": "send"}, title="").status_code == 200


def test_a_draft_by_script_after_the_session_ended_is_not_kept_a_second_time(officer, project):
    hidden = hidden_of(officer.get("/events/new/"))
    officer.session.flush()
    answer = officer.post("/accounts/draft/", hidden | EVENT, headers={"Portal-Fetch": "draft"})
    assert (answer.status_code, KeptPost.objects.exists()) == (204, False)


def test_pages_of_signed_in_people_stay_out_of_caches(officer, client):
    assert "no-store" in officer.get(NEW)["Cache-Control"]
    assert "Cache-Control" not in client.get("/help/").headers


def test_a_step_with_a_reason_sent_again_is_taken_once_and_another_reason_is_told(officer, project):
    event = officer.post("/events/new/", EVENT | hidden_of(officer.get("/events/new/"))).url
    sent = {"step": "cancel", "reason": "น้ำท่วม", "form_token": hidden_of(officer.get(event))["form_token"]}
    assert [officer.post(f"{event}state/", sent).url for _again in range(2)] == [event, event]
    assert "บันทึกไว้เรียบร้อยแล้ว" in officer.get(event).content.decode()
    page = officer.get(officer.post(f"{event}state/", sent | {"reason": "ไฟดับ"}).url).content.decode()
    assert "ไฟดับ (เดิม น้ำท่วม)" in page


def test_what_was_kept_for_a_step_does_not_take_it_by_being_looked_at(officer, project):
    event = officer.post("/events/new/", EVENT | hidden_of(officer.get("/events/new/"))).url
    sent = {"step": "cancel", "reason": "น้ำท่วม", "form_token": hidden_of(officer.get(event))["form_token"]}
    officer.post(f"{event}state/", sent)
    officer.post(f"{event}state/", {"step": "restore", "reason": "น้ำลด"})
    key = officer.post(f"{event}state/", sent | {"reason": "ไฟดับ"}).url.partition("kept=")[2]
    looked = officer.get(f"{event}state/?kept={key}")
    assert (looked.status_code, "ยกเลิก" in officer.get(event).context["event"].get_state_display()) == (405, False)


def test_a_step_that_was_refused_gives_its_reason_back_to_the_page(officer, project):
    event = officer.post("/events/new/", EVENT | hidden_of(officer.get("/events/new/"))).url
    sent = {"step": "restore", "reason": "น้ำท่วม", "form_token": hidden_of(officer.get(event))["form_token"]}
    answers = [officer.post(f"{event}state/", sent).url for _again in range(2)]
    assert [answer.startswith(f"{event}?kept=") for answer in answers] == [True, True]
    assert (KeptPost.objects.count(), SentForm.objects.filter(location="").count()) == (2, 0)
