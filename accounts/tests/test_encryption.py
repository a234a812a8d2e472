"""Personal values at rest: a key for each person, wrapped by the ring; a value opens where it belongs only."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import encryption
from accounts.encryption import CannotOpen, DataKey, blind_index

HERE, ELSEWHERE = "volunteers_person.address", "volunteers_person.email"
ADDRESS = "12 หมู่ 3"


@pytest.fixture
def ring(settings):
    """Set the key ring: ``ring("new", "old")``; the first wraps."""

    def turn(*names):
        settings.PERSONAL_DATA_KEYS = [f"{n}:{base64.b64encode(n.ljust(32, '.').encode()).decode()}" for n in names]

    return turn


@given(st.text(max_size=300))
def test_what_is_sealed_opens_again_and_reads_as_nothing(text):
    key = DataKey()
    sealed = key.seal_text(text, HERE)
    assert key.open_text(sealed, HERE) == text
    assert (sealed[:2], len(text) < 4 or text not in sealed) == ("p:" if text else "", True)


@given(st.text(min_size=1, max_size=60), st.data())
def test_a_changed_character_opens_nothing(text, data):
    key = DataKey()
    sealed = key.seal_text(text, HERE)
    place = data.draw(st.integers(0, len(sealed.rstrip("=")) - 2))
    other = data.draw(st.characters(codec="ascii", exclude_characters=sealed[place]))
    with pytest.raises(CannotOpen):
        key.open_text(f"{sealed[:place]}{other}{sealed[place + 1 :]}", HERE)


@given(st.text(min_size=1, max_size=60))
def test_a_value_moved_to_another_column_or_person_opens_nothing(text):
    key, other = DataKey(), DataKey()
    sealed = key.seal_text(text, HERE)
    for who, where in ((key, ELSEWHERE), (other, HERE)):
        with pytest.raises(CannotOpen):
            who.open_text(sealed, where)


@pytest.mark.parametrize(
    "rubbish", ["plain", "p:", "p:AAAA", "p:not base64!", "t1:AAAAAAAAAAAAAAAAAAAAAAAA", "p:ก", ":"]
)
def test_what_was_never_sealed_does_not_open(rubbish):
    with pytest.raises(CannotOpen):
        DataKey().open_text(rubbish, HERE)


def test_two_seals_of_one_value_differ():
    key = DataKey()
    assert key.seal_text(ADDRESS, HERE) != key.seal_text(ADDRESS, HERE)


def test_a_wrapped_key_opens_what_it_sealed():
    key = DataKey()
    sealed, wrapped = key.seal_text(ADDRESS, HERE), key.wrapped()
    assert wrapped.startswith("t1:")
    assert DataKey.unwrapped(wrapped).open_text(sealed, HERE) == ADDRESS


def test_an_old_ring_key_still_unwraps_after_a_new_one_wraps(ring):
    ring("old")
    key = DataKey()
    sealed, wrapped = key.seal_text(ADDRESS, HERE), key.wrapped()
    ring("new", "old")
    assert DataKey.unwrapped(wrapped).open_text(sealed, HERE) == ADDRESS
    assert (DataKey().wrapped().partition(":")[0], encryption.newest_key_name()) == ("new", "new")


def test_a_key_wrapped_again_is_the_same_key_under_the_new_name(ring):
    ring("old")
    key = DataKey()
    sealed, wrapped = key.seal_text(ADDRESS, HERE), key.wrapped()
    ring("new", "old")
    again = encryption.rewrapped(wrapped)
    ring("new")
    assert again.startswith("new:")
    assert DataKey.unwrapped(again).open_text(sealed, HERE) == ADDRESS


def test_a_ring_key_that_is_not_there_is_named_and_nothing_else(ring):
    ring("old")
    wrapped = DataKey().wrapped()
    ring("new")
    with pytest.raises(CannotOpen, match=r"^The key old is not in PERSONAL_DATA_KEYS\.$"):
        DataKey.unwrapped(wrapped)


def test_a_wrapped_key_under_another_name_is_refused(ring):
    ring("new", "old")
    body = DataKey().wrapped().partition(":")[2]
    with pytest.raises(CannotOpen):
        DataKey.unwrapped(f"old:{body}")


def test_without_its_data_key_a_value_stays_shut():
    with pytest.raises(CannotOpen, match="The data key is gone"):
        DataKey.unwrapped("")


def test_a_sealed_value_is_no_wrapped_key(ring):
    ring("p")
    sealed = DataKey().seal_text(ADDRESS, HERE)
    with pytest.raises(CannotOpen):
        DataKey.unwrapped(sealed)


def test_no_key_shows_itself():
    assert (repr(DataKey(b"k" * 32)), str(DataKey())) == ("<Cipher p>", "<Cipher p>")


def test_an_index_is_one_for_a_value_and_another_for_another_column_or_value():
    indexes = [blind_index(*pair) for pair in (("1234", HERE), ("1234", HERE), ("1234", ELSEWHERE), ("1235", HERE))]
    assert (indexes[0] == indexes[1], len(set(indexes)), {len(index) for index in indexes}) == (True, 3, {64})


def test_the_index_depends_on_its_own_secret(settings):
    before = blind_index("1101700203451", HERE)
    settings.BLIND_INDEX_KEY = "another secret"
    assert blind_index("1101700203451", HERE) != before


@given(st.text(max_size=100))
def test_what_leaves_the_house_comes_back_under_its_own_purpose(text):
    sealed = encryption.seal_for("one purpose", text)
    assert encryption.open_for("one purpose", sealed) == text
    with pytest.raises(CannotOpen):
        encryption.open_for("another purpose", sealed)


def test_what_is_sealed_for_a_holder_opens_for_nobody_else():
    sealed = encryption.seal_for("one purpose", ADDRESS, holder="one")
    assert encryption.open_for("one purpose", sealed, holder="one") == ADDRESS
    for other in ({}, {"holder": "two"}, {"holder": "one "}):
        with pytest.raises(CannotOpen):
            encryption.open_for("one purpose", sealed, **other)


def test_what_leaves_the_house_depends_on_the_sites_secret(settings):
    sealed = encryption.seal_for("one purpose", ADDRESS)
    settings.SECRET_KEY = "another secret key of the site"
    with pytest.raises(CannotOpen):
        encryption.open_for("one purpose", sealed)


@pytest.mark.parametrize("plain", [ADDRESS, "p:", "p:0812345678", "t1:" + "A" * 40, "1101700203451"])
def test_a_column_of_sealed_values_takes_no_plain_text(plain):
    field = encryption.SealedTextField(name="address")
    with pytest.raises(ValueError, match=r"^address takes sealed values only\.$"):
        field.get_prep_value(plain)


def test_a_column_of_sealed_values_takes_sealed_and_empty_ones():
    sealed = DataKey().seal_text("ก", HERE)
    assert [encryption.SealedTextField().get_prep_value(value) for value in (sealed, "", None)] == [sealed, "", None]
