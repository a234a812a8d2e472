"""What an event allows to whom, asked directly and through every verb, past every view."""

from datetime import date, timedelta
from inspect import isfunction, signature

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from events import access, services
from events.invitees import Invitee
from events.models import (
    Approval,
    DoorPass,
    EventProject,
    FollowUp,
    IssueRaised,
    Participant,
    PressRelease,
    Project,
    TargetGroup,
)
from jobs.uploads import Scan
from provinces.permissions import Permission

PEOPLE = [
    "narathiwat_officer",
    "narathiwat_head",
    "songkhla_officer",
    "ministry_admin",
    "advisor",
    "auditor",
    "outsider",
]


@pytest.fixture
def everybody(request):
    """Who may be asked about, by name."""
    return {name: request.getfixturevalue(name) for name in PEOPLE}


def those(everybody: dict, asked) -> set[str]:
    """The names of those for whom the answer is yes."""
    return {name for name, user in everybody.items() if asked(user)}


def test_the_organiser_and_the_centre_write(joint_event, everybody):
    writers = {"narathiwat_officer", "narathiwat_head", "ministry_admin"}
    for permission in (Permission.EVENTS_WRITE, Permission.ROLL_WRITE):
        assert those(everybody, lambda u, p=permission: access.may(u, joint_event, p)) == writers


def test_only_heads_and_the_centre_approve(joint_event, everybody):
    approvers = those(everybody, lambda u: access.may(u, joint_event, Permission.EVENTS_APPROVE))
    assert approvers == {"narathiwat_head", "ministry_admin"}


def test_a_joint_office_and_the_auditor_read_the_roll(joint_event, everybody):
    provinces = list(joint_event.provinces.all())
    readers = those(everybody, lambda u: access.may_read_roll(u, joint_event, provinces))
    assert readers == {"narathiwat_officer", "narathiwat_head", "songkhla_officer", "ministry_admin", "auditor"}


def test_the_neighbour_of_a_provincial_event_reads_no_roll(event, songkhla_officer):
    assert not access.may_read_roll(songkhla_officer, event, event.provinces.all())


def test_insisting_passes_or_refuses(joint_event, narathiwat_officer, songkhla_officer):
    assert access.insist(narathiwat_officer, joint_event, Permission.EVENTS_WRITE) is None
    with pytest.raises(PermissionDenied):
        access.insist(songkhla_officer, joint_event, Permission.EVENTS_WRITE)


def test_an_office_handles_its_own_people_and_the_organiser_all(joint_event, songkhla_guest, guests, everybody):
    (other,) = guests(joint_event, "นราธิวาส คนหนึ่ง")

    def handles(place):
        return those(
            everybody,
            lambda u: access.handling(u, joint_event, access.inviting_scope(u, joint_event))(place.province_id),
        )

    organiser = {"narathiwat_officer", "narathiwat_head", "ministry_admin"}
    assert (handles(other), handles(songkhla_guest)) == (organiser, organiser | {"songkhla_officer"})


def test_an_office_that_takes_no_part_handles_nobody(event, guests, songkhla_officer):
    guests(event, "สมชาย")
    assert not access.inviting_scope(songkhla_officer, event)


def test_everybody_answers_for_themselves_and_nobody_for_others(joint_event, volunteer_user, outsider):
    place = Participant.objects.create(event=joint_event, person=volunteer_user.person, name="สมหมาย", order=1)
    assert access.insist_on_answering(volunteer_user, place) is None
    with pytest.raises(PermissionDenied):
        access.insist_on_answering(outsider, place)


def test_a_guest_without_a_record_answers_through_the_office(joint_event, guests, narathiwat_officer, outsider):
    (guest,) = guests(joint_event, "แขก")
    assert access.insist_on_answering(narathiwat_officer, guest) is None
    with pytest.raises(PermissionDenied):
        access.insist_on_answering(outsider, guest)


@pytest.mark.parametrize("hours, works", [(2, True), (-2, False)])
def test_a_helper_works_at_the_desk_while_the_pass_is_open(hours, works, event, make_event, outsider):
    DoorPass.objects.create(user=outsider, event=event, until=timezone.now() + timedelta(hours=hours))
    desks = [access.may_work_at_the_desk(outsider, each) for each in (event, make_event(title="อื่น"))]
    assert desks == [works, False]


def test_the_pass_of_one_helper_is_no_pass_for_another(event, outsider, volunteer_user):
    DoorPass.objects.create(user=outsider, event=event, until=timezone.now() + timedelta(hours=2))
    assert [access.may_work_at_the_desk(user, event) for user in (outsider, volunteer_user)] == [True, False]


def test_who_takes_the_roll_works_at_the_desk_without_a_pass(joint_event, everybody):
    at_work = those(everybody, lambda u: access.may_work_at_the_desk(u, joint_event))
    assert at_work == {"narathiwat_officer", "narathiwat_head", "ministry_admin"}


