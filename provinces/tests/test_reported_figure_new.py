"""A figure that a source printed, entered by form: it stands beside the computed one."""

from datetime import timedelta
from uuid import uuid4

import pytest

from accounts.audit import entries_about
from provinces.models import ReportedFigure
from provinces.stamps import stamp_of
from thai.calendar import today

ADDRESS = "/reported-figures/new/"


def typed(**others) -> dict:
    """What an officer copies out of the paper."""
    return {
        "form_key": str(uuid4()), "province": "96", "figure": "appointed", "day": "28 พ.ย. ๒๕๖๒", "value": "๗๔",
        "source": " สำนักงานประชาสัมพันธ์จังหวัด  นราธิวาส\u200b", "source_url": "",
    } | others  # fmt: skip


def test_it_is_entered_and_stands_beside_the_computed_one(signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    response = client.post(ADDRESS, typed())
    assert response["Location"] == "/dashboard/96/?as_of=2019-11-28"
    figure = ReportedFigure.objects.get()
    assert (figure.value, figure.source, str(figure.day)) == (74, "สำนักงานประชาสัมพันธ์จังหวัด นราธิวาส", "2019-11-28")
    page = client.get(response["Location"]).content.decode()
    part = page[page.index('id="printed"') :].partition("</section>")[0]
    assert ("74" in part, figure.source in part) == (True, True)
    assert [entry.act for entry in entries_about(figure)] == ["provinces.add_reported_figure"]


def test_the_dashboard_that_is_kept_shows_it_at_once(signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    address = "/dashboard/96/?as_of=2019-11-28"
    before, stamp = "ข่าวด่วน" in client.get(address).content.decode(), stamp_of("96")
    client.post(ADDRESS, typed(source="ข่าวด่วน"))
    assert (before, stamp_of("96") != stamp) == (False, True)
    assert "ข่าวด่วน" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("value", ""), ("value", "-1"), ("value", "ก"), ("source", "\u200b"), ("figure", "holders"), ("day", "เมื่อวาน"),
        ("source_url", "javascript:alert(1)"), ("province", "90"), ("province", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_kept_on_the_form(field, value, signed_in, narathiwat_officer, songkhla):
    form = signed_in(narathiwat_officer).post(ADDRESS, typed(**{field: value})).context["form"]
    assert (list(form.errors), form[field].value(), ReportedFigure.objects.count()) == ([field], value, 0)


def test_nobody_has_printed_what_is_to_come(signed_in, narathiwat_officer):
    days = [today() + timedelta(days=n) for n in (0, 1)]
    client = signed_in(narathiwat_officer)
    assert [client.post(ADDRESS, typed(day=day.isoformat())).status_code for day in days] == [302, 200]


def test_one_source_says_a_figure_of_a_day_once(signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    client.post(ADDRESS, typed())
    form = client.post(ADDRESS, typed(value="75")).context["form"]
    assert [error.code for error in form.errors.as_data()["__all__"]] == ["already_there"]
    assert client.post(ADDRESS, typed(value="75", source="อีกฉบับ")).status_code == 302
    assert [figure.value for figure in ReportedFigure.objects.order_by("value")] == [74, 75]


def test_a_source_that_differs_by_a_mark_is_asked_about_once(signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    client.post(ADDRESS, typed(source="ข่าว สปชส."))
    sent = typed(source="ข่าวสปชส", value="75")
    boxes = dict(client.post(ADDRESS, sent).context["form"].asks.field.choices)
    assert [*boxes.values()] == ["เป็นคนละแหล่งข้อมูลกับ “ข่าว สปชส.” ซึ่งระบุไว้ 74"]
    client.post(ADDRESS, sent | {"confirmed": [*boxes]})
    assert [figure.value for figure in ReportedFigure.objects.order_by("value")] == [74, 75]


@pytest.mark.parametrize("other", [{"day": "29 พ.ย. 2562"}, {"figure": "vacant"}, {"province": "90"}])
def test_a_figure_of_another_day_kind_or_province_is_no_twin(other, signed_in, ministry_admin, songkhla):
    client = signed_in(ministry_admin)
    client.post(ADDRESS, typed(source="ข่าว สปชส."))
    assert client.post(ADDRESS, typed(source="ข่าวสปชส") | other).status_code == 302


def test_the_same_form_again_is_one(signed_in, narathiwat_officer):
    client, sent = signed_in(narathiwat_officer), typed()
    assert len({client.post(ADDRESS, sent)["Location"] for _again in range(2)}) == 1
    assert ReportedFigure.objects.count() == 1


def test_the_centre_enters_one_of_any_province(signed_in, ministry_admin, songkhla):
    assert signed_in(ministry_admin).post(ADDRESS, typed(province="90")).status_code == 302
    assert [figure.province_id for figure in ReportedFigure.objects.all()] == ["90"]


def test_a_long_address_of_the_source_is_kept(signed_in, narathiwat_officer):
    long = "https://example.go.th/" + "%E0%B8%82" * 100
    signed_in(narathiwat_officer).post(ADDRESS, typed(source_url=long))
    assert [figure.source_url for figure in ReportedFigure.objects.all()] == [long]


def test_the_key_of_a_figure_of_another_province_is_no_success_here(signed_in, ministry_admin, songkhla, narathiwat):
    client, key = signed_in(ministry_admin), str(uuid4())
    answers = [client.post(ADDRESS, typed(form_key=key, province=code)).status_code for code in ("90", "96")]
    assert (answers, ReportedFigure.objects.get().province_id) == ([302, 200], "90")
