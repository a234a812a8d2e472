"""The scan of an order: comes in with its form, is read by whoever may read the order, and leaves a trace."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.audit import entries_about
from accounts.models import AuditEntry
from jobs import orphans
from jobs.models import StoredFile
from jobs.tests.specimens import pdf, picture
from provinces.models import BinnedRow, Subdistrict
from volunteers import services
from volunteers.models import AppointmentOrder

PAPER = {"authority": "คำสั่งกระทรวงแรงงาน", "number": "1204", "be_year": "2562"}
NEW = "/volunteers/orders/new/"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """The files of the test."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def scan(content: bytes | None = None, name: str = "คำสั่ง.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf() if content is None else content)


@pytest.fixture
def enter(signed_in, narathiwat_officer):
    """Enter the order as the officer: ``enter(new_scan=scan())``."""
    return lambda **more: signed_in(narathiwat_officer).post(NEW, PAPER | more)


@pytest.fixture
def order(enter):
    """An order of Narathiwat with its scan."""
    enter(new_scan=scan())
    return AppointmentOrder.objects.get()


def address(order) -> str:
    return reverse("volunteers:order_scan", args=[order.pk])


def hidden_of(client, page: str) -> dict[str, str]:
    """What the page's form carries along unseen."""
    form = client.get(page).content.decode().partition('id="main-form"')[2]
    return dict(re.findall(r'<input type="hidden" name="(\w+)"(?: value="([^"]*)")?', form.replace("\n", " ")))


def edit(client, order, **more):
    version = AppointmentOrder.objects.get().version
    return client.post(f"/volunteers/orders/{order.pk}/edit/", PAPER | {"version": version} | more)


def test_the_scan_is_entered_with_the_order_shown_on_its_page_and_comes_back(enter, signed_in, narathiwat_officer):
    sent = pdf()
    page = signed_in(narathiwat_officer).get(enter(new_scan=scan(sent)).url).content.decode()
    there = address(AppointmentOrder.objects.get())
    assert (f'href="{there}"' in page, "ดาวน์โหลดสำเนา" in page, "ยังไม่มีสำเนา" in page) == (True, True, False)
    answer = signed_in(narathiwat_officer).get(there)
    assert b"".join(answer.streaming_content) == sent
    assert (answer["Content-Type"], "%E0%B8%84%E0%B8%B3" in answer["Content-Disposition"]) == ("application/pdf", True)


def test_after_a_refused_scan_a_second_click_asks_before_it_saves_without(enter):
    refused = enter(new_scan=scan(b"nothing"))
    assert '<input type="hidden" name="file_before" value="new_scan">' in refused.content.decode()
    again = enter(file_before="new_scan")
    asked = again.context["form"]
    assert (AppointmentOrder.objects.count(), list(asked.errors)) == (0, ["new_scan", "confirmed"])
    assert "บันทึกโดยไม่มีไฟล์ที่เลือกไว้ก่อนหน้านี้ (สำเนาคำสั่ง)" in again.content.decode()
    said = [mark for mark, _fact in asked.fields["confirmed"].choices]
    assert enter(file_before="new_scan", confirmed=said).status_code == 302
    assert AppointmentOrder.objects.get().scan is None


def test_after_a_refused_scan_another_file_is_taken_without_a_question(enter):
    enter(new_scan=scan(b"nothing"))
    assert enter(file_before="new_scan", new_scan=scan()).status_code == 302
    assert AppointmentOrder.objects.get().scan is not None


def test_a_scan_that_was_fine_is_missed_too_when_another_field_was_refused(enter):
    refused = enter(new_scan=scan(), be_year="25")
    assert refused.context["form"].files_missed() == ["new_scan"]
    assert enter(file_before="new_scan").context["form"].has_error("new_scan", "asked")


def test_an_order_without_its_scan_says_so_and_has_none(enter, signed_in, narathiwat_officer):
    page = signed_in(narathiwat_officer).get(enter().url).content.decode()
    answer = signed_in(narathiwat_officer).get(address(AppointmentOrder.objects.get()))
    assert ("ยังไม่มีสำเนา" in page, answer.status_code) == (True, 404)
    assert AuditEntry.objects.filter(act="volunteers.take_scan").exists() is False


def test_a_photograph_is_looked_at_in_the_browser(enter, signed_in, narathiwat_officer):
    page = signed_in(narathiwat_officer).get(enter(new_scan=scan(picture(), "IMG_1.jpg")).url).content.decode()
    there = f"{address(AppointmentOrder.objects.get())}?shown=1"
    answer = signed_in(narathiwat_officer).get(there)
    assert (f'href="{there}"' in page, answer["Content-Type"]) == (True, "image/jpeg")
    assert answer["Content-Disposition"].startswith("inline")


def test_what_lies_on_the_disk_is_sealed_and_named_by_nobody(enter, folder):
    sent = pdf()
    enter(new_scan=scan(sent, "1960100123456.pdf"))
    lying = [path for path in folder.rglob("*") if path.is_file()]
    assert [(b"PDF" in path.read_bytes(), "1960100123456" in str(path)) for path in lying] == [(False, False)]
    assert "1960100123456" not in str(list(StoredFile.objects.values())) + str(list(AuditEntry.objects.values()))


@pytest.mark.parametrize("content", [b"MZ not a paper", b"", b"<svg onload='alert(1)'/>"])
def test_what_is_no_scan_is_refused_at_its_field_and_the_rest_stays_typed(content, enter):
    answer = enter(new_scan=scan(content), title="แต่งตั้ง")
    form = answer.context["form"]
    assert (list(form.errors), form["title"].value()) == (["new_scan"], "แต่งตั้ง")
    assert ("เลือกไฟล์เหล่านี้อีกครั้ง" in answer.content.decode(), StoredFile.objects.count()) == (False, 0)


