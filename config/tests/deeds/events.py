"""Events, their parts and lists, rolls, projects."""

from uuid import uuid4

from accounts.models import User
from config.tests.deeds import DAY, Deed
from config.tests.scene import Scene
from events import services
from events.figures import marked_together
from events.invitees import Invitee
from events.models import Approval, DetailsChange, IssueRaised, PressRelease, ProgrammeItem
from jobs.uploads import Scan

SCAN = Scan(b"%PDF-1.7 letter", "application/pdf")
LETTER = {
    "approver_name": "ผู้อนุมัติ", "number": "1", "approver_position": "head", "dated": DAY,
}  # fmt: skip
EVENT = {"kind": "workshop", "title": "ใหม่", "first_day": DAY, "last_day": DAY, "venue_province_id": "96"}


def close_roll(s: Scene) -> None:
    """Close the half-day of the past event."""
    services.close_sessions(by=s.officer, event=s.past, sessions=[s.session])


def told_programme(s: Scene) -> None:
    """A line of the programme that the head has not seen."""
    line = ProgrammeItem(day=DAY, phase="morning", kind="lecture", title="บรรยาย")
    services.add_part(by=s.officer, event=s.past, row=line)


def waiting_news(s: Scene) -> None:
    """News that waits to be cleared."""
    services.add_part(by=s.officer, event=s.past, row=PressRelease(headline="ข่าว", body="ข่าว"))


def cleared_news(s: Scene) -> None:
    """News that the head has cleared."""
    waiting_news(s)
    services.clear_news(by=s.head, event=s.past, release=PressRelease.objects.latest("pk"))


def reword(s: Scene, by: User) -> None:
    """Change the text of the latest news."""
    news = PressRelease.objects.latest("pk")
    news.body = "ข่าวที่แก้"
    services.update_part(by=by, event=s.past, row=news)


def add_newcomer(s: Scene) -> None:
    """Somebody of the register is put on the list."""
    services.add_participants(by=s.officer, event=s.ahead, invitees=[Invitee(s.newcomer, "", "", "96", "9601")])


def letter_of(s: Scene, **more) -> None:
    """The draft is approved by a letter."""
    services.approve_on_paper(by=s.officer, event=s.ahead, form_key=uuid4(), **LETTER, **more)


