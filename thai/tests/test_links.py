"""Web addresses in a text become links; nothing else does, and nothing gets out of its quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.links import linked, readable

THAI = "https://www.mol.go.th/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7/1"


def link(address: str, shown: str = "") -> str:
    """The link to an address."""
    return f'<a class="address" href="{address}" rel="noopener nofollow">{shown or address}</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("ดู https://mol.go.th.", f"ดู {link('https://mol.go.th')}."),
        ("(http://a.go.th/x)", f"({link('http://a.go.th/x')})"),
        ("https://th.org/ก_(ข) จบ", f"{link('https://th.org/ก_(ข)')} จบ"),
        ("https://mol.go.thเปิดแล้ว", f"{link('https://mol.go.th')}เปิดแล้ว"),
        ("https://a.go.th?a=1&b=2", link("https://a.go.th?a=1&amp;b=2")),
        (THAI, link(THAI, "https://www.mol.go.th/ข่าว/1")),
        ("“https://a.go.th”", f"“{link('https://a.go.th')}”"),
    ],
)
def test_an_address_is_a_link_without_what_follows_it(text, html):
    assert linked(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "ftp://a.go.th",
        "www.a.go.th",
        "a@b.go.th",
        "https://",
        "data:x",
        "https://user:pw@a.go.th/x",
        "http://user@a.go.th",
    ],
)
def test_nothing_else_is_a_link(text):
    assert linked(text) == text


def test_markup_stays_text():
    assert linked('<script>"&https://a.go.th/"onclick="x<b>') == (
        f"&lt;script&gt;&quot;&amp;{link('https://a.go.th/')}&quot;onclick=&quot;x&lt;b&gt;"
    )


@pytest.mark.parametrize("hidden", ["%E2%80%AE", "%00", "%20", "%2F", "%FF", "%E0%B8", "%3Cb%3E", "%E2%80%8B"])
def test_what_would_hide_or_turn_letters_stays_encoded(hidden):
    assert readable(f"https://a.go.th/{hidden}") == f"https://a.go.th/{hidden}"


@given(
    st.lists(st.sampled_from(["https://a.go.th", "/ก", "%E0%B8%81", "<", '"', "'", ")", " ", "\n", ".", "&", "ไทย"]))
)
def test_any_text_comes_out_escaped(pieces):
    html = linked("".join(pieces))
    assert html.count("<") == html.count(">") == 2 * html.count("<a ")
    assert html.count('"') == 6 * html.count("<a ")
