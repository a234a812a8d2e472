"""Who acts for the head (ผู้รักษาราชการแทน) approves from the first to the last day of the order, and on no other."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from events import services
from events.models import Event
from provinces.models import Membership
from volunteers import joins


@pytest.fixture
def acting(narathiwat_officer, narathiwat):
    """The officer acts for the head: ``acting(-1, 1)`` from yesterday until tomorrow."""

    def make(first: int, last: int):
        today = timezone.localdate()
        days = {"valid_from": today + timedelta(days=first), "valid_until": today + timedelta(days=last)}
        Membership.objects.create(user=narathiwat_officer, office=narathiwat, role="acting_head", **days)
        return narathiwat_officer

    return make


@pytest.mark.parametrize("first, last", [(0, 3), (-3, 0), (0, 0)])
def test_on_the_first_and_the_last_day_he_approves_and_finds_what_waits(first, last, acting, make_event):
    event, user = make_event(state="draft"), acting(first, last)
    assert [item.title for item in joins.to_decide(user)] == [event.title]
    services.change_state(by=user, event=event, step="approve")
    assert (Event.objects.get().state, event.approvals.get().by) == ("approved", user)


@pytest.mark.parametrize("first, last", [(1, 3), (-3, -1)])
def test_before_and_after_he_is_an_officer(first, last, acting, make_event, signed_in):
    event, user = make_event(state="draft"), acting(first, last)
    assert (joins.to_decide(user), list(services.possible_steps(event, user))) == ([], ["cancel"])
    with pytest.raises(PermissionDenied):
        services.change_state(by=user, event=event, step="approve")
    signed_in(user).post(f"/events/{event.pk}/state/", {"step": "approve"})
    assert Event.objects.get().state == "draft"


def test_his_own_changes_need_no_approval_of_others(acting, event):
    services.update_event(by=acting(0, 0), event=event, provinces=["96"], title="ชื่อใหม่")
    assert Event.objects.get().approval_differs is False


def test_the_next_province_stays_closed_to_him(acting, make_event, songkhla):
    event = make_event(state="draft", office=songkhla, provinces=["90", "96"])
    with pytest.raises(PermissionDenied):
        services.change_state(by=acting(0, 0), event=event, step="approve")
    assert Event.objects.get().state == "draft"


def test_nobody_acts_without_a_last_day(narathiwat_officer, narathiwat):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=narathiwat_officer, office=narathiwat, role="acting_head")
    assert Membership.objects.count() == 1
