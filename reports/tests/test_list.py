"""Asking for a report: what may be asked, once however often it is sent, kept on errors."""

import re
from datetime import date

import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from provinces.models import Membership
from reports.models import ReportRun
from thai.calendar import fiscal_year
from thai.days import end_of_day

ADDRESS = "/reports/"


def test_an_officer_asks_for_the_own_province(signed_in, narathiwat_officer, form):
    response = signed_in(narathiwat_officer).post(ADDRESS, form())
    run = ReportRun.objects.get()
    assert response["Location"] == f"/reports/{run.pk}/"
    assert (run.province_id, run.as_of, run.with_names, run.state) == ("96", date(2019, 11, 28), True, "queued")
    assert AuditEntry.objects.get(act="reports.ask").details == {"names": True}


def test_the_same_form_sent_twice_is_one_run(signed_in, narathiwat_officer, form):
    client, sent = signed_in(narathiwat_officer), form()
    places = {client.post(ADDRESS, sent)["Location"] for _ in range(2)}
    assert (len(places), ReportRun.objects.count(), AuditEntry.objects.filter(act="reports.ask").count()) == (1, 1, 1)


def test_a_key_of_somebody_else_gives_nothing_away(signed_in, narathiwat_officer, songkhla_officer, form):
    sent = form()
    signed_in(narathiwat_officer).post(ADDRESS, sent)
    response = signed_in(songkhla_officer).post(ADDRESS, sent | {"province": "90"})
    assert "แบบฟอร์มนี้ใช้แล้ว" in response.content.decode()
    assert [run.province_id for run in ReportRun.objects.all()] == ["96"]


@pytest.mark.parametrize("province", ["90", "", "00", "96' OR 1=1"])
def test_an_officer_cannot_ask_for_another_province_or_the_nation(signed_in, narathiwat_officer, form, province):
    response = signed_in(narathiwat_officer).post(ADDRESS, form(province=province))
    assert ReportRun.objects.count() == 0
    assert "พบข้อผิดพลาด" in response.content.decode()


def test_the_advisor_asks_for_totals_of_the_nation_and_gets_no_names(signed_in, advisor, form):
    signed_in(advisor).post(ADDRESS, form(province=""))
    run = ReportRun.objects.get()
    assert (run.province, run.with_names) == (None, False)


def test_the_form_offers_names_only_to_who_may_ask_for_them(signed_in, advisor, narathiwat_officer):
    shown = ["with_names" in signed_in(user).get(ADDRESS).content.decode() for user in (narathiwat_officer, advisor)]
    assert shown == [True, False]


@pytest.mark.parametrize("changes", [
    {"as_of": "30 ก.พ. 2563"}, {"fiscal_year": "2570"}, {"known_on": "31/12/2642"}, {"kind": "all"},
    {"format": "exe"}, {"kind": "attendance"}, {"as_of": "1/1/2401"}, {"form_key": "x"},
])  # fmt: skip
def test_bad_input_is_refused_in_thai_and_keeps_what_was_typed(signed_in, narathiwat_officer, form, changes):
    response = signed_in(narathiwat_officer).post(ADDRESS, form(known_on="1/2/2563") | changes)
    html = response.content.decode()
    assert (response.status_code, ReportRun.objects.count()) == (200, 0)
    assert "พบข้อผิดพลาด" in html and changes.get("known_on", "1/2/2563") in html


@pytest.mark.parametrize(("kind", "meant"), [
    ("appointment_status", (timezone.localdate(), None)), ("attendance", (None, fiscal_year(timezone.localdate()))),
])  # fmt: skip
def test_without_a_day_today_or_this_fiscal_year_is_meant(signed_in, narathiwat_officer, form, kind, meant):
    signed_in(narathiwat_officer).post(ADDRESS, form(kind=kind, as_of=""))
    run = ReportRun.objects.get()
    assert (run.as_of, run.fiscal_year) == meant


