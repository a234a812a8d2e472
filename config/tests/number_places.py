"""Every place that tells the numbers of events, and how they are read there. A new place is one line of a table.

A reader answers words as they are printed: ``rate`` is "4 จาก 10 (40.0%)", what a place leaves out is "ไม่ระบุ" for a
number and "" for a rate. Files have no sentences, so their cells are put into the same words here.
"""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from uuid import uuid4

import pypdfium2
from django.test import Client
from icalendar import Calendar

from events.models import Event
from reports import services as reports
from reports.models import ReportRun
from reports.tasks import make_report
from reports.tests.reading import tables, text_of, words
from thai.calendar import fiscal_year
from thai.display import local_date_range

Told = dict[str, str]
N, UNKNOWN = r"[\d,]+", "ไม่ระบุ"
WHY = "ยังไม่สรุปยอด|ยังไม่จัด|ไม่ระบุ"
DAYS = r"(?P<days>\d[\d–]* [ก-๙.]+ \d{4})"
PART = rf"(?:การ ?ลง ?ทะเบียน ?(?P<part>{N} ?จาก ?{N}) ?ช่วง)"
RATE = rf"(?: (?P<rate>{N} จาก {N}) คน \((?P<share>\S+)\))?"
CAME = rf"(?:(?P<persons>{N}) คน(?: ตามที่รายงาน| {PART})?|(?P<why>{WHY})){RATE}"
LATE = rf"(?: ลงทะเบียนเพิ่มหลังสรุปยอด (?P<late>{N}) คน)?"
ROW = re.compile(rf"(?:^|\s)(?P<expected>{N}|\S+) {CAME}{LATE}$")
# What the rate of an event is of: its target, else its list.
OF = "(?:เป้าหมาย|จำนวนตามบัญชีรายชื่อ)"
PAGE = re.compile(
    rf"· {DAYS} · .*?จำนวนคน (?P<persons>{N}|{WHY}){LATE} {OF} (?P<expected>{N}|{WHY})"
    rf"(?: ร้อยละของ ?{OF} (?P<share>\S+) (?P<rate>{N} จาก {N}) คน)? คน-ช่วง \(ครึ่งวัน\) (?P<half_days>{N}|{WHY})"
    rf"(?: (?P<half_rate>{N} จาก {N}) คน-ช่วง \((?P<half_share>\S+)\))?"
    rf"(?: นับจากการลงทะเบียน (?P<part>{N} จาก {N}) ช่วง)?"
)
SUMS = re.compile(
    rf"กิจกรรม ปีงบประมาณ พ\.ศ\. \d+ (?P<events>{N})(?: (?P<persons>{N}) คน-ครั้ง)?"
    rf"(?: การลงทะเบียน {N} · ตามที่รายงาน (?P<reported>{N}))?"
    rf"(?: เทียบเป้าหมาย (?P<rate>{N} จาก {N}) คน-ครั้ง \((?P<share>\S+)\))?"
    rf"(?P<left_out>(?: (?:{WHY}|ไม่ระบุเป้าหมาย) {N})*){LATE}"
)
RATED = rf"(?:{N} จาก {N} \(\S+\)|–)"
NUMBERS = (
    rf"(?P<expected>{N}|{WHY}|–) (?P<persons>{N}|{WHY}|–) (?P<late>{N}|–) (?P<rate>{RATED}) (?P<half_rate>{RATED})"
)
SOURCE = rf"(?P<source>{PART}|การ ?ลง ?ทะเบียน|ตามที่ ?รายงาน|ยังไม่ ?สรุป ?ยอด|ยังไม่จัด|ไม่ระบุ)"
PAPER_ROW = re.compile(rf"{DAYS} .*?{SOURCE} {NUMBERS}")
PAPER_TOTAL = re.compile(rf"รวม {NUMBERS}")
PAPER_FIGURES = re.compile(
    rf"กิจกรรม (?P<events>{N}) (?P<beside>.*?) ผู้เข้าร่วม \(คน-ครั้ง\) (?P<persons>{N}|{UNKNOWN})(?P<sources>.*?) "
    rf"คน-ช่วง \(ครึ่งวัน\) (?P<half_days>{N}|{UNKNOWN})"
)


