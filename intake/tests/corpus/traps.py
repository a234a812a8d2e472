"""Traps of the cells: names, empty seats, IDs, telephones, days, places, and the format of the file."""

from dataclasses import replace
from datetime import date, timedelta

from intake.reading.columns import Field
from intake.tests.corpus.draft import END, PEOPLE, START, Col, Somebody, thai_day
from intake.tests.corpus.entering import TRAPS, formed, spoilt, trap, written
from intake.tests.corpus.making import Failed

F = Field
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


# Names.
@trap("three columns for the name")
def three_columns(draft):
    rest = {key: column for key, column in draft.columns.items() if key != "name"}
    parts = {
        "prefix": Col("คำนำหน้า", lambda p: p.title),
        "first": Col("ชื่อ", lambda p: p.first),
        "last": Col("นามสกุล", lambda p: p.last),
    }
    draft.columns = {"number": rest.pop("number"), **parts, **rest}


@trap("surname called ชื่อสกุล")
def surname_by_law(draft):
    three_columns(draft)
    draft.columns["first"].heading, draft.columns["last"].heading = "ชื่อตัว", "ชื่อสกุล"


@trap("prefix in a column and in the name")
def prefix_twice(draft):
    draft.columns = {"prefix": Col("คำนำหน้าชื่อ", lambda p: p.title), **draft.columns}


@trap("prefix glued to the first name, surname apart")
def glued_first(draft):
    three_columns(draft)
    del draft.columns["prefix"]
    draft.write("first", lambda p: f"{p.title}{p.first}")


written("number of the list in the name", "name", lambda p: f"{p.number % 10}. {p.title}{p.first} {p.last}")
written("spaces in the name", "name", lambda p: f"  {p.title}  {p.first}   {p.last} ")
written("invisible signs", "name", lambda p: f"\u200b{p.title}{p.first}\u00a0{p.last}\ufeff")
written("SARA AM in pieces", "name", lambda p: f"{p.title}{p.first} {p.last}".replace("ำ", "ํา"))
written("double SARA E", "name", lambda p: f"{p.title}{p.first} {p.last}".replace("แ", "เเ"))
written("prefix with dots", "name", lambda p: f"{p.title.replace('นางสาว', 'น.ส.')}{p.first} {p.last}")


@trap("acting second lieutenant")
def rank(draft):
    draft.people[0] = replace(draft.people[0], prefix="acting_2lt", title="ว่าที่ ร.ต.")
    draft.write("number", lambda p: 1)


@trap("no surname")
def no_surname(draft):
    draft.people[3] = replace(draft.people[3], last="")
    draft.write("number", lambda p: 1)
    draft.expected[3, F.FIRST_NAME] = (draft.people[3].first, "no_surname")


@trap("a tambon and a person called รวม")
def called_total(draft):
    draft.people[3] = replace(draft.people[3], tambon="รวมไทยพัฒนา", first="รวมพร")
    draft.write("number", lambda p: 1)


# Empty seats.
def vacancy(word):
    def spoil(draft):
        empty = Somebody("", "", "", "", 777001, "กาลิซา", "ระแงะ", date(1970, 1, 1))
        draft.people.append(empty)
        index = len(draft.people) - 1
        draft.write("number", lambda p: 1)
        for key in ("national_id", "phone", "birth", "start", "end"):
            if key in draft.columns:
                draft.spoil(index, key, "-" if key != "phone" else None)
        draft.replaced[index, "name"] = word

    return spoil


for empty_word in ("ว่าง", "-", None, "(ตำแหน่งว่าง)", "อยู่ระหว่างสรรหา", "ไม่มีผู้สมัคร"):
    TRAPS[f"empty seat: {empty_word or 'nothing'}"] = vacancy(empty_word)

# IDs.
written("IDs as numbers", "national_id", lambda p: int(p.national_id))
written(
    "IDs with dashes",
    "national_id",
    lambda p: "-".join(
        (p.national_id[0], p.national_id[1:5], p.national_id[5:10], p.national_id[10:12], p.national_id[12])
    ),
)
written("IDs in Thai digits", "national_id", lambda p: p.national_id.translate(THAI_DIGITS))
written("IDs with a space behind", "national_id", lambda p: f" {p.national_id}\u00a0", "เลขบัตรประชาชน (13 หลัก)")
spoilt("ID 3.96E+12", "national_id", "3.96E+12", why="id_shortened")
spoilt("ID rounded", "national_id", 3909900000000, why="id_shortened")
spoilt("ID of 12 digits", "national_id", 390990012345, why="id_length")
spoilt(
    "ID mistyped",
    "national_id",
    f"{PEOPLE[1].national_id[:-1]}{(int(PEOPLE[1].national_id[-1]) + 1) % 10}",
    why="id_check_digit",
)
spoilt("ID missing", "national_id", "ไม่มี")
spoilt("ID of another class", "national_id", "0909900123456", why="id_first_digit")

