"""The workshop of Narathiwat, 28 November 2562: facts, titles and names of the press, in our own words.

Source: Narathiwat provincial public relations office, 28 November 2562. What it leaves open stays open: clock
times, attendance, the problems that were told, the titles of the afternoon's lectures.
"""

from datetime import date

from demo.dignitaries import ADVISOR_POSITION, as_printed, give_roles
from events.models import (
    AdvisorRemark,
    BoothProduct,
    Dignitary,
    Event,
    EventRole,
    IssueRaised,
    PressRelease,
    ProgrammeItem,
    TargetGroup,
)
from provinces.models import Office, ReportedFigure

DAY = date(2019, 11, 28)
SOURCE = "สำนักงานประชาสัมพันธ์จังหวัดนราธิวาส"
ADVISOR = "รศ.ดร.จักษ์ พันธ์ชูเพชร"
TITLE = "ส่งเสริมศักยภาพเครือข่ายอาสาสมัครแรงงาน และบัณฑิตแรงงานจังหวัดนราธิวาส"
LECTURE = "อสร. และบัณฑิตแรงงาน : พลังขับเคลื่อนภารกิจกระทรวงแรงงาน"
OBJECTIVES = [
    "ถ่ายทอดแนวทางการปฏิบัติงานในพื้นที่",
    "เสริมสร้างความรู้ด้านแรงงานและความรู้อื่นที่เป็นประโยชน์",
    "กำหนดกรอบการทำงานร่วมกันให้เข้าถึงกลุ่มเป้าหมาย",
    "แลกเปลี่ยนประสบการณ์การทำงาน",
]
PRODUCTS = ("กระจูดนราธิวาส", "ตะกร้าเส้นพลาสติก", "เครื่องแกงตำมือสมุนไพร", "น้ำพริกส้มแขก")
GROUPS = ("เจ้าหน้าที่หน่วยงานสังกัดกระทรวงแรงงานในจังหวัด", "อาสาสมัครแรงงาน", "บัณฑิตแรงงาน")
FIGURES = {"seats": 77, "appointed": 74, "pending": 3, "graduates": 111}
POLICY = (
    "กระทรวงแรงงานสนับสนุนให้ภาครัฐ ภาคเอกชน และภาคประชาชนทำงานร่วมกันเพื่อขับเคลื่อนนโยบายของรัฐบาล "
    "และสร้างสันติสุขที่ยั่งยืนในจังหวัดชายแดนภาคใต้ การประชุมครั้งนี้จะช่วยให้อาสาสมัครแรงงาน บัณฑิตแรงงาน "
    "และหน่วยงานร่วมมือกันให้บริการประชาชนได้อย่างมีประสิทธิภาพ"
)
ADVICE = (
    "ในบรรดาผลิตภัณฑ์ของกลุ่มแรงงาน สิ่งสำคัญคืออาหารไทยและการบริการ ซึ่งไม่มีใครลอกเลียนได้ "
    "ควรเล่าเรื่องราวขั้นตอนการผลิตเป็นคลิปทางสื่อสังคมออนไลน์ เพื่อเพิ่มมูลค่าให้ผลิตภัณฑ์"
)
UNTOLD = "เครือข่ายนำเสนอวิธีการทำงาน ปัญหา และอุปสรรคต่อที่ปรึกษารัฐมนตรี แหล่งข่าวไม่ได้ระบุว่าเป็นเรื่องใด"
HEADLINE = (
    "ที่ปรึกษารัฐมนตรีว่าการกระทรวงแรงงานเปิดประชุมเชิงปฏิบัติการเครือข่ายอาสาสมัครแรงงานและบัณฑิตแรงงานจังหวัดนราธิวาส "
    "เพื่อถ่ายทอดแนวทางการทำงานในพื้นที่ และขับเคลื่อนภารกิจไปถึงประชาชนอย่างมีประสิทธิภาพ"
)
LEAD = (
    "28 พฤศจิกายน 2562 ที่ห้องธารพลอย สวนอาหารริมน้ำ อำเภอเมือง จังหวัดนราธิวาส "
    f"{ADVISOR} {ADVISOR_POSITION} เป็นประธานเปิดการประชุมเชิงปฏิบัติการ{TITLE} โดยมีนายไพโรจน์ จริตงาม "
    "รองผู้ว่าราชการจังหวัดนราธิวาส นายบุญลอย เขียดนิล แรงงานจังหวัดนราธิวาส เจ้าหน้าที่หน่วยงานสังกัดกระทรวงแรงงานในจังหวัด "
    "อาสาสมัครแรงงาน และบัณฑิตแรงงานเข้าร่วม"
)
BODY = "\n\n".join(
    (
        "ก่อนพิธีเปิด ที่ปรึกษารัฐมนตรีเยี่ยมชมบูธของกลุ่มแรงงานอิสระ ซึ่งนำผลิตภัณฑ์มาจัดแสดง 4 รายการ ได้แก่ "
        "กระจูดนราธิวาส ตะกร้าเส้นพลาสติก เครื่องแกงตำมือสมุนไพร และน้ำพริกส้มแขก",
        "ในพิธีเปิด ที่ปรึกษารัฐมนตรีกล่าวว่า" + POLICY,
        "ด้านนายบุญลอย เขียดนิล แรงงานจังหวัดนราธิวาส กล่าวว่า การประชุมเชิงปฏิบัติการฯ มีวัตถุประสงค์ 4 ประการ คือ "
        + " ".join(f"({number}) {text}" for number, text in enumerate(OBJECTIVES, start=1)),
        "ปัจจุบันจังหวัดนราธิวาสมีอาสาสมัครแรงงานระดับตำบล 77 คน แต่งตั้งแล้ว 74 คน รอการแต่งตั้ง 3 คน และมีบัณฑิตแรงงาน 111 คน",
        "หลังพิธีเปิด ที่ปรึกษารัฐมนตรีรับฟังวิธีการทำงาน ปัญหา และอุปสรรคของเครือข่าย แล้วบรรยายพิเศษเรื่อง "
        f"“{LECTURE}” พร้อมแนะนำว่า {ADVICE}",
        "ภาคบ่ายเป็นการบรรยายพิเศษและการแบ่งกลุ่มกำหนดกรอบการทำงานแบบบูรณาการของเครือข่ายแรงงาน",
    )
)
HASHTAGS = [
    *("ที่ปรึกษารัฐมนตรีว่าการกระทรวงแรงงาน", "เปิดการประชุมเชิงปฏิบัติการส่งเสริมศักยภาพเครือข่าย", "อาสาสมัครแรงงาน"),
    *("สำนักข่าว", "NNT", "ILOVETHAILAND"),
]
VERBATIM = [
    {"text": "แรงงานงานจังหวัดนราธิวาส", "note": "ต้นฉบับพิมพ์คำว่า “งาน” ซ้ำ ที่ถูกคือ แรงงานจังหวัดนราธิวาส"},
    {"text": "การประชุมเชิงปฏิบัติการฯ", "note": "ชื่อย่อที่ต้นฉบับใช้เรียกการประชุม"},
    {"text": "และบัณฑิตแรงงาน", "note": "ต้นฉบับพิมพ์ต่อท้าย #อาสาสมัครแรงงาน เป็นข้อความธรรมดา"},
    {"text": "กรมประชาสัมพันธ์", "note": "ต้นฉบับพิมพ์ต่อท้าย #สำนักข่าว เป็นข้อความธรรมดา ไม่ใช่แฮชแท็ก"},
]


