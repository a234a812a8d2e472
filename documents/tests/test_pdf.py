import itertools
import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from django.apps import apps

from documents.fonts import CONSONANTS
from documents.pdf import PDFFailed, render_pdf
from documents.tests.specimen import CREATED, NAMES, printed, specimen, text_of

pytestmark = pytest.mark.usefixtures("font_dir")

UPPER, LOWER, TONES = "ัิีึื", "ุู", "่้๊๋"


def test_one_hundred_names_are_copied_as_they_were_written():
    people = [{"name": name, "seat": "appointed", "seats": 1} for name in NAMES]
    text = text_of(printed(people=people))
    assert [name for name in NAMES if name.replace(" ", "") in text] == NAMES


def test_every_cluster_of_consonant_vowel_and_tone_is_copied_whole_in_every_style():
    marks = ["".join(pair) for pair in itertools.product(["", *UPPER, *LOWER], ["", *TONES])]
    clusters = [consonant + mark for consonant in CONSONANTS for mark in [*marks, "์", "ิ์", "็", "ำ", "้ำ"]]
    text = text_of(printed(clusters=" ".join(clusters)))
    text = re.sub(r"ข้อมูลณวันที่28พฤศจิกายน2562หน้า\d+จาก\d+สรุปตำแหน่ง.*?สำนักงานแรงงานจังหวัดนราธิวาส", "", text)
    assert text.count("".join(clusters)) == 4


def test_the_same_data_and_date_give_the_same_bytes():
    assert printed() == printed()


def test_the_specimen_compiles_without_warnings(caplog):
    printed(landscape=True, digits="thai")
    assert caplog.messages == []


def test_a_paper_is_tagged_thai_and_archivable():
    with pikepdf.open(BytesIO(printed())) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "th-TH"
        assert pdf.docinfo["/Title"] == specimen()["title"]
        meta = pdf.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")


def test_one_document_shows_one_kind_of_digits():
    data = {"text": "พ.ศ. 2562 และ ๒๕๖๓", "people": specimen()["people"][:3]}
    assert re.findall("[๐-๙]", text_of(printed(digits="arabic", **data))) == []
    thai = text_of(printed(digits="thai", **data))
    assert re.findall("[0-9]", thai) == []
    assert "หน้า๑จาก" in thai


def test_a_rate_and_the_name_of_a_district_are_kept_whole_at_the_end_of_a_line():
    text = " ".join("x" * indent + " 82 จาก 82 (100.0%) อำเภอเมืองนราธิวาส" for indent in range(1, 39))
    with pypdfium2.PdfDocument(printed(text=text)) as pdf:
        lines = [line for page in pdf for line in page.get_textpage().get_text_bounded().splitlines()]
    assert [line for line in lines if line.startswith(("%", "งนราธิวาส", "องนราธิวาส"))] == []


def test_data_is_never_read_as_typst():
    payload = '#read("/etc/passwd") *x* $x$ <l> @r [a] \\ // #panic()'
    assert payload.replace(" ", "") in text_of(printed(text=payload))


def test_unknown_is_printed_as_not_stated():
    figures = [{"label": "บัณฑิตแรงงาน", "value": None}, {"label": "ว่าง", "value": 0}]
    assert "บัณฑิตแรงงานไม่ระบุ" in text_of(printed(figures=figures)).replace("ว่าง0", "")


def test_a_long_document_repeats_its_header_and_counts_its_pages():
    people = [{"name": f"นายคนที่ {number}", "seat": "vacant", "seats": None} for number in range(120)]
    text = text_of(printed(people=people))
    pages = int(re.search(r"หน้า1จาก(\d+)", text)[1])
    assert re.findall(r"หน้า(\d+)จาก", text) == [str(number) for number in range(1, pages + 1)]
    assert text.count("ลำดับชื่อ–สกุลสถานะจำนวนตำแหน่ง") >= pages - 1 > 2


@pytest.mark.parametrize("name", ["documents/none", "nobody/specimen", "documents/../specimen", "specimen", ""])
def test_a_paper_that_does_not_exist_fails_with_a_reason(name):
    with pytest.raises(PDFFailed):
        render_pdf(name, {}, created=CREATED)


def test_the_date_of_a_paper_needs_a_time_zone():
    with pytest.raises(ValueError, match="aware"):
        render_pdf("documents/specimen", {}, created=CREATED.replace(tzinfo=None))


def test_no_paper_fetches_packages_or_evaluates_text():
    papers = [paper for app in apps.get_app_configs() for paper in Path(app.path, "papers").glob("*.typ")]
    assert [paper.name for paper in papers if re.search(r"@\w+/|\beval\(", paper.read_text(encoding="utf-8"))] == []