# Telephones.
written("telephones lost their zero", "phone", lambda p: int(p.phone))
written("telephones of the world", "phone", lambda p: f"+66 {p.phone[1:3]} {p.phone[3:6]} {p.phone[6:]}")
written("telephones in groups", "phone", lambda p: f"โทร. {p.phone[:3]}-{p.phone[3:6]}-{p.phone[6:]}")
spoilt("two telephones", "phone", "0811123452, 073-531234 ต่อ 12", says="0811123452, 073531234 ต่อ 12")
spoilt("two telephones in two lines", "phone", "0811123452\n0899999999", says="0811123452, 0899999999")
spoilt("telephone too short", "phone", "08111234", why="phone")
spoilt("no telephone", "phone", "-")

# Days.
written("C.E. in letters", "start", lambda p: START.isoformat())
written("C.E. as a day", "start", lambda p: START)
written("B.E. typed as the year 2568", "start", lambda p: START.replace(year=START.year + 543))
written("days as numbers", "start", lambda p: (START - date(1899, 12, 30)).days)
written("days of B.E. as numbers", "start", lambda p: (START.replace(year=2568) - date(1899, 12, 30)).days)
written("year of two digits", "start", lambda p: f"{START.day}/{START.month}/{(START.year + 543) % 100}")
written("day in Thai digits", "start", lambda p: thai_day(START).translate(THAI_DIGITS))
written("eight digits", "start", lambda p: 11062568)
written(
    "birth as a day of B.E.",
    "birth",
    lambda p: (
        p.birth.replace(year=p.birth.year + 543, day=min(p.birth.day, 28)) if p.birth.day < 29 else thai_day(p.birth)
    ),
)
spoilt("two digits that Excel took for 1968", "start", date(1968, 6, 11), why="date_century")
spoilt("birth that Excel took for 2005", "birth", date(2005, 5, 4), why="date_century")
spoilt("29 February of no leap year", "start", "29 ก.พ. 2566", why="date")
spoilt("a day in words", "start", "กลางปี 2568", why="date")
spoilt("birth to come", "birth", thai_day(date.today() + timedelta(days=400)), why="date_ahead")


@trap("term in one cell")
def term(draft):
    del draft.columns["start"]
    del draft.columns["end"]
    draft.columns["term"] = Col("วาระการดำรงตำแหน่ง", lambda p: f"{thai_day(START)} - {thai_day(END)}")


@trap("term nobody can read")
def unreadable_term(draft):
    term(draft)
    draft.spoil(1, "term", "3 ปี", why="term")


# Places.
written("ต. before the tambon", "tambon", lambda p: f"ต.{p.tambon}")
written("ตำบล before the tambon", "tambon", lambda p: f"ตำบล {p.tambon}", "ตำบล/แขวง")
written("อ. before the district", "district", lambda p: f"อ. {p.district}")


@trap("place in one cell")
def place(draft):
    draft.columns.pop("district", None)
    draft.write("tambon", lambda p: f"ต.{p.tambon} อ.{p.district} จ.นราธิวาส")


@trap("tambon/district in one cell")
def place_with_stroke(draft):
    draft.columns.pop("district", None)
    draft.write("tambon", lambda p: f"{p.tambon}/{p.district}", "ตำบล/อำเภอ")


# Cells.
spoilt("an error in a cell", "phone", Failed("#N/A"), why="cell_error")
spoilt("blanks in a cell", "phone", "   ")
spoilt("dots in a cell", "phone", "....")

# Formats.
formed("xls", "xls")
formed("ods", "ods")
formed("csv utf-8", "csv")
formed("csv bom", "csv", encoding="utf-8-sig")
formed("csv windows-874", "csv", encoding="cp874")
formed("csv semicolon", "csv", between=";")
formed("csv tab utf-16", "csv", encoding="utf-16", between="\t")
formed("csv sep", "csv", between=";", before="sep=;\r\n")
formed("since 1904", "xlsx", since_1904=True)
