"""Scans that come in: judged by what they are, refused in words, kept without what was hung on to them."""

import errno
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from accounts.rules import RuleBroken
from jobs import disk, uploads
from jobs.models import StoredFile
from jobs.tests import specimens
from jobs.tests.specimens import clicking, drawing, linking, opening, pdf, picture
from jobs.uploads import Scan, keep, scan_of

SCRIPT = b"<html><script>alert(1)</script></html>"
# What is refused, by why.
REFUSED = {
    "disguised": {
        "a program called PDF": b"MZ\x90\0" + b"\0" * 500,
        "a page called PDF": SCRIPT,
        "a page in front of a PDF": SCRIPT + pdf(),
        "a drawing that may hold scripts": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "a picture that moves": picture("GIF"),
        "an archive": specimens.archive(),
        "a text": "คำสั่งกระทรวงแรงงาน".encode(),
    },
    "empty": {"nothing": b""},
    "damaged": {
        "half a PDF": pdf()[:300],
        "a PDF with something behind it": pdf() + SCRIPT,
        "a PDF that is an archive too": specimens.archive_that_ends_as_a_pdf(),
        "a PDF in name only": b"%PDF-1.7\nnothing\n%%EOF",
        "a PDF whose places are wrong": pdf().replace(b"startxref\n", b"startxref\n9"),
        "half a JPEG": picture(size=(400, 300))[:2000],
        "half a PNG": picture("PNG", size=(400, 300))[:400],
        "the beginning of a JPEG": b"\xff\xd8\xff\xe0",
        "a JPEG that begins as a PNG": b"\x89PNG\r\n\x1a\n" + picture(),
    },
    "encrypted": {
        "a PDF with a password": specimens.locked(user="ความลับ"),
        "a PDF that may not be changed": specimens.locked(),
    },
    "active": {
        "a script at opening": opening(S=Name.JavaScript, JS=String("app.alert(1)")),
        "a script of another name": opening(S=Name.Rendition, JS=String("app.alert(1)")),
        "a program at opening": opening(S=Name.Launch, F=String("cmd.exe")),
        "an address at opening": opening(S=Name.URI, URI=String("https://evil.example/")),
        "a form that sends": clicking(Subtype=Name.Link, A=Dictionary(S=Name.SubmitForm)),
        "a script after another deed": clicking(
            Subtype=Name.Link, A=Dictionary(S=Name.GoTo, Next=Array([Dictionary(S=Name.JavaScript)]))
        ),
        "an address after another deed at opening": opening(
            S=Name.GoTo, D=Array([0, Name.Fit]), Next=Dictionary(S=Name.URI, URI=String("https://evil.example/"))
        ),
        "a link that is a script": linking("java\tscript:alert(1)"),
        "a link to a file": linking(" FILE:///C:/Windows/win.ini"),
        "a link to a shared folder": linking("\\\\evil.example\\share"),
        "links that begin in a folder": pdf(
            lambda each: each.Root.update({"/URI": Dictionary(Base=String("file:///C:/"))})
        ),
        "a thread of another paper": clicking(Subtype=Name.Link, A=Dictionary(S=Name.Thread, F=String("b.pdf"), D=1)),
        "a program for the printer": drawing(Subtype=Name.PS),
        "a program for the printer in the old way": drawing(Subtype=Name.Form, Subtype2=Name.PS),
        "a drawing that lies elsewhere": drawing(Subtype=Name.Form, F=String("https://evil.example/a")),
        "a page of another paper": drawing(Subtype=Name.Form, Ref=Dictionary(F=String("b.pdf"), Page=0)),
        "a file named by its address": clicking(
            Subtype=Name.Link, A=Dictionary(S=Name.GoTo, D=Dictionary(FS=Name.URL, F=String("https://evil.example/")))
        ),
        "a film": clicking(Subtype=Name.RichMedia),
        "deeds of a page": pdf(lambda each: each.pages[0].obj.update({"/AA": Dictionary(O=Dictionary(S=Name.GoTo))})),
        "a file inside": pdf(specimens.with_file),
        "a form of scripts": pdf(specimens.with_form),
    },
    "pixels": {"a picture of four hundred million dots": specimens.bomb(20_000)},
}  # fmt: skip
CASES = [(why, name) for why, files in REFUSED.items() for name in files]


