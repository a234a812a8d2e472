"""A roster as an office would have kept it, before a trap spoils it; it knows what must come out of it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from intake.reading.columns import Field
from intake.tests.corpus import making
from intake.tests.corpus.making import Page

F = Field
THAI_MONTHS = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()


def fake_id(number: int, district: str = "9099") -> str:
    """An invented ID with the right last digit; its digits 2 to 5 name no district, unless a test asks for one."""
    first = f"3{district}{number:07d}"
    weighed = sum(int(digit) * weight for digit, weight in zip(first, range(13, 1, -1), strict=True))
    return f"{first}{(11 - weighed % 11) % 10}"


@dataclass(frozen=True)
class Somebody:
    """One person of the invented roster; without a first name the seat is empty."""

    prefix: str
    title: str
    first: str
    last: str
    number: int
    tambon: str
    district: str
    birth: date

    @property
    def national_id(self) -> str:
        return fake_id(self.number)

    @property
    def phone(self) -> str:
        return f"08{11_000_000 + self.number}"


START, END = date(2025, 6, 11), date(2028, 6, 10)
PEOPLE = [
    Somebody("mr", "นาย", "ตัวอย่างเดช", "สมมติคง", 123451, "บางปอ", "เมืองนราธิวาส", date(1970, 5, 4)),
    Somebody("mrs", "นาง", "สาวิตรี", "ทดลองสุข", 123452, "ลำภู", "เมืองนราธิวาส", date(1981, 12, 31)),
    Somebody("miss", "นางสาว", "จำลองใจ", "ณ ตัวอย่าง", 123453, "ตันหยงมัส", "ระแงะ", date(1990, 2, 28)),
    Somebody("mr", "นาย", "เจ๊ะสมมติ", "สาแม", 123454, "บองอ", "ระแงะ", date(1965, 1, 1)),
]  # fmt: skip


def thai_day(day: date) -> str:
    """``11 มิ.ย. 2568``."""
    return f"{day.day} {THAI_MONTHS[day.month - 1]} {day.year + 543}"


@dataclass
class Col:
    """One column of the draft: its heading and how a person is written in it."""

    heading: str
    write: Callable[[Somebody], object]
    group: str = ""


def columns() -> dict[str, Col]:
    """The usual columns, by a name that traps use."""
    return {
        "number": Col("ลำดับ", lambda person: PEOPLE.index(person) + 1 if person in PEOPLE else 9),
        "name": Col("ชื่อ - สกุล", lambda person: f"{person.title}{person.first} {person.last}".strip()),
        "tambon": Col("ตำบล", lambda person: person.tambon),
        "district": Col("อำเภอ", lambda person: person.district),
        "national_id": Col("เลขประจำตัวประชาชน", lambda person: person.national_id),
        "phone": Col("เบอร์โทรศัพท์", lambda person: person.phone),
        "birth": Col("วันเดือนปีเกิด", lambda person: thai_day(person.birth)),
        "start": Col("วันเริ่มวาระ", lambda person: thai_day(START)),
        "end": Col("วันสิ้นสุดวาระ", lambda person: thai_day(END)),
    }


@dataclass
class Draft:
    """The roster being spoilt."""

    columns: dict[str, Col] = field(default_factory=columns)
    people: list[Somebody] = field(default_factory=lambda: list(PEOPLE))
    title: list[list] = field(default_factory=list)
    after: dict[int, list[list]] = field(default_factory=dict)
    foot: list[list] = field(default_factory=list)
    merged_districts: bool = False
    merged_groups: bool = True
    by_district: str = ""
    more: list[Page] = field(default_factory=list)
    left: int = 0
    form: str = "xlsx"
    options: dict = field(default_factory=dict)
    replaced: dict[tuple[int, str], object] = field(default_factory=dict)
    expected: dict[tuple[int, Field], tuple[str, str]] = field(default_factory=dict)
    own: dict[int, dict[str, str]] = field(default_factory=dict)

    def write(self, column: str, how: Callable[[Somebody], object], heading: str = "") -> None:
        """Write a column otherwise."""
        self.columns[column] = replace(self.columns[column], write=how)
        if heading:
            self.columns[column].heading = heading

    def spoil(self, person: int, column: str, value: object, *, says: str = "", why: str = "") -> None:
        """Write one cell otherwise; what must come out of it is ``says``, or nothing because of ``why``."""
        self.replaced[person, column] = value
        for each in OF_COLUMN[column]:
            self.expected[person, each] = (says, why)

    def pages(self) -> list[Page]:
        """The sheets as they are written."""
        if not self.by_district:
            return [self._page("รายชื่อ", self.people), *self.more]
        districts = list(dict.fromkeys(person.district for person in self.people))
        return [
            self._page(f"{self.by_district}{name}", [p for p in self.people if p.district == name])
            for name in districts
        ] + self.more

    def build(self) -> bytes:
        """The file."""
        if self.form == "csv":
            return making.comma_separated(self.pages(), **self.options)
        return getattr(making, self.form)(self.pages(), **self.options)

    def must_say(self, person: int) -> dict[Field, tuple[str, str]]:
        """What must come out of one person's line: the clean value and the reason, for each field that was written."""
        who = self.people[person]
        says = {F.FIRST_NAME: who.first, F.LAST_NAME: who.last, F.PREFIX: who.prefix, F.NATIONAL_ID: who.national_id,
                F.PHONE: who.phone, F.BIRTH_DATE: who.birth.isoformat(), F.TERM_START: START.isoformat(),
                F.TERM_END: END.isoformat(), F.TAMBON: who.tambon, F.DISTRICT: who.district}  # fmt: skip
        return {field: self.expected.get((person, field), (value, "")) for field, value in says.items()}

    def _page(self, name: str, people: list[Somebody]) -> Page:
        groups = [column.group for column in self.columns.values()]
        rows = [list(row) for row in self.title]
        header, merged = len(rows), []
        if any(groups):
            rows.append([group or column.heading for group, column in zip(groups, self.columns.values(), strict=True)])
            rows[-1] = [text if not group or not index or groups[index - 1] != group else None
                        for index, (text, group) in enumerate(zip(rows[-1], groups, strict=True))]  # fmt: skip
            rows.append([column.heading if column.group else None for column in self.columns.values()])
            merged += _group_areas(groups, header) if self.merged_groups else []
        else:
            rows.append([column.heading for column in self.columns.values()])
        first = len(rows)
        for person in people:
            index = self.people.index(person)
            rows.append([self.replaced.get((index, key), column.write(person)) for key, column in self.columns.items()])
            rows += self.after.get(index, [])
        if self.merged_districts:
            merged += self._merge_districts(rows, first)
        rows += self.foot
        return _shifted(Page(name, rows, merged), self.left)

    def _merge_districts(self, rows: list[list], first: int) -> list[tuple[int, int, int, int]]:
        at, areas = list(self.columns).index("district"), []
        # A shorter row (the title of a further page) has no district and ends the area above it.
        districts = [row[at] if len(row) > at else None for row in rows]
        top = first
        for row in range(first + 1, len(rows) + 1):
            if row < len(rows) and districts[row] is not None and districts[row] == districts[top]:
                continue
            if row - top > 1:
                areas.append((top, at, row - 1, at))
                for each in range(top + 1, row):
                    rows[each][at] = None
            top = row
        return areas


OF_COLUMN = {
    "name": (F.FIRST_NAME,), "national_id": (F.NATIONAL_ID,), "phone": (F.PHONE,), "birth": (F.BIRTH_DATE,),
    "start": (F.TERM_START,), "end": (F.TERM_END,), "term": (F.TERM_START, F.TERM_END), "tambon": (F.TAMBON,),
    "district": (F.DISTRICT,), "number": (), "prefix": (F.PREFIX,), "first": (F.FIRST_NAME,), "last": (F.LAST_NAME,),
}  # fmt: skip


def _group_areas(groups: list[str], row: int) -> list[tuple[int, int, int, int]]:
    areas = []
    for index, group in enumerate(groups):
        if not group:
            areas.append((row, index, row + 1, index))
        elif index == 0 or groups[index - 1] != group:
            last = max(i for i in range(index, len(groups)) if groups[index : i + 1] == [group] * (i + 1 - index))
            areas += [(row, index, row, last)] if last > index else []
    return areas


def _shifted(page: Page, left: int) -> Page:
    rows = [[None] * left + row for row in page.rows]
    merged = [(top, one + left, bottom, other + left) for top, one, bottom, other in page.merged]
    return Page(page.name, rows, merged, page.hidden)