DEEDS = {
    "create_event": Deed(
        lambda s: services.create_event(by=s.officer, office=s.office, form_key=uuid4(), provinces=["96"], **EVENT)
    ),
    "update_event": Deed(lambda s: services.update_event(by=s.officer, event=s.ahead, provinces=["96"], title="ใหม่")),
    "remove_event": Deed(lambda s: services.remove_event(by=s.officer, event=s.bare)),
    "change_state": Deed(
        lambda s: services.change_state(by=s.officer, event=s.ahead, step="cancel", reason="ฝนตก"),
        ("events.cancel_event",),
    ),
    "change_state to approved": Deed(
        lambda s: services.change_state(by=s.head, event=s.ahead, step="approve"), ("events.approve_event",), by="head"
    ),
    "update_event by who approves": Deed(
        lambda s: services.update_event(by=s.head, event=s.past, provinces=["96"], title="ใหม่"),
        ("events.update_event", "events.approve_event"),
        by="head",
    ),
    "update_event that was approved": Deed(
        lambda s: services.update_event(by=s.officer, event=s.past, provinces=["96"], title="ใหม่"),
        ("events.update_event", "events.approval_left"),
    ),
    "approve_on_paper": Deed(letter_of),
    "add_scan": Deed(
        lambda s: services.add_scan(
            by=s.officer, approval=Approval.objects.latest("pk"), scan=SCAN, instead_of=None
        ),
        given=letter_of,
    ),
    "hand_out_scan": Deed(
        lambda s: services.hand_out_scan(by=s.officer, approval=Approval.objects.latest("pk")),
        ("events.take_scan",),
        given=lambda s: letter_of(s, scan=SCAN),
    ),
    "mark_seen": Deed(
        lambda s: services.mark_seen(by=s.head, event=s.past, shown=DetailsChange.objects.latest("pk").pk),
        ("events.see_details",),
        by="head",
        given=told_programme,
    ),
    "clear_news": Deed(
        lambda s: services.clear_news(by=s.head, event=s.past, release=PressRelease.objects.latest("pk")),
        by="head",
        given=waiting_news,
    ),
    "add_part that clears": Deed(
        lambda s: services.add_part(by=s.head, event=s.past, row=PressRelease(headline="ข่าว", body="ข่าว")),
        ("events.add_part", "events.clear_news"),
        by="head",
    ),
    "update_part of what was cleared": Deed(
        lambda s: reword(s, s.officer), ("events.update_part", "events.clearance_left"), given=cleared_news
    ),
    "add_part": Deed(lambda s: services.add_part(by=s.officer, event=s.ahead, row=IssueRaised(text="ปัญหา"))),
    "update_part": Deed(lambda s: services.update_part(by=s.officer, event=s.ahead, row=s.product)),
    "move_part": Deed(
        lambda s: services.move_part(
            by=s.officer, event=s.ahead, model=type(s.product), row=s.second.pk, beside=s.product.pk, after=False
        )
    ),
    "remove_part": Deed(lambda s: services.remove_part(by=s.officer, event=s.ahead, row=s.product)),
    "order_objectives": Deed(
        lambda s: services.order_objectives(
            by=s.officer, owner=s.ahead, row=services.key_of("สอง"), beside=services.key_of("หนึ่ง"), after=False
        ),
        ("events.update_event",),
    ),
    "create_project": Deed(
        lambda s: services.create_project(
            by=s.officer, office=s.office, form_key=uuid4(), title="โครงการใหม่", fiscal_year=2569
        )
    ),
    "update_project": Deed(lambda s: services.update_project(by=s.officer, project=s.project, title="ใหม่")),
    "remove_project": Deed(lambda s: services.remove_project(by=s.officer, project=s.project)),
    "add_participants": Deed(
        lambda s: services.add_participants(
            by=s.officer, event=s.ahead, invitees=[Invitee(s.newcomer, "", "", "96", "9601")]
        )
    ),
    "undo_adding": Deed(
        lambda s: services.undo_adding(
            by=s.officer, event=s.ahead, step=services.latest_adding(s.ahead, user=s.officer)
        ),
        given=add_newcomer,
    ),
    "add_guest": Deed(lambda s: services.add_guest(by=s.officer, event=s.ahead, name="แขก")),
    "update_guest": Deed(
        lambda s: services.update_guest(by=s.officer, participant=s.guest, name="แขกใหม่", place="", group="")
    ),
    "remove_participant": Deed(lambda s: services.remove_participant(by=s.officer, participant=s.guest)),
    "set_reply": Deed(lambda s: services.set_reply(by=s.officer, participant=s.guest, reply="coming")),
    "take_roll": Deed(
        lambda s: services.take_roll(by=s.officer, event=s.past, marks={(s.place.pk, s.session.pk): "present"})
    ),
    "mark_rest": Deed(lambda s: services.mark_rest(by=s.officer, event=s.past, session=s.session, asked=9)),
    "undo_rest": Deed(
        lambda s: services.undo_rest(
            by=s.officer, event=s.past, session=s.session, moment=marked_together(s.session).moment
        ),
        given=lambda s: services.mark_rest(by=s.officer, event=s.past, session=s.session, asked=9),
    ),
    "close_sessions": Deed(close_roll, ("events.close_roll",)),
    "reopen_sessions": Deed(
        lambda s: services.reopen_sessions(by=s.officer, event=s.past, sessions=[s.session], reason="ลงผิด"),
        ("events.reopen_roll",),
        given=close_roll,
    ),
    "answer_follow_up": Deed(
        lambda s: services.answer_follow_up(by=s.officer, follow_up=s.follow_up, answer="แล้ว", answered_on=DAY)
    ),
    "note_list": Deed(
        lambda s: services.note_list(by=s.officer, event=s.past, people=[s.newcomer.pk]), ("events.view_participants",)
    ),
    "note_printing": Deed(
        lambda s: services.note_printing(by=s.officer, event=s.past, paper="sheet"), ("events.print_paper",)
    ),
}  # fmt: skip
