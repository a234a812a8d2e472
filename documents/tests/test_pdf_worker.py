import os
from pathlib import Path

import pytest

from documents import pdf
from documents.pdf import PDFFailed, render_pdf
from documents.tests.specimen import CREATED

pytestmark = pytest.mark.usefixtures("font_dir")

SLOW = "#for a in range(100000) { for b in range(100000) { let c = a + b } }"
GREEDY = '#let all = range(100).map(number => "x" * 30000000 + str(number))\n#all.len()'


@pytest.fixture
def paper(tmp_path, monkeypatch):
    """Installs a paper with the given source as ``documents/bad``."""

    def install(source: str) -> str:
        path = tmp_path / "bad.typ"
        path.write_text(source, encoding="utf-8")
        monkeypatch.setattr(pdf, "_find", lambda template: path)
        return "documents/bad"

    return install


def workers() -> list[str]:
    """Process ids of PDF workers that this process started and that still exist."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if int(parent) == os.getpid() and (b"pdf_worker" in command or not command):
            found.append(folder.name)
    return found


def test_a_paper_that_takes_too_long_is_stopped_and_leaves_no_process(paper):
    with pytest.raises(PDFFailed, match="documents/bad took longer than 1.5 seconds"):
        render_pdf(paper(SLOW), {}, created=CREATED, timeout=1.5)
    assert workers() == []


def test_a_paper_that_takes_too_much_memory_is_stopped(paper, monkeypatch):
    monkeypatch.setattr(pdf, "MEMORY_BYTES", 700 * 1024**2)
    with pytest.raises(PDFFailed, match="stopped by signal"):
        render_pdf(paper(GREEDY), {}, created=CREATED)
    assert workers() == []


def test_a_broken_template_fails_with_the_reason_and_without_the_data(paper):
    with pytest.raises(PDFFailed) as failure:
        render_pdf(paper("#nothing(sys.inputs.data)"), {"name": "secret"}, created=CREATED)
    assert str(failure.value) == "documents/bad: unknown variable: nothing"


def test_a_paper_reads_no_file_outside_its_own_folder(paper):
    with pytest.raises(PDFFailed, match="documents/bad: "):
        render_pdf(paper('#read("/../../../../etc/hostname")'), {}, created=CREATED)


def test_a_warning_is_logged_but_the_paper_is_made(paper, caplog):
    source = '#set document(title: "a")\n#set text(font: ("Nowhere", "Sarabun"), lang: "th")\nก'
    assert render_pdf(paper(source), {}, created=CREATED).startswith(b"%PDF-")
    assert caplog.messages == ["paper documents/bad: unknown font family: nowhere"]
