"""What a register allows to whom, asked directly, role by role."""

import pytest
from django.core.exceptions import PermissionDenied

from provinces.models import Office, Province
from volunteers import access
from volunteers.models import AppointmentOrder

PEOPLE = [
    "narathiwat_officer",
    "narathiwat_head",
    "songkhla_officer",
    "ministry_admin",
    "advisor",
    "auditor",
    "outsider",
]
WRITERS = {"narathiwat_officer", "narathiwat_head", "ministry_admin"}


@pytest.fixture
def everybody(request):
    """Who may be asked about, by name."""
    return {name: request.getfixturevalue(name) for name in PEOPLE}


def those(everybody: dict, asked) -> set[str]:
    """The names of those for whom the answer is yes, or who pass a guard."""

    def passes(user) -> bool:
        try:
            return asked(user) is not False
        except PermissionDenied:
            return False

    return {name for name, user in everybody.items() if passes(user)}


@pytest.mark.parametrize(("question", "expected"), [
    (access.may_read, WRITERS | {"auditor"}),
    (access.may_write, WRITERS),
    (access.must_write, WRITERS),
    (access.may_read_trail, {"narathiwat_head", "ministry_admin", "auditor"}),
])  # fmt: skip
def test_who_reads_and_who_writes_the_register_of_narathiwat(everybody, question, expected):
    assert those(everybody, lambda user: question(user, "96")) == expected


def test_what_belongs_to_no_province_is_the_centres(everybody):
    assert those(everybody, lambda user: access.may_write(user, None)) == {"ministry_admin"}


def test_the_centre_alone_writes_for_the_nation(everybody):
    assert those(everybody, access.must_write_for_the_nation) == {"ministry_admin"}
    assert those(everybody, lambda user: access.writable(user).nation) == {"ministry_admin"}


def test_the_registers_that_somebody_may_open(everybody):
    opened = {name: [p.code for p in access.readable_provinces(user)] for name, user in everybody.items()}
    assert (opened["narathiwat_officer"], opened["songkhla_officer"]) == (["96"], ["90"])
    assert (opened["advisor"], opened["outsider"]) == ([], [])
    assert set(opened["auditor"]) == set(opened["ministry_admin"]) == {"90", "96"}


def test_work_waits_for_who_writes_a_register_by_working_there(everybody, narathiwat):
    waits = {name: access.offices_written(user) for name, user in everybody.items()}
    centre, narathiwat_alone = Office.objects.get(kind=Office.Kind.CENTRE), [narathiwat.pk]
    assert waits.pop("songkhla_officer") == [Office.objects.get(province__code="90").pk]
    writers = {"narathiwat_officer": narathiwat_alone, "narathiwat_head": narathiwat_alone}
    assert waits == dict.fromkeys(waits, []) | writers | {"ministry_admin": [centre.pk]}


def test_an_order_is_kept_by_the_office_and_the_centres_by_the_centre(everybody, narathiwat, ministry_admin):
    province = Province.objects.get(code="96")
    assert those(everybody, lambda user: access.office_for_orders(user, province)) == WRITERS
    assert access.office_to_write(ministry_admin, province) == narathiwat
    assert access.office_for_orders(everybody["narathiwat_head"], province) == narathiwat
    assert access.office_for_orders(ministry_admin, province) == Office.objects.get(kind=Office.Kind.CENTRE)


@pytest.mark.parametrize(("code", "expected"), [("96", WRITERS), (None, {"ministry_admin"})])
def test_an_order_is_changed_where_it_is_kept(code, expected, everybody, narathiwat):
    keeper = narathiwat if code else Office.objects.get(kind=Office.Kind.CENTRE)
    order = AppointmentOrder(office=keeper, number="9901", be_year=2569)
    assert those(everybody, lambda user: access.may_change_order(user, order)) == expected
    assert those(everybody, lambda user: access.must_change_order(user, order)) == expected
