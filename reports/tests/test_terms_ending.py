"""Terms ending: as many days ahead as asked, by area and seat, the holder by name only with names."""

from datetime import date

import pytest

from provinces.services import set_setting
from reports.catalogue import report_of
from reports.models import ReportRun
from reports.services import file_name
from reports.tests.reading import lines, sheets
from thai.days import end_of_day
from volunteers import services

# The two terms of the network end on 10 June 2565; one of the two holders left before.
SPRING = date(2022, 5, 1)
# Both list seats, and a list without a row needs a word about why.
KINDS = ("terms_ending", "appointment_status")


@pytest.fixture
def ending(made):
    """The finished report of a day in spring 2565: ``ending(within=30)``."""

    def make(within=None, **changes):
        parameters = {} if within is None else {"within": within}
        return made(kind="terms_ending", **{"as_of": SPRING, "parameters": parameters} | changes)

    return make


def test_the_seat_stands_with_its_last_day_and_the_days_left(ending):
    (line,) = lines(sheets(ending())["รายการตำแหน่ง"])
    assert (line["ผู้ดำรงตำแหน่ง"], line["วันสุดท้าย"], line["เหลือเวลา (วัน)"]) == ("อยู่ ตัวอย่าง", date(2022, 6, 10), 40)
    assert line["กำหนดข้างหน้า"] == "จะครบวาระใน 40 วัน"


def test_who_leaves_before_the_term_is_over_is_listed_with_the_reason(ending, network, on_day, narathiwat_officer):
    with on_day(SPRING):
        services.end(
            by=narathiwat_officer, appointment=network["stays"], last_day=date(2022, 5, 9), end_reason="resigned"
        )
    (line,) = lines(sheets(ending(30))["รายการตำแหน่ง"])
    assert (line["เหลือเวลา (วัน)"], line["กำหนดข้างหน้า"]) == (8, "จะพ้นจากตำแหน่งใน 8 วัน (ลาออก)")


def test_only_terms_within_the_days_asked_for(ending):
    listed = {within: len(sheets(ending(within))["รายการตำแหน่ง"]) - 1 for within in (30, 60, 90)}
    assert listed == {30: 0, 60: 1, 90: 1}


def test_where_nothing_is_chosen_the_ministrys_setting_of_the_day_counts(ending, ministry_admin):
    set_setting(by=ministry_admin, key="ending_soon_days", value=39, valid_from=date(2021, 10, 1))
    assert sheets(ending())["รายการตำแหน่ง"][1:] == []
    assert len(lines(sheets(ending(as_of=date(2022, 5, 2)))["รายการตำแหน่ง"])) == 1


def test_each_district_has_its_line_and_the_total_adds_them_up(ending):
    rows = {row["อำเภอ/เขต"]: list(row.values())[1:] for row in lines(sheets(ending())["สรุปรายอำเภอ"])}
    first, total = rows["เมืองนราธิวาส"], rows["รวม"]
    assert first == total == [1, 1, pytest.approx(1.0), date(2022, 6, 10)]
    assert rows["ตากใบ"] == [0, 0, "", ""]


def test_without_names_the_holder_is_nowhere(ending):
    named, plain = ending(), ending(with_names=False)
    assert ["อยู่ ตัวอย่าง" in str(sheets(run)) for run in (named, plain)] == [True, False]
    assert "ผู้ดำรงตำแหน่ง" not in sheets(plain)["รายการตำแหน่ง"][0]


def test_the_nation_is_listed_by_province_and_says_who_keeps_no_records(ending, ministry_admin, songkhla, records_from):
    records_from(songkhla, None)
    book = sheets(ending(by=ministry_admin, province=None))
    summary = {row["จังหวัด"]: row["แต่งตั้งแล้ว"] for row in lines(book["สรุปรายจังหวัด"])}
    assert summary == {"นราธิวาส": 1, "สงขลา": "", "รวม": 1}
    assert [row["จังหวัด"] for row in lines(book["รายการตำแหน่ง"])] == ["นราธิวาส"]
    assert "มีข้อมูล ณ วันดังกล่าว 1 จาก 2 พื้นที่" in str(book)


def test_before_the_records_everything_is_unknown(ending, narathiwat, records_from):
    records_from(narathiwat, date(2022, 6, 1))
    book = sheets(ending())
    assert lines(book["สรุปรายอำเภอ"])[-1]["แต่งตั้งแล้ว"] == "" and book["รายการตำแหน่ง"][1:] == []


def test_an_empty_list_says_whether_nothing_ends_or_nothing_is_known(answer, narathiwat, records_from):
    said = [answer("terms_ending", as_of=SPRING, parameters={"within": 30}).tables[0].empty]
    records_from(narathiwat, date(2022, 6, 1))
    said += [answer(kind, as_of=SPRING).tables[-1 if kind == "appointment_status" else 0].empty for kind in KINDS]
    assert said == ["ไม่มีวาระที่จะครบในช่วงเวลานี้", "ไม่มีข้อมูล ณ วันดังกล่าว", "ไม่มีข้อมูล ณ วันดังกล่าว"]