@dataclass(frozen=True)
class Reading:
    """Some events, who reads them where and about which day (None: today), and every answer, asked for once."""

    events: list[Event]
    client: Client
    province: str
    by: object
    as_of: str | None = None

    def page(self, address: str, client: Client | None = None):
        """The answer of an address about the day."""
        response = (client or self.client).get(address, {"as_of": self.as_of} if self.as_of else {})
        assert response.status_code == 200, address
        return response

    @cached_property
    def book(self) -> dict[str, list[list]]:
        """The workbook of the attendance report."""
        return tables(self._report("xlsx"))

    @cached_property
    def paper(self) -> str:
        """The words of the printed attendance report; a narrow cell breaks its line anywhere."""
        with pypdfium2.PdfDocument(self._report("pdf")) as document:
            text = " ".join(page.get_textpage().get_text_range() for page in document)
        # Paper has a place more behind the point than pages.
        return re.sub(r"\(ร้อยละ ([0-9.]+)\)", lambda found: f"({float(found[1]):.1f}%)", " ".join(text.split()))

    def _report(self, format: str) -> bytes:
        year = None if self.as_of else fiscal_year(self.events[0].first_day)
        run = reports.ask(
            by=self.by, kind="attendance", format=format, province=None, with_names=False, form_key=uuid4(),
            fiscal_year=year, as_of=self.as_of,
        )  # fmt: skip
        make_report(run.pk)
        return b"".join(ReportRun.objects.get(pk=run.pk).file.chunks())


def told(found: re.Match | None) -> Told:
    """What a pattern found, each rate with its share as one text."""
    assert found, "the place tells no numbers"
    parts = {name: text or "" for name, text in found.groupdict().items()}
    for rate, share in (("rate", "share"), ("half_rate", "half_share")):
        if said := parts.pop(share, ""):
            parts[rate] += f" ({said})"
    parts["persons"] = parts["persons"] or parts.pop("why", "") or UNKNOWN
    return {name: "" if text == "–" else text for name, text in parts.items()}


def row_of(response, event: Event) -> Told:
    """The row of a table that names an event, its days before its title."""
    page = re.sub(r'<span class="nowrap">([^<]*)</span>', r"\1", response.content.decode())
    rows = [words(f"<tr{piece.partition('</tr>')[0]}") for piece in page.split("<tr")[1:]]
    (row,) = [row for row in rows if event.title in row]
    return told(ROW.search(row)) | {"days": row.partition(event.title)[0].strip()}


def event_page(reading: Reading, event: Event) -> Told:
    """What the office reads of one event."""
    return told(PAGE.search(text_of(reading.client.get(event.get_absolute_url()))))


def project_page(reading: Reading, event: Event) -> Told:
    """What the pages of its projects say in its row; where it has none, what its own page says."""
    pages = [reading.client.get(each.get_absolute_url()) for each in event.projects.all()]
    said = [{name: row_of(page, event)[name] for name in OF_IT} for page in pages]
    assert said == said[:1] * len(said)
    return said[0] if said else event_page(reading, event)


def feed(reading: Reading, event: Event) -> Told:
    """What a calendar program is told."""
    calendar = Calendar.from_ical(Client().get(f"/schedule/{reading.province}.ics").content)
    own = [each for each in calendar.walk("VEVENT") if re.match(rf"event-{event.pk}[-@]", str(each["uid"]))]
    starts = [each.decoded("dtstart") for each in own]
    days = [start.date() if hasattr(start, "date") else start for start in starts]
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    (title,), (status,) = ({str(each[fact]) for each in own} for fact in ("summary", "status"))
    return {"title": title, "days": local_date_range(days[0], days[-1]), "status": status}


