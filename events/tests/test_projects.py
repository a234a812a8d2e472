"""Projects and their activities."""

import pytest

from events.models import EventProject, Project


@pytest.fixture
def project(narathiwat):
    """A project of Narathiwat."""
    return Project.objects.create(title="โครงการเสริมสร้างศักยภาพ", fiscal_year=2569, office=narathiwat)


def shown(client) -> list[str]:
    return [p.title for p in client.get("/projects/").context["page"].object_list]


def test_an_office_sees_its_own_and_those_of_joint_events(project, joint_event, signed_in, songkhla_officer):
    client = signed_in(songkhla_officer)
    assert (shown(client), client.get(project.get_absolute_url()).status_code) == ([], 404)
    EventProject.objects.create(event=joint_event, project=project, activity_number=1)
    assert shown(client) == ["โครงการเสริมสร้างศักยภาพ"]


def test_the_page_lists_visible_activities_in_their_order(
    project, event, joint_event, signed_in, narathiwat_officer, songkhla_officer
):
    EventProject.objects.create(event=event, project=project, activity_number=2)
    EventProject.objects.create(event=joint_event, project=project, activity_number=1)
    rows = [
        signed_in(u).get(project.get_absolute_url()).context["rows"] for u in (narathiwat_officer, songkhla_officer)
    ]
    assert [[activity.event for activity, _figure in each] for each in rows] == [[joint_event, event], [joint_event]]


def test_a_project_is_entered(signed_in, narathiwat_officer):
    sent = {
        "title": "โครงการใหม่",
        "fiscal_year": "๒๕๖๙",
        "budget": "120000.50",
        "objectives": "หนึ่ง\nสอง",
        "approved_on": "",
    }
    response = signed_in(narathiwat_officer).post("/projects/new/", sent)
    made = Project.objects.get()
    assert (response["Location"], made.office.province_id) == (made.get_absolute_url(), "96")
    assert (made.fiscal_year, str(made.budget), made.objectives, made.approved_on) == (
        2569, "120000.50", ["หนึ่ง", "สอง"], None,
    )  # fmt: skip


@pytest.mark.parametrize(
    "field, value",
    [("fiscal_year", "2020"), ("fiscal_year", "²"), ("budget", "-1"), ("budget", "1e99"), ("approved_on", "x")],
)
def test_what_cannot_be_is_refused(field, value, signed_in, narathiwat_officer):
    sent = {"title": "โครงการใหม่", "fiscal_year": "2569"} | {field: value}
    response = signed_in(narathiwat_officer).post("/projects/new/", sent)
    assert (list(response.context["form"].errors), Project.objects.count()) == ([field], 0)
