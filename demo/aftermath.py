"""What came of the invented events: words, issues, things taken on and news, all marked as examples."""

from datetime import date, time

from accounts.models import User
from demo import EXAMPLE
from demo.moments import days
from events import services
from events.approved import facts_of
from events.models import (
    AdvisorRemark,
    Approval,
    Dignitary,
    Event,
    EventRole,
    FollowUp,
    IssueRaised,
    PressRelease,
    ProgrammeItem,
)

REMARK = f"ขอให้ทุกอำเภอจัดทำแผนลงพื้นที่ร่วมกับบัณฑิตแรงงาน {EXAMPLE}"
APPROVED_PLACE = "ห้องประชุมที่ว่าการอำเภอ"
ISSUES = (
    (f"แบบรายงานประจำเดือนกรอกยากบนโทรศัพท์ {EXAMPLE}", "สำนักงานแรงงานจังหวัด", 21, ""),
    (f"ขอให้จัดอบรมสิทธิประกันสังคมมาตรา 40 เพิ่ม {EXAMPLE}", "สำนักงานประกันสังคมจังหวัด", -6, ""),
    (f"ขอป้ายประชาสัมพันธ์สายด่วนของกระทรวง {EXAMPLE}", "สำนักงานแรงงานจังหวัด", -12, f"ส่งมอบป้ายแล้ว {EXAMPLE}"),
)


def preside(event: Event, chair: Dignitary) -> None:
    """Let the invented chair open the event."""
    EventRole.objects.create(event=event, dignitary=chair, role=EventRole.Role.CHAIR, order=1)


def take_on(event: Event, chair: Dignitary, today: date) -> None:
    """Write a remark and issues, each with what was taken on: due, overdue and answered."""
    kind = AdvisorRemark.Kind.INSTRUCTION
    remark = AdvisorRemark.objects.create(event=event, speaker=chair, kind=kind, text=REMARK, order=1)
    FollowUp.objects.create(remark=remark, text=REMARK, agency="สำนักงานแรงงานจังหวัด", due_on=today + days(40))
    for order, (text, agency, due, answer) in enumerate(ISSUES, start=1):
        issue = IssueRaised.objects.create(event=event, text=text, source=f"แบบสรุปการประชุม {EXAMPLE}", order=order)
        FollowUp.objects.create(
            issue=issue,
            text=text,
            agency=agency,
            due_on=today + days(due),
            answer=answer,
            answered_on=today - days(3) if answer else None,
        )


def move_after_approval(event: Event) -> None:
    """The event was approved for another hall: what changed since waits for the head."""
    facts = facts_of(event)
    facts["place"] = [facts["place"][0], f"{APPROVED_PLACE} {EXAMPLE}", *facts["place"][2:]]
    Approval.objects.create(event=event, by=None, facts=facts)
    Event.objects.filter(pk=event.pk).update(approval_differs=True)


def retime_lecture(event: Event, clerk: User) -> None:
    """The lecture begins half an hour later than when the event was approved: the head has not seen it yet."""
    line = event.programme.get(kind=ProgrammeItem.Kind.LECTURE)
    line.start_time = time(10, 0)
    services.update_part(by=clerk, event=event, row=line, changed=["start_time"])


def publish(event: Event, *, is_cleared: bool = True) -> None:
    """Write the news of an event, in words that say it is an example; cleared already, or waiting for the head."""
    PressRelease.objects.create(
        event=event,
        is_cleared=is_cleared,
        headline=f"{EXAMPLE} สำนักงานแรงงาน{event.venue_province.title}จัดประชุมเครือข่ายอาสาสมัครแรงงาน",
        lead="ข่าวนี้เป็นข่าวสมมติสำหรับสาธิตการใช้งานระบบ ไม่ใช่เหตุการณ์จริง",
        body=(
            f"สำนักงานแรงงาน{event.venue_province.title}จัด{event.title} มีอาสาสมัครแรงงานเข้าร่วมฝึกขั้นตอนชี้เป้า "
            "คัดกรอง และส่งต่อ และวางแผนการทำงานของแต่ละอำเภอร่วมกัน"
        ),
        hashtags=["ตัวอย่าง"],
        source_name=f"สำนักงานแรงงาน{event.venue_province.title} {EXAMPLE}",
        published_on=event.last_day,
    )
