"""The way back to an event is cut by the width of the screen, never by a count that parts a word or a tone mark."""

import re

from events.tests.conftest import SECRET

LONG = f"{SECRET} ประชุมเชิงปฏิบัติการชี้เป้า คัดกรอง ส่งต่อ และประชุมแกนนำอาสาสมัครแรงงาน จังหวัดนราธิวาส"


def test_the_way_back_names_the_whole_event(make_event, signed_in, narathiwat_officer):
    event = make_event(title=LONG)
    page = signed_in(narathiwat_officer).get(f"/events/{event.pk}/papers/").content.decode()
    [title] = re.findall(rf'<li><a href="/events/{event.pk}/">(.*?)</a></li>', page)
    assert re.sub(r"<[^>]+>", "", title) == LONG


def test_what_is_counted_on_a_roll_stays_with_its_number(event, guests, signed_in, narathiwat_officer):
    guests(event, "สมชาย")
    page = signed_in(narathiwat_officer).get(f"/events/{event.pk}/roll/").content.decode()
    kept = re.findall(r'<span class="nowrap">(.*?)</span>', page)
    assert [text for text in kept if text.endswith((" 0", " 1"))][:3] == ["ไม่มา 0", "ติดภารกิจ 0", "ยังไม่ลง 1"]
