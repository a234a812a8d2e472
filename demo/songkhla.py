"""The seminar of Songkhla, 13 March 2563: facts, titles and names of the press, in our own words.

Source: the ministry's publicity division, 13 March 2563, repeated by the government's news page. It gives no
split of the 100 participants, no district of the venue, no reporter, editor, views or hashtags.
"""

from datetime import date, time

from demo.dignitaries import ADVISOR_POSITION, as_printed, give_roles
from events.models import (
    AdvisorRemark,
    Dignitary,
    Event,
    EventProject,
    EventRole,
    PressRelease,
    ProgrammeItem,
    Project,
    TargetGroup,
)
from provinces.models import Office

DAY = date(2020, 3, 13)
OPENING = time(11, 0)
FISCAL_YEAR = 2563
SOURCE = "กองเผยแพร่และประชาสัมพันธ์"
SOURCE_URL = "https://www.thaigov.go.th/news/contents/details/27137"
CHANNEL = "รัฐบาลไทย-ข่าวทำเนียบรัฐบาล"
ADVISOR, POSITION_SHORT = "รองศาสตราจารย์ ดร.จักษ์ พันธ์ชูเพชร", "ทปษ.รมว.แรงงาน"
TITLE = "เสริมสร้างศักยภาพเครือข่ายอาสาสมัครแรงงาน เพื่อบูรณาการภารกิจของกระทรวงแรงงานจังหวัดสงขลา ประจำปีงบประมาณ พ.ศ. 2563"
OBJECTIVES = [
    "เสริมสร้างความรู้ด้านแรงงานเพื่อการประสานงานให้บริการ",
    "บูรณาการการทำงานของเครือข่ายและหน่วยงาน",
    "แลกเปลี่ยนประสบการณ์ให้การปฏิบัติงานเป็นไปในทิศทางเดียวกันและตอบสนองนโยบาย",
    "สร้างความสามัคคีระหว่างผู้บริหาร เจ้าหน้าที่ และอาสาสมัครแรงงาน",
]
GROUPS = (
    "หัวหน้าส่วนราชการสังกัดกระทรวงแรงงานจังหวัดสงขลา",
    "คณะทำงานพัฒนาอาสาสมัครแรงงานจังหวัดสงขลา",
    "อาสาสมัครแรงงานจังหวัดสงขลา",
)
PARTICIPANTS = 100
POLICY = (
    "คุณภาพชีวิตของประชาชนในพื้นที่ต้องดีขึ้น การมีส่วนร่วมของประชาชนช่วยขับเคลื่อนนโยบายและยุทธศาสตร์ "
    "ผ่านเครือข่ายอาสาสมัครแรงงาน โครงการนี้ทำให้หน่วยงานและอาสาสมัครแรงงานร่วมมือกัน ส่งผลดีต่อคุณภาพชีวิตอย่างยั่งยืน "
    "และส่งผลให้การทำงานของภาครัฐมีภาพลักษณ์และทัศนคติที่ดี พร้อมขอบคุณทุกฝ่ายที่มีส่วนร่วมและอวยพรให้ทุกคน"
)
HEADLINE = f"{POSITION_SHORT} ส่งเสริมการพัฒนาคุณภาพชีวิตประชาชนจังหวัดสงขลา ผ่านเครือข่ายอาสาสมัครแรงงาน"
LEAD = (
    "ที่ปรึกษารัฐมนตรีว่าการกระทรวงแรงงานเปิดสัมมนาเสริมศักยภาพเครือข่ายอาสาสมัครแรงงานจังหวัดสงขลา "
    "เพื่อบูรณาการภารกิจของกระทรวงแรงงานในพื้นที่ ปีงบประมาณ พ.ศ. 2563"
)
BODY = "\n\n".join(
    (
        f"วันศุกร์ที่ 13 มีนาคม 2563 เวลา 11.00 น. {ADVISOR} "
        f"{ADVISOR_POSITION} เป็นประธานเปิดโครงการสัมมนา{TITLE} ซึ่งกระทรวงแรงงานจัดขึ้น ณ ห้องประชุมสมิหลา 2 "
        "โรงแรม บี พี สมิหลา บีช โฮเต็ล แอนด์ รีสอร์ท จังหวัดสงขลา โดยมีนางสุจินดา บุญแอ แรงงานจังหวัดสงขลา "
        "กล่าวรายงานวัตถุประสงค์",
        "ผู้เข้าร่วมสัมมนารวม 100 คน ประกอบด้วยหัวหน้าส่วนราชการสังกัดกระทรวงแรงงานจังหวัดสงขลา "
        "คณะทำงานพัฒนาอาสาสมัครแรงงานจังหวัดสงขลา และอาสาสมัครแรงงานจังหวัดสงขลา",
        "การสัมมนามีวัตถุประสงค์ 4 ประการ คือ "
        + " ".join(f"({number}) {text}" for number, text in enumerate(OBJECTIVES, start=1)),
        "ที่ปรึกษารัฐมนตรีกล่าวว่า " + POLICY,
    )
)
VERBATIM = [
    {"text": "ป้าหมาย", "note": "ต้นฉบับพิมพ์ตก ที่ถูกคือ เป้าหมาย"},
    {"text": "ทีดี", "note": "ต้นฉบับพิมพ์ตก ที่ถูกคือ ที่ดี"},
]


