"""Back and sent once more with other words: a change to what was made counts from what was sent first."""

import re

import pytest

from accounts.models import SentForm
from events.models import Project

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
TYPED = {"title": "โครงการ", "fiscal_year": "2569", "budget": "1000", "objectives": "หนึ่ง"}


@pytest.fixture
def officer(signed_in, narathiwat_officer):
    return signed_in(narathiwat_officer)


@pytest.fixture
def made(officer):
    """A project, and what the form that made it would send once more."""
    sent = dict(HIDDEN.findall(officer.get("/projects/new/").content.decode())) | TYPED
    officer.post("/projects/new/", sent)
    return Project.objects.get(), sent


def changed(client, project, **others):
    """Somebody edits the project meanwhile."""
    page = client.get(f"/projects/{project.pk}/edit/").content.decode()
    client.post(f"/projects/{project.pk}/edit/", dict(HIDDEN.findall(page)) | TYPED | others)


def sent_again(client, sent):
    """Back, sent once more, and then saved as it stands there as a change; the answer and the first page."""
    page = client.post("/projects/new/", sent, follow=True)
    there = page.request["PATH_INFO"]
    return client.post(there, sent | dict(HIDDEN.findall(page.content.decode())))


def test_what_a_second_editor_changed_meanwhile_is_kept(made, officer, signed_in, narathiwat_head):
    project, sent = made
    changed(signed_in(narathiwat_head), project, budget="9999")
    assert sent_again(officer, sent | {"objectives": "หนึ่ง\nสอง"}).status_code == 302
    project.refresh_from_db()
    assert (str(project.budget), project.objectives) == ("9999.00", ["หนึ่ง", "สอง"])


def test_the_senders_own_later_correction_is_kept_too(made, officer):
    project, sent = made
    changed(officer, project, title="โครงการที่แก้แล้ว")
    assert sent_again(officer, sent | {"budget": "2000"}).status_code == 302
    project.refresh_from_db()
    assert (project.title, str(project.budget)) == ("โครงการที่แก้แล้ว", "2000.00")


def test_what_both_changed_is_asked_about(made, officer, signed_in, narathiwat_head):
    project, sent = made
    changed(signed_in(narathiwat_head), project, budget="9999")
    page = sent_again(officer, sent | {"budget": "2000"})
    assert [each.mine for each in page.context["form"].meeting.clashes] == ["2000"]
    project.refresh_from_db()
    assert str(project.budget) == "9999.00"


def test_a_first_form_too_large_to_be_remembered_asks_about_everything_that_differs(made, officer):
    project, sent = made
    SentForm.objects.update(sealed="")
    changed(officer, project, budget="9999")
    page = sent_again(officer, sent | {"title": "โครงการอื่น"})
    assert [each.names for each in page.context["form"].meeting.clashes] == [("title",), ("budget",)]
