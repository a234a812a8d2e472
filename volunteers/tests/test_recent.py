"""What a user opened last: noted by key, named only as far as he may see it now, forgotten after a month."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import opened
from accounts.models import OpenedRecord
from provinces import recent
from volunteers import services
from volunteers.models import Person


@pytest.fixture
def people(narathiwat, narathiwat_officer):
    """Seven people of the register."""
    names = ("เอก", "โท", "ตรี", "จัตวา", "เบญจ", "ฉอ", "สัตต")
    by = narathiwat_officer
    return [services.register_person(by=by, office=narathiwat, first_name=n, last_name="ทดลอง") for n in names]


def told(user) -> list[str]:
    return [each.name for each in recent.opened(user)]


def test_the_last_five_are_told_the_latest_first_and_each_once(people, narathiwat_officer):
    for person in (*people, people[2]):
        recent.note(narathiwat_officer, person)
    assert told(narathiwat_officer) == ["ตรี ทดลอง", "สัตต ทดลอง", "ฉอ ทดลอง", "เบญจ ทดลอง", "จัตวา ทดลอง"]


def test_what_the_user_may_no_longer_see_is_not_told(people, narathiwat_officer, songkhla, songkhla_officer):
    recent.note(narathiwat_officer, people[0])
    recent.note(narathiwat_officer, people[1])
    Person.objects.filter(pk=people[1].pk).update(office=songkhla)
    assert (told(narathiwat_officer), told(songkhla_officer)) == (["เอก ทดลอง"], [])


def test_it_is_kept_by_key_and_never_by_name(people, narathiwat_officer):
    recent.note(narathiwat_officer, people[0])
    kept = OpenedRecord.objects.values_list("kind", "key").get()
    assert kept == ("volunteers.person", people[0].pk)


def test_after_a_month_it_is_forgotten(people, narathiwat_officer):
    for person in people[:2]:
        recent.note(narathiwat_officer, person)
    OpenedRecord.objects.filter(key=people[0].pk).update(at=timezone.now() - timedelta(days=31))
    opened.prune()
    assert told(narathiwat_officer) == ["โท ทดลอง"]


def test_pages_of_records_note_themselves_and_the_first_page_leads_back(people, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    client.head(people[1].get_absolute_url())
    client.get(people[0].get_absolute_url())
    page = client.get("/volunteers/").content.decode()
    listed = page.partition('aria-labelledby="opened"')[2].partition("</nav>")[0]
    assert (listed.count("<li>"), people[0].get_absolute_url() in listed, "เปิดล่าสุด" in listed) == (1, True, True)
