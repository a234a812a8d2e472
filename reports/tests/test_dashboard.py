"""The nation's page: figures with denominators, a map of links, its table, whom to watch."""

import re

import pytest
from django.urls import reverse

from provinces.stamps import touched

ADDRESS = "/dashboard/"


@pytest.fixture
def page(signed_in, advisor, network):
    """The advisor's page as text: ``page(as_of="2019-11-28")``."""

    def read(**asked):
        return signed_in(advisor).get(ADDRESS, asked).content.decode()

    return read


def rows(html: str) -> list[str]:
    """The provinces of the big table, in its order."""
    table = html[html.index('id="provinces"') :]
    return re.findall(r'<th scope="row">\s*<a href="/dashboard/(\d\d)/', table)


def test_every_figure_has_its_denominator_and_its_day(page):
    html = page(as_of="2019-11-28")
    assert "33.3%" in html and "2 จาก 6 ตำแหน่ง" in html and "28 พ.ย. 2562" in html


def test_at_most_seven_figures(page):
    assert page().count('class="fig') <= 7


def test_every_province_is_a_tile_and_a_row_that_keep_the_day(page):
    html = page(as_of="2019-11-28")
    links = re.findall(r'href="(/dashboard/96/[^"]*)"', html)
    assert set(links) == {"/dashboard/96/?as_of=2019-11-28"}
    assert sorted(rows(html)) == ["90", "96"]


def test_the_table_is_sorted_as_thai_sorts_or_by_coverage(page, narathiwat):
    assert rows(page()) == ["96", "90"]
    assert rows(page(order="coverage")) == ["96", "90"]
    narathiwat.province.name_th = "ฮ"
    narathiwat.province.save()
    touched(["96"])
    assert rows(page()) == ["90", "96"]


def test_by_cluster_each_cluster_is_a_link_with_its_sum(page, narathiwat):
    link = reverse("reports:cluster", args=[narathiwat.province.cluster_id])
    assert f'href="{link}"' in page(order="cluster")
    assert f'href="{link}"' not in page(order="name")


def test_a_province_without_records_is_hatched_and_not_stated(page, narathiwat, records_from):
    records_from(narathiwat, None)
    html = page()
    assert "มีข้อมูล ณ วันดังกล่าว 1 จาก 2 จังหวัด" in html
    assert "นราธิวาส: ไม่ระบุ" in html


def test_all_without_figures_stand_in_one_line_and_not_in_rows_of_unknowns(page, narathiwat, records_from):
    records_from(narathiwat, None)
    html = page(order="cluster")
    (line,) = re.findall(r'<tr class="not-stated">(.*?)</tr>', html, re.DOTALL)
    assert "ไม่ระบุ 1 จังหวัด:" in line and re.findall(r"/dashboard/(\d\d)/", line) == ["96"]
    assert rows(html) == ["90"]
    (cluster,) = re.findall(r'<tr class="group">(?:(?!</tr>).)*ภาคใต้ชายแดน.*?</tr>', html, re.DOTALL)
    assert "ไม่ระบุ" not in cluster


def test_an_office_is_not_ranked_among_its_equals_but_sees_itself_beside_its_cluster(
    signed_in, narathiwat_officer, network
):
    response = signed_in(narathiwat_officer).get(ADDRESS, {"as_of": "2019-11-28"})
    html = " ".join(response.content.decode().split())
    beside = html.partition("จังหวัดของท่านเทียบกับกลุ่มจังหวัด")[2].partition("</table>")[0]
    assert re.findall(r">\s*(นราธิวาส|ภาคใต้ชายแดน|ทั่วประเทศ)\s*<", beside) == ["นราธิวาส", "ภาคใต้ชายแดน", "ทั่วประเทศ"]
    assert beside.count("33.3%") == 3
    assert "จังหวัดที่ควรติดตาม" not in html and "order=coverage" not in html


def test_an_office_that_asks_for_the_ranking_is_told_so_and_sees_the_usual_order(
    signed_in, narathiwat_officer, network
):
    response = signed_in(narathiwat_officer).get(ADDRESS, {"order": "coverage"})
    assert (response.status_code, rows(response.content.decode())) == (400, ["96", "90"])


def test_the_centre_sees_whom_to_watch_and_may_rank(page):
    html = page(order="coverage")
    assert "จังหวัดที่ควรติดตาม" in html and "จังหวัดของท่านเทียบกับกลุ่มจังหวัด" not in html


def test_the_legend_says_its_unit_everywhere_and_which_way_the_shades_go(page):
    legend = re.search(r'<ul class="legend">(.*?)</p>', page(), re.DOTALL)[1]
    told = [" ".join(re.sub(r"<[^>]*>", "", item).split()) for item in legend.split("<li>")[1:6]]
    assert told == ["97.0% ขึ้นไป", "94.0–96.9%", "90.0–93.9%", "85.0–89.9%", "ต่ำกว่า 85.0%"]
    assert "ไม่ระบุ" in legend and "สีเข้มกว่า คือ ครอบคลุมมากกว่า" in legend


def test_an_order_that_does_not_exist_is_said_and_the_usual_one_shown(signed_in, advisor, network, page):
    response = signed_in(advisor).get(ADDRESS, {"order": "'; DROP TABLE"})
    html = response.content.decode()
    assert (response.status_code, "ไม่มีการเรียงลำดับแบบนี้" in html) == (400, True)
    assert rows(html) == rows(page())


@pytest.mark.parametrize("query", [{"as_of": "30/2/2563"}, {"known_at": "พรุ่งนี้"}, {"fiscal_year": "2020"}])
def test_an_impossible_day_is_a_clear_page_with_an_example(signed_in, advisor, query):
    response = signed_in(advisor).get(ADDRESS, query)
    assert response.status_code == 400
    assert "ไม่เข้าใจวันที่ที่ระบุ" in response.content.decode() and "256" in response.content.decode()


def test_what_was_known_earlier_says_so(page):
    html = page(as_of="2020-01-10", known_at="2020-01-15")
    assert "ตามที่บันทึกถึงวันที่ 15 มกราคม 2563" in " ".join(re.sub(r"<[^>]*>", " ", html).split())
    assert "2 จาก 6 ตำแหน่ง" in html


def test_no_holder_is_named_anywhere(page):
    html = page(as_of="2019-11-28")
    assert [name for name in ("อยู่ ตัวอย่าง", "ลาออก ตัวอย่าง", "รอ ตัวอย่าง") if name in html] == []


def test_where_no_province_has_figures_there_is_none_to_watch_and_no_seat_is_said_to_be_held(page):
    html = page(as_of="2014-12-01")
    assert "ยังไม่มีข้อมูลของจังหวัดใด ณ วันดังกล่าว" in html
    assert "ทุกตำแหน่งที่มีข้อมูล" not in html
