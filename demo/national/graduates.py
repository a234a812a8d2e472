"""Labour graduates of the set: the demonstration's places, filled from fiscal year to fiscal year."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import NamedTuple

from demo.graduates import DEGREES, PLACES
from demo.national.folk import Folk
from demo.national.moments import DAY, at
from demo.national.nation import Nation
from demo.national.size import Size
from demo.national.tables import Table
from demo.national.writing import Writer
from provinces.models import Subdistrict
from volunteers.models import GraduatePosting, PostingFacts

POSTINGS = Table(GraduatePosting, "id", "person_id")
FACTS = Table(
    PostingFacts,
    *("id", "posting_id", "person_id", "district_id", "contract", "degree", "institution", "first_day", "last_day"),
    *("known_from", "known_until"),
)
COVERED = Table(PostingFacts.subdistricts.through, "id", "postingfacts_id", "subdistrict_id")


class Posting(NamedTuple):
    """A graduate at a place from a day on, to a last day if that has come."""

    person_id: int
    province_code: str
    district_code: str
    degree: str
    contract: int
    first_day: date
    last_day: date | None
    covers: tuple[str, ...]


class Postings:
    """All postings, in the order of their keys."""

    def __init__(self, size: Size, nation: Nation, folk: Folk) -> None:
        self.size, self.folk = size, folk
        self.rows: list[Posting] = []
        for code, places in PLACES.items():
            inside = Subdistrict.objects.filter(valid_to=None, district__province=code, district__has_graduates=True)
            tambons = list(inside.select_related("district").order_by("pk")) if code in nation.offices else []
            for place in range(max(1, round(places * nation.share)) if tambons else 0):
                rng = size.generator("graduate", code, place)
                self.rows += self._place(rng, code, tambons[place * len(tambons) // places])

    def _place(self, rng: Random, code: str, tambon: Subdistrict) -> Iterator[Posting]:
        """One place's graduates after each other; contracts begin and end with fiscal years."""
        day, until = self.size.first_day, self.size.until
        while day <= until:
            last = date(day.year + rng.randint(1, 5), 9, 30)
            person_id = self.folk.invent(code, tambon.district.title)
            degree, contract = rng.choice(DEGREES), rng.randint(1, 400)
            over = last if last < until else None
            yield Posting(person_id, code, tambon.district_id, degree, contract, day, over, (tambon.pk,))
            day = last + rng.randint(1, 55) * DAY

    def spans(self) -> Iterator[tuple[int, str, date, date | None]]:
        """(person, province code, first day, last day) of each."""
        for row in self.rows:
            yield row.person_id, row.province_code, row.first_day, row.last_day

    def write(self, writer: Writer) -> None:
        """Write the postings with the tambons they cover."""
        writer.write(POSTINGS, ((number, row.person_id) for number, row in enumerate(self.rows, start=1)))
        facts = list(self._facts())
        writer.write(FACTS, ((key, *fact) for key, (fact, _) in enumerate(facts, start=1)))
        areas = ((key, area) for key, (_, covers) in enumerate(facts, start=1) for area in covers)
        writer.write(COVERED, ((number, *pair) for number, pair in enumerate(areas, start=1)))

    def _facts(self) -> Iterator[tuple[tuple, tuple[str, ...]]]:
        """What was known of each: the row of its beginning, and the row of its end if that has come."""
        for number, row in enumerate(self.rows, start=1):
            contract = f"สัญญาจ้างรายปี (ตัวอย่าง) {row.contract}"
            facts = (number, row.person_id, row.district_code, contract, row.degree, "มหาวิทยาลัยตัวอย่าง", row.first_day)
            ended = at(row.last_day, 16) if row.last_day else None
            yield (*facts, None, at(row.first_day, 9), ended), row.covers
            if ended:
                yield (*facts, row.last_day, ended, None), row.covers
