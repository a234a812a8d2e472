"""Invented labour graduates: 380 places in four provinces, 111 of them in Narathiwat."""

from collections.abc import Iterator
from datetime import date, datetime
from random import Random

from demo.moments import at, days, generator
from demo.people import invent
from provinces.models import Office, Subdistrict
from volunteers.models import GraduatePosting, PostingFacts
from volunteers.services import write_all

PLACES = {"96": 111, "94": 118, "95": 77, "90": 74}
# On 28 November 2562 all places are filled: nobody leaves at the end of fiscal year 2562.
NOBODY_LEAVES_IN = 2019
DEGREES = ("ศิลปศาสตรบัณฑิต", "บริหารธุรกิจบัณฑิต", "รัฐศาสตรบัณฑิต", "วิทยาศาสตรบัณฑิต", "ครุศาสตรบัณฑิต")


def post_graduates(offices: dict[str, Office], now: datetime) -> None:
    """Fill the places of the provinces that are loaded, from fiscal year to fiscal year until now."""
    facts, areas = [], {}
    for code, places in PLACES.items():
        if code not in offices:
            continue
        tambons = list(Subdistrict.objects.filter(valid_to=None, district__province=code, district__has_graduates=True))
        for place in range(places):
            tambon = tambons[place * len(tambons) // places]
            rng = generator("graduate", code, place)
            for rows in _place(rng, offices[code], tambon, now):
                facts += rows
                covered = _covered(rng, tambon, tambons)
                areas |= {id(row): covered for row in rows}
    _write(facts, areas)


def _write(facts: list[PostingFacts], areas: dict[int, set[str]]) -> None:
    postings = list({id(row.posting): row.posting for row in facts}.values())
    write_all([posting.person for posting in postings])
    GraduatePosting.objects.bulk_create(postings)
    for row in facts:
        row.person = row.posting.person
    PostingFacts.objects.bulk_create(facts)
    through = PostingFacts.subdistricts.through
    through.objects.bulk_create(
        through(postingfacts_id=row.pk, subdistrict_id=area) for row in facts for area in areas[id(row)]
    )


def _place(rng: Random, office: Office, tambon: Subdistrict, now: datetime) -> Iterator[list[PostingFacts]]:
    """What was known of one place's graduates after each other; contracts begin and end with fiscal years."""
    first_day = date(rng.randint(2011, 2015), 10, 1)
    today = now.date()
    while first_day < today:
        year = first_day.year + rng.randint(3, 9)
        last_day = date(year + (year == NOBODY_LEAVES_IN), 9, 30)
        facts = {
            "posting": GraduatePosting(person=invent(rng, office)),
            "district_id": tambon.district_id,
            "contract": f"สัญญาจ้างรายปี (ตัวอย่าง) {rng.randint(1, 400)}",
            "degree": rng.choice(DEGREES),
            "institution": "มหาวิทยาลัยตัวอย่าง",
            "first_day": first_day,
        }
        yield _known(facts, last_day if last_day < today else None)
        first_day = last_day + days(rng.randint(32, 55))


def _known(facts: dict, last_day: date | None) -> list[PostingFacts]:
    """The row of the beginning, and the row of the end if it has come."""
    begun = PostingFacts(**facts, known_from=at(facts["first_day"]))
    if last_day is None:
        return [begun]
    begun.known_until = at(last_day, 16)
    return [begun, PostingFacts(**facts, last_day=last_day, known_from=begun.known_until)]


def _covered(rng: Random, tambon: Subdistrict, tambons: list[Subdistrict]) -> set[str]:
    """The tambon of the place and sometimes a neighbour in the same district."""
    neighbours = [area.pk for area in tambons if area.district_id == tambon.district_id]
    return {tambon.pk, rng.choice(neighbours)}
