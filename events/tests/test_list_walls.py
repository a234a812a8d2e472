"""The verbs of lists and rolls ask again who may, whatever the page asked before them."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.rules import RuleBroken
from events import services
from events.bin_kinds import bring_back_event, bring_back_project
from events.invitees import invitees
from events.models import Attendance, Project
from provinces import bin as office_bin
from provinces.models import BinnedRow
from provinces.permissions import Scope

BOTH = Scope(codes=frozenset({"90", "96"}))


def rows() -> str:
    """What lies in the bin."""
    return office_bin.content_of(BinnedRow.objects.latest("pk"))["rows"]


def test_nobody_puts_people_of_another_province_on_the_list(
    joint_event, holder, songkhla, songkhla_officer, narathiwat_officer
):
    holder("สมศรี", "900101", office=songkhla, by=songkhla_officer)
    found = invitees(scope=BOTH, on=joint_event.first_day)
    with pytest.raises(PermissionDenied):
        services.add_participants(by=narathiwat_officer, event=joint_event, invitees=found)
    assert (len(found), joint_event.participants.count()) == (1, 0)


@pytest.mark.parametrize("who", ["songkhla_officer", "advisor", "outsider"])
def test_who_does_not_handle_a_place_takes_nobody_off_and_corrects_nobody(who, event, guests, request):
    (one,), by = guests(event, "สมชาย"), request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        services.remove_participant(by=by, participant=one)
    with pytest.raises(PermissionDenied):
        services.update_guest(by=by, participant=one, name="สมหญิง", place="", group="")
    assert [p.name for p in event.participants.all()] == ["สมชาย"]


@pytest.mark.parametrize("who", ["songkhla_officer", "advisor", "outsider"])
def test_who_does_not_work_at_the_desk_marks_nobody(who, event, guests, request):
    (one,), by = guests(event, "สมชาย"), request.getfixturevalue(who)
    morning = event.sessions.get(half="morning")
    with pytest.raises(PermissionDenied):
        services.take_roll(by=by, event=event, marks={(one.pk, morning.pk): "present"})
    assert not Attendance.objects.exists()


def test_nobody_stands_in_for_somebody_of_another_event(event, make_event, guests, narathiwat_officer):
    (stranger,) = guests(make_event(title="อีกงานหนึ่ง"), "สมชาย")
    with pytest.raises(RuleBroken) as refusal:
        services.add_guest(by=narathiwat_officer, event=event, name="ผู้แทน", substitute_for=stranger)
    assert (refusal.value.codes, event.participants.exists()) == (["other_list"], False)


def test_the_neighbour_brings_no_event_and_no_project_back(
    make_event, narathiwat, narathiwat_officer, songkhla_officer
):
    services.remove_event(by=narathiwat_officer, event=make_event(state="draft"))
    with pytest.raises(PermissionDenied):
        bring_back_event(songkhla_officer, rows())
    project = Project.objects.create(title="โครงการว่าง", fiscal_year=2569, office=narathiwat)
    services.remove_project(by=narathiwat_officer, project=project)
    with pytest.raises(PermissionDenied):
        bring_back_project(songkhla_officer, rows())


def test_taken_off_twice_is_said_in_words_and_a_stranger_is_not_there(
    event, guests, make_event, signed_in, narathiwat_officer
):
    (one,), (other,) = guests(event, "สมชาย"), guests(make_event(title="อีกงาน"), "สมหญิง")
    client = signed_in(narathiwat_officer)

    def send(place, page="remove", **more):
        sent = {"participant": place.pk} | more
        return client.post(f"/events/{event.pk}/participants/{page}/", sent, follow=True)

    assert send(one).status_code == 200
    for page, more in (("remove", {}), ("reply", {"reply": "coming"})):
        said = [str(message) for message in send(one, page, **more).context["messages"]]
        assert said == ["ผู้นี้ถูกนำออกจากบัญชีรายชื่อแล้ว กู้คืนได้ภายใน 24 ชั่วโมง"]
    assert send(other).status_code == 404
