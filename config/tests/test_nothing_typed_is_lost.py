"""Nothing typed is lost: a form in Chromium loses the session, the network, the language and the race once each."""

import pytest
from django.contrib.sessions.models import Session

from accounts.models import Draft
from config.tests.browser import session_cookie
from events.models import Event, Project

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
TITLE = "ประชุมเครือข่ายที่ใช้เวลาพิมพ์นาน"


@pytest.fixture
def typing(visit, narathiwat_officer):
    """The officer's tab with the form of a new event, typed to the end but not sent."""
    page = visit(narathiwat_officer)
    page.goto("/events/new/")
    page.select_option("[name=kind]", "workshop")
    page.fill("[name=title]", TITLE)
    page.fill("[name=first_day]", "28 พ.ย. 2562")
    page.fill("[name=venue_name]", "สวนอาหารริมน้ำ")
    return page


def save(page) -> None:
    """Press the button of the form."""
    page.click("#main-form .btn-primary")


def title(page) -> str:
    """What stands in the box of the title."""
    return page.input_value("[name=title]")


def test_the_session_the_network_the_language_and_the_race(typing, complaints):
    page = typing
    lose_the_language(page)
    lose_the_session(page)
    lose_the_network(page)
    lose_the_race(page)
    assert list(Event.objects.values_list("title", flat=True)) == [TITLE]
    # The browser itself tells of each request that the network lost.
    assert [line for line in complaints if "net::ERR_" not in line] == []


def lose_the_language(page) -> None:
    """To English and back: the form comes along, filled."""
    for language in ("en", "th"):
        page.click(".tools summary")
        with page.expect_navigation():
            page.click(f".tools [name=language][value={language}]")
        page.wait_for_selector(".came-back:focus")
        assert (page.get_attribute("html", "lang"), title(page)) == (language, TITLE)


def lose_the_session(page) -> None:
    """Signed out elsewhere: the form leads to the sign-in and comes back after it."""
    Session.objects.all().delete()
    save(page)
    page.fill("[name=login]", "narathiwat-officer")
    page.fill("[name=password]", "labour-demo-test")
    page.click("main form.form [type=submit]")
    page.wait_for_selector(".came-back:focus")
    assert (title(page), Event.objects.exists()) == (TITLE, False)


def lose_the_network(page) -> None:
    """Without a network the page stays and says so, the focus on the button that tries again."""
    page.context.set_offline(True)
    save(page)
    page.wait_for_selector(".unsent button:focus")
    assert (page.inner_text(".unsent b"), title(page)) == ("ยังไม่ได้บันทึก", TITLE)
    page.context.set_offline(False)


def lose_the_race(page) -> None:
    """The answer is swallowed after the event was saved; sending again leads to that one event."""
    page.route("**/events/new/**", swallowed, times=1)
    page.click(".unsent button")
    page.wait_for_selector(".unsent button:focus")
    with page.expect_navigation():
        page.click(".unsent button")
    assert page.url.endswith(Event.objects.get().get_absolute_url())
    assert page.inner_text(".notice.success") != ""


def swallowed(route) -> None:
    """Let the server do its work, and lose what it says."""
    route.fetch(max_redirects=0)
    route.abort("connectionreset")


def test_leaving_with_changes_asks_and_leaving_without_does_not(typing):
    asked = []
    typing.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    typing.goto("/events/")
    typing.goto("/events/new/")
    typing.goto("/events/")
    assert asked == ["beforeunload"]


def test_a_draft_is_kept_by_itself_and_comes_back(typing):
    page = typing
    page.wait_for_function("() => document.querySelector('[data-draft-told]').textContent.startsWith('บันทึกร่างแล้ว')")
    page.goto("/events/")
    page.goto("/events/new/")
    assert title(page) == TITLE
    page.click(".came-back button")
    page.wait_for_selector(".notice.success")
    assert title(page) == ""


def test_back_to_a_page_that_was_stored_nowhere_refills_the_form_from_its_draft(typing):
    page, answered = typing, []
    page.on("response", lambda one: answered.append(one) if one.url.endswith("/events/new/") else None)
    page.wait_for_function("() => document.querySelector('[data-draft-told]').textContent.startsWith('บันทึกร่างแล้ว')")
    page.goto("/events/")
    page.go_back()
    page.wait_for_selector(".came-back")
    assert (title(page), [("no-store" in one.headers["cache-control"]) for one in answered]) == (TITLE, [True])