def tell(office: Office, people: dict[str, Dignitary]) -> Event:
    """Write the seminar with its project and its news."""
    event = _seminar(office)
    project = Project.objects.create(title=TITLE, fiscal_year=FISCAL_YEAR, office=office, objectives=OBJECTIVES)
    EventProject.objects.create(event=event, project=project)
    for order, name in enumerate(GROUPS, start=1):
        TargetGroup.objects.create(event=event, name=name, order=order)
    _roles(event, people)
    ProgrammeItem.objects.create(
        event=event,
        day=DAY,
        phase=ProgrammeItem.Phase.MORNING,
        start_time=OPENING,
        kind=ProgrammeItem.Kind.OPENING,
        title="พิธีเปิดโครงการสัมมนา",
        order=1,
        **as_printed(people["advisor"], ADVISOR),
    )
    AdvisorRemark.objects.create(
        event=event, kind=AdvisorRemark.Kind.POLICY, text=POLICY, order=1, **as_printed(people["advisor"], ADVISOR)
    )
    _news(event)
    return event


def _seminar(office: Office) -> Event:
    event = Event.objects.create(
        kind=Event.Kind.SEMINAR,
        title=TITLE,
        office=office,
        organiser_name="กระทรวงแรงงาน",
        first_day=DAY,
        last_day=DAY,
        start_time=OPENING,
        venue_room="ห้องประชุมสมิหลา 2",
        venue_name="โรงแรม บี พี สมิหลา บีช โฮเต็ล แอนด์ รีสอร์ท",
        venue_province_id="90",
        objectives=OBJECTIVES,
        state=Event.State.FINISHED,
        reported_total=PARTICIPANTS,
        reported_total_source=SOURCE,
    )
    event.provinces.add("90")
    return event


def _roles(event: Event, people: dict[str, Dignitary]) -> None:
    rows = (
        ("advisor", EventRole.Role.CHAIR, ADVISOR),
        ("songkhla_head", EventRole.Role.REPORTER, "นางสุจินดา บุญแอ"),
    )
    give_roles(event, people, rows)
    # The headline prints the chair's position in its short form.
    event.roles.filter(role=EventRole.Role.CHAIR).update(position_short=POSITION_SHORT)


def _news(event: Event) -> None:
    PressRelease.objects.create(
        event=event,
        is_cleared=True,
        headline=HEADLINE,
        lead=LEAD,
        body=BODY,
        verbatim=VERBATIM,
        publisher=SOURCE,
        channel=CHANNEL,
        source_url=SOURCE_URL,
        published_on=DAY,
    )