def test_an_end_entered_later_is_not_there_as_known_before(ending, on_day, network, narathiwat_officer):
    with on_day(date(2022, 5, 20)):
        services.end(
            by=narathiwat_officer, appointment=network["stays"], last_day=date(2022, 5, 15), end_reason="moved"
        )
    (now,) = lines(sheets(ending())["รายการตำแหน่ง"])
    (then,) = lines(sheets(ending(known_at=end_of_day(date(2022, 5, 10))))["รายการตำแหน่ง"])
    assert [line["วันสุดท้าย"] for line in (now, then)] == [date(2022, 5, 15), date(2022, 6, 10)]


def test_paper_and_spreadsheet_hold_the_same_cells(ending):
    paper, sheet = ending(format="pdf"), ending()
    assert b"".join(paper.file.chunks()).startswith(b"%PDF-")
    assert paper.cell_hash == sheet.cell_hash != ""


def test_a_time_in_which_no_term_ends_makes_a_paper_that_says_so(ending):
    assert (ending(30, format="pdf").state, ReportRun.objects.get().chosen) == ("done", ["ภายใน 30 วัน"])


def test_it_is_asked_in_the_form_about_a_day_only(signed_in, narathiwat_officer, form):
    browser = signed_in(narathiwat_officer)
    wrong = form(kind="terms_ending", as_of="", fiscal_year="2563")
    assert "โปรดเว้นปีงบประมาณว่างไว้" in browser.post("/reports/", wrong).content.decode()
    browser.post("/reports/", form(kind="terms_ending", within="60"))
    run = ReportRun.objects.get()
    assert (run.kind, run.parameters, run.chosen) == ("terms_ending", {"within": 60}, ["ภายใน 60 วัน"])
    assert "within=60" in run.get_again_url()


def test_how_far_ahead_is_said_in_the_head_the_facts_the_file_and_on_the_page(ending, answer):
    head = answer("terms_ending", as_of=SPRING, parameters={"within": 60})
    assert head.subtitle == "จังหวัดนราธิวาส · ข้อมูล ณ วันที่ 1 พฤษภาคม 2565 · ภายใน 60 วัน"
    assert head.facts[2] == ("ช่วงเวลาที่จะครบวาระ", "ภายใน 60 วัน")
    assert file_name(ending(60)) == "วาระที่จะครบ นราธิวาส 1 พ.ค. 2565 ภายใน 60 วัน.xlsx"


def test_where_it_was_left_open_the_ministrys_number_is_said_and_kept(
    answer, signed_in, narathiwat_officer, ministry_admin, form
):
    assert answer("terms_ending", as_of=SPRING).subtitle.endswith("· ภายใน 90 วัน")
    set_setting(by=ministry_admin, key="ending_soon_days", value=45, valid_from=date(2022, 1, 1))
    browser = signed_in(narathiwat_officer)
    assert "ตามที่กระทรวงกำหนด 45 วัน" in browser.get("/reports/").content.decode()
    browser.post("/reports/", form(kind="terms_ending", within="", as_of="1/5/2565"))
    browser.post("/reports/", form(kind="terms_ending", within="", as_of="1/5/2564"))
    runs = ReportRun.objects.order_by("pk")
    assert [(run.parameters, run.chosen) for run in runs] == [
        ({"within": 45}, ["ภายใน 45 วัน"]),
        ({"within": 90}, ["ภายใน 90 วัน"]),
    ]


def test_the_figure_carries_the_clock_of_a_term_that_ends(answer):
    assert [figure.seat for figure in answer("terms_ending", as_of=SPRING).figures] == ["ending", ""]


def test_how_far_ahead_is_refused_in_words_for_another_report(signed_in, narathiwat_officer, form):
    page = signed_in(narathiwat_officer).post("/reports/", form(within="30"))
    assert page.context["form"].errors == {"within": ["ตัวเลือกนี้ใช้กับรายงานอื่น โปรดเว้นว่างไว้สำหรับรายงานนี้"]}
    assert not ReportRun.objects.exists()


def test_the_list_that_is_worked_with_comes_first(answer):
    tables = answer("terms_ending", as_of=SPRING).tables
    assert [table.title for table in tables] == ["รายการตำแหน่ง", "สรุปรายอำเภอ"]


def test_days_that_are_not_offered_are_refused(signed_in, narathiwat_officer, form):
    signed_in(narathiwat_officer).post("/reports/", form(kind="terms_ending", within="31"))
    assert ReportRun.objects.count() == 0
    assert [value for value, _label in report_of("terms_ending").fields()["within"].choices] == ["", 30, 60, 90]