def every_verb(event, by) -> dict:
    """Every verb about something of an event, ready to be called by somebody."""
    letter = {"dated": date(2026, 1, 5)}
    follow_up, group, project = FollowUp.objects.get(), event.target_groups.get(), event.projects.get()
    return (
        {
            "update_event": lambda: services.update_event(by=by, event=event, provinces=["96"], title="เปลี่ยน"),
            "add_part": lambda: services.add_part(by=by, event=event, row=IssueRaised(text="ปัญหา")),
            "remove_part": lambda: services.remove_part(by=by, event=event, row=group),
            "update_part": lambda: services.update_part(by=by, event=event, row=group),
            "move_part": lambda: services.move_part(
                by=by, event=event, model=type(group), row=group.pk, beside=group.pk, after=True
            ),
            "remove_event": lambda: services.remove_event(by=by, event=event),
            "update_project": lambda: services.update_project(by=by, project=project, title="เปลี่ยน"),
            "remove_project": lambda: services.remove_project(by=by, project=project),
            "order_objectives": lambda: services.order_objectives(by=by, owner=project, row="", beside="", after=True),
            "change_state": lambda: services.change_state(by=by, event=event, step="cancel", reason="ฝนตก"),
            "approve_on_paper": lambda: services.approve_on_paper(by=by, event=event, form_key=None, **letter),
            "answer_follow_up": lambda: services.answer_follow_up(
                by=by, follow_up=follow_up, answer="แล้ว", answered_on=date(2026, 4, 1)
            ),
        }
        | verbs_of_the_roll(event, by)
        | verbs_about_papers(event, by)
    )


def verbs_of_the_roll(event, by) -> dict:
    """Those about the list and the roll."""
    session, place = event.sessions.first(), event.participants.get()
    invited = [Invitee(None, "", "", "96", "9601")]
    return {
        "add_guest": lambda: services.add_guest(by=by, event=event, name="แขก"),
        "add_participants": lambda: services.add_participants(by=by, event=event, invitees=invited),
        "update_guest": lambda: services.update_guest(by=by, participant=place, name="แขก", place="", group=""),
        "remove_participant": lambda: services.remove_participant(by=by, participant=place),
        "set_reply": lambda: services.set_reply(by=by, participant=place, reply="coming"),
        "undo_adding": lambda: services.undo_adding(by=by, event=event, step=0),
        "mark_rest": lambda: services.mark_rest(by=by, event=event, session=session, asked=9),
        "undo_rest": lambda: services.undo_rest(by=by, event=event, session=session, moment=timezone.now()),
        "take_roll": lambda: services.take_roll(by=by, event=event, marks={(place.pk, session.pk): "present"}),
        "close_sessions": lambda: services.close_sessions(by=by, event=event, sessions=[session]),
        "reopen_sessions": lambda: services.reopen_sessions(by=by, event=event, sessions=[session], reason="ลงผิด"),
    }


def verbs_about_papers(event, by) -> dict:
    """Those about the scan of a letter, and of who may approve."""
    letter, scan = Approval(event=event), Scan(b"%PDF-1.7", "application/pdf")
    return {
        "add_scan": lambda: services.add_scan(by=by, approval=letter, scan=scan, instead_of=None),
    } | verbs_of_the_head(event, by)


def verbs_of_the_head(event, by) -> dict:
    """Those of who may approve."""
    return {
        "mark_seen": lambda: services.mark_seen(by=by, event=event, shown=1),
        "clear_news": lambda: services.clear_news(by=by, event=event, release=PressRelease(event=event)),
    }


@pytest.fixture
def filled(joint_event, guests):
    """A joint event with a place, a group and a thing taken on."""
    guests(joint_event, "นราธิวาส คนหนึ่ง")
    TargetGroup.objects.create(event=joint_event, name="อสร.")
    project = Project.objects.create(title="โครงการ", fiscal_year=2569, office=joint_event.office)
    EventProject.objects.create(event=joint_event, project=project)
    FollowUp.objects.create(issue=joint_event.issues.create(text="ปัญหา"), text="ติดตาม", agency="สรจ.")
    return joint_event


@pytest.mark.parametrize("who", ["songkhla_officer", "auditor", "advisor", "outsider"])
def test_no_verb_works_for_who_only_reads(who, filled, request):
    by = request.getfixturevalue(who)
    for name, verb in every_verb(filled, by).items():
        with pytest.raises(PermissionDenied):
            verb()
            pytest.fail(f"{name} worked for {who}")
    assert (filled.participants.get().reply, filled.issues.get().text) == ("none", "ปัญหา")


def test_objectives_of_an_event_are_ordered_by_its_organiser_alone(joint_event, songkhla_officer):
    with pytest.raises(PermissionDenied):
        services.order_objectives(by=songkhla_officer, owner=joint_event, row="", beside="", after=True)


def test_no_verb_is_left_out(filled, narathiwat_officer):
    """Decision 9: what makes something in the office it is given does not ask, and who prints has read the list."""
    verbs = {name: verb for name in services.__all__ if isfunction(verb := getattr(services, name))}
    acting = {name for name, verb in verbs.items() if "by" in signature(verb).parameters}
    assert acting - {"create_event", "create_project", "note_list", "note_printing", "hand_out_scan"} == set(
        every_verb(filled, narathiwat_officer)
    )


def test_who_may_not_take_a_step_is_told_so(filled, songkhla_officer):
    assert services.possible_steps(filled, songkhla_officer) == {}


@pytest.mark.parametrize("verb", ["mark_seen", "clear_news"])
def test_who_writes_does_not_say_that_it_was_seen_or_cleared(verb, filled, narathiwat_officer):
    with pytest.raises(PermissionDenied):
        verbs_of_the_head(filled, narathiwat_officer)[verb]()
    assert filled.press_releases.exists() is False


def test_events_of_a_province_are_read_by_its_own_offices_and_for_the_nation(everybody):
    readers = {code: those(everybody, lambda u, c=code: access.may_read_events_of(u, c)) for code in ("96", "90")}
    nation = {"ministry_admin", "advisor", "auditor"}
    assert readers == {"96": nation | {"narathiwat_officer", "narathiwat_head"}, "90": nation | {"songkhla_officer"}}


def test_of_an_event_that_has_a_roll_no_reason_is_told(event):
    assert access.why_no_roll(event) == ""
