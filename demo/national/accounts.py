"""One account per role, and one each for a volunteer, a graduate and the helper at the registration point."""

from django.conf import settings
from django.contrib.auth.hashers import make_password

from accounts.models import Demonstration, User
from demo.national.moments import at
from demo.national.nation import Nation, home_of
from demo.national.size import Size
from events.models import DoorPass, Event
from provinces.models import Membership, Office
from provinces.permissions import Role
from volunteers.models import Person, PostingFacts, SeatSpell, SeatState

AT_HOME = (Role.OFFICER, Role.HEAD)
SHORT = {Role.MINISTRY_ADMIN: "admin"}
# Who acts for a head does so for some days: not a role to measure pages with.
ROLES = [role for role in Role if role != Role.ACTING_HEAD]
OTHERS = ("volunteer", "graduate", "door")


def username_of(role: str) -> str:
    """``national-admin``, ``national-head`` …"""
    return f"national-{SHORT.get(role, role)}"


def open_accounts(size: Size) -> dict[str, User]:
    """Make the accounts, all with the demonstration's password; returns them by username."""
    names = [username_of(role) for role in ROLES] + [f"national-{name}" for name in OTHERS]
    password = make_password(settings.DEMO_PASSWORD)
    made = User.objects.bulk_create(
        User(username=n, display_name=f"{n} (ตัวอย่าง)", password=password, demonstration=True) for n in names
    )
    Demonstration.objects.create(by="seed_national")
    users = {user.username: user for user in made}
    offices = {office.province_code: office for office in Office.objects.all()}
    home = home_of({code: 0 for code in offices if code})
    Membership.objects.bulk_create(
        Membership(
            user=users[username_of(role)],
            office=offices[home if role in AT_HOME else ""],
            role=role,
            valid_from=size.first_day,
        )
        for role in ROLES
    )
    return users


def give_records(users: dict[str, User], size: Size, nation: Nation) -> None:
    """Link the volunteer and the graduate to somebody who serves today, and lend the helper a door."""
    held = SeatSpell.objects.known().covering(size.until).filter(state=SeatState.APPOINTED)
    holders = held.filter(seat__province=nation.home).order_by("pk").values_list("person", flat=True)
    _give(users["national-volunteer"], holders.first())
    posted = PostingFacts.objects.known().filter(last_day=None).order_by("pk").values_list("person", flat=True)
    _give(users["national-graduate"], posted.first())
    ahead = Event.objects.from_day(size.until).filter(state=Event.State.PUBLISHED).order_by("first_day", "pk").first()
    if ahead:
        DoorPass.objects.create(user=users["national-door"], event=ahead, until=at(ahead.last_day, 20))


def _give(user: User, person_id: int | None) -> None:
    if person_id:
        Person.objects.filter(pk=person_id).update(user=user)
