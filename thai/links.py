"""Web addresses in a text: found, shown readably, and made links that carry nothing along; and what is dialled."""

import re
import unicodedata
from urllib.parse import unquote

from django.db.models import CheckConstraint, Q
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thai.identity import PhoneError, clean_phone
from thai.whole import kept_together

# The name of a host ends where Thai text is written against it (``https://mol.go.thเปิด``); a path may be Thai.
# What has a user's name before its host is no address to follow, and its half would lead somewhere else.
_ADDRESS = re.compile(
    r"https?://(?![^\s/?#]*@)(?:[a-z0-9\-]+\.)*[a-z0-9\-]+(?::[0-9]{1,5})?(?:[/?#][^\s<>\"'“”‘’«»]{0,2000})?",
    re.IGNORECASE,
)
_ENCODED = re.compile(r"(?:%[0-9a-f]{2})+", re.IGNORECASE)
_AFTER = ".,;:!?…ฯๆ"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_NEVER_SHOWN = {"Cc", "Cf", "Zs", "Zl", "Zp", "Cs", "Cn", "Co"}


# A host with nothing before an @ in front of it, in words that both databases and Python read alike.
_HELD = r"^https?://[^/?#@\s]+([/?#]\S*)?\Z"


def of_the_web(column: str, *, name: str) -> CheckConstraint:
    """The constraint of a column of links: empty, or http(s) to a host without a user's name or password."""
    return CheckConstraint(name=name, condition=Q(**{column: ""}) | Q(**{f"{column}__iregex": _HELD}))


def as_held(address: str) -> str:
    """The address as `of_the_web` lets it stand, without name and password; empty if it is none of the web."""
    without = re.sub(r"^(https?://)[^/?#]*@", r"\1", address.strip(), flags=re.IGNORECASE)
    return without if re.search(_HELD, without, re.IGNORECASE) else ""


def readable(address: str) -> str:
    """An address as people read it: percent-encoded Thai as Thai letters, everything else as it is.

    What is not UTF-8, or would hide or turn letters (spaces, controls, marks of direction), stays encoded.
    """
    return _ENCODED.sub(_decoded, address)


def linked(text: str) -> SafeString:
    """The text with each address of the web (http, https) as a link; all is escaped; terms stay whole."""
    pieces: list[str] = []
    end = 0
    for found in _ADDRESS.finditer(text):
        address = _without_what_follows(found[0])
        pieces += [kept_together(text[end : found.start()]), _link(address)]
        end = found.start() + len(address)
    return SafeString("".join([*pieces, kept_together(text[end:])]))


def _link(address: str) -> SafeString:
    html = '<a class="address" href="{}" rel="noopener nofollow">{}</a>'
    return format_html(html, address, readable(address))


def _without_what_follows(address: str) -> str:
    """Without the stop or bracket of the sentence that the address stands in."""
    while address:
        last = address[-1]
        unpaired = last in _PAIRS and address.count(last) > address.count(_PAIRS[last])
        if last not in _AFTER and not unpaired:
            break
        address = address[:-1]
    return address


def _decoded(run: re.Match[str]) -> str:
    try:
        letters = unquote(run[0], errors="strict")
    except UnicodeDecodeError:
        return run[0]
    plain = all(ord(c) > 127 and unicodedata.category(c) not in _NEVER_SHOWN for c in letters)
    return letters if plain else run[0]


def dialled(number: str) -> str:
    """Return what a telephone dials for one number: ``tel:073531234;ext=12`` (RFC 3966); empty where none is read.

    Of extensions from – to it is the first.
    """
    try:
        digits, _between, extension = clean_phone(number).partition(" ต่อ ")
    except PhoneError:
        return ""
    return f"tel:{digits}" + (f";ext={extension.partition('-')[0]}" if extension else "")
