"""Objectives of a project put in order by their buttons."""

import pytest

from accounts.audit import entries_about
from events.models import EventProject, Project
from events.services import key_of


@pytest.fixture
def press(project, signed_in, narathiwat_officer):
    """Send what a button sends: ``press("สอง", "before", "หนึ่ง")``."""
    Project.objects.update(objectives=["หนึ่ง", "สอง", "สาม"])
    client, address = signed_in(narathiwat_officer), f"{project.get_absolute_url()}objectives/"
    return lambda row, side, beside: client.post(address, {"move": f"{key_of(row)}:{side}:{key_of(beside)}"})


def test_an_objective_goes_beside_the_one_that_was_named(press, project):
    press("สาม", "before", "หนึ่ง")
    stored = Project.objects.get()
    assert (stored.objectives, stored.version) == (["สาม", "หนึ่ง", "สอง"], 2)


def test_pressed_twice_it_moves_once(press, project):
    for _again in range(2):
        press("หนึ่ง", "after", "สอง")
    assert (Project.objects.get().objectives, len(entries_about(project))) == (["สอง", "หนึ่ง", "สาม"], 1)


def test_one_that_was_reworded_meanwhile_is_refused(press, project):
    Project.objects.update(objectives=["หนึ่งใหม่", "สอง"])
    press("หนึ่ง", "after", "สอง")
    assert (Project.objects.get().objectives, Project.objects.get().version) == (["หนึ่งใหม่", "สอง"], 1)


def test_the_page_has_the_buttons_for_who_may_press_them(
    press, project, joint_event, signed_in, narathiwat_officer, songkhla_officer
):
    EventProject.objects.create(event=joint_event, project=project)
    pages = [signed_in(u).get(project.get_absolute_url()) for u in (narathiwat_officer, songkhla_officer)]
    assert [page.content.decode().count('name="move"') for page in pages] == [4, 0]


def test_who_only_reads_moves_nothing(press, project, joint_event, signed_in, songkhla_officer):
    EventProject.objects.create(event=joint_event, project=project)
    wish = {"move": f"{key_of('สาม')}:before:{key_of('หนึ่ง')}"}
    address = f"{project.get_absolute_url()}objectives/"
    assert signed_in(songkhla_officer).post(address, wish).status_code == 403
    assert Project.objects.get().version == 1
