"""Deleting a project into the bin."""

from accounts.audit import entries_about
from events import services
from events.models import EventProject, Project
from provinces import bin as office_bin
from provinces.models import BinnedRow
from provinces.stamps import stamp_of


def test_it_goes_into_the_bin_and_comes_back(project, signed_in, narathiwat_officer):
    Project.objects.update(objectives=["หนึ่ง"], budget="120000.50")
    before, client = Project.objects.values().get(), signed_in(narathiwat_officer)
    assert client.post(f"{project.get_absolute_url()}remove/")["Location"] == "/projects/"
    assert Project.objects.count() == 0
    assert client.post(f"/bin/{BinnedRow.objects.get().pk}/put-back/")["Location"] == project.get_absolute_url()
    assert Project.objects.values().get() == before
    assert [e.act for e in entries_about(project)] == ["provinces.put_back", "events.remove_project"]


def test_what_is_kept_of_its_province_is_out_of_date_when_it_goes_and_when_it_comes_back(project, narathiwat_officer):
    before = stamp_of("96")
    services.remove_project(by=narathiwat_officer, project=project)
    gone = stamp_of("96")
    office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    assert len({before, gone, stamp_of("96")}) == 3


def test_one_with_an_activity_stays_and_names_it(project, event, signed_in, narathiwat_officer):
    EventProject.objects.create(event=event, project=project)
    response = signed_in(narathiwat_officer).post(f"{project.get_absolute_url()}remove/", follow=True)
    assert [m.level_tag for m in response.context["messages"]] == ["error"]
    assert (response.context["staying"], Project.objects.count(), BinnedRow.objects.count()) == ([str(event)], 1, 0)


def test_an_activity_that_the_reader_may_not_know_of_is_not_named(
    project, event, songkhla, signed_in, narathiwat_officer
):
    EventProject.objects.create(event=event, project=project)
    event.provinces.set(["90"])
    type(event).objects.update(office=songkhla)
    page = signed_in(narathiwat_officer).get(f"{project.get_absolute_url()}remove/")
    assert (page.context["staying"], event.title in page.content.decode()) == (["และรายอื่น ๆ"], False)


def test_the_question_offers_one_button(project, signed_in, narathiwat_officer):
    page = signed_in(narathiwat_officer).get(f"{project.get_absolute_url()}remove/").content.decode()
    assert (page.count("btn-danger"), project.title in page, Project.objects.count()) == (1, True, 1)


def test_who_only_reads_deletes_nothing(project, joint_event, signed_in, songkhla_officer):
    EventProject.objects.create(event=joint_event, project=project)
    assert signed_in(songkhla_officer).post(f"{project.get_absolute_url()}remove/").status_code == 403
    assert Project.objects.count() == 1
