"""What passes between the portal and the child that makes a paper: the job, its limits, and what came back."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.utils.translation import gettext_lazy

from documents import pdf, pdf_worker
from documents.pdf import PDFFailed, render_pdf
from documents.tests.specimen import CREATED

pytestmark = pytest.mark.usefixtures("font_dir")


@pytest.fixture
def child(monkeypatch):
    """Stand in for the child: note what it is given, answer what the test says."""

    class Child:
        """The last job and the answer to give."""

        code, out, err = 0, b"%PDF", b""
        job = options = command = None

        def run(self, command, *, input, **options):
            self.command, self.options, self.job = command, options, json.loads(input)
            return subprocess.CompletedProcess(command, self.code, self.out, self.err)

    made = Child()
    monkeypatch.setattr(pdf.subprocess, "run", made.run)
    return made


def paper(data=None, **options):
    return render_pdf("documents/specimen", data or {}, **{"created": CREATED, **options})


@pytest.fixture(autouse=True)
def specimen(monkeypatch, tmp_path):
    path = tmp_path / "specimen.typ"
    path.write_text("", encoding="utf-8")
    monkeypatch.setattr(pdf, "_find", lambda template: path)


def test_the_child_gets_nothing_of_our_environment(child, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "not-for-papers")
    paper()
    assert set(child.options["env"]) == {"LANG", "RAYON_NUM_THREADS", "MALLOC_ARENA_MAX"}


def test_the_child_is_a_python_of_its_own_that_reads_no_settings(child):
    paper()
    assert child.command == [sys.executable, "-I", "-X", "utf8", str(pdf.WORKER)]
    assert child.options["cwd"] == child.job["root"]


@pytest.mark.parametrize(("timeout", "cpu"), [(90, 180), (30.7, 60), (1, 2), (0.5, 2)])
def test_the_processor_time_follows_the_clock_and_is_never_nothing(child, timeout, cpu):
    paper(timeout=timeout)
    assert (child.job["cpu_seconds"], child.options["timeout"]) == (cpu, timeout)
    assert child.job["memory_bytes"] == pdf.MEMORY_BYTES


def test_the_same_moment_in_another_zone_is_the_same_date_of_the_paper(child):
    stamps = []
    for zone in (UTC, timezone(timedelta(hours=7))):
        paper(created=datetime(2019, 11, 28, 1, 0, tzinfo=UTC).astimezone(zone))
        stamps.append(child.job["timestamp"])
    assert stamps[0] == stamps[1]


def test_data_is_cleaned_and_keeps_its_shape_on_the_way(child):
    paper({"name": "น้ำ\x00ใจ", "rows": [(1, None), {"late": gettext_lazy("not stated")}], 3: True})
    sent = json.loads(child.job["data"])
    assert (sent["name"], sent["rows"][0], sent["3"]) == ("น้ำใจ", [1, None], True)
    assert type(sent["rows"][1]["late"]) is str


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_lacks_is_an_error_of_the_caller(child, number):
    with pytest.raises(ValueError, match="JSON"):
        paper({"share": number})
    assert child.job is None


def test_the_folder_of_the_paper_is_gone_afterwards(child):
    paper()
    assert not (pdf.Path(child.job["root"])).exists()


def test_what_the_child_answers_is_the_paper(child):
    assert paper() == b"%PDF"


@pytest.mark.parametrize(
    ("code", "err", "told"),
    [
        (-9, b"", "documents/specimen was stopped by signal 9"),
        (-6, b"memory allocation failed", "documents/specimen was stopped by signal 6"),
        (1, b"first\nunknown variable: x\n", "documents/specimen: unknown variable: x"),
        (1, b"", "documents/specimen: no reason given"),
        (1, b"\xff\xfe", "documents/specimen: \ufffd\ufffd"),
        (2, b"x" * 999, "documents/specimen: " + "x" * 200),
    ],
)
def test_a_failure_is_told_in_one_short_line(child, code, err, told):
    child.code, child.err = code, err
    with pytest.raises(PDFFailed) as failed:
        paper()
    assert str(failed.value) == told


def test_warnings_are_logged_one_by_one_and_the_paper_is_made(child, caplog):
    child.err = b"first\nsecond\n"
    assert paper() == b"%PDF"
    assert [record.getMessage() for record in caplog.records] == [
        "paper documents/specimen: first",
        "paper documents/specimen: second",
    ]


class OneShape:
    """A font whose every glyph has one name."""

    def getGlyphName(self, number):  # noqa: N802
        return f"glyph{number}"


@pytest.mark.parametrize(
    ("line", "fitting", "corrected"),
    [
        ("<0003> <0E01>", "ก", "<0003> <0E01>"),  # already the right one
        ("<0003> <0E010E49>", "้", "<0003> <0E49>"),  # a cluster repeated by one of its parts
        ("<0003> <0E02>", "กข", "<0003> <0E02>"),  # one of several that look the same
        ("<0003> <0E02>", "", "<0003> <0E02>"),  # a shape that nobody knows stays
        ("<0003> <D83DDE00>", "😀", "<0003> <D83DDE00>"),  # a character of two units
        ("2 beginbfchar", "ก", "2 beginbfchar"),
        ("<0003> <0E01> <0E02>", "ก", "<0003> <0E01> <0E02>"),
    ],
)
def test_a_line_of_the_text_layer_is_corrected_only_where_it_must_be(monkeypatch, line, fitting, corrected):
    monkeypatch.setattr(pdf_worker, "glyph_key", lambda font, name: "shape")
    assert pdf_worker._corrected_line(line, OneShape(), {"shape": fitting} if fitting else {}) == corrected


def test_a_compiler_that_answers_no_single_pdf_is_a_failure_with_a_reason(monkeypatch):
    import typst

    class Compiler:
        """Answers one picture per page, as for other formats."""

        def __init__(self, **options):
            pass

        def compile_with_warnings(self, **options):
            return [b"page 1", b"page 2"], []

    monkeypatch.setattr(typst, "Compiler", Compiler)
    monkeypatch.setattr(typst, "Fonts", lambda **options: None)
    job = {"fonts": "", "main": "", "root": "", "data": "", "timestamp": 0}
    with pytest.raises(RuntimeError, match="no single PDF"):
        pdf_worker.compile_paper(job)
