"""An event as a numbered activity of one project or several: added, changed, taken off, put back."""

from importlib import import_module
from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from accounts.tests.editing import opened
from events import services
from events.models import EventProject, Project
from provinces import bin as office_bin
from provinces.models import BinnedRow


@pytest.fixture
def drugs(narathiwat):
    """The second project of a joint event."""
    return Project.objects.create(title="โครงการป้องกันยาเสพติด", fiscal_year=2569, office=narathiwat)


@pytest.fixture
def office(event, signed_in, narathiwat_officer):
    """The officer's browser and the page of the workshop's projects."""
    return signed_in(narathiwat_officer), f"/events/{event.pk}/parts/projects/"


def chosen(event) -> list[tuple[str, int | None]]:
    return list(event.event_projects.values_list("project__title", "activity_number"))


@pytest.fixture
def of_two(event, project, drugs, office):
    """The workshop, activity 2 of one project and activity 1 of another, as the officer entered it."""
    client, address = office
    for each, number in ((project, "๒"), (drugs, "1")):
        assert client.post(address, {"project": each.pk, "activity_number": number})["Location"] == address
    return event


def test_one_event_is_an_activity_of_two_projects(of_two, project, drugs, office):
    assert chosen(of_two) == [(project.title, 2), (drugs.title, 1)]
    page = office[0].get(of_two.get_absolute_url()).content.decode()
    public = Client().get(f"/schedule/events/{of_two.pk}/").content.decode()
    for shown in (page, public):
        assert [title in shown for title in (project.title, drugs.title)] == [True, True]
    for each in (project, drugs):
        (row,) = office[0].get(each.get_absolute_url()).context["rows"]
        assert row[0].event == of_two


def test_the_public_reads_no_project_of_an_event_that_shows_its_day_alone(of_two, project):
    type(of_two).objects.update(visibility="date")
    answer = Client().get(f"/schedule/events/{of_two.pk}/")
    assert (answer.status_code, project.title in answer.content.decode()) == (200, False)


@pytest.mark.parametrize(("number", "stored"), [("", None), ("1", 1), ("999", 999)])
def test_an_activity_may_have_a_number(number, stored, event, project, office):
    office[0].post(office[1], {"project": project.pk, "activity_number": number})
    assert chosen(event) == [(project.title, stored)]


@pytest.mark.parametrize("sent", [{"activity_number": "2"}, {"project": "0"}, {"activity_number": "1000"}])
def test_what_cannot_be_is_refused_on_the_form(sent, event, project, office):
    form = office[0].post(office[1], ({} if "project" in sent else {"project": ""}) | sent).context["form"]
    assert ("project" in form.errors or "activity_number" in form.errors, chosen(event)) == (True, [])


def test_the_same_project_twice_is_refused_in_words(of_two, project, office):
    form = office[0].post(office[1], {"project": project.pk, "activity_number": "7"}).context["form"]
    assert [error.code for error in form.errors.as_data()["__all__"]] == ["already_there"]
    assert chosen(of_two)[0] == (project.title, 2)


def test_the_number_of_one_is_changed_and_the_other_stays(of_two, project, drugs, office):
    row = of_two.event_projects.get(project=drugs)
    address = f"{office[1]}{row.pk}/edit/"
    office[0].post(address, opened(office[0], address) | {"activity_number": "3"})
    assert chosen(of_two) == [(project.title, 2), (drugs.title, 3)]
    assert entries_about(row).first().details["fields"] == ["activity_number"]


def test_who_changes_the_event_itself_leaves_its_projects(of_two, narathiwat_officer, office):
    before = chosen(of_two)
    fields = office[0].get(f"/events/{of_two.pk}/edit/").context["form"].fields
    services.update_event(by=narathiwat_officer, event=of_two, provinces=["96"], title="ชื่อใหม่")
    assert ({"project", "activity_number"} & set(fields), chosen(of_two)) == (set(), before)


def test_one_is_taken_off_and_comes_back_as_it_was(of_two, project, drugs, office, narathiwat_officer):
    before = list(EventProject.objects.filter(project=drugs).values())
    office[0].post(f"{office[1]}{before[0]['id']}/remove/")
    assert chosen(of_two) == [(project.title, 2)]
    office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    assert list(EventProject.objects.filter(project=drugs).values()) == before


def test_a_project_of_another_office_is_on_offer_only_where_it_is_chosen_already(event, songkhla, office):
    theirs = Project.objects.create(title="ของสงขลา", fiscal_year=2569, office=songkhla)
    assert list(office[0].post(office[1], {"project": theirs.pk}).context["form"].errors) == ["project"]
    row = EventProject.objects.create(event=event, project=theirs)
    address = f"{office[1]}{row.pk}/edit/"
    office[0].post(address, opened(office[0], address) | {"activity_number": "4"})
    assert chosen(event) == [("ของสงขลา", 4)]


def test_a_project_is_entered_once_per_form(narathiwat, narathiwat_officer):
    key = uuid4()
    made = {
        services.create_project(by=narathiwat_officer, office=narathiwat, form_key=key, title="ก", fiscal_year=2569)
        for _again in range(2)
    }
    assert [entry.act for entry in entries_about(made.pop())] == ["events.create_project"]
    assert (made, Project.objects.count()) == (set(), 1)


def test_each_office_has_its_own_project_of_a_title(narathiwat, songkhla, narathiwat_officer, songkhla_officer):
    for officer, office in ((narathiwat_officer, narathiwat), (songkhla_officer, songkhla)):
        services.create_project(by=officer, office=office, form_key=None, title="ก", fiscal_year=2569)
    assert Project.objects.count() == 2


def test_projects_from_before_stay_and_are_told_apart(narathiwat, narathiwat_officer):
    first, second = (Project.objects.create(title=t, fiscal_year=2569, office=narathiwat) for t in ("ก ข", "ค"))
    Project.objects.update(title="กข", title_key="")
    import_module("events.migrations.0008_one_project_once").fill_keys(apps, None)
    for each in (first, second):
        each.refresh_from_db()
    assert (first.title_key, second.title_key) == ("กข", f"กข#{second.pk}")
    services.update_project(by=narathiwat_officer, project=second, budget=5)
    with pytest.raises(RuleBroken):
        services.update_project(by=narathiwat_officer, project=second, title="ก\u200b ข")
