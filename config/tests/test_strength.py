"""Secrets that can be guessed or read somewhere, and hosts that are patterns, are refused."""

import json
import re
import secrets
from base64 import b64encode

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from config.keys import key_ring
from config.strength import keys_of_the_demonstration, named_hosts, strong, strong_ring, two_secrets

# How people make secrets: letters and digits, URL-safe, hexadecimal, base64.
GOOD = [secrets.token_urlsafe(50), secrets.token_hex(32), b64encode(secrets.token_bytes(48)).decode()]
VALUES = re.compile(r"""(?:SECRET_KEY|BLIND_INDEX_KEY)["']?\s*(?:[:=,(]+\s*)+["']?([^"'\s]+)""")
RINGS = re.compile(r"[A-Za-z0-9_-]+:[A-Za-z0-9+/]{43}=")


def refused(deed, *args, **kwargs) -> bool:
    try:
        deed(*args, **kwargs)
    except ImproperlyConfigured:
        return True
    return False


@pytest.mark.parametrize("secret", GOOD, ids=["text", "digits", "bytes"])
def test_a_random_secret_is_taken(secret):
    assert strong("SECRET_KEY", secret, least=50) == secret


@pytest.mark.parametrize(
    "weak",
    ["", "x" * 80, GOOD[0][:49], "abcdefghijklm" * 6, "0123456789" * 8, "Test-Only-" + GOOD[0], "labour-demo" * 9],
    ids=["none", "one letter", "short", "letters again", "digits again", "of tests", "of the demonstration"],
)
def test_a_short_repeated_or_marked_one_is_not_and_is_not_repeated(weak):
    with pytest.raises(ImproperlyConfigured) as told:
        strong("SECRET_KEY", weak, least=50)
    assert str(told.value).startswith("SECRET_KEY ") and (not weak or weak not in str(told.value))


@given(st.binary(min_size=32, max_size=32))
def test_a_ring_key_is_32_bytes_that_are_no_text_and_do_not_repeat(raw):
    guessed = len(set(raw)) < 16 or all(32 <= byte < 127 for byte in raw)
    assert refused(strong_ring, [f"k1:{b64encode(raw).decode()}"]) is guessed


@pytest.mark.parametrize("raw", [b"o" * 32, bytes(32), b"labour-volunteer-portal-key-2569", bytes(range(8)) * 4])
def test_a_key_that_somebody_typed_is_refused_wherever_it_stands_in_the_ring(raw):
    good = f"k2:{b64encode(secrets.token_bytes(32)).decode()}"
    assert (refused(strong_ring, [good]), refused(strong_ring, [good, f"k1:{b64encode(raw).decode()}"])) == (
        False,
        True,
    )


def test_every_secret_that_stands_in_the_repository_is_refused():
    found = [path for ending in (".py", ".md", ".yml") for path in settings.BASE_DIR.rglob(f"*{ending}")]
    paths = [
        path for path in found if not {".venv", "node_modules", "var"} & set(path.relative_to(settings.BASE_DIR).parts)
    ]
    texts = [path.read_text(errors="replace") for path in paths]
    values = {value for text in texts for value in VALUES.findall(text)}
    rings = {ring for text in texts for ring in RINGS.findall(text)}
    assert (settings.SECRET_KEY in values, settings.PERSONAL_DATA_KEYS[0] in rings) == (True, True)
    assert [value for value in values if not refused(strong, "SECRET_KEY", value, least=40)] == []
    assert [ring for ring in rings if not refused(strong_ring, key_ring(ring))] == []


def test_what_signs_is_not_what_finds():
    assert [refused(two_secrets, GOOD[0], other) for other in (GOOD[0], GOOD[0][:40], GOOD[1])] == [True, True, False]


@pytest.mark.parametrize(
    "hosts", ["*", "portal.go.th,*", " * ", "*.go.th", ".go.th", "", "a.go.th,", "https://a.go.th"]
)
def test_a_host_that_is_a_pattern_is_refused(hosts):
    assert refused(named_hosts, hosts)


def test_hosts_are_names_and_gaps_between_them_do_not_matter():
    assert named_hosts("portal.go.th, 127.0.0.1,[::1]") == ["portal.go.th", "127.0.0.1", "[::1]"]


def test_the_keys_of_a_demonstration_are_known_by_where_it_keeps_them(tmp_path):
    ring = f"k1:{b64encode(secrets.token_bytes(32)).decode()}"
    (tmp_path / "secrets.json").write_text(json.dumps({"SECRET_KEY": GOOD[0], "PERSONAL_DATA_KEYS": ring}))
    published = keys_of_the_demonstration(tmp_path, tmp_path / "nowhere")
    assert refused(strong, "SECRET_KEY", GOOD[0], least=50, published=published)
    assert refused(strong_ring, [ring.replace("k1", "k9")], published=published)
