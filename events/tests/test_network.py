"""The network's figures on the day of an event, on its page."""

from datetime import timedelta

import pytest
from django.core.cache import caches

from events.tests.conftest import DAY
from thai.calendar import today
from thai.days import Days, lie_ahead
from volunteers.figures import coverage_of


@pytest.fixture
def network(signed_in, narathiwat_officer):
    """What the officer reads on the page of an event: ``network(event)``."""
    client = signed_in(narathiwat_officer)
    return lambda event: client.get(event.get_absolute_url()).context["network"]


def test_figures_are_those_of_the_first_day(event, holder, network, open_seats):
    holder("สมหญิง", "960101")
    event.first_day = event.last_day = DAY
    event.save()
    ((province, coverage),) = network(event).lines
    assert (province.pk, coverage) == ("96", coverage_of("96", Days(DAY)))
    assert (coverage.seats, coverage.appointed, coverage.pending) == (1, 1, 0)


def test_before_an_office_kept_records_the_network_is_not_stated(
    event, holder, narathiwat, records_from, network, signed_in, narathiwat_officer
):
    holder("สมหญิง", "960101")
    records_from(narathiwat, DAY + timedelta(days=1))
    page = signed_in(narathiwat_officer).get(event.get_absolute_url()).content.decode()
    part = page[page.index('id="network"') :].partition("</section>")[0]
    assert (network(event).total.seats, part.count("ไม่ระบุ")) == (None, 5)


def test_a_joint_event_adds_its_provinces_up_and_says_whom_the_sum_leaves_out(
    joint_event, holder, songkhla, records_from, network
):
    holder("สมหญิง", "960101")
    whole = network(joint_event)
    assert ([province.pk for province, _c in whole.lines], whole.is_partly_unknown) == (["96", "90"], False)
    assert whole.total.seats == sum(coverage.seats for _province, coverage in whole.lines) == 1
    records_from(songkhla, None)
    caches["pages"].clear()
    assert (network(joint_event).total.seats, network(joint_event).is_partly_unknown) == (1, True)


def test_a_day_ahead_is_what_present_orders_say(make_event, network):
    day = today() + timedelta(days=30)
    events = [make_event(first_day=each, last_day=each) for each in (today(), day)]
    assert [lie_ahead(network(event).days) for event in events] == [False, True]


def test_a_column_for_graduates_stands_only_where_some_serve(event, holder, network):
    holder("สมหญิง", "960101")
    assert (network(event).total.graduates, network(event).has_graduates) == (0, False)


@pytest.mark.parametrize(("who", "shown"), [("advisor", True), ("auditor", True), ("narathiwat_head", True)])
def test_everybody_who_reads_figures_reads_it(who, shown, event, signed_in, request):
    page = signed_in(request.getfixturevalue(who)).get(event.get_absolute_url())
    assert (page.context["network"] is not None) is shown


def test_the_figures_of_its_day_are_one_click_away(event, signed_in, narathiwat_officer):
    page = signed_in(narathiwat_officer).get(event.get_absolute_url()).content.decode()
    assert f"/dashboard/96/?as_of={DAY.isoformat()}" in page
