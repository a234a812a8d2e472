"""An event as a numbered activity of a project: chosen, replaced, taken off, shared."""

from importlib import import_module
from uuid import uuid4

import pytest
from django.apps import apps

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from events import services
from events.models import EventProject, Project


@pytest.fixture
def choose(event, narathiwat_officer):
    """Choose a project for the workshop: ``choose(project, number)``."""

    def make(project, number=None):
        services.update_event(
            by=narathiwat_officer, event=event, provinces=["96"], project=project, activity_number=number
        )

    return make


def chosen(event) -> list[tuple[str, int | None]]:
    rows = event.event_projects.order_by("pk").values_list("project__title", "activity_number")
    return list(rows)


@pytest.mark.parametrize("number", [None, 1, 999])
def test_an_activity_may_have_a_number(number, event, project, choose):
    choose(project, number)
    assert chosen(event) == [(project.title, number)]


def test_choosing_again_changes_the_number_alone(event, project, choose):
    choose(project, 1)
    row = EventProject.objects.get()
    choose(project, 2)
    assert (EventProject.objects.get(), chosen(event)) == (row, [(project.title, 2)])


def test_another_project_replaces_the_one_the_form_showed(event, project, choose, narathiwat):
    other = Project.objects.create(title="โครงการอื่น", fiscal_year=2569, office=narathiwat)
    choose(project, 1)
    choose(other, 5)
    assert chosen(event) == [("โครงการอื่น", 5)]


def test_a_second_project_of_a_joint_event_stays(event, project, choose, narathiwat):
    second = Project.objects.create(title="โครงการที่สอง", fiscal_year=2569, office=narathiwat)
    for number, each in enumerate((project, second), 1):
        EventProject.objects.create(event=event, project=each, activity_number=number)
    choose(None)
    assert chosen(event) == [("โครงการที่สอง", 2)]


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
    import_module("events.migrations.0007_one_project_once").fill_keys(apps, None)
    for each in (first, second):
        each.refresh_from_db()
    assert (first.title_key, second.title_key) == ("กข", f"กข#{second.pk}")
    services.update_project(by=narathiwat_officer, project=second, budget=5)
    with pytest.raises(RuleBroken):
        services.update_project(by=narathiwat_officer, project=second, title="ก\u200b ข")
