"""The order in which the demonstration is loaded."""

from collections import Counter
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from demo import aftermath, calendar, narathiwat, plans, register, rolls, songkhla, visits
from demo.accounts import give_records, open_accounts
from demo.dignitaries import introduce
from demo.graduates import post_graduates
from demo.loading import Tell, timed, without_collector
from demo.moments import at, days
from events.models import Dignitary, DoorPass, Event
from events.services import recount_all
from provinces.models import Office, Signatory
from thai.calendar import fiscal_year, fiscal_year_bounds, today
from volunteers.models import Seat

# Narathiwat's people have accounts, and its first event ahead has the door helper.
HOME = "96"
WITH_NEWS = ("96", "90")


def already_seeded() -> bool:
    """Whether anything of a register is there: the demonstration never mixes with it."""
    return Seat.objects.exists() or User.objects.exists()


def seed(codes: list[str], *, tell: Tell) -> None:
    """Load everything for the provinces in one transaction; ``tell`` hears each stage and its seconds."""
    now = timezone.localtime()
    rows = Office.objects.filter(province__in=codes).select_related("province")
    offices = {office.province_id: office for office in rows}
    centre = Office.objects.get(kind=Office.Kind.CENTRE)
    with transaction.atomic(), without_collector():
        with timed("accounts", tell):
            users = open_accounts()
            _furnish(offices)
        clerks = {"96": users["narathiwat-officer"], "90": users["songkhla-officer"], "": users["ministry-admin"]}
        with timed("seats, people, appointments", tell):
            register.begin_records(list(offices.values()))
            register.fill_register(register.open_seats(codes), offices, clerks, now)
        with timed("spells", tell):
            register.replay_acts()
        with timed("graduates", tell):
            post_graduates(offices, now)
            if HOME in offices:
                give_records(users, now.date())
        with timed("events", tell):
            people = introduce()
            _real_events(offices, centre, people)
            _invented_events(offices, clerks, users["narathiwat-door"], people["example"], now)
            recount_all()


def _furnish(offices: dict[str, Office]) -> None:
    """A telephone and an address that are nobody's, and an invented head who signs: whoever looks finds the place."""
    for code, office in offices.items():
        office.phone = f"06 0000 00{code}"
        office.address = f"99 หมู่ 9 (ตัวอย่าง) {office.province}"
        office.letter_prefix = f"ตย {code}99"
    Office.objects.bulk_update(offices.values(), ["phone", "address", "letter_prefix"])
    since = fiscal_year_bounds(fiscal_year(today()))[0]
    Signatory.objects.bulk_create(
        Signatory(office=office, name="นายตัวอย่าง ลงนามแทน", position=f"แรงงาน{office.province.title}", first_day=since)
        for office in offices.values()
    )


def _real_events(offices: dict[str, Office], centre: Office, people: dict[str, Dignitary]) -> None:
    if "96" in offices:
        narathiwat.tell(offices["96"], people)
    if "90" in offices:
        songkhla.tell(offices["90"], people)
    visits.tell(offices, centre, people["advisor"])


def _invented_events(
    offices: dict[str, Office], clerks: dict[str, User], helper: User, chair: Dignitary, now: datetime
) -> None:
    numbers: Counter = Counter()
    for plan in plans.in_order(frozenset(offices), now.date()):
        code = plan.provinces[0]
        clerk = clerks.get(code, clerks[""])
        activity = (code, fiscal_year(now.date() + days(plan.day)))
        numbers[activity] += 1
        event = calendar.announce(plan, offices[code], now.date(), numbers[activity])
        aftermath.preside(event, chair)
        listed, sessions = rolls.invite(event, plan, now), rolls.open_sessions(event, plan)
        rolls.take_roll(event, plan, listed, sessions, clerk)
        if plan.roll and plan in plans.BY_DAY and code in WITH_NEWS and plan.state == "":
            aftermath.take_on(event, chair, now.date())
            aftermath.publish(event)
        if plan.moved:
            aftermath.move_after_approval(event)
        if plan.retimed:
            aftermath.retime_lecture(event, clerk)
        if plan.news_waits:
            aftermath.publish(event, is_cleared=False)
        if code == HOME and plan.day > 0:
            _lend_door(helper, event)


def _lend_door(helper: User, event: Event) -> None:
    """The helper has a pass for the first event ahead, until its last evening."""
    if not helper.door_passes.exists():
        DoorPass.objects.create(user=helper, event=event, until=at(event.last_day, 20))
