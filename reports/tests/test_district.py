"""A district's page shows every seat with its state and age, and nobody's name."""

import pytest

ADDRESS = "/dashboard/96/9601/"
NAMES = ("อยู่ ตัวอย่าง", "ลาออก ตัวอย่าง", "รอ ตัวอย่าง", "ตรวจ ตัวอย่าง")


@pytest.fixture
def page(signed_in, network):
    """The page as somebody sees it on a day."""

    def read(user, **asked):
        return signed_in(user).get(ADDRESS, {"as_of": "2019-11-28"} | asked).content.decode()

    return read


def test_the_states_and_ages_of_the_seats(page, advisor):
    html = page(advisor)
    states = ("appointed", "ending", "pending", "nominated", "vacant")
    assert [html.count(f'class="seat s-{state}"') for state in states] == [1, 1, 1, 1, 2]
    assert "จะพ้นจากตำแหน่งใน 33 วัน (ลาออก)" in html
    assert "59 วัน" in html and "6 ตำแหน่ง: แต่งตั้งแล้ว 2 รอการแต่งตั้ง 1 ว่าง 3" in html


def test_nobody_is_named_not_even_to_the_office(page, advisor, narathiwat_officer):
    for reader in (advisor, narathiwat_officer):
        html = page(reader)
        assert [name for name in NAMES if name in html] == []


def test_only_who_may_read_names_gets_links_to_the_seats(page, network, advisor, narathiwat_officer, songkhla_officer):
    link = f'href="{network["seats"][0].get_absolute_url()}"'
    assert [link in page(user) for user in (narathiwat_officer, advisor, songkhla_officer)] == [True, False, False]


def test_a_term_that_ends_soon_is_badged(page, advisor):
    assert "s-ending" in page(advisor, as_of="2022-05-01") and "s-ending" not in page(advisor, as_of="2020-02-01")


@pytest.mark.parametrize("address", ["/dashboard/90/9601/", "/dashboard/96/9699/", "/dashboard/00/9601/"])
def test_a_district_elsewhere_or_nowhere_is_404(signed_in, advisor, network, address):
    assert signed_in(advisor).get(address).status_code == 404
