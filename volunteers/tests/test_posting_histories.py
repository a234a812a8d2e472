"""Random stories of postings, told to the register and recounted the slow way, on any day as known at any moment."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from entry.testmode import slow
from provinces.models import District
from thai.days import Days
from volunteers import figures, services
from volunteers.models import GraduatePosting, PostingFacts

START = date(2020, 1, 1)
DAYS = [START + timedelta(days=n) for n in range(-2, 60, 4)]
DISTRICTS = ("9601", "9602")
VERBS = ("post", "post", "end", "correct", "void")
# (verb, which person or posting, days from the start, length (0: open), which district)
DEED = st.tuples(st.sampled_from(VERBS), st.integers(0, 5), st.integers(0, 50), st.integers(0, 20), st.integers(0, 1))
STORY = st.lists(DEED, min_size=4, max_size=14)


@dataclass
class Told:
    """What was said of a posting at a moment; without days it was taken back."""

    at: datetime
    posting: int
    person: int
    district: str = ""
    first: date | None = None
    last: date | None = None


def tell(story, officer, people) -> list[Told]:
    """Do each deed; the diary holds only what the register accepted."""
    diary: list[Told] = []
    for verb, which, offset, length, place in story:
        first = START + timedelta(days=offset)
        last = first + timedelta(days=length) if length else None
        try:
            with transaction.atomic():
                line = deed(verb, which, first, last, DISTRICTS[place], officer, people, diary)
        except services.RuleBroken:
            continue
        diary += [line] if line else []
    return diary


def deed(verb, which, first, last, district, officer, people, diary) -> Told | None:
    """One deed, and what it said."""
    place = District.objects.get(pk=district)
    if verb == "post":
        who = people[which % len(people)]
        posting = services.post_graduate(by=officer, person=who, district=place, first_day=first, last_day=last)
        return Told(timezone.now(), posting.pk, who.pk, district, first, last)
    postings = list(GraduatePosting.objects.order_by("pk"))
    if not postings:
        return None
    posting = postings[which % len(postings)]
    said = [line for line in diary if line.posting == posting.pk][-1]
    if verb == "end":
        services.end_posting(by=officer, posting=posting, last_day=first)
        return Told(timezone.now(), posting.pk, said.person, said.district, said.first, first)
    if verb == "void":
        services.void_posting(by=officer, posting=posting, reason="ทดสอบ")
        return Told(timezone.now(), posting.pk, said.person)
    facts = {"district": place, "first_day": first, "last_day": last}
    services.correct_posting(by=officer, posting=posting, reason="ทดสอบ", **facts)
    return Told(timezone.now(), posting.pk, said.person, district, first, last)


def recount(diary: list[Told], day: date, at: datetime) -> dict[str, int]:
    """Graduates by district: the last word on each posting until the moment, day by day, without any row of facts."""
    latest = {line.posting: line for line in diary if line.at <= at}
    serving = {
        (line.district, line.person)
        for line in latest.values()
        if line.first and line.first <= day and (line.last is None or day <= line.last)
    }
    return {district: sum(1 for place, _who in serving if place == district) for district in DISTRICTS}


def counted(day: date, at: datetime) -> dict[str, int]:
    """The same by the figures of the dashboard."""
    coverage = figures.coverage_by_district("96", Days(day, at))
    return {district: coverage[district].graduates for district in DISTRICTS}


def listed(day: date, at: datetime) -> dict[str, int]:
    """The same by the rows of the list."""
    rows = PostingFacts.objects.serving(Days(day, at)).values_list("district", flat=True)
    return {district: list(rows).count(district) for district in DISTRICTS}


@slow(2)
@given(story=STORY)
def test_the_register_agrees_with_the_recount_at_every_moment(story, narathiwat_officer, person):
    people = [person(name) for name in ("หนึ่ง", "สอง", "สาม")]
    with transaction.atomic():
        diary = tell(story, narathiwat_officer, people)
        moments = [line.at for line in diary]
        for at in {*moments[-1:], *moments[: len(moments) // 2][-1:]}:
            expected = [recount(diary, day, at) for day in DAYS]
            assert [counted(day, at) for day in DAYS] == expected
            assert [listed(day, at) for day in DAYS] == expected
        transaction.set_rollback(True)


@slow(4)
@given(story=STORY)
def test_one_row_is_known_of_a_posting_and_rows_follow_each_other(story, narathiwat_officer, person):
    people = [person(name) for name in ("หนึ่ง", "สอง", "สาม")]
    with transaction.atomic():
        tell(story, narathiwat_officer, people)
        for posting in GraduatePosting.objects.all():
            rows = list(posting.facts.order_by("known_from", "pk"))
            assert [row.known_until for row in rows[:-1]] == [row.known_from for row in rows[1:]]
            assert {row.person_id for row in rows} == {posting.person_id}
        transaction.set_rollback(True)
