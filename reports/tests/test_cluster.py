"""A cluster's page is its provinces and their sum."""

from django.urls import reverse

from provinces.models import ProvinceCluster


def test_the_cluster_shows_its_provinces_and_their_sum(signed_in, advisor, network):
    cluster = ProvinceCluster.objects.get(provinces="96")
    address = reverse("reports:cluster", args=[cluster.pk])
    html = signed_in(advisor).get(address, {"as_of": "2019-11-28"}).content.decode()
    assert "2 จาก 6 ตำแหน่ง" in html and "/dashboard/96/?as_of=2019-11-28" in html and "/dashboard/90/" not in html


def test_a_cluster_that_does_not_exist_is_404(signed_in, advisor, network):
    assert signed_in(advisor).get("/dashboard/clusters/999/").status_code == 404
