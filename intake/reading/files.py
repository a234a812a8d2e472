"""From the bytes of a file to its cells, read in a limited child; why a file is not read, in words."""

from collections.abc import Callable

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.rules import RuleBroken
from intake.reading.cells import Workbook
from intake.reading.refused import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS
from jobs.uploads import MEGABYTE, answer_apart

SECONDS, CPU_SECONDS, MEMORY_BYTES = 45, 30, 512 * MEGABYTE

REFUSALS: dict[str, Callable[[], str]] = {
    "empty": lambda: _("This file is empty. Please choose the roster again, for example roster-2569.xlsx."),
    "kind": lambda: _(
        "This is no spreadsheet. Please save the roster from Excel or LibreOffice as .xlsx, .xls, .ods or .csv "
        "and choose that."
    ),
    "web_page": lambda: _(
        "This file is a web page whose name was changed, as some systems export it. "
        "Please open it in Excel, save it as .xlsx, and choose that."
    ),
    "binary": lambda: _("Binary workbooks (.xlsb) are not read. Please open it in Excel and save it as .xlsx."),
    "damaged": lambda: _(
        "This file is damaged or did not arrive whole. Please open it, save it once more, and choose it again."
    ),
    "encrypted": lambda: _("This file is locked. Please save it without a password and choose it again."),
    "macros": lambda: _("This file holds programs (macros). Please save it as .xlsx, which holds none, and choose it."),
    "links": lambda: _(
        "This file takes values out of other files. Please choose “Break links” in Excel, save it, and choose it again."
    ),
    "uncounted": lambda: _(
        "This file has formulas whose results it does not hold. Please open it in Excel, save it, and choose it again."
    ),
    "bomb": lambda: _(
        "Unpacked, this file would be much larger than any roster. "
        "Please copy the list alone into a new file and choose that."
    ),
    "far": lambda: (
        _(
            "A sheet reaches further than %(rows)s rows or %(columns)s columns. "
            "Please delete what stands far below or beside the list, save the file, and choose it again."
        )
        % {"rows": f"{MOST_ROWS:,}", "columns": MOST_COLUMNS}
    ),
    "sheets": lambda: (
        _("This file has more than %(most)s sheets. Please split it into several files.") % {"most": MOST_SHEETS}
    ),
    "letters": lambda: _(
        "The letters of this file could not be read. Please save it in Excel as “CSV UTF-8”, or as .xlsx."
    ),
    "too_large": lambda: (
        _("This file is larger than %(most)s MB. Please copy the list alone into a new file, or split it.")
        % {"most": settings.UPLOAD_BYTES // MEGABYTE}
    ),
    "too_much": lambda: _(
        "Reading this file takes more room than any roster needs. "
        "Please copy the list alone into a new file and choose that."
    ),
}  # fmt: skip


def read_file(content: bytes) -> Workbook:
    """The cells of a file; raises RuleBroken that says why it is not read and what to do."""
    if len(content) > settings.UPLOAD_BYTES:
        raise refusal("too_large")
    said, _end, sent = _read_apart(content).partition(b"\n")
    if said == b"ok":
        return Workbook.from_json(sent)
    _no, why, where = [*said.decode("utf-8", "replace").split(" ", 2), "", "", ""][:3]
    raise refusal(why if why in REFUSALS else "too_much", where)


class FileRefused(RuleBroken):
    """A file that is not read; ``where`` is the sheet or cell that it is about."""

    where = ""


def refusal(why: str, where: str = "") -> FileRefused:
    """Why a file is not read, with the sheet or cell it is about."""
    refused = FileRefused(in_words(why, where), code=why)
    refused.where = where
    return refused


def in_words(why: str, where: str = "") -> str:
    """The sentence about a file that is not read, in the language of the page."""
    sentence = REFUSALS[why]()
    return f"{sentence} ({where})" if where else sentence


def _read_apart(content: bytes) -> bytes:
    """What the child answered; empty where it answered nothing: it was stopped by its limits."""
    limits = [str(CPU_SECONDS), str(MEMORY_BYTES)]
    return answer_apart(["-m", "intake.reading.worker", *limits], content, seconds=SECONDS, cwd=settings.BASE_DIR)
