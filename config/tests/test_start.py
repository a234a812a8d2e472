"""Where the day begins after signing in: each person's own first page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from provinces.models import Membership


@pytest.mark.parametrize(
    ("person", "page"),
    [
        ("narathiwat_officer", "/volunteers/"),
        ("narathiwat_head", "/volunteers/"),
        ("ministry_admin", "/dashboard/"),
        ("advisor", "/dashboard/"),
        ("auditor", "/dashboard/"),
        ("outsider", "/me/"),
    ],
)
def test_each_person_begins_with_their_own_page(request, signed_in, person, page):
    assert signed_in(request.getfixturevalue(person)).get("/accounts/start/").url == page


def test_who_is_not_signed_in_is_asked_to(client, db):
    assert client.get("/accounts/start/").url == "/sign-in/?next=/accounts/start/"


def test_a_membership_that_ended_yesterday_leads_to_the_own_page(signed_in, narathiwat_officer):
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(user=narathiwat_officer).update(valid_until=yesterday)
    assert signed_in(narathiwat_officer).get("/accounts/start/").url == "/me/"


def test_the_first_page_answers(signed_in, narathiwat_officer):
    assert signed_in(narathiwat_officer).get("/accounts/start/", follow=True).status_code == 200