def test_a_draft_on_its_way_is_dropped_when_the_form_is_sent_and_a_refused_form_keeps_a_new_one(typing):
    page, dropped, held = typing, [], []
    page.on("requestfailed", lambda request: dropped.append(request.url.partition("/accounts/")[2]))
    page.route("**/accounts/draft/", lambda route: held.append(route), times=1)
    with page.expect_request("**/accounts/draft/"):
        page.fill("[name=title]", " ")
    save(page)
    page.wait_for_selector(".errors:focus")
    assert (dropped, Draft.objects.exists()) == (["draft/"], False)
    page.wait_for_function("() => document.querySelector('[data-draft-told]').textContent.startsWith('บันทึกร่างแล้ว')")
    assert Draft.objects.exists() is True


def test_what_was_refused_stays_on_the_page_and_can_be_sent_again(typing):
    page = typing
    page.fill("[name=title]", " ")
    save(page)
    page.wait_for_selector(".errors:focus")
    page.fill("[name=title]", TITLE)
    with page.expect_navigation():
        save(page)
    assert Event.objects.get().title == TITLE


def test_without_javascript_the_language_and_the_draft_keep_what_was_typed(visit, narathiwat_officer):
    page = visit(narathiwat_officer, java_script_enabled=False)
    page.goto("/events/new/")
    page.fill("[name=title]", TITLE)
    page.click(".tools summary")
    page.click(".tools [name=language][value=en]")
    assert (page.get_attribute("html", "lang"), title(page)) == ("en", TITLE)
    page.click(".drafting button")
    assert (title(page), page.inner_text(".notice.success").startswith("Draft saved")) == (TITLE, True)


def test_a_reason_for_a_step_is_kept_too(visit, world):
    page = visit(world.users["officer"])
    page.goto(f"/events/{world['event']}/")
    page.click(".steps summary")
    page.fill("[name=reason]", "น้ำท่วมทางเข้า")
    Session.objects.all().delete()
    page.click(".steps .btn-danger")
    page.fill("[name=login]", "narathiwat-officer")
    page.fill("[name=password]", "labour-demo-test")
    page.click("main form.form [type=submit]")
    page.wait_for_selector(".notice.warning")
    assert page.input_value("[name=reason]") == "น้ำท่วมทางเข้า"


def test_back_after_saving_and_sending_again_is_no_second_thing(visit, narathiwat_officer):
    page = visit(narathiwat_officer)
    page.goto("/projects/new/")
    page.fill("[name=title]", TITLE)
    with page.expect_navigation():
        save(page)
    made = page.url
    page.go_back()
    assert page.get_attribute(".saved-before a", "href") in made
    page.fill("[name=title]", f"{TITLE} แก้")
    with page.expect_navigation():
        save(page)
    page.wait_for_selector(".came-back")
    # Other content stands as a change of what was made.
    assert (page.url.startswith(f"{made}edit/"), title(page)) == (True, f"{TITLE} แก้")
    assert list(Project.objects.values_list("title", flat=True)) == [TITLE]


def test_who_sends_the_form_of_another_account_reads_why_and_keeps_the_page(typing, songkhla_officer, live_server):
    page = typing
    page.context.add_cookies([session_cookie(songkhla_officer, live_server.url)])
    save(page)
    page.wait_for_selector(".unsent")
    said = page.inner_text(".unsent p")
    assert ("หากท่านเปิดแบบฟอร์มด้วยบัญชีอื่น" in said, "นานเกินไป" in said, title(page)) == (True, False, TITLE)
    assert Event.objects.exists() is False


def test_a_file_that_is_too_large_is_told_when_it_is_chosen_and_not_sent(visit, narathiwat_officer, settings):
    settings.UPLOAD_BYTES = 3 * 1024**2
    page = visit(narathiwat_officer)
    page.goto("/volunteers/orders/new/")
    sent = []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    file = {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"x" * (3 * 1024**2 + 1)}
    page.set_input_files("[name=new_scan]", file)
    assert "3 MB" in page.inner_text("#id_new_scan-file-too-large")
    save(page)
    page.set_input_files("[name=new_scan]", file | {"buffer": b"%PDF"})
    assert (page.query_selector("#id_new_scan-file-too-large"), sent) == (None, [])