def sheet_row(reading: Reading, event: Event) -> Told:
    """The row of the workbook."""
    (row,) = [row for row in reading.book["กิจกรรม"] if row[2] == event.title]
    source = row[4] or UNKNOWN
    part = re.fullmatch(PART, source)
    no_half_days = UNKNOWN if source == "ตามที่รายงาน" else source
    return cells(row, source, no_half_days) | {"days": local_date_range(*row[:2]), "part": part["part"] if part else ""}


def sheet_total(reading: Reading) -> Told:
    """The total row of the workbook, and what its notes say of the sources."""
    notes = dict(row[:2] for row in reading.book["ข้อมูลรายงาน"][::-1])
    events, _space, beside = notes["กิจกรรม"].partition(" ")
    numbers = cells(reading.book["กิจกรรม"][-1], UNKNOWN, UNKNOWN)
    return numbers | {"events": events, **beside_of(beside), "reported": reported_of(notes["ผู้เข้าร่วม (คน-ครั้ง)"])}


def cells(row: list, nobody: str, no_half_days: str) -> Told:
    """The numbers of a row of the workbook in words."""
    expected, persons, late, came, base, share, half_days, half_came, half_base, half_share = row[5:]
    return {
        "expected": number(expected) or UNKNOWN,
        "persons": number(persons) or nobody,
        "late": some(number(late)),
        "rate": rate(came, base, share),
        "half_days": number(half_days) or no_half_days,
        "half_rate": rate(half_came, half_base, half_share),
    }


def number(value) -> str:
    return "" if value in ("", None) else f"{int(value):,}"


def some(number: str) -> str:
    """What pages say only where there is something to say."""
    return "" if number == "0" else number


def rate(came, base, share=None) -> str:
    """A rate from its cells; a place that has no share has it worked out from the two."""
    if came in ("", None):
        return ""
    return f"{number(came)} จาก {number(base)} ({float(came) / float(base) if share is None else share:.1%})"


def paper_row(reading: Reading, event: Event) -> Told:
    """The row of the paper; rows stand in the order of the events."""
    _head, _heading, body = reading.paper.rpartition("คน-ช่วง (ครึ่งวัน) ")
    rows = [told(found) for found in PAPER_ROW.finditer(body)]
    assert len(rows) == len(reading.events), body
    row = rows[reading.events.index(event)]
    row["part"] = row["part"].replace("จาก", " จาก ").replace("  ", " ")
    return row | {"late": some(row["late"]), "persons": row["persons"] or row["source"].replace(" ", "")}


def paper_total(reading: Reading) -> Told:
    """The total of the paper, and its figures at the head."""
    total, head = told(PAPER_TOTAL.search(reading.paper)), told(PAPER_FIGURES.search(reading.paper))
    assert head["persons"] == total["persons"]
    sources = {**beside_of(head["beside"]), "reported": reported_of(head["sources"])}
    return total | {"events": head["events"], "half_days": head["half_days"], "late": some(total["late"]), **sources}


def beside_of(text: str) -> Told:
    """What is left out of the sums, and of the rate alone."""
    pairs = [each.rpartition(" ")[::2] for each in re.sub(r"\s+", " ", text).split(" · ")]
    left = {why.replace(" ", ""): n for why, n in pairs}
    return left_out(left)


def left_out(left: dict[str, str]) -> Told:
    silent = [f"{why} {left[why]}" for why in WHY.split("|") if why in left]
    return {"without_total": " · ".join(silent), "without_target": left.get("ไม่ระบุเป้าหมาย", "")}


def reported_of(text: str) -> str:
    found = re.search(rf"ตามที่รายงาน ({N})", text)
    return found[1] if found else ""


