"""One project with its numbered activities."""

from events import services
from events.models import EventProject, Project


def test_the_page_lists_visible_activities_in_their_order(
    project, event, joint_event, signed_in, narathiwat_officer, songkhla_officer
):
    EventProject.objects.create(event=event, project=project, activity_number=2)
    EventProject.objects.create(event=joint_event, project=project, activity_number=1)
    rows = [
        signed_in(u).get(project.get_absolute_url()).context["rows"] for u in (narathiwat_officer, songkhla_officer)
    ]
    assert [[activity.event for activity, _figure in each] for each in rows] == [[joint_event, event], [joint_event]]


def test_an_activity_of_another_project_stands_on_that_ones_page_alone(
    project, narathiwat, event, joint_event, signed_in, narathiwat_officer
):
    another = Project.objects.create(title="โครงการอื่น", fiscal_year=2569, office=narathiwat)
    for activity, whose in ((event, project), (joint_event, another)):
        EventProject.objects.create(event=activity, project=whose, activity_number=1)
    client = signed_in(narathiwat_officer)
    pages = [client.get(each.get_absolute_url()).context["rows"] for each in (project, another)]
    assert [[activity.event for activity, _figure in rows] for rows in pages] == [[event], [joint_event]]


def test_each_activity_tells_who_came(project, event, guests, signed_in, narathiwat_officer):
    EventProject.objects.create(event=event, project=project, activity_number=1)
    (one,) = guests(event, "สมชาย")
    sessions = list(event.sessions.all())
    marks = {(one.pk, sessions[0].pk): "present"}
    services.take_roll(by=narathiwat_officer, event=event, marks=marks)
    services.close_sessions(by=narathiwat_officer, event=event, sessions=sessions)
    ((_activity, figure),) = signed_in(narathiwat_officer).get(project.get_absolute_url()).context["rows"]
    assert (figure.persons, figure.attendances, figure.expected, figure.source) == (1, 1, 1, "roll")


def test_every_fact_is_printed_and_the_unknown_is_not_stated(narathiwat, signed_in, narathiwat_officer):
    known = Project.objects.create(
        title="โครงการ", fiscal_year=2569, office=narathiwat, budget="120000.50", approval_number="รง 0201/99",
        objectives=["ถ่ายทอดแนวทาง"],
    )  # fmt: skip
    page = signed_in(narathiwat_officer).get(known.get_absolute_url()).content.decode()
    assert [fact for fact in ("2569", "120,000.50", "รง 0201/99", "ถ่ายทอดแนวทาง", "ไม่ระบุ") if fact not in page] == []


def test_a_number_beyond_every_key_is_404(signed_in, narathiwat_officer):
    assert signed_in(narathiwat_officer).get(f"/projects/{10**30}/").status_code == 404
