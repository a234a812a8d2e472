"""The sentence over a form that came back, and the way to it."""

import pytest
from django.utils import translation

from accounts.coming_back import sentence
from accounts.kept_posts import Typed
from accounts.models import KeptPost
from accounts.tests.posting import hidden_of

NEW = "/projects/new/"


def typed(why: str, **more) -> Typed:
    """Something put away for a reason."""
    return Typed(1, "/", "/", why, **more)


@pytest.mark.parametrize(
    ("why", "begins"),
    [
        ("signed_out", "ท่านออกจากระบบไประหว่างนั้น"),
        ("stale", "แบบฟอร์มนี้เปิดไว้ก่อนที่ท่านเข้าสู่ระบบ"),
        ("old", "แบบฟอร์มนี้เปิดไว้นานกว่าหนึ่งวัน"),
        ("language", "เปลี่ยนภาษาแล้ว"),
    ],
)
def test_each_reason_says_that_nothing_was_saved_and_nothing_is_lost(why, begins):
    said = sentence(typed(why))
    assert (said.startswith(begins), "ยังไม่ได้บันทึก" in said, "ยังอยู่ครบ" in said) == (True, True, True)


def test_what_is_never_kept_is_to_be_typed_again_and_is_not_said_to_be_here():
    said = sentence(typed("signed_out", secrets=True))
    assert said.endswith("จึงยังไม่ได้บันทึก ระบบไม่เก็บรหัสผ่านและรหัสยืนยันไว้ กรุณาพิมพ์อีกครั้ง")


def test_a_draft_says_when_it_was_kept_on_the_clock_of_thailand():
    draft = typed("draft", at="2026-11-27T03:42:00+00:00")
    assert "27 พ.ย. 2569 เวลา 10.42 น." in sentence(draft)
    with translation.override("en"):
        assert "27 Nov 2026, 10:42" in sentence(draft)


def test_a_draft_kept_after_midnight_in_thailand_has_the_day_of_thailand():
    assert "28 พ.ย. 2569 เวลา 01.00 น." in sentence(typed("draft", at="2026-11-27T18:00:00+00:00"))


def test_other_content_is_named(db):
    assert "ชื่อ (เดิม ก)" in sentence(typed("again"), changed=["ชื่อ (เดิม ก)"])
    assert "ชื่อ (เดิม ก)" in sentence(typed("change"), changed=["ชื่อ (เดิม ก)"])


def test_a_button_is_to_be_pressed_once_more():
    assert sentence(Typed(1, "/", "", "stale")).endswith("กรุณากดปุ่มอีกครั้ง")


def test_files_are_named_as_to_be_chosen_again():
    assert sentence(typed("signed_out", files=["ก.pdf", "ข.pdf"])).endswith("กรุณาเลือกไฟล์เหล่านี้อีกครั้ง: ก.pdf, ข.pdf")


@pytest.fixture
def left(signed_in, narathiwat_officer):
    """The answer to a form that was sent after its session had ended: ``left(title="…")``."""

    def send(**values):
        client = signed_in(narathiwat_officer)
        hidden = hidden_of(client.get(NEW))
        client.session.flush()
        return client.post(NEW, hidden | values)

    return send


def test_a_text_too_long_to_be_kept_is_told_and_not_dropped_in_silence(left):
    answer = left(title="ก" * 100_000)
    assert (answer.status_code, KeptPost.objects.exists()) == (403, False)
    assert "แบบฟอร์ม" in answer.content.decode()


@pytest.mark.parametrize(("way", "said"), [("/projects/new/%3Fkept%3D0f", True), ("/projects/new/", False)])
def test_the_sign_in_says_that_what_was_typed_is_kept(way, said, client, db):
    page = client.get(f"/sign-in/?next={way}").content.decode()
    assert ("จะกลับมาเมื่อเข้าสู่ระบบด้วยบัญชีเดิม" in page) == said


def test_the_way_leads_over_the_sign_in_to_the_form(left):
    answer = left(title="โครงการ")
    assert answer.url == f"/sign-in/?next={NEW}%3Fkept%3D{KeptPost.objects.get().pk.hex}"
