"""The form of reports: what it offers to whom, what it means when nothing is said, what it hands to the verb."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from provinces.models import Membership
from provinces.permissions import Role
from reports import services
from reports.catalogue import REPORTS
from reports.forms import AskForm
from thai.calendar import fiscal_year

TODAY = timezone.localdate()
ALL = (
    *("kind", "province", "period", "month", "quarter", "fiscal_year", "as_of", "known_on"),
    *("within", "format", "with_names", "form_key"),
)


@pytest.fixture
def filled(form, narathiwat_officer):
    """The form as an officer of Narathiwat sent it, with changes."""
    return lambda user=narathiwat_officer, **changes: AskForm(form(**changes), user=user)


def faults(form: AskForm) -> set[str]:
    """The fields that are refused."""
    return set(form.errors)


def test_it_offers_every_report_by_name(narathiwat_officer):
    offered = AskForm(user=narathiwat_officer).fields["kind"].choices
    assert offered == [(report.kind, report.title) for report in REPORTS]
    assert [str(title) for _kind, title in offered] == ["การเข้าร่วมกิจกรรม", "สถานะการแต่งตั้ง", "วาระที่จะครบ"]


def test_an_office_chooses_its_province_and_the_ministry_any_or_all(narathiwat_officer, advisor):
    fields = [AskForm(user=user).fields["province"] for user in (narathiwat_officer, advisor)]
    assert [[p.pk for p in field.queryset] for field in fields] == [["96"], ["96", "90"]]
    assert [(field.required, field.empty_label) for field in fields] == [(True, None), (False, "ทั่วประเทศ")]


def test_who_may_not_ask_for_names_is_not_asked(narathiwat_officer, advisor):
    assert set(AskForm(user=narathiwat_officer).fields) == set(ALL)
    assert set(ALL) - set(AskForm(user=advisor).fields) == {"with_names"}


def test_where_and_when_come_first_then_what_a_report_wants_then_the_file(narathiwat_officer):
    shown = [name for name in AskForm(user=narathiwat_officer).fields if name != "form_key"]
    assert shown == list(ALL[:-1])


def test_it_starts_with_appointments_as_excel_with_names(narathiwat_officer):
    form = AskForm(user=narathiwat_officer)
    start = {name: form.get_initial_for_field(form.fields[name], name) for name in ("kind", "format", "with_names")}
    assert start == {"kind": "appointment_status", "format": "xlsx", "with_names": True}


def test_each_form_has_a_key_of_its_own(narathiwat_officer):
    keys = [AskForm(user=narathiwat_officer)["form_key"].value() for _ in range(2)]
    assert [UUID(str(key)).version for key in keys] == [4, 4] and keys[0] != keys[1]


def test_what_was_typed_becomes_what_the_verb_takes(filled, narathiwat):
    form = filled(known_on="31/12/2562")
    assert form.is_valid()
    answers = form.answers()
    assert (answers.pop("known_at").date(), type(answers.pop("form_key"))) == (date(2019, 12, 31), UUID)
    assert answers == {
        "kind": "appointment_status", "format": "xlsx", "province": narathiwat.province, "as_of": date(2019, 11, 28),
        "fiscal_year": None, "with_names": True, "parameters": {},
    }  # fmt: skip


def test_a_reports_own_fields_are_for_that_report_alone(filled):
    asked = {kind: filled(kind=kind, within="60", known_on="") for kind in ("attendance", "terms_ending")}
    assert [list(form.errors) for form in asked.values()] == [["within"], []]
    assert asked["terms_ending"].answers()["parameters"] == {"within": 60}


def test_what_was_left_open_is_kept_as_it_was_meant(filled):
    form = filled(kind="terms_ending", within="")
    assert form.is_valid() and form.answers()["parameters"] == {"within": 90}


@pytest.mark.parametrize(("kind", "meant"), [
    ("attendance", (None, fiscal_year(TODAY))), ("appointment_status", (TODAY, None)), ("terms_ending", (TODAY, None)),
])  # fmt: skip
def test_without_a_day_each_report_means_its_usual_time(filled, kind, meant):
    form = filled(kind=kind, as_of="")
    assert form.is_valid()
    assert (form.answers()["as_of"], form.answers()["fiscal_year"]) == meant


def test_known_today_is_known_now(filled):
    today, nothing = filled(known_on=TODAY.isoformat()), filled(known_on="")
    assert [form.is_valid() and form.answers()["known_at"] for form in (today, nothing)] == [None, None]


@pytest.mark.parametrize(("changes", "refused"), [
    ({"kind": ""}, {"kind"}),
    ({"kind": "everything"}, {"kind"}),
    ({"format": "docx"}, {"format"}),
    ({"province": "90"}, {"province"}),
    ({"province": ""}, {"province"}),
    ({"as_of": "31 ก.พ. 2563"}, {"as_of"}),
    ({"as_of": "1/1/2492"}, {"as_of"}),
    ({"fiscal_year": "2563"}, {"as_of"}),
    ({"as_of": "", "fiscal_year": "2493"}, {"fiscal_year"}),
    ({"kind": "terms_ending", "as_of": "", "fiscal_year": "2563"}, {"fiscal_year"}),
    ({"kind": "attendance", "known_on": "31/12/2562"}, {"known_on"}),
    ({"known_on": (TODAY + timedelta(days=1)).isoformat()}, {"known_on"}),
    ({"kind": "terms_ending", "within": "7"}, {"within"}),
    ({"form_key": "not a key"}, {"form_key"}),
])  # fmt: skip
def test_each_fault_stands_at_its_own_field(filled, changes, refused):
    assert faults(filled(**changes)) == refused


def test_several_faults_are_told_at_once(filled):
    assert faults(filled(kind="all", format="docx", as_of="x", known_on="y")) == {"kind", "format", "as_of", "known_on"}


def test_a_hidden_wish_for_names_is_not_heard(filled, advisor):
    form = filled(user=advisor, with_names="on")
    assert form.is_valid() and form.answers()["with_names"] is False


def test_a_format_in_which_a_report_is_not_made_is_refused(filled, monkeypatch):
    monkeypatch.setattr(type(REPORTS[0]), "formats", ("xlsx",))
    asked = {format: faults(filled(kind=REPORTS[0].kind, format=format, known_on="")) for format in ("xlsx", "pdf")}
    assert asked == {"xlsx": set(), "pdf": {"format"}}


def test_names_are_asked_for_where_one_works_and_totals_where_one_advises(filled, narathiwat_officer, centre):
    first = date(2020, 1, 1)
    Membership.objects.create(user=narathiwat_officer, office=centre, role=Role.ADVISOR, valid_from=first)
    asked = {
        (code, names): faults(filled(province=code, with_names=names))
        for code in ("96", "90", "")
        for names in ("on", "")
    }
    refused = {("90", "on"), ("", "on")}
    assert asked == {each: {"province"} if each in refused else set() for each in asked}


def test_a_form_that_lost_its_key_counts_as_a_new_one(filled):
    first, second = filled(form_key=""), filled(form_key="")
    assert [form.is_valid() for form in (first, second)] == [True, True]
    assert first.answers()["form_key"] != second.answers()["form_key"]


def test_the_years_offered_go_back_from_this_one(narathiwat_officer):
    (nothing, _no), *years = AskForm(user=narathiwat_officer).fields["fiscal_year"].choices
    this_year = fiscal_year(TODAY)
    assert (nothing, [year for year, _label in years]) == ("", [this_year - back for back in range(12)])


def test_whoever_has_no_role_is_offered_nothing(outsider):
    form = AskForm(user=outsider)
    assert (form.fields["kind"].choices, form.fields["province"].queryset.exists()) == ([], False)
    assert "with_names" not in form.fields


@pytest.mark.parametrize(("period", "typed", "about"), [
    ("month", "2019-11-01", (date(2019, 11, 1), date(2019, 11, 30))),
    ("quarter", "2019-10-01", (date(2019, 10, 1), date(2019, 12, 31))),
    ("month", "", (TODAY.replace(day=1), TODAY)),
])  # fmt: skip
def test_a_month_or_a_quarter_is_asked_about_up_to_its_last_day(filled, narathiwat_officer, period, typed, about):
    form = filled(kind="attendance", period=period, known_on="", as_of="x", fiscal_year="2563", **{period: typed})
    assert form.is_valid()
    question = services.ask(by=narathiwat_officer, **form.answers()).question
    assert (question.first_day, question.day, question.period) == (*about, period)


@pytest.mark.parametrize("wrong", ["2019-11-02", "2900-01-01", "x"])
def test_what_is_no_month_is_refused_at_its_field(filled, wrong):
    assert faults(filled(period="month", month=wrong)) == {"month"}


@pytest.mark.parametrize(("asked", "period"), [
    ({}, "month"), ({"as_of": "2019-11-28"}, "day"), ({"fiscal_year": "2563"}, "year"),
    ({"as_of": "2019-12-31", "period": "quarter"}, "quarter"),
])  # fmt: skip
def test_an_address_of_before_names_its_period_by_what_it_gives(narathiwat_officer, asked, period):
    form = AskForm(user=narathiwat_officer, initial=asked)
    assert form["period"].value() == period
    assert period != "quarter" or form["quarter"].value() == "2019-10-01"