def upload(content: bytes, name: str = "คำสั่ง 1204.pdf", kind: str = "application/pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type=kind)


@pytest.mark.parametrize(("why", "name"), CASES)
def test_what_is_not_taken_is_refused_in_words(why, name):
    with pytest.raises(RuleBroken) as refusal:
        scan_of(upload(REFUSED[why][name]))
    assert (refusal.value.codes, refusal.value.messages) == ([why], [uploads.REFUSALS[why]()])


@pytest.mark.parametrize("name", ["ภาพ.gif", "IMG_0012.HEIC", "สแกน"])
def test_a_file_that_does_not_claim_to_be_one_of_ours_is_not_told_off_for_its_name(name):
    with pytest.raises(RuleBroken) as refusal:
        scan_of(upload(picture("GIF"), name=name))
    assert (refusal.value.codes, refusal.value.messages) == (["kind"], [uploads.REFUSALS["kind"]()])


@pytest.mark.parametrize(("content", "kind"), [
    (pdf(), "application/pdf"),
    (pdf(object_stream_mode=2), "application/pdf"),
    (opening(S=Name.GoTo, D=Array([0, Name.Fit])), "application/pdf"),
    (linking("https://www.mol.go.th/"), "application/pdf"),
    (linking("www.mol.go.th:443/ก"), "application/pdf"),
    (linking("mailto:narathiwat@mol.go.th"), "application/pdf"),
    (picture(), "image/jpeg"),
    (picture("PNG"), "image/png"),
])  # fmt: skip
def test_what_a_file_is_is_read_from_the_file_and_not_from_what_the_sender_says(content, kind):
    assert scan_of(upload(content, name="a.exe", kind="text/html")).content_type == kind


def test_a_pdf_is_kept_byte_for_byte():
    sent = pdf()
    assert scan_of(upload(sent)) == Scan(sent, "application/pdf")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_hangs_on_a_picture_is_left_behind(kind):
    tail = SCRIPT + specimens.archive()
    kept = scan_of(upload(picture(kind) + tail)).content
    assert (SCRIPT in kept, b"PK" in kept, Image.open(io.BytesIO(kept)).size) == (False, False, (40, 30))


def test_a_photograph_stands_upright_and_does_not_tell_where_it_was_taken():
    kept = Image.open(io.BytesIO(scan_of(upload(specimens.turned_with_place())).content))
    assert (kept.size, dict(kept.getexif())) == ((30, 40), {})


@pytest.mark.parametrize(("kind", "mode", "kept_as"), [
    ("JPEG", "L", "L"), ("JPEG", "CMYK", "RGB"), ("PNG", "1", "1"), ("PNG", "L", "L"), ("PNG", "P", "RGB"),
    ("PNG", "RGBA", "RGBA"), ("PNG", "LA", "RGBA"),
])  # fmt: skip
def test_the_colours_of_a_scan_stay_as_few_as_they_are(kind, mode, kept_as):
    kept = scan_of(upload(picture(kind, mode=mode))).content
    assert Image.open(io.BytesIO(kept)).mode == kept_as


def test_a_scan_in_finer_steps_of_grey_is_as_dark_as_it_was():
    kept = Image.open(io.BytesIO(scan_of(upload(specimens.grey_of_16_bits())).content))
    assert (kept.mode, [kept.getpixel((x, 0)) for x in (0, 1)]) == ("L", [20, 200])


def test_a_page_at_600_dpi_is_taken_and_no_larger_picture(monkeypatch):
    page = picture("PNG", size=(4960, 7016), mode="1")
    assert scan_of(upload(page)).content_type == "image/png"
    monkeypatch.setattr(uploads, "PIXELS", 4960 * 7016 - 1)
    with pytest.raises(RuleBroken) as refusal:
        scan_of(upload(page))
    assert refusal.value.codes == ["pixels"]


@pytest.mark.parametrize(("over", "codes"), [(0, []), (1, ["too_large"])])
def test_a_file_may_be_as_large_as_the_setting_says_and_no_larger(over, codes, settings):
    settings.UPLOAD_BYTES = len(pdf()) - over
    found = []
    try:
        scan_of(upload(pdf()))
    except RuleBroken as refusal:
        found = refusal.codes
    assert found == codes


@pytest.mark.parametrize("broken", [{"MEMORY_BYTES": 30 * 1024**2}, {"SECONDS": 0.01}])
def test_what_breaks_the_child_is_refused_as_damaged_and_breaks_nothing_else(broken, monkeypatch):
    for name, value in broken.items():
        monkeypatch.setattr(uploads, name, value)
    with pytest.raises(RuleBroken) as refusal:
        scan_of(upload(pdf()))
    assert refusal.value.codes == ["damaged"]


def test_a_scan_is_kept_without_the_name_that_it_had_at_home(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = keep(scan_of(upload(picture(), name="../1960100123456 โทร 0812345678.jpg")))
    assert (file.name, file.content_type, StoredFile.objects.count()) == ("scan.jpg", "image/jpeg", 1)


def test_without_room_on_the_disk_it_is_said_in_a_sentence(db, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(disk, "is_short", lambda: True)
    with pytest.raises(RuleBroken) as refusal:
        keep(Scan(pdf(), "application/pdf"))
    assert (refusal.value.codes, StoredFile.objects.count()) == (["no_room"], 0)


@pytest.mark.parametrize("number, told", [(errno.ENOSPC, RuleBroken), (errno.EDQUOT, RuleBroken), (errno.EIO, OSError)])
def test_a_disk_that_fills_up_while_it_is_written_is_said_and_another_fault_of_it_is_none(
    number, told, db, settings, tmp_path, monkeypatch
):
    settings.MEDIA_ROOT = tmp_path

    def broken(*args, **more):
        raise OSError(number, "broken")

    monkeypatch.setattr(type(StoredFile.objects), "store", broken)
    with pytest.raises((RuleBroken, OSError)) as refusal:
        keep(Scan(pdf(), "application/pdf"))
    assert (type(refusal.value), StoredFile.objects.count()) == (told, 0)
