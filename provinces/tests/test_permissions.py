"""Who may do what where: the table, read as sentences."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.test import RequestFactory
from django.utils import timezone

from provinces.models import Membership
from provinces.permissions import (
    NATIONAL_PERMISSIONS,
    NOWHERE,
    ROLES,
    Access,
    Permission,
    Role,
    Scope,
    access_of,
    requires,
    scope_of,
)

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


def test_figures_of_the_nation_do_not_make_an_officer_of_the_centre(narathiwat_officer, advisor, outsider):
    users = (narathiwat_officer, advisor, outsider)
    assert [access_of(user).works_nationwide(P.FIGURES_READ) for user in users] == [False, True, False]
    assert not access_of(advisor).works_nationwide(P.PEOPLE_READ)


@pytest.mark.parametrize("permission", Permission.values)
def test_without_a_role_nothing_is_allowed(permission, outsider):
    assert scope_of(outsider, permission) == NOWHERE == scope_of(AnonymousUser(), permission)


@pytest.mark.parametrize(("days", "counts"), [(-1, True), (0, True), (1, False)])
def test_a_role_counts_from_its_first_day(days, counts, member, narathiwat):
    user, first = member("beginning"), timezone.localdate() + timedelta(days=days)
    Membership.objects.create(user=user, office=narathiwat, role=Role.HEAD, valid_from=first)
    assert access_of(user).may(P.EVENTS_APPROVE) == counts


@pytest.mark.parametrize(("days", "counts"), [(-1, False), (0, True), (1, True)])
def test_a_role_counts_until_its_last_day(days, counts, member, narathiwat):
    user, last = member("leaving"), timezone.localdate() + timedelta(days=days)
    first = date(2020, 1, 1)
    Membership.objects.create(user=user, office=narathiwat, role=Role.HEAD, valid_from=first, valid_until=last)
    assert access_of(user).may(P.EVENTS_APPROVE) == counts


def test_disabled_account_may_nothing(narathiwat_officer):
    narathiwat_officer.is_active = False
    assert access_of(narathiwat_officer).permissions == frozenset()


def test_two_offices_add_up(narathiwat_officer, songkhla):
    Membership.objects.create(user=narathiwat_officer, office=songkhla, role=Role.AUDITOR, valid_from=date(2020, 1, 1))
    assert scope_of(narathiwat_officer, P.PEOPLE_READ).codes == {"90", "96"}
    assert scope_of(narathiwat_officer, P.PEOPLE_WRITE).codes == {"96"}


@pytest.fixture
def traveller(member, narathiwat, songkhla):
    """Audits Narathiwat and works as an officer in Songkhla."""
    user = member("traveller", narathiwat, Role.AUDITOR)
    Membership.objects.create(user=user, office=songkhla, role=Role.OFFICER, valid_from=date(2020, 1, 1))
    return user


def test_what_is_made_belongs_to_the_first_office_with_the_right(traveller, narathiwat, songkhla):
    access = access_of(traveller)
    assert (access.office_for(P.PEOPLE_READ), access.office_for(P.PEOPLE_WRITE)) == (narathiwat, songkhla)
    assert access.office_for(P.EVENTS_APPROVE) is None


def test_the_offices_of_a_right_are_those_where_one_works_with_it(traveller, advisor, narathiwat, songkhla):
    access = access_of(traveller)
    assert access.offices_for(P.PEOPLE_READ) == [narathiwat.pk, songkhla.pk]
    assert access.offices_for(P.PEOPLE_WRITE) == [songkhla.pk]
    assert access.offices_for(P.EVENTS_APPROVE) == [] == access_of(advisor).offices_for(P.PEOPLE_READ)


def test_the_page_head_names_the_first_office_and_role(traveller, narathiwat):
    access = access_of(traveller)
    assert (access.office, access.role) == (narathiwat, Role.AUDITOR.label)


@pytest.mark.parametrize("nobody", ["outsider", "anonymous"])
def test_who_works_nowhere_has_no_office_and_no_role(nobody, outsider):
    access = access_of(outsider if nobody == "outsider" else AnonymousUser())
    assert (access.office, access.role, access.permissions) == (None, "", frozenset())


def test_the_rights_of_a_user_are_read_once(narathiwat_officer, django_assert_num_queries):
    with django_assert_num_queries(1):
        first = access_of(narathiwat_officer)
        assert first.office.province.name_en == "Narathiwat"
        assert access_of(narathiwat_officer) is first


def test_heads_and_the_centre_approve_and_read_the_trail():
    allowed = {role for role in Role if {P.EVENTS_APPROVE, P.AUDIT_READ} <= ROLES[role]}
    assert allowed == {Role.HEAD, Role.ACTING_HEAD, Role.MINISTRY_ADMIN}
    assert {role for role in Role if P.PEOPLE_WRITE in ROLES[role]} == {Role.OFFICER, *allowed}
    assert {role for role in Role if P.PEOPLE_READ in ROLES[role]} == {Role.OFFICER, Role.AUDITOR, *allowed}


def test_the_table_role_by_role():
    reading = {P.FIGURES_READ, P.PEOPLE_READ, P.EVENTS_READ, P.ROLL_READ}
    asking = {P.REPORTS_ASK, P.REPORTS_TOTALS}
    writing = {P.FIGURES_WRITE, P.PEOPLE_WRITE, P.EVENTS_WRITE, P.ROLL_WRITE, P.OFFICES_WRITE}
    working = reading | asking | writing
    leading = working | {P.AUDIT_READ, P.EVENTS_APPROVE}
    advising = {P.FIGURES_READ, P.EVENTS_READ, P.REPORTS_TOTALS}
    assert {
        Role.OFFICER: working, Role.HEAD: leading, Role.ACTING_HEAD: leading,
        Role.MINISTRY_ADMIN: leading | {P.RULES_WRITE}, Role.ADVISOR: advising, Role.AIDE: advising,
        Role.AUDITOR: reading | asking | {P.AUDIT_READ},
    } == ROLES  # fmt: skip


@pytest.mark.parametrize("role", [role for role in Role if role != Role.MINISTRY_ADMIN])
def test_figures_alone_are_of_the_whole_nation_for_who_works_in_a_province(role, member, narathiwat):
    user = member(f"at-home-{role}", narathiwat, role)
    assert {p for p in Permission if scope_of(user, p).nation} == {P.FIGURES_READ}


def test_figures_alone_are_national_by_themselves():
    assert {P.FIGURES_READ} == NATIONAL_PERMISSIONS


def test_a_scope_is_a_filter():
    some, whole = Scope(codes=frozenset({"96", "90"})), Scope(nation=True)
    assert (some.q("office__province_id"), whole.q("x"), NOWHERE.q("x")) == (
        Q(office__province_id__in=["90", "96"]), Q(), Q(x__in=[]),
    )  # fmt: skip
    assert (bool(some), bool(whole), bool(NOWHERE)) == (True, True, False)
    assert ("96" in some, "94" in some, "94" in whole, None in whole, None in some) == (True, False, True, True, False)


def test_a_guarded_view_says_its_permission_and_refuses_whoever_lacks_it(narathiwat_officer, advisor):
    @requires(P.PEOPLE_READ)
    def register(request, code):
        return f"register of {code}"

    request = RequestFactory().get("/")
    request.user = narathiwat_officer
    assert (register.access, register.__name__, register(request, code="96")) == (
        P.PEOPLE_READ, "register", "register of 96",
    )  # fmt: skip
    request.user = advisor
    with pytest.raises(PermissionDenied):
        register(request, code="96")


def test_a_scope_asked_of_nobody_is_nowhere():
    assert Access(AnonymousUser()).scope(P.FIGURES_READ) is NOWHERE
