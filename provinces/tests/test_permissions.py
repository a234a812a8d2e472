"""Who may do what where: the table, read as sentences."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from provinces.models import Membership
from provinces.permissions import NOWHERE, ROLES, Permission, Role, Scope, access_of, scope_of

P = Permission


def test_officer_works_at_home_and_reads_figures_of_the_nation(narathiwat_officer):
    assert scope_of(narathiwat_officer, P.PEOPLE_WRITE) == Scope(False, frozenset({"96"}))
    assert scope_of(narathiwat_officer, P.FIGURES_READ).nation
    assert "90" not in scope_of(narathiwat_officer, P.PEOPLE_READ)


def test_advisor_reads_figures_and_events_and_no_people(advisor):
    assert access_of(advisor).permissions == {P.FIGURES_READ, P.EVENTS_READ, P.REPORTS_TOTALS}
    assert scope_of(advisor, P.PEOPLE_READ) == NOWHERE


def test_auditor_never_writes():
    assert {p for p in ROLES[Role.AUDITOR] if p.endswith("write")} == set()


def test_ministry_administrator_works_in_every_province(ministry_admin):
    assert scope_of(ministry_admin, P.PEOPLE_WRITE).nation


@pytest.mark.parametrize("permission", Permission.values)
def test_without_a_role_nothing_is_allowed(permission, outsider):
    assert scope_of(outsider, permission) == NOWHERE == scope_of(AnonymousUser(), permission)


def test_role_ends_with_its_last_day(member, narathiwat):
    user = member("leaving")
    today = timezone.localdate()
    yesterday = today - timedelta(days=1)
    last = Membership.objects.create(
        user=user, office=narathiwat, role=Role.OFFICER, valid_from=date(2020, 1, 1), valid_until=today
    )
    assert access_of(user).may(P.PEOPLE_WRITE)
    Membership.objects.filter(pk=last.pk).update(valid_until=yesterday)
    del user._access
    assert not access_of(user).may(P.PEOPLE_WRITE)


def test_disabled_account_may_nothing(narathiwat_officer):
    narathiwat_officer.is_active = False
    assert access_of(narathiwat_officer).permissions == frozenset()


def test_two_offices_add_up(narathiwat_officer, songkhla):
    Membership.objects.create(user=narathiwat_officer, office=songkhla, role=Role.AUDITOR, valid_from=date(2020, 1, 1))
    assert scope_of(narathiwat_officer, P.PEOPLE_READ).codes == {"90", "96"}
    assert scope_of(narathiwat_officer, P.PEOPLE_WRITE).codes == {"96"}
