"""On paper no name of a province, a district or a tambon and no term is split over two lines."""

import io
from datetime import UTC, datetime

import geothai
import pypdfium2
import pytest

from reports import wording
from reports.composition import Composition, Table
from reports.files import pdf
from thai.whole import TERMS

NOW = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)
PROVINCES = [area.name_th for area in geothai.provinces()]
DISTRICTS = [area.name_th for code in geothai.provinces() for area in geothai.districts(code.code)]
TAMBONS = [area.name_th for code in ("9601", "1001") for area in geothai.subdistricts(code)]
COLUMNS = 6


def lines_of(columns: int, cells: list[str], places: tuple[int, ...]) -> list[str]:
    """Every line of a paper whose narrow columns hold these cells."""
    rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
    rows[-1] += [""] * (columns - len(rows[-1]))
    table = Table("ตาราง", [wording.text(str(at), 10) for at in range(columns)], rows, places=places)
    composition = Composition("ชื่อ", "", "สำนักงาน", [], [], [table])
    content, _hash = pdf(composition, paper="reports/tables", number=1, known_at=NOW)
    with pypdfium2.PdfDocument(io.BytesIO(content)) as document:
        return [line for page in document for line in page.get_textpage().get_text_bounded().splitlines()]


def split(names: list[str], lines: list[str]) -> list[str]:
    """The names that stand on no line as a whole."""
    text = "\n".join("".join(line.split()) for line in lines)
    return [name for name in names if "".join(name.split()) not in text]


@pytest.mark.parametrize("names", [PROVINCES, DISTRICTS, TAMBONS], ids=["provinces", "districts", "tambons"])
def test_no_name_of_a_place_is_split_in_a_narrow_column(names):
    assert len(names) >= 19
    assert split(names, lines_of(9, names, tuple(range(9)))) == []


def test_no_name_and_no_term_is_split_in_a_running_text():
    told = [f"จังหวัด{name}" for name in PROVINCES if name != "กรุงเทพมหานคร"] + list(TERMS)
    texts = [f"ประชุมเชิงปฏิบัติการ{name}ครั้งที่ 1 เวลา 08.30–16.00 น." for name in told]
    assert split([*told, "08.30–16.00 น."], lines_of(COLUMNS, texts, ())) == []
