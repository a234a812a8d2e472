"""A small network on known days: on 28 November 2562 district 9601 has six seats in every state.

Two appointed since 11 June 2562 (one until 10 June 2565, one left on 31 December 2562), one pending with the
ministry since 1 October, one nominated since 1 November, two vacant; one graduate. Entered on the spot.
"""

from datetime import date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from provinces.models import District, Subdistrict
from reports import services as reports
from reports.catalogue import report_of
from reports.models import ReportRun
from reports.question import Question
from reports.tasks import make_report
from volunteers import services

DAY = date(2019, 11, 28)
LATE_ENTRY = date(2020, 1, 20)


@pytest.fixture
def on_day():
    """Travel to a day, at nine in the morning in Bangkok: ``with on_day(date(2020, 1, 20)): …``."""

    def travel(day: date):
        moment = timezone.make_aware(datetime(day.year, day.month, day.day, 9))
        return time_machine.travel(moment, tick=True)

    return travel


@pytest.fixture
def network(narathiwat, narathiwat_officer, on_day, open_seats):
    """The seats of the description, by tambon code."""
    tambons = Subdistrict.objects.filter(district_id="9601", valid_to=None).order_by("code")[:6]
    seats = open_seats(tambons, since=date(2016, 1, 1))
    office = Officer(narathiwat_officer, narathiwat)
    with on_day(date(2019, 6, 11)):
        stays, leaves = office.appoint(seats[0], "อยู่"), office.appoint(seats[1], "ลาออก")
        office.graduate()
    with on_day(date(2019, 11, 1)):
        pending = office.nominate(seats[2], "รอ", date(2019, 9, 1))
        services.propose(by=office.user, appointment=pending, on=date(2019, 10, 1))
        services.receive(by=office.user, appointment=pending, on=date(2019, 10, 15))
        office.nominate(seats[3], "ตรวจ", date(2019, 11, 1))
    with on_day(LATE_ENTRY):
        services.end(by=office.user, appointment=leaves, last_day=date(2019, 12, 31), end_reason="resigned")
    return {"seats": seats, "stays": stays, "leaves": leaves, "pending": pending}


class Officer:
    """Enters people and nominations in one line."""

    def __init__(self, user, office):
        self.user, self.office = user, office

    def person(self, first_name):
        return services.register_person(
            by=self.user, office=self.office, prefix="", first_name=first_name, last_name="ตัวอย่าง"
        )

    def nominate(self, seat, first_name, on):
        return services.nominate(by=self.user, person=self.person(first_name), office=self.office, seat=seat, on=on)

    def appoint(self, seat, first_name):
        appointment = self.nominate(seat, first_name, date(2019, 6, 1))
        services.appoint(
            by=self.user, appointment=appointment, term_start=date(2019, 6, 11), term_end=date(2022, 6, 10),
            no_order_reason="ทดสอบ",
        )  # fmt: skip
        return appointment

    def graduate(self):
        district = District.objects.get(code="9601")
        person = self.person("บัณฑิต")
        services.post_graduate(by=self.user, person=person, district=district, first_day=date(2019, 6, 11))


@pytest.fixture
def asked(narathiwat_officer, narathiwat):
    """A queued report of Narathiwat about the day: ``asked(format="pdf")``."""

    def make(**changes):
        usual = {
            "by": narathiwat_officer, "kind": "appointment_status", "format": "xlsx", "as_of": DAY,
            "province": narathiwat.province, "with_names": True, "form_key": uuid4(),
        }  # fmt: skip
        return reports.ask(**(usual | changes))

    return make


@pytest.fixture
def made(asked, network):
    """Ask and make; the run as stored."""

    def make(**changes):
        run = asked(**changes)
        make_report(run.pk)
        return ReportRun.objects.get(pk=run.pk)

    return make


@pytest.fixture
def form():
    """What the browser sends, with changes."""

    def fill(**changes):
        usual = {
            "kind": "appointment_status", "format": "xlsx", "province": "96", "as_of": "28 พ.ย. 2562",
            "with_names": "on", "form_key": str(uuid4()),
        }  # fmt: skip
        return usual | changes

    return fill


@pytest.fixture
def answer(network, narathiwat):
    """What a report says before it is a file, without a run: ``answer("attendance", fiscal_year=2563)``."""

    def compose(kind, progress=lambda stage, done, total: None, **changes):
        usual = {
            "province": narathiwat.province, "as_of": None if "fiscal_year" in changes else DAY, "fiscal_year": None,
            "known_at": timezone.now(), "with_names": True, "format": "xlsx", "asked_by": "สมชาย",
        }  # fmt: skip
        return report_of(kind).compose(Question(**(usual | changes)), progress)

    return compose


@pytest.fixture
def queries_of():
    """How many questions something puts to the database: ``queries_of(lambda: page())``."""

    def count(work):
        with CaptureQueriesContext(connection) as seen:
            work()
        return len(seen)

    return count


@pytest.fixture
def workshop(narathiwat, network):
    """A closed workshop of two half-days on 10 December 2562: three listed, two came, one of them once."""
    from events.models import Attendance, Event, Participant, RollClosing, Session

    event = Event.objects.create(
        kind="workshop", title="ประชุมตัวอย่าง", office=narathiwat, first_day=date(2019, 12, 10),
        last_day=date(2019, 12, 10), venue_name="ศาลากลาง", venue_province_id="96", state="finished",
    )  # fmt: skip
    event.provinces.add("96")
    halves = [Session.objects.create(event=event, day=event.first_day, half=h) for h in ("morning", "afternoon")]
    people = [Participant.objects.create(event=event, name=f"ผู้เข้าร่วม {n}", order=n) for n in (1, 2, 3)]
    came = {(0, 0), (0, 1), (1, 0)}
    for at, participant in enumerate(people):
        for half, session in enumerate(halves):
            mark = "present" if (at, half) in came else "absent"
            Attendance.objects.create(participant=participant, session=session, mark=mark, proof="sheet")
    RollClosing.objects.bulk_create(RollClosing(session=half, places=3) for half in halves)
    return event