def test_a_fiscal_year_instead_of_a_day(signed_in, narathiwat_officer, form):
    signed_in(narathiwat_officer).post(ADDRESS, form(as_of="", fiscal_year="2563", known_on="31/1/2563"))
    run = ReportRun.objects.get()
    assert (run.fiscal_year, run.as_of, run.question.day) == (2563, None, date(2020, 1, 31))


def test_the_list_shows_the_runs_of_the_own_province_only(signed_in, asked, narathiwat_head, songkhla_officer):
    address = asked().get_absolute_url()
    seen = [address in signed_in(user).get(ADDRESS).content.decode() for user in (narathiwat_head, songkhla_officer)]
    assert seen == [True, False]


def test_who_left_the_office_cannot_ask_any_more(signed_in, narathiwat_officer, form):
    Membership.objects.filter(user=narathiwat_officer).update(valid_until=date(2020, 1, 1))
    assert signed_in(narathiwat_officer).post(ADDRESS, form()).status_code == 403
    assert ReportRun.objects.count() == 0


def test_each_run_is_a_row_with_what_was_asked_and_how_it_stands(signed_in, asked, narathiwat_officer):
    asked(kind="terms_ending", parameters={"within": 60}, format="pdf")
    page = signed_in(narathiwat_officer).get(ADDRESS)
    row = re.sub(r"<[^>]+>|\s+", " ", page.content.decode().partition("<tbody>")[2].partition("</tbody>")[0])
    told = " ".join(row.split())
    assert told.startswith("วาระที่จะครบ นราธิวาส · 28 พ.ย. 2562 · ภายใน 60 วัน · PDF · มีรายชื่อ ")
    assert told.endswith(" narathiwat-officer รอดำเนินการ")


def test_three_runs_take_no_more_questions_than_one(signed_in, asked, narathiwat_officer, queries_of):
    browser = signed_in(narathiwat_officer)
    asked()
    browser.get(ADDRESS)
    one = queries_of(lambda: browser.get(ADDRESS))
    asked(), asked()
    assert queries_of(lambda: browser.get(ADDRESS)) == one


def test_the_newest_stands_first_and_the_twenty_sixth_on_the_next_page(signed_in, asked, narathiwat_officer):
    runs = [asked() for _ in range(26)]
    pages = [signed_in(narathiwat_officer).get(ADDRESS, {"page": n}).context["page"] for n in (1, 2, "x")]
    assert [len(page) for page in pages] == [25, 1, 25]
    assert (pages[0][0], pages[1][0]) == (runs[-1], runs[0])


def test_a_link_to_ask_again_fills_the_form_in_but_never_its_key(signed_in, asked, narathiwat_officer):
    run = asked(kind="terms_ending", format="pdf", parameters={"within": 60})
    key = "6b7f4b53-1f6c-4f4e-9d5e-0d3f6f6f7a11"
    form = signed_in(narathiwat_officer).get(f"{run.get_again_url()}&form_key={key}").context["form"]
    asked_again = {name: str(form[name].value()) for name in ("kind", "format", "province", "as_of", "within")}
    assert asked_again == {
        "kind": "terms_ending", "format": "pdf", "province": "96", "as_of": "2019-11-28", "within": "60",
    }  # fmt: skip
    assert str(form["form_key"].value()) != key


def test_a_run_as_known_earlier_and_without_names_is_asked_again_just_so(signed_in, asked, narathiwat_officer):
    first = asked(known_at=end_of_day(date(2019, 12, 31)), with_names=False)
    browser = signed_in(narathiwat_officer)
    form = browser.get(first.get_again_url()).context["form"]
    ticked = {"with_names": "on"} if form["with_names"].value() else {}
    browser.post(ADDRESS, {name: form[name].value() or "" for name in form.fields if name != "with_names"} | ticked)
    again = ReportRun.objects.exclude(pk=first.pk).get()
    assert (again.known_at, again.with_names, again.as_of) == (first.known_at, False, first.as_of)


def test_before_the_first_run_the_page_says_what_to_do(signed_in, narathiwat_officer):
    assert "ยังไม่มีรายงาน" in signed_in(narathiwat_officer).get(ADDRESS).content.decode()
