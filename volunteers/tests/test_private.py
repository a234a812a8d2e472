"""A person's sealed values: plain only where they are asked for, nowhere else."""

from datetime import date

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from accounts.encryption import CannotOpen, DataKey
from entry.testmode import slow
from volunteers import services
from volunteers.models import Person, PersonPhone
from volunteers.models.private import NAMES, birth_date_index, national_id_index, phone_index, phone_last4_index

SEALED = {
    "national_id": "1101700230708",
    "birth_date": date(1972, 5, 1),
    "phone": "0812345678, 073531234 ต่อ 12",
    "email": "somsri@example.org",
    "line_id": "somsri.line",
    "address": "12 หมู่ 3",
}
DAYS = st.dates(date(1900, 1, 1), date(2026, 1, 1))
NUMBERS = st.lists(st.from_regex(r"\A0[689][0-9]{8}( ต่อ [0-9]{1,6})?\Z"), unique=True, max_size=3).map(", ".join)


@pytest.fixture
def somsri(person):
    """A person of whom everything is known."""
    return person("สมศรี", **SEALED)


@pytest.fixture
def unwraps(monkeypatch):
    """Every data key that is unwrapped from now on."""
    opened, unwrapped = [], DataKey.unwrapped
    monkeypatch.setattr(DataKey, "unwrapped", lambda wrapped: opened.append(wrapped) or unwrapped(wrapped))
    return opened


def stored() -> str:
    """Everything that the database holds of people and telephones, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM volunteers_person")
        people = cursor.fetchall()
        cursor.execute("SELECT * FROM volunteers_personphone")
        return str(people + cursor.fetchall())


def test_everything_comes_back_from_the_database(somsri):
    private = Person.objects.get().private
    assert {name: getattr(private, name) for name in NAMES} == SEALED


@given(
    st.fixed_dictionaries(
        {name: st.text(max_size=80) for name in ("email", "line_id", "address", "national_id")}
        | {"birth_date": st.none() | DAYS, "phone": NUMBERS}
    )
)
def test_any_value_is_read_as_it_was_sealed(values):
    someone = Person()
    someone.private.seal(**values)
    assert {name: getattr(someone.private, name) for name in NAMES} == values


def test_nothing_of_it_lies_plain_in_the_database(somsri):
    text = stored()
    plain = [*SEALED["phone"].split(", "), "073531234", "1972-05-01", *(str(SEALED[name]) for name in NAMES)]
    assert ("สมศรี" in text, [value for value in plain if value in text]) == (True, [])


def test_address_id_and_wrapped_key_are_texts_with_their_keys_name(somsri):
    with connection.cursor() as cursor:
        cursor.execute("SELECT address, national_id, wrapped_key FROM volunteers_person")
        row = cursor.fetchone()
    assert [value.partition(":")[0] for value in row] == ["p", "p", "t1"]


def test_the_object_and_its_words_show_nothing(somsri):
    someone = Person.objects.prefetch_related("phones").get()
    assert someone.private.address == SEALED["address"]
    shown = f"{someone!r} {someone} {someone.private!r} {vars(someone)} {vars(someone.private)} {someone.phones.all()}"
    assert [str(value) for value in SEALED.values() if str(value) in shown] == []


def test_a_list_of_people_opens_nothing(person, unwraps):
    for number in range(25):
        person(f"คนที่{number}", **SEALED | {"national_id": ""})
    unwraps.clear()
    rows = [(p.name, p.masked_national_id, vars(p)) for p in Person.objects.prefetch_related("phones")]
    assert (len(rows), unwraps) == (25, [])


def test_a_key_is_unwrapped_once_for_all_values_of_a_person(somsri, unwraps):
    someone = Person.objects.get()
    assert [getattr(someone.private, name) for name in NAMES] == [SEALED[name] for name in NAMES]
    assert unwraps == [someone.wrapped_key]


@pytest.mark.parametrize("column", ["national_id", "birth_date", "email", "line_id", "address"])
def test_a_plain_value_never_reaches_its_column(somsri, column):
    with pytest.raises(ValueError), transaction.atomic():
        Person.objects.update(**{column: "plain@example.org"})
    setattr(somsri, column, "plain@example.org")
    with pytest.raises(ValueError), transaction.atomic():
        somsri.save()
    assert "plain@example.org" not in stored()


def test_two_columns_changed_for_each_other_do_not_open(somsri):
    Person.objects.update(address=somsri.email, email=somsri.address)
    someone = Person.objects.get()
    for name in ("address", "email"):
        with pytest.raises(CannotOpen):
            getattr(someone.private, name)


def test_a_value_of_another_person_does_not_open(somsri, person):
    other = person("มานะ", address="99 หมู่ 9")
    Person.objects.filter(pk=other.pk).update(address=somsri.address)
    with pytest.raises(CannotOpen):
        _ = Person.objects.get(pk=other.pk).private.address


def test_without_the_data_key_nothing_opens_also_in_an_old_copy(somsri):
    old_copy = Person.objects.values().get()
    Person.objects.update(wrapped_key="")
    someone = Person.objects.get()
    assert {name: old_copy[name] == getattr(someone, name) for name in ("address", "email")} == {
        "address": True, "email": True
    }  # fmt: skip
    for name in NAMES:
        with pytest.raises(CannotOpen, match="The data key is gone"):
            getattr(someone.private, name)


def test_the_indexes_are_those_of_the_values(somsri):
    assert (somsri.national_id_index, somsri.national_id_last4) == (national_id_index(SEALED["national_id"]), "0708")
    assert somsri.birth_date_index == birth_date_index(SEALED["birth_date"])
    rows = [(row.position, row.whole_index, row.last4_index) for row in somsri.phones.all()]
    assert rows == [
        (0, phone_index("0812345678"), phone_last4_index("5678")),
        (1, phone_index("073531234"), phone_last4_index("1234")),
    ]


def test_an_emptied_value_takes_its_index_along(narathiwat_officer, somsri):
    services.update_person(
        by=narathiwat_officer, person=somsri, national_id="", birth_date=None, phone="", email="", address=""
    )
    somsri.refresh_from_db()
    assert [somsri.national_id, somsri.birth_date, somsri.email, somsri.address] == ["", "", "", ""]
    assert (somsri.national_id_index, somsri.national_id_last4, somsri.birth_date_index) == (None, "", "")
    assert (PersonPhone.objects.count(), somsri.private.line_id) == (0, "somsri.line")


@slow(4)
@given(first=NUMBERS, second=NUMBERS)
def test_telephones_changed_are_the_new_ones_only(first, second, narathiwat_officer, person):
    with transaction.atomic():
        someone = person("สมศรี", phone=first)
        services.update_person(by=narathiwat_officer, person=someone, phone=second)
        assert (someone.private.phone, Person.objects.get(pk=someone.pk).private.phone) == (second, second)
        transaction.set_rollback(True)


def test_a_value_of_no_column_is_a_slip_of_the_programmer(somsri):
    with pytest.raises(TypeError):
        somsri.private.seal(religion="x")
