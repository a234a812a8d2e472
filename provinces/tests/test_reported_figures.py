"""The list of figures that sources printed, of the office's own province."""

from datetime import date

import pytest

from provinces.models import ReportedFigure

DAY = date(2019, 11, 28)


@pytest.fixture
def printed(narathiwat, songkhla):
    """A figure of Narathiwat, and one of its neighbour."""
    rows = [
        ReportedFigure(province_id=code, day=DAY, figure="appointed", value=value, source=f"ข่าวของ {code}")
        for code, value in (("96", 74), ("90", 119))
    ]
    return ReportedFigure.objects.bulk_create(rows)


@pytest.mark.parametrize(
    ("who", "values"),
    [
        ("narathiwat_officer", [74]),
        ("narathiwat_head", [74]),
        ("songkhla_officer", [119]),
        ("ministry_admin", [74, 119]),
    ],
)
def test_an_office_lists_its_own_and_the_centre_everybody_s(who, values, printed, signed_in, request):
    page = signed_in(request.getfixturevalue(who)).get("/reported-figures/")
    assert [row.value for row in page.context["page"]] == values


@pytest.mark.parametrize("who", ["advisor", "auditor", "outsider"])
def test_who_writes_nothing_has_no_list(who, printed, signed_in, request):
    assert signed_in(request.getfixturevalue(who)).get("/reported-figures/").status_code == 403


def test_the_newest_day_comes_first_with_its_source(printed, signed_in, narathiwat_officer):
    later = date(2020, 3, 13)
    ReportedFigure.objects.create(province_id="96", day=later, figure="seats", value=77, source="ข่าวใหม่")
    response = signed_in(narathiwat_officer).get("/reported-figures/")
    assert [row.day for row in response.context["page"]] == [later, DAY]
    facts = ("ข่าวใหม่", "ข่าวของ 96", "28 พ.ย. 2562", "/dashboard/96/?as_of=2019-11-28")
    assert [fact for fact in facts if fact not in response.content.decode()] == []


def test_the_province_s_figures_lead_to_it_for_those_who_may(signed_in, narathiwat_officer, songkhla_officer, advisor):
    readers = (narathiwat_officer, songkhla_officer, advisor)
    pages = [signed_in(reader).get("/dashboard/96/").content.decode() for reader in readers]
    assert ["/reported-figures/" in page for page in pages] == [True, False, False]
