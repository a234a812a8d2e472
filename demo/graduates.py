"""Invented labour graduates: 380 places in four provinces, 111 of them in Narathiwat."""

from collections.abc import Iterator
from datetime import date, datetime
from random import Random

from demo.moments import at, days, generator
from demo.people import invent
from provinces.models import Office, Subdistrict
from volunteers.models import GraduatePosting, Person

PLACES = {"96": 111, "94": 118, "95": 77, "90": 74}
# On 28 November 2562 all places are filled: nobody leaves at the end of fiscal year 2562.
NOBODY_LEAVES_IN = 2019
DEGREES = ("ศิลปศาสตรบัณฑิต", "บริหารธุรกิจบัณฑิต", "รัฐศาสตรบัณฑิต", "วิทยาศาสตรบัณฑิต", "ครุศาสตรบัณฑิต")


def post_graduates(offices: dict[str, Office], now: datetime) -> None:
    """Fill the places of the provinces that are loaded, from fiscal year to fiscal year until now."""
    postings, areas = [], {}
    for code, places in PLACES.items():
        if code not in offices:
            continue
        tambons = list(Subdistrict.objects.filter(valid_to=None, district__province=code, district__has_graduates=True))
        for place in range(places):
            tambon = tambons[place * len(tambons) // places]
            rng = generator("graduate", code, place)
            for posting in _place(rng, offices[code], tambon, now):
                postings.append(posting)
                areas[id(posting)] = _covered(rng, tambon, tambons)
    Person.objects.bulk_create([posting.person for posting in postings])
    GraduatePosting.objects.bulk_create(postings)
    through = GraduatePosting.subdistricts.through
    through.objects.bulk_create(
        through(graduateposting_id=posting.pk, subdistrict_id=area)
        for posting in postings
        for area in areas[id(posting)]
    )


def _place(rng: Random, office: Office, tambon: Subdistrict, now: datetime) -> Iterator[GraduatePosting]:
    """One place's graduates after each other; contracts begin and end with fiscal years."""
    first_day = date(rng.randint(2011, 2015), 10, 1)
    today = now.date()
    while first_day < today:
        year = first_day.year + rng.randint(3, 9)
        last_day = date(year + (year == NOBODY_LEAVES_IN), 9, 30)
        posting = GraduatePosting(
            person=invent(rng, office),
            district_id=tambon.district_id,
            contract=f"สัญญาจ้างรายปี (ตัวอย่าง) {rng.randint(1, 400)}",
            degree=rng.choice(DEGREES),
            institution="มหาวิทยาลัยตัวอย่าง",
            first_day=first_day,
            recorded_at=at(first_day),
        )
        if last_day < today:
            posting.last_day, posting.end_recorded_at = last_day, at(last_day, 16)
        yield posting
        first_day = last_day + days(rng.randint(32, 55))


def _covered(rng: Random, tambon: Subdistrict, tambons: list[Subdistrict]) -> set[str]:
    """The tambon of the place and sometimes a neighbour in the same district."""
    neighbours = [area.pk for area in tambons if area.district_id == tambon.district_id]
    return {tambon.pk, rng.choice(neighbours)}
