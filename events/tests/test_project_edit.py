"""Changing a project in the form that entered it."""

import pytest

from accounts.audit import entries_about
from accounts.second_editor import PAGE
from accounts.tests.editing import opened
from events.models import EventProject, Project


def sent(project, **changes) -> dict:
    facts = {"title": project.title, "fiscal_year": "2569", "objectives": "หนึ่ง\nสอง", "version": project.version}
    return facts | changes


def test_a_project_is_changed_and_the_deed_names_the_fields(project, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post(f"{project.get_absolute_url()}edit/", sent(project, budget="120000"))
    stored = Project.objects.get()
    assert (response["Location"], str(stored.budget), stored.objectives, stored.version) == (
        project.get_absolute_url(), "120000.00", ["หนึ่ง", "สอง"], 2,
    )  # fmt: skip
    entry = entries_about(project).first()
    assert (entry.act, entry.details) == ("events.update_project", {"fields": ["budget", "objectives"], "version": 2})


def test_the_form_shows_what_is_stored(project, signed_in, narathiwat_officer):
    Project.objects.update(approval_number="รง 0201/99", objectives=["หนึ่ง", "สอง"])
    form = signed_in(narathiwat_officer).get(f"{project.get_absolute_url()}edit/").context["form"]
    assert (form["title"].value(), form["objectives"].value(), form["approval_number"].value()) == (
        project.title, "หนึ่ง\nสอง", "รง 0201/99",
    )  # fmt: skip


def test_who_comes_second_is_told_and_keeps_the_text(project, signed_in, narathiwat_officer):
    Project.objects.update(version=5, title="ชื่อจากหัวหน้า")
    form = signed_in(narathiwat_officer).post(
        f"{project.get_absolute_url()}edit/", sent(project, title="ชื่อจากเจ้าหน้าที่")
    ).context["form"]  # fmt: skip
    assert [error.code for error in form.errors.as_data()["__all__"]] == ["changed_meanwhile"]
    assert (form["title"].value(), Project.objects.get().title) == ("ชื่อจากเจ้าหน้าที่", "ชื่อจากหัวหน้า")


def test_who_chooses_reads_the_title_as_it_stands_and_not_as_it_was_typed(project, signed_in, narathiwat_officer):
    address, stands = f"{project.get_absolute_url()}edit/", project.title
    client = signed_in(narathiwat_officer)
    shown = opened(client, address)
    Project.objects.update(version=2, budget=1000)
    page = client.post(address, shown | {"title": "ชื่อที่ยังไม่ได้บันทึก", "budget": "2000"})
    heading = page.content.decode().partition('<p class="subheading">')[2].partition("</p>")[0]
    assert (page.templates[0].name, heading) == (PAGE, stands)


def test_what_cannot_be_is_refused_and_kept(project, signed_in, narathiwat_officer):
    form = signed_in(narathiwat_officer).post(
        f"{project.get_absolute_url()}edit/", sent(project, budget="-1")
    ).context["form"]  # fmt: skip
    assert (list(form.errors), form["budget"].value(), Project.objects.get().version) == (["budget"], "-1", 1)


def test_an_office_that_takes_part_reads_the_project_and_changes_nothing(
    project, joint_event, signed_in, songkhla_officer
):
    EventProject.objects.create(event=joint_event, project=project)
    client = signed_in(songkhla_officer)
    page = client.get(project.get_absolute_url())
    assert (page.status_code, page.context["may_edit"]) == (200, False)
    assert client.post(f"{project.get_absolute_url()}edit/", sent(project, title="อื่น")).status_code == 403
    assert Project.objects.get().version == 1


@pytest.mark.parametrize(("who", "status"), [("narathiwat_officer", 403), ("ministry_admin", 302)])
def test_a_project_without_an_office_is_the_centres(who, status, signed_in, request, gazetteer):
    project = Project.objects.create(title="โครงการของกระทรวง", fiscal_year=2569)
    client = signed_in(request.getfixturevalue(who))
    assert client.post(f"{project.get_absolute_url()}edit/", sent(project)).status_code == status
