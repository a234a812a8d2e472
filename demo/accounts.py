"""The accounts of the demonstration: who signs in, where they work, and which record is theirs."""

from datetime import date

from django.conf import settings
from django.contrib.auth.hashers import make_password

from accounts.models import Demonstration, User
from provinces.models import Membership, Office
from provinces.permissions import Role
from thai.days import Days
from volunteers.models import Person, PostingFacts, SeatSpell, SeatState

WORKING_SINCE = date(2016, 6, 1)
# username: (name shown, province code or "" for the centre or None, role)
ACCOUNTS: dict[str, tuple[str, str | None, str]] = {
    "ministry-admin": ("ผู้ดูแลระบบส่วนกลาง (ตัวอย่าง)", "", Role.MINISTRY_ADMIN),
    "advisor": ("ที่ปรึกษา (ตัวอย่าง)", "", Role.ADVISOR),
    "auditor": ("ผู้ตรวจสอบ (ตัวอย่าง)", "", Role.AUDITOR),
    "narathiwat-head": ("แรงงานจังหวัดนราธิวาส (ตัวอย่าง)", "96", Role.HEAD),
    "narathiwat-officer": ("เจ้าหน้าที่ สรจ.นราธิวาส (ตัวอย่าง)", "96", Role.OFFICER),
    "songkhla-officer": ("เจ้าหน้าที่ สรจ.สงขลา (ตัวอย่าง)", "90", Role.OFFICER),
    "narathiwat-door": ("ผู้ช่วยจุดลงทะเบียน (ตัวอย่าง)", None, ""),
    "narathiwat-volunteer": ("อาสาสมัครแรงงาน (ตัวอย่าง)", None, ""),
    "narathiwat-graduate": ("บัณฑิตแรงงาน (ตัวอย่าง)", None, ""),
}


def open_accounts() -> dict[str, User]:
    """Make the accounts, all with one password that is hashed once; returns them by username."""
    password = make_password(settings.DEMO_PASSWORD)
    users = User.objects.bulk_create(
        User(username=username, display_name=name, password=password, demonstration=True)
        for username, (name, _, _) in ACCOUNTS.items()
    )
    Demonstration.objects.create(by="seed_demo")
    by_name = {user.username: user for user in users}
    offices = {office.province_code: office for office in Office.objects.all()}
    Membership.objects.bulk_create(
        Membership(user=by_name[username], office=offices[place], role=role, valid_from=WORKING_SINCE)
        for username, (_, place, role) in ACCOUNTS.items()
        if place is not None and place in offices
    )
    return by_name


def give_records(users: dict[str, User], today: date) -> None:
    """Link the volunteer's and the graduate's account to somebody who serves in Narathiwat today."""
    held = SeatSpell.objects.known().covering(today).filter(seat__province="96", state=SeatState.APPOINTED)
    holder = held.order_by("seat__subdistrict_id").values_list("person", flat=True)
    posted = PostingFacts.objects.serving(Days(today)).filter(district__province="96").order_by("pk")
    _give(users["narathiwat-volunteer"], holder.first())
    _give(users["narathiwat-graduate"], posted.values_list("person", flat=True).first())


def _give(user: User, person_id: int) -> None:
    Person.objects.filter(pk=person_id).update(user=user)
    user.display_name = str(Person.objects.get(pk=person_id))
    user.save(update_fields=["display_name"])
