"""What is kept of a post that lost its session: for its user, sealed, for an hour, and never a secret."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts import kept_posts
from accounts.form_tokens import DAY, FormToken
from accounts.kept_posts import KeptData, Typed
from accounts.models import KeptPost
from accounts.tests.posting import hidden_of


@pytest.fixture
def typed(narathiwat_officer):
    """What the officer typed into the form of a project."""
    return Typed(narathiwat_officer.pk, "/projects/new/", "/projects/new/", "signed_out", {"title": ["โครงการลับ"]})


def key_in(address: str) -> str:
    """The key that an address ends in."""
    return address.rpartition("=")[2]


def test_it_comes_back_to_its_user(typed, narathiwat_officer):
    address = kept_posts.keep(typed)
    assert address.startswith("/projects/new/?kept=")
    assert kept_posts.kept_for(narathiwat_officer.pk, key_in(address)) == typed


def test_an_address_with_a_question_keeps_it(typed):
    assert kept_posts.address_of(KeptPost().pk, "/reports/?kind=a").startswith("/reports/?kind=a&kept=")


def test_nobody_else_gets_it(typed, narathiwat_head):
    assert kept_posts.kept_for(narathiwat_head.pk, key_in(kept_posts.keep(typed))) is None


def test_only_the_key_itself_tells_that_it_is_anothers(typed, narathiwat_officer, narathiwat_head):
    own = key_in(kept_posts.keep(replace(typed, user=narathiwat_head.pk)))
    others = key_in(kept_posts.keep(typed))
    assert [kept_posts.is_of_another(narathiwat_head.pk, key) for key in (own, others)] == [False, True]


@pytest.mark.parametrize("key", ["", "x", "0" * 32, "../../", "\0"])
def test_a_key_that_names_nothing_gives_nothing(key, narathiwat_officer):
    assert kept_posts.kept_for(narathiwat_officer.pk, key) is None
    kept_posts.forget(narathiwat_officer.pk, key)


def test_nothing_of_it_lies_open_in_the_database(typed):
    kept_posts.keep(typed)
    assert "โครงการลับ" not in str(KeptPost.objects.values_list().get())


def test_a_row_moved_to_another_user_opens_for_neither(typed, narathiwat_officer, narathiwat_head):
    address = kept_posts.keep(typed)
    KeptPost.objects.update(user=narathiwat_head)
    users = (narathiwat_officer.pk, narathiwat_head.pk)
    assert [kept_posts.kept_for(user, key_in(address)) for user in users] == [None, None]
    assert [kept_posts.newest_address(user) for user in users] == [None, None]


def test_what_was_sent_is_forgotten_alone_and_by_its_user_alone(typed, narathiwat_officer, narathiwat_head):
    sent, beside = (key_in(kept_posts.keep(typed)) for _each in range(2))
    kept_posts.forget(narathiwat_head.pk, beside)
    kept_posts.forget(narathiwat_officer.pk, sent)
    assert [kept_posts.kept_for(narathiwat_officer.pk, key) for key in (sent, beside)] == [None, typed]


def test_after_an_hour_it_is_gone(typed, narathiwat_officer):
    address = kept_posts.keep(typed)
    KeptPost.objects.update(made_at=timezone.now() - timedelta(minutes=61))
    assert kept_posts.kept_for(narathiwat_officer.pk, key_in(address)) is None
    kept_posts.prune()
    assert KeptPost.objects.exists() is False


def test_five_are_kept_the_newest(typed, narathiwat_officer):
    keys = [key_in(kept_posts.keep(typed)) for _each in range(7)]
    found = [kept_posts.kept_for(narathiwat_officer.pk, key) is not None for key in keys]
    assert found == [False, False, True, True, True, True, True]


def test_another_users_flood_pushes_nothing_out(typed, narathiwat_head, narathiwat_officer):
    mine = key_in(kept_posts.keep(typed))
    for _each in range(7):
        kept_posts.keep(Typed(narathiwat_head.pk, "/", "/", "stale"))
    assert kept_posts.kept_for(narathiwat_officer.pk, mine) == typed


def test_what_came_without_a_session_opens_in_its_browser_alone(typed, narathiwat_officer):
    address = kept_posts.keep(typed, browser="a", known=False)
    found = [kept_posts.kept_for(typed.user, key_in(address), browser=browser) for browser in ("a", "b", "")]
    assert found == [typed, None, None]
    assert kept_posts.newest_address(typed.user, browser="a") == address
    assert kept_posts.newest_address(typed.user, browser="b") is None


def test_strangers_push_out_each_other_and_nothing_of_their_user(typed):
    own, known = kept_posts.keep(typed), kept_posts.keep(typed, browser="known")
    stranger = [kept_posts.keep(typed, browser=f"stranger {number}", known=False) for number in range(7)]
    assert [kept_posts.kept_for(typed.user, key_in(a), browser="known") for a in (own, known)] == [typed, typed]
    lying = [kept_posts.kept_for(typed.user, key_in(a), browser=f"stranger {n}") for n, a in enumerate(stranger)]
    assert lying == [None, None, typed, typed, typed, typed, typed]


def test_what_is_too_large_is_not_kept(narathiwat_officer):
    large = Typed(narathiwat_officer.pk, "/", "/", "stale", {"text": ["ก" * 100_000]})
    assert (kept_posts.keep(large), KeptPost.objects.exists()) == (None, False)


def test_secrets_and_files_are_left_out_and_files_are_named(rf):
    scan = SimpleUploadedFile("คำสั่ง.pdf", b"%PDF")
    sent = {
        "title": " โครงการ ", "password": "a", "oldpassword": "b", "otp": "1", "code": "2", "pin": "3", "scan": scan,
        "csrfmiddlewaretoken": "x", "form_token": "y", "province_code": "96",
    }  # fmt: skip
    request, token = rf.post("/", sent), FormToken(user=1, page="/", path="/", withheld=("pin",))
    found = kept_posts.typed_in(request, token, why="stale")
    assert (found.values, found.files) == ({"title": [" โครงการ "], "province_code": ["96"]}, ["คำสั่ง.pdf"])
    assert found.secrets is True


def test_what_a_form_withholds_is_left_out_whatever_it_is_called(rf):
    token = FormToken(user=1, page="/", path="/", withheld=("pin",))
    found = [kept_posts.typed_in(rf.post("/", {"pin": pin, "name": "ก"}), token, why="stale") for pin in ("3", "")]
    assert [(each.values, each.secrets) for each in found] == [({"name": ["ก"]}, True), ({"name": ["ก"]}, False)]


def test_a_form_of_another_day_gets_a_new_key(rf):
    request = rf.post("/", {"form_key": "k"})
    fresh, old = (FormToken(1, "/", "/", made_at=FormToken(1, "/").made_at - age) for age in (0, 2 * DAY))
    assert kept_posts.typed_in(request, fresh, why="old").values == {"form_key": ["k"]}
    assert kept_posts.typed_in(request, old, why="old").values != {"form_key": ["k"]}


def test_the_data_reads_like_any_other_and_cannot_be_changed(typed):
    data = KeptData.of(typed)
    assert (data["title"], data.getlist("title"), data.kept) == ("โครงการลับ", ["โครงการลับ"], typed)
    with pytest.raises(AttributeError):
        data["title"] = "x"


def test_who_signs_in_is_led_to_what_was_kept_last(typed, client, narathiwat_officer):
    address = kept_posts.keep(typed)
    answer = client.post("/sign-in/", {"login": "narathiwat-officer", "password": "labour-demo-test"})
    assert answer.url == address


@pytest.mark.parametrize("why", ["language", "refused", "stale", "old", "gone"])
def test_who_was_led_back_already_is_not_caught_again_by_signing_in(why, typed, narathiwat_officer):
    kept_posts.keep(replace(typed, why=why))
    assert kept_posts.newest_address(narathiwat_officer.pk) is None
    lost = kept_posts.keep(typed)
    kept_posts.keep(replace(typed, why=why))
    assert kept_posts.newest_address(narathiwat_officer.pk) == lost


def test_who_left_nothing_begins_the_day_as_usual(client, narathiwat_officer):
    answer = client.post("/sign-in/", {"login": "narathiwat-officer", "password": "labour-demo-test"})
    assert answer.url == "/accounts/start/"


def test_it_can_be_thrown_away_and_who_signs_in_begins_the_day_as_usual(typed, signed_in, narathiwat_officer):
    address, officer = kept_posts.keep(typed), signed_in(narathiwat_officer)
    page = officer.get(address)
    assert f'name="kept" value="{key_in(address)}">ทิ้งข้อความนี้</button>' in page.content.decode()
    answer = officer.post("/accounts/draft/", hidden_of(page) | {"kept": key_in(address), "title": "โครงการลับ"})
    assert (answer.url, KeptPost.objects.count()) == ("/projects/new/", 0)
    assert "ไม่มีรายการใดถูกบันทึก" in officer.get(answer.url).content.decode()


def test_nobody_throws_away_what_another_typed(typed, signed_in, narathiwat_head):
    address, head = kept_posts.keep(typed), signed_in(narathiwat_head)
    head.post("/accounts/draft/", hidden_of(head.get("/projects/new/")) | {"kept": key_in(address)})
    assert KeptPost.objects.count() == 1
