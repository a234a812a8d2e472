"""The page that says a posting anew; what was known before stays readable."""

from datetime import date

import pytest
from django.utils import timezone

from provinces.models import District
from thai.days import Days
from volunteers import figures, services

FIRST = date(2024, 10, 1)
DAY = date(2024, 10, 15)


@pytest.fixture
def posting(narathiwat_officer, person, gazetteer):
    """A graduate posted to Tak Bai with one tambon."""
    facts = {"district": District.objects.get(pk="9602"), "first_day": FIRST, "subdistricts": ["960201"]}
    return services.post_graduate(by=narathiwat_officer, person=person("บัณฑิต"), contract="1/2567", **facts)


def address(posting) -> str:
    return f"/volunteers/postings/{posting.pk}/correct/"


def sent(**changes) -> dict:
    facts = {"district": "9602", "subdistricts": ["960201"], "first_day": "1/10/2567", "contract": "1/2567"}
    return facts | {"reason": "สัญญาเริ่มทีหลัง", "version": 1} | changes


def test_a_posting_is_said_anew_and_the_old_knowledge_stays(posting, signed_in, narathiwat_officer):
    before = timezone.now()
    response = signed_in(narathiwat_officer).post(address(posting), sent(first_day="1 พ.ย. 2567"))
    old, new = posting.facts.order_by("known_from")
    assert (response["Location"], new.first_day, new.contract) == (
        posting.person.get_absolute_url(), date(2024, 11, 1), "1/2567",
    )  # fmt: skip
    assert [place.pk for place in new.subdistricts.all()] == ["960201"]
    assert [figures.coverage_of("96", Days(DAY, at)).graduates for at in (None, before)] == [0, 1]


def test_the_person_s_page_shows_what_is_known_now_alone(posting, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    client.post(address(posting), sent(first_day="1 พ.ย. 2567"))
    shown = client.get(posting.person.get_absolute_url()).context["postings"]
    assert [each.first_day for each in shown] == [date(2024, 11, 1)]


def test_the_form_shows_what_is_known(posting, signed_in, narathiwat_officer):
    form = signed_in(narathiwat_officer).get(address(posting)).context["form"]
    shown = {name: form[name].value() for name in ("district", "subdistricts", "contract", "version")}
    assert shown == {"district": "9602", "subdistricts": ["960201"], "contract": "1/2567", "version": 1}


def test_tambons_of_another_district_do_not_come_along(posting, signed_in, narathiwat_officer):
    signed_in(narathiwat_officer).post(address(posting), sent(district="9601"))
    known = posting.facts.known().get()
    assert (known.district_id, list(known.subdistricts.all())) == ("9601", [])


@pytest.mark.parametrize(
    ("change", "field"),
    [({"reason": ""}, "reason"), ({"first_day": "x"}, "first_day"), ({"district": "9001"}, "district")],
)
def test_what_cannot_be_is_refused_and_kept(change, field, posting, signed_in, narathiwat_officer):
    form = signed_in(narathiwat_officer).post(address(posting), sent(**change)).context["form"]
    assert (list(form.errors), form[field].value(), posting.facts.get().first_day) == ([field], change[field], FIRST)


def test_a_last_day_before_the_first_is_refused_by_the_rule(posting, signed_in, narathiwat_officer):
    form = signed_in(narathiwat_officer).post(address(posting), sent(last_day="1/9/2567")).context["form"]
    assert [error.code for error in form.errors.as_data()["__all__"]] == ["posting_ends_before_start"]


def test_who_comes_second_is_told_and_keeps_the_text(posting, signed_in, narathiwat_officer):
    services.end_posting(by=narathiwat_officer, posting=posting, last_day=date(2025, 9, 30))
    form = signed_in(narathiwat_officer).post(address(posting), sent(contract="2/2567")).context["form"]
    assert [error.code for error in form.errors.as_data()["__all__"]] == ["changed_meanwhile"]
    assert (form["contract"].value(), posting.facts.known().get().contract) == ("2/2567", "1/2567")


@pytest.mark.parametrize(("role", "status"), [("songkhla_officer", 404), ("auditor", 403), ("advisor", 403)])
def test_others_correct_nothing(role, status, posting, signed_in, request):
    assert signed_in(request.getfixturevalue(role)).post(address(posting), sent()).status_code == status
    assert posting.facts.count() == 1


def test_the_persons_page_leads_here_for_who_writes(posting, signed_in, narathiwat_officer, auditor):
    pages = [
        signed_in(u).get(posting.person.get_absolute_url()).content.decode() for u in (narathiwat_officer, auditor)
    ]
    assert [address(posting) in page for page in pages] == [True, False]