def dashboard(address: str) -> Callable[[Reading], Told]:
    """The figure of events on a dashboard."""

    def read(reading: Reading) -> Told:
        page = reading.page(address.format(province=reading.province))
        sums = told(SUMS.search(text_of(page)))
        left = dict(re.findall(rf"(\S+) ({N})", sums.pop("left_out")))
        return sums | left_out(left)

    return read


def open_data(address: str) -> Callable[[Reading], Told]:
    """The rows of the open data that know of an event: how many provinces, and what each of them says."""

    def read(reading: Reading) -> Told:
        answer = reading.page(address, Client())
        json = answer["Content-Type"].startswith("application/json")
        rows = answer.json() if json else list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        said = [row_of_data(row) for row in rows if row["events"] not in (None, "", "0", 0)]
        assert said == said[:1] * len(said)
        return said[0] | {"provinces": str(len(said))}

    return read


def row_of_data(row: dict) -> Told:
    """One province of the open data in words."""
    numbers = {name: number(row[name]) for name in ("events", "persons", "expected", "attendances")}
    why = {"ยังไม่สรุปยอด": "events_roll_open", "ยังไม่จัด": "events_not_yet_held", UNKNOWN: "events_not_stated"}
    silent = left_out({word: number(row[name]) for word, name in why.items() if number(row[name]) != "0"})
    assert sum(int(row[name]) for name in why.values()) == int(row["events_without_total"])
    return {
        "events": numbers["events"],
        "persons": numbers["persons"] or UNKNOWN,
        "expected": numbers["expected"] or UNKNOWN,
        "half_days": numbers["attendances"] or UNKNOWN,
        "rate": rate(row["persons_rated"], row["expected_rated"]),
        "half_rate": rate(row["attendances_rated"], row["attendances_possible"]),
        "late": some(number(row["persons_late"])),
        "reported": some(number(row["persons_reported"])),
        "without_total": silent["without_total"],
    }


PERSONS, HALF_DAYS = ("persons", "rate", "late"), ("half_days", "half_rate")
# Of one event also the half-days that its number is from, where not all of its roll is closed.
OF_IT = (*PERSONS, "part")
# Each place, what it tells of one event, and how that is read there.
OF_ONE: dict[str, tuple[tuple[str, ...], Callable[[Reading, Event], Told]]] = {
    "event page": (("days", "expected", *OF_IT, *HALF_DAYS), event_page),
    "event list": (("days", *OF_IT), lambda r, event: row_of(r.client.get("/events/"), event)),
    "project page": (OF_IT, project_page),
    "province dashboard": (
        ("days", "expected", *OF_IT), lambda r, event: row_of(r.page(f"/dashboard/{r.province}/"), event),
    ),
    "workbook": (("days", "expected", *OF_IT, *HALF_DAYS), sheet_row),
    "paper": (("days", "expected", *OF_IT, "half_rate"), paper_row),
    "calendar": (("title", "days", "status"), feed),
}  # fmt: skip
SOURCES = ("events", "reported", "without_total")
# The same of their sums; the provinces that take part say the same.
OF_ALL: dict[str, tuple[tuple[str, ...], Callable[[Reading], Told]]] = {
    "national dashboard": ((*PERSONS, *SOURCES, "without_target"), dashboard("/dashboard/")),
    "province dashboard": ((*PERSONS, *SOURCES, "without_target"), dashboard("/dashboard/{province}/")),
    "workbook": (("expected", *PERSONS, *HALF_DAYS, *SOURCES, "without_target"), sheet_total),
    "paper": (("expected", *PERSONS, *HALF_DAYS, *SOURCES, "without_target"), paper_total),
    "open data, JSON": (("provinces", "expected", *PERSONS, *HALF_DAYS, *SOURCES), open_data("/open-data/events.json")),
    "open data, CSV": (("provinces", "expected", *PERSONS, *HALF_DAYS, *SOURCES), open_data("/open-data/events.csv")),
}
