"""One word, one translation: Django merges the catalogues, so of two different ones the reader meets only one."""

import ast
from collections import defaultdict
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po

from config.management.commands.catalogue import APPS, KEYWORDS, catalogue_path, sources
from events.services.states import STEPS
from provinces import trail

# Other names for what the pages call การลงทะเบียน and สรุปยอด, and the ministry where it is a desk.
OTHER_NAMES = ("เช็กชื่อ", "บัญชีลงเวลา", "ส่วนกลางรับเรื่อง")
# A seat is a ตำแหน่ง, the desk a จุดลงทะเบียน, who came มา, and a roll is counted, not closed; the ministry is no ส่วนกลาง.
RULED_OUT = (*("อัตรา", "ประตู", "ปิดการลงทะเบียน", "มาเข้าร่วม", "ตามที่ทราบ", "รอส่วนกลาง", "น.ส."),)
PAPERS = [path for app in APPS for path in Path(app).rglob("papers/*") if path.suffix in {".typ", ".py"}]
SOURCES_OF_PAPERS = 6
# Fewer than these means that the walk has gone blind.
DEEDS = 40


def translations() -> dict[tuple, dict[str, str]]:
    """Each text (with its context) and what the catalogues make of it: ``{text: {app: Thai}}``."""
    found = defaultdict(dict)
    for app in APPS:
        if catalogue_path(app).exists():
            for message in read_po(BytesIO(catalogue_path(app).read_bytes()), locale="th"):
                if message.id and message.string and any(message.string):
                    found[(message.id, message.context)][app] = message.string
    return found


def test_a_text_has_the_same_thai_in_every_app():
    assert {text: by_app for text, by_app in translations().items() if len(set(by_app.values())) > 1} == {}


def test_no_text_puts_its_own_changwat_before_a_province():
    """Bangkok is none: who names a province with its kind takes ``Province.title``."""
    thai = [string for by_app in translations().values() for string in by_app.values()]
    assert [text for text in thai if "จังหวัด%(" in str(text)] == []


def test_what_is_done_to_a_paper_or_a_roll_has_one_name_on_every_page():
    thai = [str(string) for by_app in translations().values() for string in by_app.values()]
    assert [text for text in thai if any(name in text for name in OTHER_NAMES)] == []


def test_no_page_and_no_paper_says_what_the_sheet_of_words_rules_out():
    thai = [str(string) for by_app in translations().values() for string in by_app.values()]
    printed = [line for path in PAPERS for line in path.read_text("utf-8").splitlines()]
    said = [text for text in [*thai, *printed] if any(word in text for word in RULED_OUT)]
    assert (said, len(PAPERS) >= SOURCES_OF_PAPERS) == ([], True)


def marked_in_an_f_string(path: Path) -> list[str]:
    """Texts marked for translation where the catalogue does not look: inside an f-string."""
    joined = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.JoinedStr)]
    calls = [node for each in joined for node in ast.walk(each) if isinstance(node, ast.Call)]
    return [ast.unparse(call) for call in calls if getattr(call.func, "id", "") in KEYWORDS]


def test_every_marked_text_is_found_by_the_catalogue():
    python = [path for app in APPS for path in sources(app) if path.suffix == ".py"]
    assert {str(path): texts for path in python if (texts := marked_in_an_f_string(path))} == {}


def acts_in(path: Path, app: str) -> set[str]:
    """The deeds that a file writes down: what ``act`` is given, by name or right after ``by``."""
    found = set()
    for call in (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)):
        given = [each.value for each in call.keywords if each.arg == "act"]
        if getattr(call.func, "id", "") in {"record", "touch", "_note", "_record"}:
            given += call.args[1:2]
        told = [text for value in given for text in ast.walk(value) if not isinstance(value, ast.JoinedStr)]
        found |= {text.value for text in told if isinstance(text, ast.Constant)}
    return {act if "." in act else f"{app}.{act}" for act in found}


def test_every_deed_that_is_written_down_has_words_in_the_trail():
    python = [(path, app) for app in APPS for path in sources(app) if path.suffix == ".py"]
    written = set().union(*(acts_in(path, app) for path, app in python)) | {f"events.{step}_event" for step in STEPS}
    assert (written - trail.words.keys(), len(written) >= DEEDS) == (set(), True)
