"""The key ring: what could lose everybody's data at the next rotation is refused before anything starts."""

import base64

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from config.keys import key_ring
from config.tests.test_settings import SECRETS, started

OLD, NEW = (base64.b64encode(letter * 32).decode() for letter in (b"o", b"n"))
NAMES = st.text("abkt019_-", min_size=1, max_size=6)


@given(st.lists(NAMES, min_size=1, max_size=5, unique=True))
def test_a_good_ring_is_what_was_written_newest_first(names):
    pairs = [f"{name}:{OLD}" for name in names]
    assert key_ring(", ".join(pairs)) == pairs


@pytest.mark.parametrize("ring", [f"t1:{NEW},t1:{OLD}", f"T1:{NEW},t1:{OLD}", f"t2:{NEW},t1:{OLD},T2:{OLD}"])
def test_two_keys_of_one_name_are_refused_whatever_their_case(ring):
    with pytest.raises(ImproperlyConfigured, match=r"^PERSONAL_DATA_KEYS: two keys have the name \w+\. For example"):
        key_ring(ring)


@pytest.mark.parametrize(
    "key", ["", "short", OLD[:-4], OLD + "AAAA", base64.b64encode(b"k" * 16).decode(), "กุญแจ", OLD.replace("b", "*")]
)
def test_what_is_no_key_of_32_bytes_is_refused_without_being_repeated(key):
    with pytest.raises(ImproperlyConfigured) as refused:
        key_ring(f"t2:{NEW},t1:{key}")
    assert "the key t1 is not 32 bytes in base64" in str(refused.value)
    assert not key or key not in str(refused.value)


@pytest.mark.parametrize("ring", [OLD, f":{OLD}", f"t1:{OLD},", f"t 1:{OLD}", f"%:{OLD}", f"หนึ่ง:{OLD}", ","])
def test_a_key_without_a_plain_name_is_refused_by_its_place(ring):
    with pytest.raises(ImproperlyConfigured, match=r"pair \d has no name"):
        key_ring(ring)


def test_the_portal_does_not_start_with_such_a_ring_and_says_so_in_one_sentence():
    refused = started("check", **SECRETS | {"PERSONAL_DATA_KEYS": f"T1:{NEW},t1:{OLD}"})
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (1, "", 1)
    assert refused.stderr.startswith("PERSONAL_DATA_KEYS: two keys have the name t1. For example k2:")
