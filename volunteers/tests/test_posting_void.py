"""Taking a posting back that was a mistake, and putting it back from the bin."""

from datetime import date

import pytest
from django.utils import timezone

from accounts.audit import entries_about
from provinces import bin as office_bin
from provinces.models import BinnedRow, District
from thai.days import Days
from volunteers import figures, services

FIRST = date(2024, 10, 1)


@pytest.fixture
def posting(narathiwat_officer, person, gazetteer):
    """A graduate posted to Tak Bai with one tambon."""
    facts = {"district": District.objects.get(pk="9602"), "first_day": FIRST, "subdistricts": ["960201"]}
    return services.post_graduate(by=narathiwat_officer, person=person("บัณฑิต"), contract="1/2567", **facts)


def counted(at=None) -> int:
    return figures.coverage_of("96", Days(FIRST, at)).graduates


@pytest.fixture
def void(posting, signed_in, narathiwat_officer):
    """Send the form: ``void(reason="…")``."""
    client = signed_in(narathiwat_officer)
    sent = {"reason": "ลงผิดคน", "version": 1}
    return lambda **changes: client.post(f"/volunteers/postings/{posting.pk}/void/", sent | changes)


def test_it_counts_on_no_day_from_now_on(posting, void):
    before = timezone.now()
    assert void()["Location"] == posting.person.get_absolute_url()
    assert (counted(), counted(before), entries_about(posting).first().reason) == (0, 1, "ลงผิดคน")


def test_put_back_it_counts_again_and_the_time_between_stays_known(posting, void, narathiwat_officer):
    void()
    between = timezone.now()
    office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    known = posting.facts.known().get()
    assert (counted(), counted(between), known.contract) == (1, 0, "1/2567")
    assert [place.pk for place in known.subdistricts.all()] == ["960201"]
    acts = [entry.act for entry in entries_about(posting)][:2]
    assert acts == ["volunteers.restore_posting", "volunteers.void_posting"]


def test_posted_elsewhere_meanwhile_it_stays_in_the_bin_and_says_why(posting, void, narathiwat_officer):
    void()
    other = District.objects.get(pk="9601")
    services.post_graduate(by=narathiwat_officer, person=posting.person, district=other, first_day=FIRST)
    with pytest.raises(services.RuleBroken) as refusal:
        office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    assert (refusal.value.codes, counted(), BinnedRow.objects.count()) == (["is_graduate"], 1, 1)


def test_without_a_reason_it_stays(posting, void):
    form = void(reason="").context["form"]
    assert (list(form.errors), counted(), BinnedRow.objects.count()) == (["reason"], 1, 0)


def test_who_comes_second_is_told(posting, void, narathiwat_officer):
    services.end_posting(by=narathiwat_officer, posting=posting, last_day=date(2025, 9, 30))
    form = void().context["form"]
    assert [error.code for error in form.errors.as_data()["__all__"]] == ["changed_meanwhile"]
    assert (form["reason"].value(), counted()) == ("ลงผิดคน", 1)


def test_sent_twice_the_second_is_led_where_the_first_was(posting, void):
    assert [void().url for _again in range(2)] == [posting.person.get_absolute_url()] * 2
    assert (BinnedRow.objects.count(), counted()) == (1, 0)


@pytest.mark.parametrize(("role", "status"), [("songkhla_officer", 404), ("auditor", 403), ("advisor", 403)])
def test_others_take_nothing_back(role, status, posting, signed_in, request):
    address = f"/volunteers/postings/{posting.pk}/void/"
    sent = {"reason": "ลงผิดคน", "version": 1}
    assert signed_in(request.getfixturevalue(role)).post(address, sent).status_code == status
    assert counted() == 1
