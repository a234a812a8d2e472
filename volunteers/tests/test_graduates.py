"""Labour graduates: by district, on a day, only where there is the programme."""

from datetime import date

import pytest
from django.utils import timezone

from provinces.models import District
from volunteers import services
from volunteers.tests.reading import table, words


@pytest.fixture
def posted(person, narathiwat_officer):
    """Two graduates in Tak Bai; one left after a year."""
    takbai = District.objects.get(pk="9602")
    stays = services.post_graduate(
        by=narathiwat_officer, person=person("ก้อย", phone="0812345678"), district=takbai, first_day=date(2024, 10, 1),
        subdistricts=takbai.subdistricts.filter(valid_to=None)[:2],
    )  # fmt: skip
    leaves = services.post_graduate(
        by=narathiwat_officer, person=person("ขวัญ"), district=takbai, first_day=date(2024, 10, 1)
    )
    services.end_posting(by=narathiwat_officer, posting=leaves, last_day=date(2025, 9, 30))
    return stays


def names(response) -> list[str]:
    return [row[0].split()[0] for row in table(response)]


def test_a_day_shows_who_is_posted_then(signed_in, narathiwat_officer, posted):
    client = signed_in(narathiwat_officer)
    days = ["2024-09-30", "2025-01-01", "2025-10-01"]
    found = [names(client.get(f"/volunteers/graduates/?as_of={day}")) for day in days]
    assert found == [[], ["ก้อย", "ขวัญ"], ["ก้อย"]]


def test_the_row_says_which_tambons_and_hides_the_telephone(signed_in, narathiwat_officer, posted):
    row = table(signed_in(narathiwat_officer).get("/volunteers/graduates/"))[0]
    covered = ", ".join(place.name for place in posted.facts.known().get().subdistricts.all())
    assert row == ["ก้อย ตัวอย่าง", covered, "08x xxx 5678", "1 ต.ค. 2567"]


def test_search_and_district_narrow_the_list(signed_in, narathiwat_officer, posted):
    client = signed_in(narathiwat_officer)
    assert names(client.get("/volunteers/graduates/?as_of=2025-01-01&q=ขวัญ")) == ["ขวัญ"]
    assert names(client.get("/volunteers/graduates/?as_of=2025-01-01&district=9601")) == []


def test_the_figure_is_that_of_the_dashboard(signed_in, narathiwat_officer, posted):
    response = signed_in(narathiwat_officer).get("/volunteers/graduates/?as_of=2025-01-01")
    assert response.context["coverage"].graduates == 2
    assert [number for _district, number, _postings in response.context["districts"]] == [2]


def test_the_telephone_finds_the_graduate_whole_or_by_its_end_only(signed_in, narathiwat_officer, posted):
    client = signed_in(narathiwat_officer)
    found = [
        names(client.get(client.post("/volunteers/search/", {"to": "/volunteers/graduates/", "q": text}).url))
        for text in ("081-234 5678", "5678", "2345678")
    ]
    assert found == [["ก้อย"], ["ก้อย"], []]


def test_a_later_correction_leaves_what_was_known_before(signed_in, narathiwat_officer, posted):
    before = timezone.now().isoformat()
    services.correct_posting(by=narathiwat_officer, posting=posted, first_day=date(2025, 2, 1), reason="พิมพ์ผิด")
    client = signed_in(narathiwat_officer)
    now = client.get("/volunteers/graduates/?as_of=2025-01-01")
    then = client.get("/volunteers/graduates/", {"as_of": "2025-01-01", "known_at": before})
    assert (names(now), names(then)) == (["ขวัญ"], ["ก้อย", "ขวัญ"])
    assert [page.context["coverage"].graduates for page in (now, then)] == [1, 2]


def test_a_posting_entered_by_mistake_is_gone_from_now_on(signed_in, narathiwat_officer, posted):
    services.void_posting(by=narathiwat_officer, posting=posted, reason="ผิดคน")
    assert names(signed_in(narathiwat_officer).get("/volunteers/graduates/?as_of=2025-01-01")) == ["ขวัญ"]


def test_a_province_without_the_programme_says_so(signed_in, songkhla_officer, songkhla):
    District.objects.filter(province_id="90").update(has_graduates=False)
    response = signed_in(songkhla_officer).get("/volunteers/graduates/")
    assert (table(response), len(words(response, ".empty"))) == ([], 1)


@pytest.mark.parametrize("query", ["as_of=31/13/2569", "district=zzz", "known_at=2999-01-01"])
def test_what_cannot_be_understood_is_said(signed_in, narathiwat_officer, posted, query):
    response = signed_in(narathiwat_officer).get(f"/volunteers/graduates/?{query}")
    assert (response.status_code, len(words(response, ".errors")), table(response)) == (400, 1, [])


def test_the_neighbour_and_the_advisor_may_not(signed_in, songkhla_officer, advisor, posted):
    address = "/volunteers/graduates/?province=96"
    assert [signed_in(who).get(address).status_code for who in (songkhla_officer, advisor)] == [404, 403]