def tell(office: Office, people: dict[str, Dignitary]) -> Event:
    """Write the workshop with its news and the figures that were printed."""
    event = _workshop(office)
    _roles(event, people)
    _programme(event, people["advisor"])
    _words(event, people["advisor"])
    for order, name in enumerate(GROUPS, start=1):
        TargetGroup.objects.create(event=event, name=name, order=order)
    for order, name in enumerate(PRODUCTS, start=1):
        BoothProduct.objects.create(event=event, name=name, group="กลุ่มแรงงานอิสระ", order=order)
    for figure, value in FIGURES.items():
        ReportedFigure.objects.create(province_id="96", day=DAY, figure=figure, value=value, source=SOURCE)
    _news(event)
    return event


def _workshop(office: Office) -> Event:
    event = Event.objects.create(
        kind=Event.Kind.WORKSHOP,
        title=TITLE,
        office=office,
        first_day=DAY,
        last_day=DAY,
        venue_room="ห้องธารพลอย",
        venue_name="สวนอาหารริมน้ำ",
        venue_district_id="9601",
        venue_province_id="96",
        objectives=OBJECTIVES,
        state=Event.State.FINISHED,
    )
    event.provinces.add("96")
    return event


def _roles(event: Event, people: dict[str, Dignitary]) -> None:
    rows = (
        ("advisor", EventRole.Role.CHAIR, ADVISOR),
        ("deputy_governor", EventRole.Role.GUEST_OF_HONOUR, "นายไพโรจน์ จริตงาม"),
        ("narathiwat_head", EventRole.Role.HOST_SPEAKER, "นายบุญลอย เขียดนิล"),
    )
    give_roles(event, people, rows)


def _programme(event: Event, advisor: Dignitary) -> None:
    kind, phase = ProgrammeItem.Kind, ProgrammeItem.Phase
    rows = (
        (phase.BEFORE, kind.BOOTH_VISIT, "เยี่ยมชมบูธผลิตภัณฑ์ของกลุ่มแรงงานอิสระ", advisor),
        (phase.MORNING, kind.OPENING, "พิธีเปิดการประชุมเชิงปฏิบัติการ", advisor),
        (phase.MORNING, kind.LISTENING, "รับฟังวิธีการทำงาน ปัญหา และอุปสรรคของเครือข่าย", advisor),
        (phase.MORNING, kind.LECTURE, LECTURE, advisor),
        (phase.AFTERNOON, kind.LECTURE, "บรรยายพิเศษ", None),
        (phase.AFTERNOON, kind.BREAKOUT, "แบ่งกลุ่มกำหนดกรอบการทำงานแบบบูรณาการของเครือข่ายแรงงาน", None),
    )
    for order, (when, what, title, speaker) in enumerate(rows, start=1):
        named = as_printed(speaker, ADVISOR)
        ProgrammeItem.objects.create(event=event, day=DAY, phase=when, kind=what, title=title, order=order, **named)


def _words(event: Event, advisor: Dignitary) -> None:
    kind = AdvisorRemark.Kind
    for order, (what, text) in enumerate(((kind.POLICY, POLICY), (kind.ADVICE, ADVICE)), start=1):
        AdvisorRemark.objects.create(event=event, kind=what, text=text, order=order, **as_printed(advisor, ADVISOR))
    IssueRaised.objects.create(event=event, text=UNTOLD, source=SOURCE)


def _news(event: Event) -> None:
    words = {"headline": HEADLINE, "lead": LEAD, "body": BODY, "verbatim": VERBATIM, "hashtags": HASHTAGS}
    PressRelease.objects.create(
        event=event,
        is_cleared=True,
        **words,
        reporter="ทัดดาว ยิ้นลุ้ง",
        editor="สุนทรี ทับมาโนช",
        source_name=SOURCE,
        published_on=DAY,
        view_count=652,
    )
