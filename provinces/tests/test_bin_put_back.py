"""The button of the bin: back to where it stood, or a sentence why not."""

import pytest

from provinces.models import BinnedRow, ReportedFigure


def button(binned) -> str:
    return f"/bin/{binned.pk}/put-back/"


def test_the_button_leads_to_where_it_stands_again(binned, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post(button(binned))
    assert (response["Location"], [f.value for f in ReportedFigure.objects.all()]) == ("/news/", [77])


def test_pressed_five_times_it_is_one_and_each_press_leads_to_it(binned, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    assert [client.post(button(binned)).url for _again in range(5)] == ["/news/"] * 5
    told = client.get("/bin/").context["messages"]
    assert ({m.level_tag for m in told}, ReportedFigure.objects.count()) == ({"success"}, 1)


def test_what_no_longer_fits_stays_in_the_bin_and_says_why(binned, signed_in, narathiwat_officer):
    ReportedFigure.objects.create(
        province_id="96", day="2019-11-28", figure="volunteers", value=80, source="ข่าวลับของจังหวัด"
    )
    response = signed_in(narathiwat_officer).post(button(binned), follow=True)
    assert [m.level_tag for m in response.context["messages"]] == ["error"]
    assert (len(response.context["rows"]), ReportedFigure.objects.count()) == (1, 1)


@pytest.mark.parametrize(("who", "status"), [("songkhla_officer", 404), ("auditor", 403), ("outsider", 403)])
def test_others_put_nothing_back(who, status, binned, signed_in, request):
    assert signed_in(request.getfixturevalue(who)).post(button(binned)).status_code == status
    assert (ReportedFigure.objects.count(), BinnedRow.objects.count()) == (0, 1)


def test_looking_at_the_button_does_nothing(binned, signed_in, narathiwat_officer):
    assert signed_in(narathiwat_officer).get(button(binned)).status_code == 405
    assert BinnedRow.objects.count() == 1
