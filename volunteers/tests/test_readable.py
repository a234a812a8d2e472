"""Two roles at two offices: what one allows there is not allowed here."""

from datetime import date

import pytest

from accounts.models import AuditEntry
from provinces.models import Membership, Subdistrict
from volunteers import services
from volunteers.models import AppointmentAct, AppointmentOrder, Person

TYPED = {"first_name": "ปิติ", "last_name": "ตัวอย่าง", "on": "5/1/2569", "version": "1", "reason": "x", "confirm": "on",
         "died_on": "6/1/2569"}  # fmt: skip
ORDER = {"authority": "คำสั่งกระทรวงแรงงาน", "number": "7", "be_year": "2569"}


@pytest.fixture
def both(signed_in, narathiwat_officer, songkhla):
    """Works at Narathiwat and audits Songkhla."""
    Membership.objects.create(user=narathiwat_officer, office=songkhla, role="auditor", valid_from=date(2020, 1, 1))
    return signed_in(narathiwat_officer)


@pytest.fixture
def candidate(songkhla, songkhla_officer, open_seats):
    """Somebody of Songkhla who is nominated there."""
    seat = open_seats([Subdistrict.objects.get(code="900101")])[0]
    who = services.register_person(by=songkhla_officer, office=songkhla, first_name="ลลิตา", last_name="ตัวอย่าง")
    return services.nominate(by=songkhla_officer, person=who, office=songkhla, seat=seat, on=date(2026, 1, 5))


def test_the_audited_office_is_read_and_not_written(both, candidate):
    person, seat, act = candidate.person_id, candidate.seat_id, f"/volunteers/appointments/{candidate.pk}"
    before = [model.objects.count() for model in (Person, AppointmentAct, AppointmentOrder)]
    writes = [
        "/volunteers/new/?province=90",
        "/volunteers/orders/new/?province=90",
        f"/volunteers/{person}/edit/",
        f"/volunteers/{person}/death/",
        f"/volunteers/seats/{seat}/nominate/?person=new",
        f"{act}/void/",
        f"{act}/propose/",
        f"{act}/renew/",
    ]
    assert both.get(f"/volunteers/{person}/").status_code == 200
    assert {path: both.post(path, TYPED | ORDER).status_code for path in writes} == dict.fromkeys(writes, 403)
    assert [model.objects.count() for model in (Person, AppointmentAct, AppointmentOrder)] == before
    assert (
        AuditEntry.objects.filter(by__username="narathiwat-officer").exclude(act="volunteers.view_person").count() == 0
    )


def test_the_own_office_is_still_written(both, candidate):
    both.post("/volunteers/new/", TYPED)
    assert Person.objects.get(first_name="ปิติ").office.province_id == "96"


def test_the_first_page_is_the_first_register_that_may_be_read(signed_in, member, narathiwat, songkhla):
    user = member("aide-and-officer", songkhla, "aide")
    Membership.objects.create(user=user, office=narathiwat, role="officer", valid_from=date(2020, 1, 1))
    assert signed_in(user).get("/volunteers/").context["province"].code == "96"
    assert signed_in(user).get("/volunteers/?province=90").status_code == 404
