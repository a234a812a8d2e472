"""What the pages do while the database or the cache is away: words instead of a fault, and back by themselves."""

import errno
from base64 import b64encode
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import DatabaseError, InterfaceError, OperationalError
from django.test import Client
from django.utils.translation import gettext as _

from config import errors
from config.tests.pages import heading
from volunteers.services import register_person

PASSWORD = "labour-demo-test"
NOBODY_LISTENS = "redis://127.0.0.1:1/0"


@pytest.fixture
def browser(narathiwat_officer, signed_in):
    """The officer's browser, which is shown the page of a fault as it would be."""
    browser = signed_in(narathiwat_officer)
    browser.raise_request_exception = False
    return browser


@pytest.fixture
def without_redis(settings):
    """The cache of an installation whose Redis does not answer."""
    settings.CACHES = settings.CACHES | {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": NOBODY_LISTENS}
    }


@pytest.mark.parametrize("fault", [OperationalError("server closed"), InterfaceError("connection already closed")])
def test_a_silent_database_is_a_rest_in_words_and_then_over(fault, browser, monkeypatch):
    def silent(request):
        raise fault

    with monkeypatch.context() as during:
        during.setattr("django.contrib.sessions.backends.db.SessionStore.load", silent)
        answer = browser.get("/volunteers/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert heading(answer) == _("The portal rests for a moment")
    assert browser.get("/volunteers/").status_code == 200


@pytest.mark.parametrize(("method", "told"), [("post", (True, False)), ("get", (False, True))])
def test_who_sent_something_is_told_how_it_is_sent_again_and_not_led_away(method, told, browser, monkeypatch):
    def silent(request):
        raise OperationalError("database is locked")

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", silent)
    page = getattr(browser, method)("/projects/new/").content.decode()
    assert ("ให้เบราว์เซอร์ส่งแบบฟอร์มอีกครั้ง" in page, 'href="/">ไปหน้าแรก' in page) == told


def test_a_server_started_before_a_new_ring_key_came_says_so(browser, narathiwat_officer, narathiwat, settings):
    facts = {"first_name": "สมหญิง", "last_name": "ทดลอง", "phone": "0812345678"}
    person = register_person(by=narathiwat_officer, office=narathiwat, **facts)
    old = settings.PERSONAL_DATA_KEYS
    settings.PERSONAL_DATA_KEYS = [f"new:{b64encode(b'n' * 32).decode()}", *old]
    call_command("rotate_keys", stdout=StringIO())
    settings.PERSONAL_DATA_KEYS = old
    answers = [browser.get(f"/volunteers/{person.pk}/"), browser.post(f"/volunteers/{person.pk}/edit/", {})]
    assert [(each.status_code, "กุญแจใหม่" in each.content.decode()) for each in answers] == [(503, True)] * 2
    settings.PERSONAL_DATA_KEYS = [f"new:{b64encode(b'n' * 32).decode()}"]
    assert browser.get(f"/volunteers/{person.pk}/").status_code == 200


def test_a_database_that_goes_away_while_the_session_is_kept_is_a_rest(browser, monkeypatch):
    def gone(self, *args, **kwargs):
        raise OperationalError("terminating connection due to administrator command")

    browser.session.save()
    monkeypatch.setattr("django.contrib.sessions.base_session.AbstractBaseSession.save", gone)
    answer = browser.post("/projects/new/", {"title": "โครงการ (ตัวอย่าง)", "fiscal_year": "2570"})
    assert (answer.status_code, heading(answer)) == (503, _("The portal rests for a moment"))


def test_a_session_that_was_ended_elsewhere_meanwhile_is_no_rest(browser, monkeypatch):
    def ended(self, *args, **kwargs):
        raise DatabaseError("Forced update did not affect any rows.")

    monkeypatch.setattr("django.contrib.sessions.base_session.AbstractBaseSession.save", ended)
    answer = browser.post("/projects/new/", {"title": "โครงการ (ตัวอย่าง)", "fiscal_year": "2570"})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "fault", [OperationalError("database or disk is full"), OSError(errno.ENOSPC, "No space left on device")]
)
def test_a_full_disk_is_named(fault, browser, monkeypatch):
    def full(request):
        raise fault

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", full)
    answer = browser.get("/volunteers/")
    said = [text in answer.content.decode() for text in ("พื้นที่จัดเก็บของระบบเต็ม", "ฐานข้อมูลยังไม่ตอบ", "ครึ่งนาที")]
    assert (answer.status_code, answer["Retry-After"], said) == (503, "30", [True, False, False])


def test_any_other_fault_stays_a_mistake_of_the_portal(browser, monkeypatch):
    def wrong(self):
        raise ValueError("a fault of ours")

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", wrong)
    answer = browser.get("/volunteers/")
    assert (answer.status_code, "Retry-After" in answer) == (500, False)


def test_the_page_of_the_rest_needs_no_request():
    try:
        raise OperationalError("gone")
    except OperationalError:
        answer = errors.server_error(None)
    assert (answer.status_code, "1506" in answer.content.decode()) == (503, True)


@pytest.mark.usefixtures("without_redis")
def test_the_cache_of_these_tests_really_does_not_answer():
    with pytest.raises(Exception, match="Connection refused|connecting to"):
        cache.set("anything", 1)


@pytest.mark.usefixtures("without_redis")
def test_without_redis_people_sign_in(narathiwat_officer):
    client = Client()
    answer = client.post("/sign-in/", {"login": "narathiwat-officer", "password": PASSWORD})
    assert (answer.status_code, "_auth_user_id" in client.session) == (302, True)


@pytest.mark.usefixtures("without_redis")
@pytest.mark.parametrize(
    "address",
    ["/", "/schedule/", "/news/", "/volunteers/", "/volunteers/seats/", "/events/", "/dashboard/", "/reports/", "/me/"],
)
def test_without_redis_pages_and_lists_go_on(address, browser):
    assert browser.get(address).status_code == 200


@pytest.mark.usefixtures("without_redis")
def test_without_redis_a_form_is_saved(browser):
    from events.models import Project

    answer = browser.post("/projects/new/", {"title": "โครงการเครือข่าย (ตัวอย่าง)", "fiscal_year": "2570"})
    assert (answer.status_code, Project.objects.count()) == (302, 1)