def test_a_form_refused_for_something_else_asks_to_choose_the_file_again(enter):
    answer = enter(new_scan=scan(name="คำสั่ง 1204.pdf"), number="ไม่มี")
    assert list(answer.context["form"].errors) == ["number"]
    assert "กรุณาเลือกไฟล์เหล่านี้อีกครั้ง: คำสั่ง 1204.pdf" in answer.content.decode()
    assert StoredFile.objects.count() == 0


def test_a_verb_that_refuses_asks_for_it_too_and_keeps_nothing(order, enter):
    answer = enter(new_scan=scan(name="ซ้ำ.pdf"))
    assert "อีกครั้ง: ซ้ำ.pdf" in answer.content.decode()
    assert StoredFile.objects.get() == order.scan


def test_the_same_form_sent_twice_keeps_one_file_and_another_file_is_not_dropped_in_silence(
    signed_in, narathiwat_officer
):
    client = signed_in(narathiwat_officer)
    hidden, sent = hidden_of(client, NEW), pdf()
    answers = [client.post(NEW, PAPER | hidden | {"new_scan": scan(each)}) for each in (sent, sent, picture())]
    made = AppointmentOrder.objects.get()
    assert [answer.url.partition("?")[0] for answer in answers[:2]] == [f"/volunteers/orders/{made.pk}/"] * 2
    told = client.get(answers[2].url).content.decode()
    assert (answers[2].url.partition("?")[0], "อีกครั้ง: คำสั่ง.pdf" in told) == (
        f"/volunteers/orders/{made.pk}/edit/", True
    )  # fmt: skip
    assert StoredFile.objects.get() == made.scan


def test_another_scan_takes_its_place_and_an_edit_without_one_leaves_it(order, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    edit(client, order, title="แก้ชื่อ")
    assert AppointmentOrder.objects.get().scan == order.scan
    edit(client, order, title="แก้ชื่อ", new_scan=scan(picture()))
    stored = AppointmentOrder.objects.get()
    assert (stored.scan.content_type, stored.version) == ("image/jpeg", 3)
    assert entries_about(order).first().details["fields"] == ["scan"]


def test_a_scan_chosen_by_mistake_is_taken_away(order, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    assert "นำสำเนาที่เก็บไว้ออก" in client.get(f"/volunteers/orders/{order.pk}/edit/").content.decode()
    edit(client, order, without_scan="on")
    assert (AppointmentOrder.objects.get().scan, client.get(address(order)).status_code) == (None, 404)
    assert "นำสำเนาที่เก็บไว้ออก" not in client.get(f"/volunteers/orders/{order.pk}/edit/").content.decode()


def test_the_second_of_two_editors_is_asked_to_choose_the_file_again(order, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    there = f"/volunteers/orders/{order.pk}/edit/"
    late = PAPER | hidden_of(client, there) | {"title": "คนที่สอง", "new_scan": scan(name="สอง.pdf")}
    edit(client, order, title="คนแรก")
    answer = client.post(there, late)
    page = answer.content.decode()
    assert ("มีผู้บันทึกเรื่องนี้ก่อนท่าน" in page, "อีกครั้ง: สอง.pdf" in page, 'type="file"' in page) == (True, True, True)
    assert ("multipart/form-data" in page, AppointmentOrder.objects.get().scan) == (True, order.scan)


def test_who_takes_the_scan_stands_in_the_trail_with_whom_it_names(
    order, signed_in, narathiwat, narathiwat_officer, open_seats
):
    seat = open_seats([Subdistrict.objects.filter(district_id="9601", valid_to=None).first()])[0]
    person = services.register_person(by=narathiwat_officer, office=narathiwat, first_name="สมหญิง", last_name="ทดลอง")
    on = date(2025, 10, 1)
    held = services.nominate(by=narathiwat_officer, person=person, office=narathiwat, seat=seat, on=on)
    services.propose(by=narathiwat_officer, appointment=held, on=on)
    services.appoint(by=narathiwat_officer, appointment=held, term_start=on, term_end=date(2027, 9, 30), order=order)
    signed_in(narathiwat_officer).get(address(order))
    entry = AuditEntry.objects.get(act="volunteers.take_scan")
    assert (entry.by, entry.target_id, entry.province_code) == (narathiwat_officer, str(order.pk), "96")
    assert list(entry.seen.values_list("person", flat=True)) == [person.pk]


def test_for_another_office_and_without_a_session_it_is_not_there(order, client, signed_in, songkhla_officer, advisor):
    answers = [signed_in(songkhla_officer).get(address(order)), signed_in(advisor).get(address(order))]
    assert [answer.status_code for answer in answers] == [404, 403]
    assert client.get(address(order)).url == f"/sign-in/?next={address(order)}"
    assert AuditEntry.objects.filter(act="volunteers.take_scan").exists() is False


def test_a_province_reads_the_scan_of_the_centres_order(centre, ministry_admin, signed_in, narathiwat_officer):
    signed_in(ministry_admin).post(NEW, PAPER | {"new_scan": scan()})
    order = AppointmentOrder.objects.get(office=centre)
    assert signed_in(narathiwat_officer).get(address(order)).status_code == 200


def test_a_deleted_order_comes_back_with_its_scan(order, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    client.post(f"/volunteers/orders/{order.pk}/remove/")
    orphans.clear()
    client.post(reverse("provinces:bin_put_back", args=[BinnedRow.objects.get().pk]))
    assert (AppointmentOrder.objects.get().scan, Path(order.scan.file.path).exists()) == (order.scan, True)
