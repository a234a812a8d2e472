"""Files that are not read: each is refused by its content, with a sentence that says what to do."""

import io
import struct
import zipfile

import pytest
from django.utils import translation

from accounts.rules import RuleBroken
from intake.reading import files
from intake.reading.files import REFUSALS, read_file
from intake.reading.worker import answer
from intake.tests.corpus import making
from intake.tests.corpus.draft import Draft
from intake.tests.corpus.making import Page

THAI = "ลำดับ,ชื่อ - สกุล\n1,นายสมมติ ทดลอง\n"
GOOD = Draft().build()


def with_part(name: str, content: bytes = b"x", good: bytes = GOOD) -> bytes:
    """A good workbook with one part more."""
    out = io.BytesIO(good)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def with_sheet(cells: str) -> bytes:
    """A workbook whose only sheet holds these cells."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in good.infolist():
            content = good.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                content = f'<worksheet xmlns="{name}"><sheetData>{cells}</sheetData></worksheet>'.encode()
            archive.writestr(part.filename, content)
    return out.getvalue()


def locked_zip() -> bytes:
    """A workbook whose parts say that they are encrypted."""
    content = bytearray(GOOD)
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + flag] |= 1
            place = content.find(mark, place + 4)
    return bytes(content)


def ods_cells(cells: str, before: str = "") -> bytes:
    """A LibreOffice file with these cells."""
    whole = making.ods([Page("ก", [["x"]])])
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        content = archive.read("content.xml").decode().partition("?>")[2]
    start, end = content.index("<table:table-row>"), content.index("</table:table>")
    return making.ods_of(before + content[:start] + cells + content[end:])


FAR_CELL = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
FAR_ODS = (
    '<table:table-row table:number-rows-repeated="900000">'
    '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
)
LINKED_ODS = '<table:table-source table:mode="copy-all"/><table:table-row/>'
BAD = {
    "nothing": (b"", "empty"),
    "blanks": (b"\xef\xbb\xbf \r\n\r\n", "empty"),
    "separators alone": (b",,,\r\n,,,\r\n", "empty"),
    "an empty workbook": (making.xlsx([Page("ก")]), "empty"),
    "a PDF": (b"%PDF-1.7\n...", "kind"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "kind"),
    "a Word file": (with_part("word/document.xml").replace(b"xl/workbook.xml", b"xl/workbxxx.xml"), "kind"),
    "an old Word file": (making.compound({"WordDocument": b"x"}), "kind"),
    "a program": (b"MZ\x90\0\x03\0\0\0\x04\0", "kind"),
    "a web page called .xls": ("<html><table><tr><td>ก</td></tr></table></html>".encode(), "web_page"),
    "a web page with its mark": (b"\xef\xbb\xbf\r\n<!DOCTYPE html><table></table>", "web_page"),
    "a web archive": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "web_page"),
    "XML of Excel 2003": (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "web_page"),
    "binary workbook": (GOOD.replace(b"xl/workbook.xml", b"xl/workbook.bin"), "binary"),
    "half a workbook": (GOOD[: len(GOOD) // 2], "damaged"),
    "half an old workbook": (making.xls([Page("ก", [["x"]])])[:1500], "damaged"),
    "a letter cut in two": (THAI.encode()[:-4] + "ก".encode()[:2], "damaged"),
    "half a document": (ods_cells("<table:table-row>"), "damaged"),
    "a document that declares": (ods_cells("", before='<!DOCTYPE x [<!ENTITY a "b">]>'), "damaged"),
    "encrypted workbook": (making.compound({"EncryptedPackage": b"x"}), "encrypted"),
    "encrypted archive": (locked_zip(), "encrypted"),
    "encrypted document": (making.ods_of("<x/>", "<manifest><encryption-data/></manifest>"), "encrypted"),
    "macros": (with_part("xl/vbaProject.bin"), "macros"),
    "old macros": (making.compound({"Workbook": b"x", "_VBA_PROJECT_CUR": b"x"}), "macros"),
    "macros of LibreOffice": (with_part("Basic/Standard/Module1.xml", good=making.ods([Page("ก", [["x"]])])), "macros"),
    "macro sheet": (with_part("xl/macrosheets/sheet1.xml"), "macros"),
    "links": (with_part("xl/externalLinks/externalLink1.xml"), "links"),
    "links of LibreOffice": (ods_cells(LINKED_ODS), "links"),
    "a bomb": (with_part("xl/media/bomb.bin", b"0" * (30 * 1024**2)), "bomb"),
    "a far cell": (with_sheet(FAR_CELL), "far"),
    "a far cell of LibreOffice": (ods_cells(FAR_ODS), "far"),
    "a far column": (("ก" + "," * 400 + "ข\n").encode(), "far"),
    "formulas without values": (with_sheet('<row r="1"><c r="A1"><f>1+1</f></c></row>'), "uncounted"),
    "300 sheets": (making.xlsx([Page(f"{number}", [["x"]]) for number in range(201)]), "sheets"),
    "letters of another country": (b"\x81\x82\x83,\x84\n", "letters"),
    "letters twice": (THAI.encode() + "นายก".encode("cp874"), "letters"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused(name):
    content, why = BAD[name]
    assert answer(content).decode().split(" ")[:2] == ["no", why]


def test_every_refusal_is_tried():
    assert {why for _content, why in BAD.values()} | {"too_large", "too_much"} == set(REFUSALS)


def test_every_refusal_says_in_thai_what_to_do():
    for sentence in REFUSALS.values():
        with translation.override("en"):
            english = sentence()
        assert sentence() != english


def test_the_file_is_read_in_a_child():
    assert len(read_file(GOOD).sheets[0].rows) == 5


def test_a_refusal_of_the_child_is_told_with_its_place():
    with pytest.raises(RuleBroken) as refused:
        read_file(BAD["a far cell"][0])
    assert refused.value.codes == ["far"]
    assert "รายชื่อ!XFD1048576" in refused.value.messages[0]


def test_a_file_larger_than_the_limit_is_not_read(settings):
    settings.UPLOAD_BYTES = 100
    with pytest.raises(RuleBroken) as refused:
        read_file(GOOD)
    assert refused.value.codes == ["too_large"]


FAR_XLS = making.xls([Page("ก", [["x", "y"]])]).replace(
    struct.pack("<HHHH", 0x204, 11, 0, 1), struct.pack("<HHHH", 0x204, 11, 65_535, 255)
)


@pytest.mark.parametrize(
    ("name", "limit", "content"), [("MEMORY_BYTES", 150 * 1024**2, FAR_XLS), ("SECONDS", 0.01, GOOD)]
)
def test_a_child_that_is_stopped_is_told(monkeypatch, name, limit, content):
    monkeypatch.setattr(files, name, limit)
    with pytest.raises(RuleBroken) as refused:
        read_file(content)
    assert refused.value.codes == ["too_much"]
