"""The register of Narathiwat as the rosters of these tests meet it: four seats, of which one is held."""

import pytest

from intake import services
from intake.models import ImportBatch
from intake.reading.columns import Field
from intake.tests.corpus.draft import END, PEOPLE, START, Draft
from jobs.services import work
from provinces.models import Subdistrict
from volunteers import services as register

F = Field


@pytest.fixture
def seats(gazetteer, open_seats):
    """A seat in each tambon of the invented roster, by the tambon's name."""
    names = [*(person.tambon for person in PEOPLE), "กาลิซา"]
    tambons = Subdistrict.objects.filter(name_th__in=names, district__province="96", valid_to=None)
    return {seat.subdistrict.name_th: seat for seat in open_seats(tambons)}


@pytest.fixture
def enter(narathiwat, narathiwat_officer, seats):
    """Enter somebody of the invented roster, with what differs: ``enter(PEOPLE[0], phone="0899999999")``."""

    def make(who, office=narathiwat, seat=None, start=START, end=END, **other):
        fields = {"prefix": who.prefix, "first_name": who.first, "last_name": who.last, "phone": who.phone,
                  "national_id": who.national_id, "birth_date": who.birth} | other  # fmt: skip
        person = register.register_person(by=narathiwat_officer, office=office, **fields)
        if seat is not False:
            held = register.nominate(
                by=narathiwat_officer, person=person, office=office, seat=seat or seats[who.tambon], on=start
            )
            register.appoint(
                by=narathiwat_officer, appointment=held, term_start=start, term_end=end, no_order_reason="ทดสอบ"
            )
        return person

    return make


@pytest.fixture
def handed_in(narathiwat, narathiwat_officer, seats, settings):
    """Hand a roster in and have it read: ``handed_in(draft)``."""
    settings.JOB_APART = False

    def hand_in(draft=None, content=None) -> ImportBatch:
        content = (draft or Draft()).build() if content is None else content
        batch = services.hand_in(by=narathiwat_officer, office=narathiwat, content=content)
        work(ImportBatch, batch.pk, make=services.read_and_judge)
        return ImportBatch.objects.get(pk=batch.pk)

    return hand_in


@pytest.fixture
def verdicts(handed_in):
    """The verdict about each line of a roster, with its reasons: ``verdicts(draft)``."""

    def judge(draft=None):
        rows = handed_in(draft).rows.all()
        return [(row.verdict, [why for why, _about in row.reasons]) for row in rows]

    return judge
