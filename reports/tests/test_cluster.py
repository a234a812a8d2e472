"""A cluster's page is its provinces and their sum."""

import re

import pytest
from django.urls import reverse

from provinces.models import ProvinceCluster


@pytest.fixture
def page(signed_in, advisor, network):
    """The page of Narathiwat's cluster: ``page(as_of="2019-11-28")``."""
    cluster = ProvinceCluster.objects.get(provinces="96")
    address = reverse("reports:cluster", args=[cluster.pk])
    return lambda user=advisor, **asked: signed_in(user).get(address, asked).content.decode()


def test_it_shows_its_provinces_and_their_sum(page):
    html = page(as_of="2019-11-28")
    assert re.findall(r'<th scope="row">\s*<a href="/dashboard/(\d\d)/', html) == ["96"]
    assert "2 จาก 6 ตำแหน่ง" in html and "/dashboard/96/?as_of=2019-11-28" in html


def test_it_has_the_name_of_the_cluster(page):
    headings = re.findall(r"<h1[^>]*>\s*(.*?)\s*</h1>", page())
    assert headings == [ProvinceCluster.objects.get(provinces="96").name_th]


def test_what_was_known_earlier_is_other_figures(page):
    asked = {"as_of": "2020-01-10"}
    assert ["2 จาก 6 ตำแหน่ง" in page(**asked, known_at=at) for at in ("2020-01-15", "2020-01-31")] == [True, False]


def test_before_the_records_nothing_is_zero(page, narathiwat, records_from):
    records_from(narathiwat, None)
    html = page(as_of="2019-11-28")
    assert "ไม่ระบุ" in html and "0.0%" not in html


def test_no_holder_is_named(page, narathiwat_officer):
    html = page(user=narathiwat_officer, as_of="2019-11-28")
    assert [name for name in ("อยู่ ตัวอย่าง", "รอ ตัวอย่าง", "ตรวจ ตัวอย่าง") if name in html] == []


def test_an_impossible_day_is_a_clear_page(signed_in, advisor, network):
    address = reverse("reports:cluster", args=[ProvinceCluster.objects.get(provinces="96").pk])
    response = signed_in(advisor).get(address, {"as_of": "30/2/2563"})
    assert response.status_code == 400 and "ไม่เข้าใจวันที่ที่ระบุ" in response.content.decode()


def test_a_cluster_that_does_not_exist_is_404(signed_in, advisor, network):
    assert signed_in(advisor).get("/dashboard/clusters/999/").status_code == 404
