"""The head finds what waits for him on the first page after sign-in; a page says who may see a draft, and they do."""

import pytest
from django.urls import reverse

from events import services
from volunteers import joins


@pytest.fixture
def drafts(make_event, songkhla):
    """Two drafts of Narathiwat, the later one entered first, and a joint one of Songkhla."""
    late, soon = (make_event(state="draft", title=title, first_day=f"2026-0{m}-01", last_day=f"2026-0{m}-01")
                  for title, m in (("ทีหลัง", 5), ("ก่อน", 4)))  # fmt: skip
    make_event(state="draft", title="ของสงขลา", office=songkhla, provinces=["90", "96"])
    make_event(state="approved", title="อนุมัติแล้ว")
    return [soon, late]


def test_the_head_finds_the_drafts_of_his_office_on_his_first_page(drafts, signed_in, narathiwat_head):
    page = signed_in(narathiwat_head).get(reverse("start"), follow=True)
    told = [(item.title, item.address) for item in page.context["to_decide"]]
    assert told == [(event.title, event.get_absolute_url()) for event in drafts]
    assert "มีกิจกรรม 2 รายการรอท่านอนุมัติ" in page.content.decode()


OTHERS = ["narathiwat_officer", "songkhla_officer", "advisor", "auditor", "ministry_admin", "outsider"]


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_is_waited_for(who, drafts, request, signed_in):
    user = request.getfixturevalue(who)
    page = signed_in(user).get(reverse("start"), follow=True)
    assert (joins.to_decide(user), "to-decide" in page.content.decode()) == ([], False)


def test_the_centre_finds_its_own(drafts, make_event, centre, signed_in, ministry_admin):
    own = make_event(state="draft", title="ส่วนกลาง", office=centre, provinces=["96"])
    page = signed_in(ministry_admin).get(reverse("start"), follow=True)
    assert [item.address for item in page.context["to_decide"]] == [own.get_absolute_url()]


def test_what_was_approved_waits_no_longer(drafts, narathiwat_head):
    services.change_state(by=narathiwat_head, event=drafts[0], step="approve")
    assert [item.title for item in joins.to_decide(narathiwat_head)] == ["ทีหลัง"]


def test_the_drafts_and_what_was_approved_of_them_are_two_queries_and_none_elsewhere(
    drafts, narathiwat_officer, narathiwat_head, django_assert_num_queries
):
    for user, queries in ((narathiwat_officer, 0), (narathiwat_head, 2)):
        assert user.memberships.exists() and joins.to_decide(user) is not None
        with django_assert_num_queries(queries):
            joins.to_decide(user)


def test_more_than_five_are_counted_and_the_list_leads_on(make_event, signed_in, narathiwat_head):
    for number in range(6):
        make_event(state="draft", title=f"ร่าง {number}")
    text = signed_in(narathiwat_head).get("/volunteers/").content.decode()
    assert ("มีกิจกรรม 6 รายการ" in text, "/events/?state=draft" in text, "ร่าง 5" in text) == (True, True, False)


@pytest.mark.parametrize(
    "who, status",
    [
        ("narathiwat_officer", 200),
        ("songkhla_officer", 200),
        ("ministry_admin", 200),
        ("advisor", 200),
        ("outsider", 403),
    ],  # fmt: skip
)
def test_who_may_see_a_draft_is_what_its_page_says(who, status, make_event, signed_in, request, client):
    event = make_event(state="draft", provinces=["96", "90"])
    page = signed_in(request.getfixturevalue(who)).get(event.get_absolute_url())
    says = "สำนักงานที่จัด สำนักงานของจังหวัดที่เข้าร่วม และส่วนกลางของกระทรวง" in page.content.decode()
    public = client.get(f"/schedule/events/{event.pk}/")
    assert (page.status_code, says, public.status_code) == (status, status == 200, 404)


def test_who_enters_a_draft_is_told_who_will_see_it(signed_in, narathiwat_officer):
    page = signed_in(narathiwat_officer).get("/events/new/").content.decode()
    assert "สำนักงานที่จัด สำนักงานของจังหวัดที่เข้าร่วม และส่วนกลางของกระทรวง" in page


def test_the_list_says_of_each_draft_for_whom_it_waits(drafts, make_event, centre, signed_in, ministry_admin):
    make_event(state="draft", office=centre, provinces=["96"])
    rows = signed_in(ministry_admin).get("/events/?state=draft").context["rows"]
    assert sorted({state for *_, state in rows}) == sorted({"รอแรงงานจังหวัดอนุมัติ", "รอกระทรวงอนุมัติ"})
