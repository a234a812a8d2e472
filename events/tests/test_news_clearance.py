"""News is written by an officer and public only with the text that who may approve has cleared (decision 28)."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.core.cache import caches
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from events import services
from events.approved import mark_of
from events.cleared import news_differences, text_of
from events.models import Event, PressRelease, WithdrawnRelease
from events.tests.first_page import cards_of_events
from provinces import bin as office_bin
from provinces.models import BinnedRow
from volunteers import joins

TYPED = {"headline": "ข่าวใหม่", "body": "เนื้อข่าว", "published_on": date(2026, 3, 12)}


@pytest.fixture
def news(event, narathiwat_officer):
    """News of a published event, written by the officer."""
    return services.add_part(by=narathiwat_officer, event=event, row=PressRelease(**TYPED))


@pytest.fixture
def cleared(news, event, narathiwat_head):
    """The same, cleared by the head."""
    services.clear_news(by=narathiwat_head, event=event, release=news)
    return PressRelease.objects.get()


def change(by, release, **facts):
    row = PressRelease.objects.get(pk=release.pk)
    for name, value in facts.items():
        setattr(row, name, value)
    services.update_part(by=by, event=row.event, row=row)
    return PressRelease.objects.get(pk=release.pk)


def public(release) -> tuple[int, list, list]:
    """What the public finds at its address, in the list, and on the front page."""
    caches["pages"].clear()
    lists = [Client().get(address).context[name] for address, name in (("/news/", "page"), ("/", "news"))]
    return Client().get(release.get_absolute_url()).status_code, *([each.pk for each in rows] for rows in lists)


def page_of(release) -> str:
    return reverse("events:news_clearance", args=[release.event_id, release.pk])


def waiting(user) -> list:
    """The card of the first page."""
    cards = [card for card in joins.cards(user) if card.template == "events/_news_to_clear.html"]
    return cards[0].rows if cards else []


def acts(release) -> list[str]:
    return [entry.act for entry in entries_about(release.event) if "clear" in entry.act]


def test_written_by_an_officer_it_waits_and_nobody_reads_it(news, narathiwat_head, ministry_admin):
    assert (public(news), waiting(narathiwat_head)) == ((404, [], []), [news])
    assert waiting(ministry_admin) == []


@pytest.mark.parametrize("who", ["narathiwat_head", "acting", "ministry_admin"])
def test_who_may_approve_reads_and_clears_it(who, news, member, narathiwat, request, signed_in):
    user = member("acting", narathiwat, "acting_head") if who == "acting" else request.getfixturevalue(who)
    client = signed_in(user)
    shown = client.get(page_of(news))
    assert ("เนื้อข่าว" in shown.content.decode(), shown.context["differs"]) == (True, [])
    client.post(page_of(news), {"seen": shown.context["seen"]})
    row = PressRelease.objects.get()
    assert (public(row), row.cleared_by, bool(row.cleared_at)) == ((200, [row.pk], [row.pk]), user, True)
    assert acts(row) == ["events.clear_news"]


@pytest.mark.parametrize("who, status", [("narathiwat_officer", 403), ("advisor", 403), ("neighbour", 404)])
def test_nobody_else_clears_it(who, status, news, member, songkhla, request, signed_in):
    user = member("neighbour", songkhla, "head") if who == "neighbour" else request.getfixturevalue(who)
    answer = signed_in(user).post(page_of(news), {"seen": mark_of(text_of(news))})
    assert (answer.status_code, PressRelease.objects.get().is_cleared, waiting(user)) == (status, False, [])


def test_the_officer_reads_for_whom_it_waits_and_has_no_button(news, narathiwat_officer, signed_in):
    client = signed_in(narathiwat_officer)
    texts = [client.get(page).content.decode() for page in (page_of(news), f"/events/{news.event_id}/parts/news/")]
    assert ["รอแรงงานจังหวัดอนุญาตให้เผยแพร่" in text for text in texts] == [True, True]
    assert 'name="seen"' not in texts[0]


def test_the_head_finds_it_on_his_first_page_one_click_away(news, narathiwat_head, narathiwat_officer, signed_in):
    pages = [signed_in(user).get("/volunteers/").content.decode() for user in (narathiwat_head, narathiwat_officer)]
    assert [page_of(news) in page for page in pages] == [True, False]


def test_news_of_the_centre_waits_for_the_ministry(make_event, centre, member, ministry_admin, narathiwat_head):
    event = make_event(office=centre, provinces=["96"])
    news = services.add_part(by=member("second", centre, "officer"), event=event, row=PressRelease(**TYPED))
    assert (waiting(ministry_admin), waiting(narathiwat_head)) == ([news], [])


WORDS = ["headline", "lead", "body", "reporter", "editor", "source_name", "publisher", "channel"]
OTHERWISE = dict.fromkeys(WORDS, "อื่น") | {
    "hashtags": ["อื่น"],
    "verbatim": [{"text": "อื่น", "note": "สะกด"}],
    "source_url": "https://example.go.th/1",
}


@pytest.mark.parametrize("name", OTHERWISE)
def test_a_changed_text_is_not_public_until_it_is_cleared_again(name, cleared, narathiwat_officer, narathiwat_head):
    row = change(narathiwat_officer, cleared, **{name: OTHERWISE[name]})
    assert (public(row), waiting(narathiwat_head)) == ((404, [], []), [row])
    assert [each.new for each in news_differences(row)] != [[]]
    services.clear_news(by=narathiwat_head, event=row.event, release=row)
    assert public(row)[0] == 200
    assert acts(row) == ["events.clear_news", "events.clearance_left", "events.clear_news"]


def test_its_address_says_meanwhile_that_it_is_being_revised_and_nothing_of_it(cleared, narathiwat_officer):
    change(narathiwat_officer, cleared, body="ความลับ")
    answer = Client().get(cleared.get_absolute_url())
    text = answer.content.decode()
    assert (answer.status_code, "ข่าวนี้อยู่ระหว่างการแก้ไข" in text) == (404, True)
    assert [word for word in ("ข่าวใหม่", "เนื้อข่าว", "ความลับ", cleared.event.title) if word in text] == []


def test_news_that_was_never_cleared_has_no_address(news):
    assert "ข่าวนี้อยู่ระหว่างการแก้ไข" not in Client().get(news.get_absolute_url()).content.decode()


def test_the_head_reads_what_was_cleared_and_what_is_so_now(cleared, narathiwat_officer, narathiwat_head, signed_in):
    change(narathiwat_officer, cleared, body="ข้อความใหม่", hashtags=["ใหม่"])
    shown = signed_in(narathiwat_head).get(page_of(cleared))
    told = [(str(each.name), each.old, each.new) for each in shown.context["differs"]]
    assert told == [("ข้อความ", ["เนื้อข่าว"], ["ข้อความใหม่"]), ("แฮชแท็ก", [], ["#ใหม่"])]
    assert "ข้อความที่อนุญาตไว้:" in shown.content.decode()


def test_the_day_and_the_views_bind_nobody(cleared, narathiwat_officer):
    row = change(narathiwat_officer, cleared, published_on=date(2026, 3, 11), view_count=9)
    assert (public(row)[0], acts(row)) == (200, ["events.clear_news"])


def test_back_to_the_cleared_text_it_is_public_again(cleared, narathiwat_officer):
    for body in ("อื่น", "เนื้อข่าว"):
        row = change(narathiwat_officer, cleared, body=body)
    assert (public(row)[0], acts(row)[0]) == (200, "events.clearance_met_again")


def test_what_changed_while_it_was_read_is_not_cleared(news, narathiwat_officer, narathiwat_head, signed_in):
    client = signed_in(narathiwat_head)
    seen = client.get(page_of(news)).context["seen"]
    change(narathiwat_officer, news, body="แทรก")
    answer = client.post(page_of(news), {"seen": seen}, follow=True)
    assert ("มีผู้แก้ไขข่าว" in answer.content.decode(), PressRelease.objects.get().is_cleared) == (True, False)


def test_a_button_without_its_mark_clears_nothing(news, narathiwat_head, signed_in):
    answer = signed_in(narathiwat_head).post(page_of(news), follow=True)
    assert ("โปรดเปิดหน้านี้ใหม่" in answer.content.decode(), PressRelease.objects.get().is_cleared) == (True, False)


def test_cleared_twice_or_by_two_it_is_cleared_once(news, event, narathiwat_head, ministry_admin):
    done = [services.clear_news(by=by, event=event, release=news) for by in (narathiwat_head, ministry_admin)]
    assert (done, PressRelease.objects.get().cleared_by, acts(news)) == (
        [True, False],
        narathiwat_head,
        ["events.clear_news"],
    )


def test_what_the_head_writes_himself_is_cleared_by_it(event, cleared, narathiwat_head, narathiwat_officer):
    own = services.add_part(by=narathiwat_head, event=event, row=PressRelease(**TYPED | {"headline": "ของหัวหน้า"}))
    row = change(narathiwat_head, cleared, body="แก้เอง")
    assert [public(each)[0] for each in (own, row)] == [200, 200]
    change(narathiwat_officer, row, body="ของเจ้าหน้าที่")
    assert change(narathiwat_head, row, lead="นำ").is_cleared is False


@pytest.mark.parametrize("facts", [{"state": "draft"}, {"visibility": "date"}, {"published_on": date(2099, 1, 1)}])
def test_cleared_it_still_follows_its_event_and_its_day(facts, cleared):
    model = PressRelease if "published_on" in facts else Event
    model.objects.update(**facts)
    assert public(cleared) == (404, [], [])


def test_a_form_opened_before_the_clearance_does_not_take_it_back(news, event, narathiwat_officer, narathiwat_head):
    opened = PressRelease.objects.get()
    services.clear_news(by=narathiwat_head, event=event, release=news)
    opened.view_count = 5
    services.update_part(by=narathiwat_officer, event=event, row=opened)
    assert PressRelease.objects.get().is_cleared is True


@pytest.mark.parametrize("revised", [False, True])
def test_wrong_news_of_a_closed_event_is_withdrawn_at_once(revised, cleared, narathiwat_officer):
    if revised:
        change(narathiwat_officer, cleared, body="ผิด")
    Event.objects.update(state="closed", was_announced=True)
    with pytest.raises(RuleBroken) as refusal:
        change(narathiwat_officer, cleared, body="อื่น")
    services.remove_part(by=narathiwat_officer, event=cleared.event, row=cleared)
    assert (refusal.value.codes, public(cleared)) == (["event_closed"], (410, [], []))
    with pytest.raises(RuleBroken):
        office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())


def test_the_page_of_a_closed_event_leads_to_its_news(cleared, narathiwat_officer, signed_in):
    Event.objects.update(state="closed", was_announced=True)
    text = signed_in(narathiwat_officer).get(f"/events/{cleared.event_id}/").content.decode()
    assert f"/events/{cleared.event_id}/parts/news/" in text


def test_what_waits_of_a_closed_event_is_still_cleared(news, event, narathiwat_head):
    Event.objects.update(state="closed", was_announced=True)
    services.clear_news(by=narathiwat_head, event=event, release=news)
    assert public(news)[0] == 200


def test_never_cleared_and_deleted_it_leaves_nothing_behind(news, event, narathiwat_officer):
    services.remove_part(by=narathiwat_officer, event=event, row=news)
    assert (public(news)[0], WithdrawnRelease.objects.count()) == (404, 0)


@pytest.mark.parametrize("withdrew, answer", [("narathiwat_officer", 200), ("narathiwat_head", 404)])
def test_out_of_the_bin_it_waits_if_the_head_withdrew_it(withdrew, answer, cleared, narathiwat_officer, request):
    services.remove_part(by=request.getfixturevalue(withdrew), event=cleared.event, row=cleared)
    office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    assert (public(cleared)[0], PressRelease.objects.get().is_cleared) == (answer, answer == 200)


def test_news_from_before_is_measured_by_the_text_that_was_public(release, narathiwat_officer):
    headline = release.headline
    assert (public(release)[0], change(narathiwat_officer, release, headline="อื่น").is_cleared) == (200, False)
    assert change(narathiwat_officer, release, headline=headline).is_cleared is True


TOLD = {"state": "published", "published_on": date(2026, 3, 12)}


@pytest.mark.parametrize(
    "facts, kept",
    [
        ({}, True),
        ({"state": "cancelled"}, True),
        ({"state": "draft"}, False),
        ({"state": "draft", "was_announced": True}, True),
        ({"state": "cancelled", "never_announced": True}, False),
        ({"visibility": "date"}, False),
        ({"published_on": date(2099, 1, 1)}, False),
        ({"published_on": None}, False),
    ],
)
def test_what_was_public_when_clearances_began_stays_public(facts, kept, event, news):
    facts = TOLD | facts
    PressRelease.objects.update(published_on=facts.pop("published_on"))
    Event.objects.update(**facts)
    import_module("events.migrations.0015_news_before_clearances").clear_what_was_public(apps, None)
    row = PressRelease.objects.get()
    assert (row.is_cleared, row.cleared_by, row.cleared_facts) == (kept, None, None)


@pytest.mark.parametrize("missing", ["cleared_by", "cleared_at", "cleared_facts"])
def test_the_database_keeps_no_half_clearance(missing, cleared):
    with pytest.raises(IntegrityError), transaction.atomic():
        PressRelease.objects.filter(pk=cleared.pk).update(**{missing: None})
    assert getattr(PressRelease.objects.get(), missing) is not None


def test_the_first_page_asks_as_much_for_none_as_for_one_and_three(event, narathiwat_officer, narathiwat_head):
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            cards_of_events(narathiwat_head)
        return len(seen)

    assert narathiwat_head.memberships.exists() and waiting(narathiwat_head) == []
    counts = [asked()]
    for more in (1, 2):
        for _ in range(more):
            services.add_part(by=narathiwat_officer, event=event, row=PressRelease(**TYPED))
        counts.append(asked())
    assert (counts, len(waiting(narathiwat_head))) == ([2, 2, 2], 3)


def test_the_event_s_page_tells_its_office_of_news_that_waits(news, event, signed_in, narathiwat_officer, advisor):
    page = f"/events/{event.pk}/"
    own, others = (signed_in(who).get(page).content.decode() for who in (narathiwat_officer, advisor))
    assert (page_of(news) in own, "รอแรงงานจังหวัดอนุญาตให้เผยแพร่" in own, "ยังไม่มีข่าว" in own) == (True, True, False)
    assert ("ข่าวใหม่" in others, "ยังไม่มีข่าว" in others) == (False, True)
