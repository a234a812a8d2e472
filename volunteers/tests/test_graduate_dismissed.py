"""Who is dismissed as a volunteer and is a labour graduate too: asked about once, with the way to the posting."""

from datetime import date

import pytest

from provinces.models import District
from volunteers import services
from volunteers.models import PostingFacts


@pytest.fixture
def candidate(nominated, seat):
    """Somebody who was put forward."""
    return nominated(seat, on=date(2026, 1, 5))


@pytest.fixture
def posting(candidate, narathiwat_officer):
    """The candidate is hired as a graduate too."""
    district = District.objects.get(pk="9602")
    return services.post_graduate(
        by=narathiwat_officer, person=candidate.person, district=district, first_day=date(2025, 10, 1)
    )


@pytest.fixture
def send(signed_in, narathiwat_officer, candidate):
    """Send the withdrawal: ``send("dismissed")``."""
    client, address = signed_in(narathiwat_officer), f"/volunteers/appointments/{candidate.pk}/withdraw/"

    def post(reason, **more):
        return client.post(address, {"on": "16/1/2569", "version": "1", "end_reason": reason} | more)

    return post


def link(posting) -> str:
    return f'href="/volunteers/postings/{posting.pk}/correct/"'


@pytest.mark.parametrize("reason", ["dismissed", "disqualified"])
def test_the_posting_is_told_once_with_the_way_to_it_and_goes_on(send, candidate, posting, reason):
    asked = send(reason)
    fact = "บุคคลนี้เป็นบัณฑิตแรงงานด้วย (อำเภอตากใบ, 1 ต.ค. 2568 – ยังไม่กำหนดวันสิ้นสุด) และการปฏิบัติงานนั้นยังดำเนินต่อไป"
    [(mark, told)] = asked.context["form"].fields["confirmed"].choices
    assert (told, link(posting) in asked.content.decode(), candidate.acts.count()) == (fact, True, 1)
    assert send(reason, confirmed=[mark]).status_code == 302
    assert (candidate.acts.count(), PostingFacts.objects.known().get().last_day) == (2, None)


def test_of_a_death_the_posting_has_to_be_ended_first_and_the_page_leads_there(send, candidate, posting):
    refused = send("died")
    assert [error.code for error in refused.context["form"].errors.as_data()["__all__"]] == ["is_graduate"]
    assert (link(posting) in refused.content.decode(), candidate.acts.count()) == (True, 1)


def test_a_posting_that_is_over_before_asks_nothing(send, candidate, posting, narathiwat_officer):
    services.end_posting(by=narathiwat_officer, posting=posting, last_day=date(2026, 1, 15))
    assert (send("dismissed").status_code, candidate.acts.count()) == (302, 2)


def test_of_another_province_s_posting_no_place_and_no_link_is_told(send, candidate, songkhla_officer):
    district = District.objects.filter(province="90", has_graduates=True).first()
    there = services.post_graduate(
        by=songkhla_officer, person=candidate.person, district=district, first_day=date(2025, 10, 1)
    )
    page = send("dismissed").content.decode()
    assert ("ในทะเบียนของสำนักงานอื่น" in page, district.title in page, link(there) in page) == (True, False, False)
