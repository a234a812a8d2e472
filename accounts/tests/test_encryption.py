"""Personal values at rest."""

import base64

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from accounts import encryption


@pytest.fixture
def keys(settings):
    """Set the key ring: ``keys("new", "old")``; the first seals."""

    def ring(*names):
        settings.PERSONAL_DATA_KEYS = [f"{n}:{base64.b64encode(n.ljust(32, '.').encode()).decode()}" for n in names]
        encryption._keys.cache_clear()

    yield ring
    encryption._keys.cache_clear()


@given(st.text(min_size=1, max_size=200))
def test_what_is_sealed_opens_again_and_reads_as_nothing(text):
    sealed = encryption.seal(text)
    assert encryption.unseal(sealed) == text
    assert sealed.startswith("t1:") and (len(text) < 4 or text not in sealed)


def test_two_seals_of_one_value_differ_but_its_index_is_one():
    assert encryption.seal("1101700203451") != encryption.seal("1101700203451")
    assert encryption.blind_index("1101700203451") == encryption.blind_index("1101700203451")
    assert encryption.blind_index("1101700203451") != encryption.blind_index("1101700203452")


def test_old_key_still_opens_after_a_new_one_seals(keys):
    keys("old")
    sealed = encryption.seal("ที่อยู่")
    keys("new", "old")
    assert encryption.unseal(sealed) == "ที่อยู่"
    assert encryption.seal("ที่อยู่").startswith("new:")


def test_without_its_key_a_value_stays_shut(keys):
    keys("old")
    sealed = encryption.seal("ที่อยู่")
    keys("new")
    with pytest.raises(KeyError):
        encryption.unseal(sealed)


def test_a_value_moved_under_another_key_name_is_refused(keys):
    keys("new", "old")
    body = encryption.seal("ลับ").split(":", 1)[1]
    with pytest.raises(InvalidTag):
        encryption.unseal(f"old:{body}")


def test_the_index_depends_on_its_own_secret(settings):
    before = encryption.blind_index("1101700203451")
    settings.BLIND_INDEX_KEY = "another secret"
    assert encryption.blind_index("1101700203451") != before
