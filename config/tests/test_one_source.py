"""The demonstration as its readers meet it: one day has one set of figures on every page, file and report."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import User
from events.models import Event, PressRelease
from reports.models import ReportRun
from reports.tasks import make_report
from reports.tests.reading import tables

pytestmark = pytest.mark.django_db
FIGURES = ("seats", "appointed", "pending", "vacant", "nominated", "graduates")
COLUMNS = ("ตำแหน่ง", "แต่งตั้งแล้ว", "รอการแต่งตั้ง", "ว่าง", "ตรวจสอบคุณสมบัติ")
WORKSHOP, SEMINAR = {"as_of": "2019-11-28"}, {"as_of": "2020-03-13"}
ON_THE_DAY = {"known_at": "2020-03-13T11:00+07:00"}


@pytest.fixture
def enter(seeded, signed_in):
    """The browser of a demonstration account: ``enter("advisor")``."""
    return lambda username: signed_in(User.objects.get(username=username))


def open_data(code: str, asked: dict) -> list[int]:
    """What everybody may read."""
    rows = Client().get("/open-data/coverage.json", asked).json()
    (row,) = [row for row in rows if row["province_code"] == code]
    return [row[figure] for figure in FIGURES]


def dashboard(browser: Client, code: str, asked: dict) -> list[int]:
    """What the advisor reads."""
    coverage = browser.get(f"/dashboard/{code}/", asked).context["overview"].coverage
    return [getattr(coverage, figure) for figure in FIGURES]


def roster(browser: Client, code: str, asked: dict) -> list[int]:
    """How many rows the register lists by state, and how many graduates."""
    states = ("", "appointed", "pending", "vacant", "nominated")
    pages = [browser.get("/volunteers/", asked | {"province": code, "state": state}) for state in states]
    graduates = browser.get("/volunteers/graduates/", asked | {"province": code}).context["page"].paginator.count
    return [page.context["page"].paginator.count for page in pages] + [graduates]


def report(browser: Client, code: str, asked: dict) -> list[int]:
    """The row of totals in the spreadsheet that the worker makes."""
    form = {"kind": "appointment_status", "format": "xlsx", "province": code, "form_key": str(uuid4())}
    page = browser.post("/reports/", form | asked).url
    make_report(ReportRun.objects.latest("pk").pk)
    book = tables(b"".join(browser.get(f"{page}download/").streaming_content))
    header, *_, total = next(iter(book.values()))
    return [dict(zip(header, total, strict=True))[column] for column in COLUMNS]


@pytest.mark.parametrize(
    ("code", "officer", "asked", "expected"),
    [
        ("96", "narathiwat-officer", WORKSHOP, [77, 74, 3, 0, 0, 111]),
        ("96", "narathiwat-officer", {"as_of": "2020-02-01"}, [77, 77, 0, 0, 0, 111]),
        ("90", "songkhla-officer", SEMINAR, [127, 119, 4, 4, 2, 74]),
    ],
)
def test_everything_says_the_same_about_a_day(code, officer, asked, expected, enter, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    browser = enter(officer)
    assert (
        open_data(code, asked) == dashboard(enter("advisor"), code, asked) == roster(browser, code, asked) == expected
    )
    assert report(browser, code, asked) == expected[:5]


def test_a_late_entry_is_not_there_before_it_was_known(enter):
    then, expected = SEMINAR | ON_THE_DAY, [127, 117, 6, 4, 2, 74]
    assert open_data("90", then) == dashboard(enter("advisor"), "90", then) == expected
    assert roster(enter("songkhla-officer"), "90", then) == expected


@pytest.mark.parametrize(
    ("day", "facts"),
    [
        (
            "2019-11-28",
            ["28 พ.ย. 2562", "ห้องธารพลอย", "สวนอาหารริมน้ำ", "ที่ปรึกษารัฐมนตรีว่าการกระทรวงแรงงาน", "นายไพโรจน์ จริตงาม",
             "นายบุญลอย เขียดนิล", "77 คน", "74 คน", "3 คน", "111 คน", "กระจูดนราธิวาส", "ตะกร้าเส้นพลาสติก",
             "เครื่องแกงตำมือสมุนไพร", "น้ำพริกส้มแขก", "พลังขับเคลื่อนภารกิจกระทรวงแรงงาน", "652", "ทัดดาว ยิ้นลุ้ง",
             "สุนทรี ทับมาโนช", "สำนักงานประชาสัมพันธ์จังหวัดนราธิวาส", "#ที่ปรึกษารัฐมนตรีว่าการกระทรวงแรงงาน",
             "#เปิดการประชุมเชิงปฏิบัติการส่งเสริมศักยภาพเครือข่าย", "#อาสาสมัครแรงงาน", "#สำนักข่าว", "#NNT", "#ILOVETHAILAND",
             "เจ้าหน้าที่หน่วยงานสังกัดกระทรวงแรงงาน"],
        ),
        (
            "2020-03-13",
            ["13 มี.ค. 2563", "คุณภาพชีวิต", "11.00 น.", "ห้องประชุมสมิหลา 2", "โรงแรม บี พี สมิหลา บีช", "ทปษ.รมว.แรงงาน",
             "รองศาสตราจารย์ ดร.จักษ์ พันธ์ชูเพชร", "นางสุจินดา บุญแอ", "100 คน", "คณะทำงานพัฒนาอาสาสมัครแรงงานจังหวัดสงขลา",
             "กองเผยแพร่และประชาสัมพันธ์", "รัฐบาลไทย-ข่าวทำเนียบรัฐบาล", "thaigov.go.th/news/contents/details/27137"],
        ),
    ],
)  # fmt: skip
def test_everybody_reads_both_press_releases_with_their_facts(day, facts, seeded):
    release = PressRelease.objects.get(published_on=day)
    pages = [Client().get(address).content.decode() for address in ("/news/", release.get_absolute_url())]
    news, read = (re.sub(r'<span class="nowrap">(.*?)</span>', r"\1", page) for page in pages)
    assert release.headline in news
    assert [fact for fact in facts if fact not in read] == []


def test_no_word_that_only_follows_a_hashtag_is_one(seeded):
    page = Client().get(PressRelease.objects.get(published_on="2019-11-28").get_absolute_url()).content.decode()
    assert [tag for tag in ("#กรมประชาสัมพันธ์", "#และบัณฑิตแรงงาน") if tag in page] == []


@pytest.mark.parametrize(
    ("day", "code", "officer", "asked"),
    [
        ("2019-11-28", "96", "narathiwat-officer", WORKSHOP),
        ("2020-03-13", "90", "songkhla-officer", SEMINAR),
    ],
)
def test_the_page_of_an_event_names_the_network_of_its_day(day, code, officer, asked, enter):
    event = Event.objects.get(first_day=day, office__province=code)
    for reader in (officer, "advisor"):
        total = enter(reader).get(event.get_absolute_url()).context["network"].total
        assert [getattr(total, figure) for figure in FIGURES] == open_data(code, asked)
