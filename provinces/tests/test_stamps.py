"""The number that says whether something kept of a province is out of date."""

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from provinces.models import Stamp
from provinces.stamps import NATION, stamp_of, touched

PLACES = ("96", "90", None)


def stamps() -> dict:
    return {place: stamp_of(place) for place in PLACES}


def changed(before: dict) -> list:
    """The places whose stamp is another than before."""
    return [place for place in PLACES if stamp_of(place) != before[place]]


@pytest.mark.parametrize(
    ("written", "stale"),
    [(["96"], ["96", None]), (["96", "90", "96"], ["96", "90", None]), ([None], ["96", "90", None]), ([], [])],
)
def test_what_is_written_about_a_province_is_the_nations_as_well(db, written, stale):
    before = stamps()
    touched(written)
    assert changed(before) == stale


def test_a_second_write_is_another_number(db):
    touched(["96"])
    before = stamps()
    touched(["96"])
    assert changed(before) == ["96", None]
    assert Stamp.objects.count() == 1


def test_the_nations_own_row_has_no_name(db):
    touched([None])
    assert [stamp.key for stamp in Stamp.objects.all()] == [NATION]


def test_a_write_that_failed_leaves_no_number_that_comes_again(db):
    before, seen = stamps(), set()
    for _attempt in range(3):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            touched(["96"])
            seen.add(stamp_of("96"))
            raise ZeroDivisionError
        assert changed(before) == []
    assert len(seen) == 3


@pytest.mark.django_db(transaction=True)
def test_it_belongs_into_the_transaction_of_the_write():
    with pytest.raises(TransactionManagementError):
        touched(["96"])
    assert Stamp.objects.exists() is False
