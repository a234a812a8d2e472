"""Postings of graduates: entered, ended, corrected, taken back; what was known before stays readable."""

from datetime import date

import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from provinces.models import District
from thai.days import Days
from volunteers import figures, services
from volunteers.models import GraduatePosting, PostingFacts

FIRST, LAST, LATER = date(2024, 10, 1), date(2025, 9, 30), date(2025, 10, 1)
DAY = date(2025, 1, 15)


@pytest.fixture
def takbai(gazetteer):
    """A district with the programme."""
    return District.objects.get(pk="9602")


@pytest.fixture
def post(narathiwat_officer, person, takbai):
    """Post somebody to Tak Bai: ``post(who, first_day=…)``."""

    def make(who=None, **facts):
        facts = {"district": takbai, "first_day": FIRST} | facts
        return services.post_graduate(by=narathiwat_officer, person=who or person("บัณฑิต"), **facts)

    return make


@pytest.fixture
def refusal(narathiwat_officer):
    """The codes by which a verb refuses: ``refusal(services.end_posting, posting=…)``."""

    def codes(verb, **arguments):
        with pytest.raises(services.RuleBroken) as refused:
            verb(by=narathiwat_officer, **arguments)
        return refused.value.codes

    return codes


def counted(day=DAY, at=None) -> int:
    return figures.coverage_of("96", Days(day, at)).graduates


def test_an_end_closes_what_was_known_and_says_it_anew(narathiwat_officer, post):
    posting = post(contract="1/2567", subdistricts=["960201"])
    before = timezone.now()
    services.end_posting(by=narathiwat_officer, posting=posting, last_day=LAST)
    old, new = posting.facts.order_by("known_from")
    assert (old.last_day, old.known_until, new.last_day, new.known_until) == (None, new.known_from, LAST, None)
    assert (new.contract, [place.pk for place in new.subdistricts.all()]) == ("1/2567", ["960201"])
    assert [counted(LAST), counted(LATER), counted(LATER, before)] == [1, 0, 1]


def test_a_correction_does_not_change_what_was_known(narathiwat_officer, post):
    posting = post()
    before = timezone.now()
    services.correct_posting(by=narathiwat_officer, posting=posting, first_day=date(2025, 2, 1), reason="พิมพ์ผิด")
    assert [counted(), counted(at=before), counted(date(2025, 2, 1))] == [0, 1, 1]


def test_a_correction_changes_what_it_names_only(narathiwat_officer, post):
    posting = post(contract="1/2567", degree="ศศ.บ.", subdistricts=["960201"], last_day=LAST)
    other = District.objects.get(pk="9601")
    services.correct_posting(
        by=narathiwat_officer, posting=posting, district=other, subdistricts=["960101"], last_day=None, reason="ย้าย"
    )
    facts = posting.facts.known().get()
    assert (facts.district, facts.last_day, facts.contract, facts.degree) == (other, None, "1/2567", "ศศ.บ.")
    assert [place.pk for place in facts.subdistricts.all()] == ["960101"]
    entry = AuditEntry.objects.get(act="volunteers.correct_posting")
    assert (entry.reason, entry.details["fields"]) == ("ย้าย", ["district", "last_day", "subdistricts"])


def test_what_was_entered_by_mistake_was_known_until_now(narathiwat_officer, post, refusal):
    posting = post()
    before = timezone.now()
    services.void_posting(by=narathiwat_officer, posting=posting, reason="ผิดคน")
    assert (posting.facts.known().count(), counted(), counted(at=before)) == (0, 0, 1)
    for verb, more in ((services.end_posting, {"last_day": LAST}), (services.void_posting, {"reason": "x"})):
        assert refusal(verb, posting=posting, **more) == ["posting_void"]


def test_after_a_mistake_the_days_are_free_again(narathiwat_officer, post, person):
    who = person("บัณฑิต")
    services.void_posting(by=narathiwat_officer, posting=post(who), reason="ผิดอำเภอ")
    assert post(who).facts.known().get().person == who


def test_each_verb_is_one_entry_about_the_same_posting(narathiwat_officer, post):
    posting = post()
    services.end_posting(by=narathiwat_officer, posting=posting, last_day=LAST)
    services.correct_posting(by=narathiwat_officer, posting=posting, contract="2/2567", reason="ก")
    services.void_posting(by=narathiwat_officer, posting=posting, reason="ข")
    entries = AuditEntry.objects.filter(target_type="volunteers.graduateposting").order_by("pk")
    acts = [entry.act.removeprefix("volunteers.") for entry in entries]
    assert acts == ["post_graduate", "end_posting", "correct_posting", "void_posting"]
    assert {(entry.target_id, entry.province_code) for entry in entries} == {(str(posting.pk), "96")}


