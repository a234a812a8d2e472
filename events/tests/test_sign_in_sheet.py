"""The sheet people sign, read back from the PDF."""

import sys
from urllib.parse import unquote

import pypdfium2
import pytest
from django.utils import translation

from accounts.audit import entries_about
from documents.pdf import PDFFailed
from events.models import Session
from events.papers.sign_in_sheet import sign_in_sheet_data
from events.views import papers
from thai.display import local_date_range

pytestmark = pytest.mark.usefixtures("fonts")


@pytest.fixture
def fonts(settings):
    """The printing fonts that setup prepares."""
    if not (settings.FONT_DIR / "characters.json").is_file():
        pytest.fail("Run ./portal setup first: the printing fonts are missing.")


def pages(pdf: bytes) -> list[str]:
    """The text of each page without spaces."""
    document = pypdfium2.PdfDocument(pdf)
    texts = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return texts


def test_every_name_is_on_a_sheet_of_its_group_for_every_day(event, guests, holder, signed_in, narathiwat_officer):
    Session.objects.create(event=event, day=event.first_day.replace(day=13), half="morning")
    client = signed_in(narathiwat_officer)
    holder("สมหญิง")
    client.post(f"/events/{event.pk}/participants/add/", {"everybody": "yes", "asked": "9"})
    guests(event, "นายสมชาย น้ำใจ", group="แขกผู้มีเกียรติ")
    response = client.get(f"/events/{event.pk}/sign-in-sheet.pdf")
    text = pages(response.content)
    assert (response["Content-Type"], len(text)) == ("application/pdf", 4)
    expected = [
        ("ใบลงทะเบียน", event.title.replace(" ", ""), "12มีนาคม2569", "ห้องธารพลอยสวนอาหารริมน้ำ", "09.00–16.00น.",
         "อาสาสมัครแรงงาน·วันพฤหัสบดีที่12มีนาคมพ.ศ.2569", "สมหญิง", "ตำบลบางนาค", "ลายมือชื่อเช้า", "ลายมือชื่อบ่าย", "หน้า1จาก4"),
        ("แขกผู้มีเกียรติ·วันพฤหัสบดี", "นายสมชาย", "น้ำใจ", "ขอรับรอง", "หน้า2จาก4"),
        ("อาสาสมัครแรงงาน·วันศุกร์ที่13มีนาคมพ.ศ.2569", "สมหญิง", "ลายมือชื่อเช้า", "หน้า3จาก4"),
        ("แขกผู้มีเกียรติ·วันศุกร์", "น้ำใจ", "หน้า4จาก4"),
    ]  # fmt: skip
    assert [[fact for fact in facts if fact not in page] for facts, page in zip(expected, text, strict=True)] == [
        []
    ] * 4
    assert ["ลายมือชื่อบ่าย" in page for page in text] == [True, True, False, False]
    assert [secret for secret in ("0812345671", "5671", "โทร") if any(secret in page for page in text)] == []


def test_each_sheet_is_certified_and_holds_twenty_five_rows_that_stay_on_it(
    event, guests, signed_in, narathiwat_officer
):
    event.title = "ประชุมเชิงปฏิบัติการ" + "ชี้เป้า คัดกรอง ส่งต่อ " * 8
    event.save()
    guests(
        event,
        *[f"นางสาวทดลองชื่อยาวมากจริง นามสกุลตัวอย่างยาว{n:02}" for n in range(30)],
        place="ตำบลบางนาค อำเภอเมืองนราธิวาส",
    )
    text = pages(signed_in(narathiwat_officer).get(f"/events/{event.pk}/sign-in-sheet.pdf").content)
    assert ["ขอรับรองว่า" in page for page in text] == [True, True]
    assert [f"ยาว{n:02}" in text[0] for n in (0, 24, 25)] == [True, True, False] and "แผ่นที่2จาก2" in text[1]
    assert text[0].count("ประชุมเชิงปฏิบัติการประชุม") == 0


def test_the_file_is_named_in_thai_with_the_days_of_the_event(event, signed_in, narathiwat_officer):
    answer = signed_in(narathiwat_officer).get(f"/events/{event.pk}/sign-in-sheet.pdf")
    named = f"inline; filename*=utf-8''ใบลงทะเบียน {local_date_range(event.first_day, event.last_day)} {event.pk}.pdf"
    assert unquote(answer["Content-Disposition"]) == named


def test_without_names_there_are_rows_to_write_in(event, signed_in, narathiwat_officer):
    (text, *_more) = pages(signed_in(narathiwat_officer).get(f"/events/{event.pk}/sign-in-sheet.pdf").content)
    assert ("ผู้เข้าร่วม" in text, "ลำดับ" in text) == (True, True)


def test_the_sheet_is_thai_on_an_english_page(event):
    with translation.override("en"):
        data = sign_in_sheet_data(event)
    assert (data["days"][0]["label"], data["dates"]) == ("วันพฤหัสบดีที่ 12 มีนาคม พ.ศ. 2569", "12 มีนาคม 2569")


def test_an_event_of_long_ago_without_half_days_still_has_its_day(make_event):
    data = sign_in_sheet_data(make_event(sessions=()))
    assert [(day["morning"], day["afternoon"]) for day in data["days"]] == [(True, True)]


def test_a_substitute_says_for_whom(event, guests):
    (principal,) = guests(event, "สมชาย")
    guests(event, "ผู้แทน", substitute_for=principal)
    rows = sign_in_sheet_data(event)["groups"][0]["sheets"][0]
    assert [row["note"] for row in rows[:3]] == ["", "แทน สมชาย", ""]


def test_printing_is_written_down(event, signed_in, narathiwat_officer):
    signed_in(narathiwat_officer).get(f"/events/{event.pk}/sign-in-sheet.pdf")
    entry = entries_about(event).first()
    assert (entry.act, entry.by, entry.details) == (
        "events.print_paper",
        narathiwat_officer,
        {"paper": "sign_in_sheet"},
    )


def test_a_failed_sheet_is_told_in_words(event, signed_in, narathiwat_officer, monkeypatch):
    def fail(*_args, **_kwargs):
        raise PDFFailed("out of time")

    monkeypatch.setattr(sys.modules[papers.__module__], "render_pdf", fail)
    response = signed_in(narathiwat_officer).get(f"/events/{event.pk}/sign-in-sheet.pdf")
    assert response["Location"] == f"/events/{event.pk}/papers/"
