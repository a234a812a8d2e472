"""A small world in Narathiwat with one of everything, and everybody who may look at it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from config.tests.browser import chromium, complaints, visit  # noqa: F401 (fixtures of the tests with a browser)
from config.tests.twins import enter, nation, projects, twins  # noqa: F401 (fixtures)
from demo.tests.loaded import seeded  # noqa: F401 (a fixture)
from events import services as event_services
from events.approved import facts_of
from events.models import (
    AdvisorRemark,
    Approval,
    BoothProduct,
    Dignitary,
    DoorPass,
    Event,
    EventProject,
    EventRole,
    FollowUp,
    IssueRaised,
    Participant,
    PressRelease,
    ProgrammeItem,
    Project,
    Session,
    TargetGroup,
)
from events.services import recount
from intake.models import ImportBatch, ImportRow
from jobs.models import StoredFile
from jobs.services import beat
from jobs.tests.specimens import pdf
from jobs.uploads import Scan, keep
from provinces.models import BinnedRow, District, ProvinceCluster, ReportedFigure, Signatory, Subdistrict
from reports.models import ReportRun
from volunteers import services
from volunteers.models import Seat

# A paper as it is kept once it was looked at.
SCAN = Scan(pdf(), "application/pdf")


@dataclass
class World:
    """Objects of Narathiwat by the names the access rows use; ``elsewhere`` holds their like of Songkhla, if asked."""

    users: dict = field(default_factory=dict)
    things: dict = field(default_factory=dict)
    elsewhere: dict = field(default_factory=dict)

    def __getitem__(self, name: str):
        return self.things[name]


@pytest.fixture
def world(narathiwat, narathiwat_officer, people_of_the_portal):
    """One person, seat, appointment, order, event, project, news item and report of Narathiwat; the clock goes."""
    beat()
    things = one_of_everything(narathiwat_officer, narathiwat, number=0)
    DoorPass.objects.create(
        user=people_of_the_portal["helper"], event_id=things["event"], until=timezone.now() + timedelta(days=2)
    )  # fmt: skip
    return World(users=people_of_the_portal, things=things | place_of(narathiwat))


def place_of(office) -> dict:
    """The keys of an office's province, its first district and its cluster."""
    code = office.province_id
    cluster = ProvinceCluster.objects.get(provinces=code).pk
    return {
        "province": code, "district": f"{code}01", "cluster": cluster, "office": office.pk, "rule_key": "term_years",
    }  # fmt: skip


@pytest.fixture
def appointed(world, narathiwat, narathiwat_officer, open_seats):
    """A second seat whose holder is in office, so that ending, revoking, correcting and renewing have a form."""
    by, on = narathiwat_officer, date(2025, 10, 1)
    tambon = Subdistrict.objects.filter(district_id="9602", valid_to=None).order_by("code")[0]
    seat = open_seats([tambon])[0]
    person = services.register_person(by=by, office=narathiwat, first_name="สมหญิง", last_name="ทดลอง")
    held = services.nominate(by=by, person=person, office=narathiwat, seat=seat, on=on)
    services.propose(by=by, appointment=held, on=on)
    services.appoint(
        by=by, appointment=held, term_start=on, term_end=date(2027, 9, 30), no_order_reason="ทดลอง"
    )  # fmt: skip
    return held


@pytest.fixture
def grow(narathiwat, narathiwat_officer):
    """Two more of everything in the same places: ``grow(world)``."""

    def more(world):
        for number in (1, 2):
            one_of_everything(narathiwat_officer, narathiwat, number=number, event_id=world["event"])

    return more


def one_of_everything(officer, office, *, number: int, event_id: int | None = None) -> dict[str, int]:
    """Keys of a new object of each kind; with ``event_id`` its lists grow too."""
    day = timezone.localdate()
    code = office.province_id
    tambon = Subdistrict.objects.filter(district_id=f"{code}01", valid_to=None).order_by("code")[number]
    seat = services.open_seats([Seat(subdistrict=tambon, province_id=code)], valid_from=date(2015, 1, 1))[0]
    person = services.register_person(by=officer, office=office, first_name=f"สมมติ{number}", last_name="ทดลอง")
    appointment = services.nominate(by=officer, person=person, office=office, seat=seat, on=day)
    order = services.record_order(
        by=officer, office=office, authority="กระทรวงแรงงาน", number=f"{number + 1}", be_year=2569, scan=SCAN
    )
    event, draft = make_event(office, day), make_draft(office, day)
    listed = fill_event(event, person, number)
    if event_id:
        fill_event(Event.objects.get(pk=event_id), person, number)
    graduate = services.register_person(by=officer, office=office, first_name=f"บัณฑิต{number}", last_name="ทดลอง")
    district = District.objects.filter(province=code, has_graduates=True).order_by("code")[0]
    alone = services.register_person(by=officer, office=office, first_name=f"ไม่มีตำแหน่ง{number}", last_name="ทดลอง")
    return {
        "seat": seat.pk,
        "person": person.pk,
        "alone": alone.pk,
        "appointment": appointment.pk,
        "act_kind": "withdraw",
        "order": order.pk,
        "posting": services.post_graduate(by=officer, person=graduate, district=district, first_day=day).pk,
        "event": event.pk,
        "approval": make_letter(officer, event),
        "draft": draft.pk,
        "guest": Participant.objects.create(event=draft, name="ผู้รับเชิญ", order=1).pk,
        "session": event.sessions.get().pk,
        "participant": listed.pk,
        "project": event.projects.get().pk,
        "news": event.press_releases.get().pk,
        "follow_up": FollowUp.objects.get(remark__event=event).pk,
        "part": "roles",
        "part_row": event.roles.get().pk,
        "binned": bin_something(officer, event),
        "reported_figure": print_something(code, day, number),
        "signatory": let_sign(office, day, number),
        "run": make_run(officer, code).pk,
        "batch": make_roster(officer, office).pk,
    }