def test_an_end_comes_once_and_not_before_the_beginning(narathiwat_officer, post, refusal):
    posting = post()
    early = {"posting": posting, "last_day": date(2024, 9, 30)}
    assert refusal(services.end_posting, **early) == ["posting_ends_before_start"]
    services.end_posting(by=narathiwat_officer, posting=GraduatePosting.objects.get(), last_day=LAST)
    again = {"posting": GraduatePosting.objects.get(), "last_day": LATER}
    assert refusal(services.end_posting, **again) == ["posting_ended"]


def test_who_comes_second_is_told(narathiwat_officer, post, refusal):
    posting = post()
    seen = posting.version
    services.end_posting(by=narathiwat_officer, posting=posting, last_day=LAST, version=seen)
    stale = {"posting": posting, "version": seen, "reason": "ก"}
    assert refusal(services.correct_posting, **stale, last_day=LATER) == ["changed_meanwhile"]
    assert refusal(services.void_posting, **stale) == ["changed_meanwhile"]
    assert posting.facts.known().get().last_day == LAST


def test_nobody_has_two_postings_on_one_day(narathiwat_officer, post, person, refusal, takbai):
    who = person("บัณฑิต")
    first = post(who, last_day=LAST)
    second = post(who, first_day=LATER)
    with pytest.raises(services.RuleBroken):
        post(who, first_day=LAST)
    overlap = {"posting": first, "last_day": LATER, "reason": "ก"}
    assert refusal(services.correct_posting, **overlap) == ["is_graduate"]
    early = {"posting": second, "first_day": DAY, "reason": "ก"}
    assert refusal(services.correct_posting, **early) == ["is_graduate"]
    known = PostingFacts.objects.known().order_by("first_day").values_list("first_day", "last_day")
    assert list(known) == [(FIRST, LAST), (LATER, None)]


def test_of_two_desks_at_once_the_database_refuses_the_second_in_words(post, person, monkeypatch):
    who = person("บัณฑิต")
    post(who)
    asked, rule = [], services.rules.not_a_graduate
    monkeypatch.setattr(services.rules, "not_a_graduate", lambda *a: rule(*a) if asked else asked.append(a))
    with pytest.raises(services.RuleBroken) as refused:
        post(who, first_day=DAY)
    assert (refused.value.codes, len(asked), PostingFacts.objects.count()) == (["is_graduate"], 1, 1)


def test_a_volunteer_in_office_is_not_posted(post, person, appointed, seat):
    who = person("อาสา")
    appointed(seat, who=who, start=date(2024, 1, 1), end=date(2024, 12, 31))
    with pytest.raises(services.RuleBroken):
        post(who)
    assert post(who, first_day=date(2025, 1, 1)).facts.known().count() == 1


def test_a_district_without_the_programme_takes_nobody(post, takbai):
    District.objects.filter(pk="9602").update(has_graduates=False)
    takbai.refresh_from_db()
    with pytest.raises(services.RuleBroken) as refused:
        post()
    assert (refused.value.codes, GraduatePosting.objects.count()) == (["district_without_graduates"], 0)


def test_the_same_form_sent_twice_is_one_posting(post, person):
    who, key = person("บัณฑิต"), "6f1c9a3e-5d0b-4c53-9a53-2f6f0d1c7a10"
    assert post(who, form_key=key) == post(who, form_key=key)
    assert (PostingFacts.objects.count(), AuditEntry.objects.filter(act="volunteers.post_graduate").count()) == (1, 1)


def test_an_unknown_fact_is_a_slip_of_the_programmer(narathiwat_officer, post):
    with pytest.raises(TypeError):
        services.correct_posting(by=narathiwat_officer, posting=post(), person="x", reason="ก")


def test_a_posting_is_seen_where_it_is_or_was(narathiwat_officer, songkhla_officer, auditor, advisor, post):
    posting = post()
    readers = (narathiwat_officer, songkhla_officer, auditor, advisor)
    assert [list(GraduatePosting.objects.visible_to(reader)) for reader in readers] == [[posting], [], [posting], []]


def test_the_figure_of_graduates_takes_no_more_queries(post, person, django_assert_num_queries):
    with django_assert_num_queries(3):
        counted()
    for number in range(3):
        post(person(f"คนที่{number}"))
    with django_assert_num_queries(3):
        assert counted() == 3
