"""The text of a page as its reader sees it."""

from config.tests.golden.text import read, short_hash


def main_of(html: str) -> list[str]:
    return read(f"<main>{html}</main>")[0]


def test_blocks_are_lines_and_spaces_do_not_matter():
    assert main_of("<h1>ข้อมูล\n  ณ&nbsp;วันที่</h1><p>28 <b>พ.ย.</b> 2562</p><p> </p>") == ["ข้อมูล ณ วันที่", "28 พ.ย. 2562"]


def test_cells_of_a_row_stand_beside_each_other():
    assert main_of("<table><tr><th>อำเภอ</th><td>77</td><td></td><td>3</td></tr></table>") == ["อำเภอ | 77 | | 3"]


def test_the_frame_stands_apart_from_the_middle():
    page = "<head><title>หน้า</title></head><header>เมนู</header><main><p>เนื้อหา</p></main><footer>ท้าย</footer>"
    assert read(page) == (["เนื้อหา"], ["เมนู", "ท้าย"])


def test_what_is_not_read_is_left_out():
    form = '<form><input type="hidden" name="key" value="5f"><p>ชื่อ <input name="q" value="สมมติ"></p></form>'
    assert main_of(f"<svg><text>วาด</text></svg><script>x</script>{form}") == ["ชื่อ [สมมติ]"]


def test_a_tick_is_seen():
    assert main_of('<p><input type="radio" checked> มา</p><p><input type="radio"> ไม่มา</p>') == ["(x) มา", "( ) ไม่มา"]


def test_a_choice_is_its_value_and_how_many_there_are():
    choice = "<p><select><option>ทั้งหมด</option><option selected>นราธิวาส</option></select></p>"
    assert main_of(choice) == [f"[นราธิวาส · 2 · {short_hash('ทั้งหมด|นราธิวาส')}]"]
    assert main_of(choice.replace(" selected", "")) == [f"[ทั้งหมด · 2 · {short_hash('ทั้งหมด|นราธิวาส')}]"]


def test_an_empty_choice_is_no_error():
    assert main_of("<p><select></select></p>") == [f"[ · 0 · {short_hash('')}]"]
