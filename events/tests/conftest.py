"""A workshop of Narathiwat, its neighbour's seminar, people on the seats and on the list."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from events import services
from events.figures.kept import Kept, count_to_keep
from events.models import (
    Dignitary,
    Event,
    EventRole,
    FollowUp,
    IssueRaised,
    KeptTotals,
    Participant,
    PressRelease,
    ProgrammeItem,
    Project,
    Session,
)
from provinces.models import District, Province, Subdistrict
from volunteers import services as register

DAY = date(2026, 3, 12)
SECRET = "ชื่อที่ยังไม่เผยแพร่"
LETTER = {"approver_name": "นายสมชาย ตัวอย่าง", "approver_position": "head", "number": "นธ 0026/123"}


@pytest.fixture(autouse=True)
def kept_totals_never_lie(request):
    """At the end of every story here, what is kept of an event is what a count row by row finds."""
    if "db" not in request.fixturenames and not request.node.get_closest_marker("django_db"):
        yield
        return
    request.getfixturevalue("db")
    yield
    rows = list(KeptTotals.objects.order_by("pk"))
    counted = count_to_keep([row.pk for row in rows]) if rows else []
    assert [[getattr(row, name) for name in Kept._fields] for row in rows] == [
        [getattr(row, name) for name in Kept._fields] for row in counted
    ]


@pytest.fixture
def make_event(narathiwat):
    """Make an event with its half-days: ``make_event(state="draft", office=songkhla)``."""

    def make(office=None, provinces=None, sessions=("morning", "afternoon"), **facts):
        office = office or narathiwat
        facts = {
            "kind": "workshop", "title": "การประชุมเชิงปฏิบัติการทดลอง", "first_day": DAY, "last_day": DAY,
            "state": "published", "venue_province_id": office.province_id or "96", "visibility": "full",
        } | facts  # fmt: skip
        event = Event.objects.create(office=office, form_key=uuid4(), **facts)
        event.provinces.set(provinces or [office.province_id or "96"])
        Session.objects.bulk_create([Session(event=event, day=event.first_day, half=half) for half in sessions])
        return event

    return make


@pytest.fixture
def event(make_event):
    """A published workshop of one day in Narathiwat with a known time and place."""
    district = District.objects.get(code="9601")
    return make_event(
        start_time=time(9),
        end_time=time(16),
        venue_room="ห้องธารพลอย",
        venue_name="สวนอาหารริมน้ำ",
        venue_district=district,
    )


@pytest.fixture
def planned(make_event, narathiwat_head):
    """A draft with two lines and a speaker's role, planned by the head."""
    event = make_event(state="draft", sessions=())
    for order, title in enumerate(("บรรยายหนึ่ง", "บรรยายสอง"), 1):
        ProgrammeItem.objects.create(event=event, title=title, order=order, day=DAY, phase="morning", kind="lecture")
    holder = Dignitary.objects.create(first_name="สมชาย", last_name="ตัวอย่าง")
    EventRole.objects.create(event=event, dignitary=holder, role="speaker", name_as_printed="นายสมชาย ตัวอย่าง")
    services.change_state(by=narathiwat_head, event=event, step="approve")
    return event


@pytest.fixture
def joint_event(make_event, narathiwat):
    """A seminar that Narathiwat organises and Songkhla takes part in."""
    return make_event(provinces=["96", "90"], title="สัมมนาร่วมสองจังหวัด", kind="seminar")


@pytest.fixture
def guests(narathiwat_officer):
    """Put people on a list: ``guests(event, "สมชาย", "สมหญิง")``; returns their participants."""

    def add(event, *names, **facts):
        return [services.add_guest(by=narathiwat_officer, event=event, name=name, **facts) for name in names]

    return add


@pytest.fixture
def holder(narathiwat_officer, narathiwat, open_seats):
    """Appoint somebody to a seat: ``holder("สมหญิง", "960101")`` in office since 2024; returns the person."""

    def make(first_name, tambon="960101", office=None, by=None):
        office = office or narathiwat
        seat = open_seats([Subdistrict.objects.get(code=tambon)])[0]
        by = by or narathiwat_officer
        person = register.register_person(
            by=by, office=office, prefix="", first_name=first_name, last_name="ตัวอย่าง", phone="0812345671"
        )
        start, end = date(2024, 6, 11), date(2027, 6, 10)
        nomination = register.nominate(by=by, person=person, office=office, seat=seat, on=date(2024, 5, 1))
        register.appoint(by=by, appointment=nomination, term_start=start, term_end=end, no_order_reason="ทดสอบ")
        return person

    return make


@pytest.fixture
def songkhla_guest(joint_event):
    """Somebody of Songkhla on the joint list."""
    return Participant.objects.create(
        event=joint_event, name="สมศรี สงขลา", province_id="90", place="ตำบลสะกอม อำเภอเทพา", order=90
    )


@pytest.fixture
def volunteer_user(member, holder):
    """A volunteer of Narathiwat with an account."""
    user = member("narathiwat-volunteer")
    person = holder("สมหมาย")
    person.user = user
    person.save()
    return user


@pytest.fixture
def follow_up(event):
    """A thing taken on at the workshop, due long ago."""
    issue = IssueRaised.objects.create(event=event, text="เดินทางไกล")
    return FollowUp.objects.create(issue=issue, text="จัดรถรับส่ง", agency="สรจ.นราธิวาส", due_on=date(2026, 4, 1))


@pytest.fixture
def project(narathiwat):
    """A project of Narathiwat."""
    return Project.objects.create(title="โครงการเสริมสร้างศักยภาพ", fiscal_year=2569, office=narathiwat)


@pytest.fixture
def release(event):
    """A press release with everything a source can print."""
    minister = Dignitary.objects.create(first_name="สมชาย", last_name="ตัวอย่าง", position="ที่ปรึกษา")
    EventRole.objects.create(event=event, dignitary=minister, role="chair")
    return PressRelease.objects.create(
        event=event, headline="พาดหัว <b>ข่าว</b>", lead="ความนำ", body="ย่อหน้าแรก\n\nย่อหน้าสอง",
        hashtags=["NNT", "กรมประชาสัมพันธ์"], reporter="ทัดดาว ตัวอย่าง", editor="สุนทรี ตัวอย่าง",
        source_name="สำนักงานประชาสัมพันธ์จังหวัด", publisher="กองเผยแพร่", channel="รัฐบาลไทย",
        source_url="https://example.go.th/27137", published_on=date(2019, 11, 28), view_count=652,
        verbatim=[{"text": "แรงงานงานจังหวัด", "note": "พิมพ์ซ้ำ"}], is_cleared=True,
    )  # fmt: skip


@pytest.fixture
def inland(gazetteer):
    """As if Narathiwat lay outside the border area, where full events are shown in full before they are over."""
    Province.objects.update(is_southern_border=False)


@pytest.fixture
def ahead(make_event, inland):
    """An event in five days: ``ahead(visibility="date")``."""
    day = timezone.localdate() + timedelta(days=5)

    def make(**facts):
        return make_event(**{"first_day": day, "last_day": day, "title": SECRET, "venue_name": "ห้องลับ"} | facts)

    return make
