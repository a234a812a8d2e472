"""Traps of the layout: what stands around, between and beside the lines."""

from intake.reading.columns import Field
from intake.tests.corpus.draft import Col
from intake.tests.corpus.entering import trap
from intake.tests.corpus.making import Page

F = Field


@trap("title rows")
def title_rows(draft):
    draft.title = [
        ["บัญชีรายชื่ออาสาสมัครแรงงาน (อสร.) จังหวัดนราธิวาส"],
        ["ข้อมูล ณ วันที่ ๓๑ ตุลาคม ๒๕๖๙"],
        [],
        ["แนบท้ายคำสั่งกระทรวงแรงงาน ที่ ตย 100/2568 ลงวันที่ 1 มิถุนายน 2568"],
    ]


@trap("two-row header")
def two_row_header(draft):
    for key, heading in (("start", "เริ่ม"), ("end", "สิ้นสุด")):
        draft.columns[key].heading, draft.columns[key].group = heading, "วาระ"


@trap("two-row header, merges forgotten")
def two_row_header_unmerged(draft):
    two_row_header(draft)
    draft.merged_groups = False


@trap("header on every page")
def repeated_header(draft):
    draft.after[1] = [[], [column.heading for column in draft.columns.values()]]


@trap("merged districts")
def merged_districts(draft):
    draft.merged_districts = True


@trap("district bands")
def bands(draft):
    del draft.columns["district"]
    draft.title = [*draft.title, ["อำเภอเมืองนราธิวาส"]]
    draft.after[1] = [*draft.after.get(1, []), ["อำเภอระแงะ (จำนวน 2 ตำบล)"]]


@trap("sheet per district")
def sheets(draft):
    draft.columns.pop("district", None)
    draft.by_district = "อ."


@trap("total row")
def total(draft):
    draft.foot = [[None, "รวมทั้งสิ้น", "4 ตำบล", None, None, 4], *draft.foot]


@trap("total row in the first cell")
def total_first(draft):
    draft.foot = [["รวม 4 คน"], *draft.foot]


@trap("subtotal per district")
def subtotal(draft):
    draft.after[1] = [["รวมอำเภอเมืองนราธิวาส 2 คน"], *draft.after.get(1, [])]


@trap("footnote")
def footnote(draft):
    draft.foot = [*draft.foot, [], ["หมายเหตุ : นางสาวิตรี ทดลองสุข อยู่ระหว่างเปลี่ยนชื่อ"], ["* ข้อมูลจากอำเภอ"]]


@trap("signatures")
def signatures(draft):
    draft.foot = [
        *draft.foot,
        [],
        [None, None, "ลงชื่อ ........................ ผู้รับรองข้อมูล"],
        [None, None, "(นายสมมติ ผู้ลงนาม)"],
        [None, None, "แรงงานจังหวัดนราธิวาส"],
    ]


@trap("numbered and never filled in")
def unfilled(draft):
    draft.foot = [[5], [6, "-", "-"], *draft.foot]


@trap("blank lines between")
def blank_lines(draft):
    draft.after[0] = [[], [None, " "], *draft.after.get(0, [])]


@trap("begins at column C")
def shifted(draft):
    draft.left = 2


@trap("begins far down")
def far_down(draft):
    draft.title = [*draft.title, *([[]] * 28)]


@trap("hidden sheet of words")
def hidden_sheet(draft):
    draft.more.append(Page("รายการ", [["นาย"], ["นาง"], ["นางสาว"]], hidden=True))


@trap("empty sheet")
def empty_sheet(draft):
    draft.more.append(Page("Sheet3", []))


@trap("own columns")
def own_columns(draft):
    draft.columns["shirt"] = Col("ขนาดเสื้อ", lambda person: "XL")
    draft.columns["bank"] = Col("เลขที่บัญชีธนาคาร", lambda person: f"98{person.number}")
    draft.columns["note"] = Col("หมายเหตุ", lambda person: "-" if person.number % 2 else "ย้ายมา")


@trap("somebody else's telephone")
def another_phone(draft):
    draft.columns["other"] = Col("เบอร์โทรผู้ติดต่อฉุกเฉิน", lambda person: "0899999999")


@trap("column without a heading")
def no_heading(draft):
    draft.columns["nameless"] = Col("", lambda person: "ก")


@trap("two columns of telephones")
def two_phones(draft):
    draft.columns["phone2"] = Col("โทรศัพท์บ้าน", lambda person: "073531234")
    for index, person in enumerate(draft.people):
        draft.expected.setdefault((index, F.PHONE), (f"{person.phone}, 073531234", ""))
