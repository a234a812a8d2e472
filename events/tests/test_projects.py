"""The list of projects."""

from events.models import EventProject, Project


def shown(client) -> list[str]:
    return [p.title for p in client.get("/projects/").context["page"].object_list]


def test_an_office_sees_its_own_and_those_of_joint_events(project, joint_event, signed_in, songkhla_officer):
    client = signed_in(songkhla_officer)
    assert (shown(client), client.get(project.get_absolute_url()).status_code) == ([], 404)
    EventProject.objects.create(event=joint_event, project=project, activity_number=1)
    assert shown(client) == ["โครงการเสริมสร้างศักยภาพ"]


def test_the_newest_year_comes_first(project, narathiwat, signed_in, narathiwat_officer):
    Project.objects.create(title="ปีก่อน", fiscal_year=2568, office=narathiwat)
    Project.objects.create(title="ปีหน้า", fiscal_year=2570, office=narathiwat)
    assert shown(signed_in(narathiwat_officer)) == ["ปีหน้า", "โครงการเสริมสร้างศักยภาพ", "ปีก่อน"]


def test_a_project_of_the_centre_is_read_everywhere(centre, signed_in, songkhla_officer, advisor):
    Project.objects.create(title="โครงการของกระทรวง", fiscal_year=2569, office=centre)
    assert [shown(signed_in(user)) for user in (songkhla_officer, advisor)] == [["โครงการของกระทรวง"]] * 2


def test_only_who_may_write_is_offered_a_new_project(project, signed_in, narathiwat_officer, auditor):
    pages = [signed_in(user).get("/projects/") for user in (narathiwat_officer, auditor)]
    assert [page.context["may_write"] for page in pages] == [True, False]
    assert ["/projects/new/" in page.content.decode() for page in pages] == [True, False]