def fill_event(event, person, number: int) -> Participant:
    """A project, a role, a programme item, a group, words said, a follow-up, news and a participant."""
    minister = Dignitary.objects.create(first_name=f"ประธาน{event.pk}", last_name=f"สมมติ{number}")
    title = f"โครงการทดลอง {number} ของกิจกรรม {event.pk}"
    project = Project.objects.create(title=title, fiscal_year=2570, office=event.office)
    EventProject.objects.create(event=event, project=project, activity_number=number + 1)
    EventRole.objects.create(event=event, dignitary=minister, role="chair", order=number)
    ProgrammeItem.objects.create(event=event, day=event.first_day, phase="morning", kind="lecture", speaker=minister)
    BoothProduct.objects.create(event=event, name="สินค้าทดลอง")
    TargetGroup.objects.create(event=event, name=f"กลุ่ม {number}")
    remark = AdvisorRemark.objects.create(event=event, speaker=minister, kind="policy", text="ข้อคิดเห็น")
    FollowUp.objects.create(remark=remark, text="ติดตาม", agency="สรจ.")
    issue = IssueRaised.objects.create(event=event, text="ปัญหา")
    FollowUp.objects.create(issue=issue, text="ติดตาม", agency="สรจ.")
    PressRelease.objects.create(
        event=event, headline="ข่าวทดลอง", body="ข่าว", published_on=event.first_day, is_cleared=True
    )
    guest = Participant.objects.create(event=event, person=person, name=person.name, order=number + 1)
    recount(event)
    return guest


def bin_something(officer, event) -> int:
    """The key of a booth product in the bin."""
    row = BoothProduct.objects.create(event=event, name="สินค้าที่ลบ")
    event_services.remove_part(by=officer, event=event, row=row)
    return BinnedRow.objects.latest("pk").pk


def print_something(code: str, day, number: int) -> int:
    """The key of a figure of a province that a source printed."""
    facts = {"province_id": code, "day": day, "figure": "appointed", "value": 74, "source": f"ข่าว {number}"}
    return ReportedFigure.objects.create(**facts).pk


def let_sign(office, day, number: int) -> int:
    """The key of somebody who signs for an office."""
    facts = {"name": f"นายผู้ลงนาม{number} ทดลอง", "position": "แรงงานจังหวัด", "first_day": day}
    return Signatory.objects.create(office=office, **facts).pk


def make_event(office, day, state="published"):
    """A published workshop of today in Hat Yai, where the public may read all of it before it is over; its morning."""
    event = Event.objects.create(
        kind="workshop", title="ประชุมทดลอง", office=office, first_day=day, last_day=day, state=state,
        venue_province_id="90", venue_district_id="9011", visibility="full",
    )  # fmt: skip
    event.provinces.add(office.province_id)
    Session.objects.create(event=event, day=day, half="morning")
    return event


def make_letter(officer, event) -> int:
    """The key of a letter that approved the event, with its scan."""
    letter = {"approver_name": "นายสมมติ ทดลอง", "approver_position": "head", "number": "นธ 0026/1"}
    facts, dated = facts_of(event), timezone.localdate()
    return Approval.objects.create(event=event, by=officer, facts=facts, dated=dated, scan=keep(SCAN), **letter).pk


def make_draft(office, day):
    """A workshop of today that waits for approval."""
    event = make_event(office, day, state="draft")
    recount(event)
    return event


def make_run(officer, code: str):
    """A finished report of a province with its file."""
    file = StoredFile.objects.store(name="รายงาน.pdf", content=b"%PDF-1.7", content_type="application/pdf")
    return ReportRun.objects.create(
        kind="appointment_status", format="pdf", province_id=code, as_of=timezone.localdate(), with_names=True,
        known_at=timezone.now(), requested_by=officer, form_key=uuid4(), state="done", file=file,
    )  # fmt: skip


def make_roster(officer, office) -> ImportBatch:
    """A roster that was handed in and read: one line, of somebody in a tambon that is none."""
    file = StoredFile.objects.store(name="roster", content=b"x", content_type="application/octet-stream")
    read = {"state": "done", "read_in": 1, "verdicts": {"wrong": 1}, "columns": ["ขนาดเสื้อ"]}
    batch = ImportBatch.objects.create(office=office, handed_in_by=officer, file=file, **read)
    line = ImportRow(batch=batch, read_in=1, position=0, sheet="ก", row=2, verdict="wrong")
    line.reasons = [["place_unknown", "tambon"]]
    line.seal(batch.key, {"said": {"tambon": ["ไม่มี", "ไม่มี", "", 1]}, "own": {}, "cells": {}, "kept": {}})
    line.save()
    return batch


@pytest.fixture
def people_of_the_portal(
    member, narathiwat_officer, narathiwat_head, songkhla_officer, ministry_admin, advisor, auditor, outsider
):
    """Every actor of the access table by name; anonymous is nobody."""
    return {
        "anonymous": None,
        "outsider": outsider,
        "volunteer": member("narathiwat-volunteer"),
        "graduate": member("narathiwat-graduate"),
        "helper": member("narathiwat-door"),
        "officer": narathiwat_officer,
        "head": narathiwat_head,
        "neighbour": songkhla_officer,
        "admin": ministry_admin,
        "advisor": advisor,
        "auditor": auditor,
    }
