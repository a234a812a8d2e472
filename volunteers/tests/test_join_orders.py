"""The centre says which rows of several offices are one paper."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from accounts.models import AuditEntry
from accounts.tests.races import overtake
from volunteers import services
from volunteers.models import AppointmentOrder

PAPER = {"authority": "กระทรวงแรงงาน", "number": "1204", "be_year": 2562}


@pytest.fixture
def rows(narathiwat_officer, narathiwat, songkhla_officer, songkhla, ministry_admin, centre):
    """The same paper, typed by two provinces and by the centre."""
    desks = ((narathiwat_officer, narathiwat), (songkhla_officer, songkhla), (ministry_admin, centre))
    return [services.record_order(by=by, office=office, **PAPER) for by, office in desks]


def joined() -> list[int | None]:
    return list(AppointmentOrder.objects.order_by("pk").values_list("same_as", flat=True))


def refused(by, orders, paper) -> list[str]:
    with pytest.raises(services.RuleBroken) as refusal:
        services.join_orders(by=by, orders=orders, paper=paper)
    return refusal.value.codes


def test_rows_are_joined_and_stay_with_their_offices(ministry_admin, rows):
    services.join_orders(by=ministry_admin, orders=rows[:2], paper=rows[2])
    assert joined() == [rows[2].pk, rows[2].pk, None]
    offices = list(AppointmentOrder.objects.order_by("pk").values_list("office", flat=True))
    assert offices == [row.office_id for row in rows]


def test_it_is_one_entry_of_the_trail(ministry_admin, rows):
    services.join_orders(by=ministry_admin, orders=rows[:2], paper=rows[2])
    entry = AuditEntry.objects.get(act="volunteers.join_orders")
    assert (entry.by, entry.target_id, entry.details) == (
        ministry_admin, str(rows[2].pk), {"orders": [rows[0].pk, rows[1].pk]}
    )  # fmt: skip


def test_who_was_joined_to_a_joined_row_follows_it(ministry_admin, rows):
    services.join_orders(by=ministry_admin, orders=[rows[0]], paper=rows[1])
    services.join_orders(by=ministry_admin, orders=[rows[1]], paper=rows[2])
    assert joined() == [rows[2].pk, rows[2].pk, None]


def test_nothing_is_joined_to_what_is_joined_itself(ministry_admin, rows):
    services.join_orders(by=ministry_admin, orders=[rows[0]], paper=rows[2])
    assert refused(ministry_admin, [rows[1]], rows[0]) == ["joined_already"]
    assert joined() == [rows[2].pk, None, None]


def test_an_order_is_never_joined_to_itself(ministry_admin, rows):
    assert refused(ministry_admin, rows, rows[2]) == ["joined_to_itself"]
    with pytest.raises(IntegrityError), transaction.atomic():
        AppointmentOrder.objects.filter(pk=rows[0].pk).update(same_as=rows[0].pk)
    assert joined() == [None, None, None]


@pytest.mark.parametrize("role", ["narathiwat_officer", "narathiwat_head", "auditor", "advisor", "outsider"])
def test_only_the_centre_joins(request, role, rows):
    with pytest.raises(PermissionDenied):
        services.join_orders(by=request.getfixturevalue(role), orders=rows[:2], paper=rows[2])
    assert (joined(), AuditEntry.objects.filter(act="volunteers.join_orders").count()) == ([None, None, None], 0)


@pytest.mark.parametrize("other", [{"number": "1205"}, {"be_year": 2563}])
def test_a_row_of_another_number_or_year_is_another_paper(other, ministry_admin, narathiwat_officer, narathiwat, rows):
    row = services.record_order(by=narathiwat_officer, office=narathiwat, **PAPER | other)
    assert refused(ministry_admin, [rows[0], row], rows[2]) == ["another_paper"]
    assert joined() == [None] * 4


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_who_join_at_once_build_no_chain(ministry_admin, rows):
    first, second, third = rows

    def joins(row, paper):
        return lambda: services.join_orders(by=ministry_admin, orders=[row], paper=paper)

    overtake(hold=joins(first, second), first=lambda: None, second=joins(second, third))
    assert joined() == [third.pk, third.pk, None]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_who_join_the_other_way_round_never_wait_for_each_other(ministry_admin, rows):
    first, second, _third = rows
    other_way = []

    def joins_back():
        other_way.append(refused(ministry_admin, [second], first))

    hold = lambda: services.join_orders(by=ministry_admin, orders=[first], paper=second)  # noqa: E731
    overtake(hold=hold, first=lambda: None, second=joins_back)
    assert (other_way, joined()) == ([["joined_already"]], [second.pk, None, None])
