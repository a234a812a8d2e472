"""What is typed into a text field comes out in one spelling; what nobody can see counts as nothing."""

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from thai.spelling import tidy
from thai.texts import EmailField, LineField, ProseField, WebAddressField, tidy_lines

INVISIBLE = ["\u200b", "\ufeff\u200b", "\u202e", " \u00a0\t", "\x07\x7f", "\u3164", "\u115f\u2800", "\ufe0f", "\r\n"]
TEXT = st.text(st.sampled_from("กขเแำํา้ a\u200b\ufeff\u202e\u3164\r\n\t\x07\u2028")) | st.text(
    st.characters(exclude_characters="\x00", exclude_categories=["Cs"])
)


class Letter(forms.Form):
    """One field of each kind."""

    line = LineField(max_length=10)
    prose = ProseField()
    email = EmailField(required=False)
    web = WebAddressField(required=False)


@pytest.mark.parametrize("typed", INVISIBLE)
def test_a_required_text_that_nobody_can_see_is_missing(typed):
    form = Letter({"line": typed, "prose": f"{typed}\r\n{typed}"})
    codes = {name: [error.code for error in errors] for name, errors in form.errors.as_data().items()}
    assert codes == {"line": ["required"], "prose": ["required"]}


@pytest.mark.parametrize("typed", ["-", "…", "“ ”", "?!", "ๆ ฯ -", "___", "★"])
def test_a_required_text_of_signs_alone_tells_nothing(typed):
    form = Letter({"line": typed, "prose": f"{typed}\r\n{typed}", "web": ""})
    codes = {name: [error.code for error in errors] for name, errors in form.errors.as_data().items()}
    assert codes == {"line": ["signs_alone"], "prose": ["signs_alone"]}
    assert Letter({"line": "๑", "prose": "ก"}).is_valid()


def test_one_line_is_stored_in_one_spelling_and_measured_so():
    assert LineField(max_length=10).clean("  \u202eเเดง\r\nน้ํา\u200b\ufeff ") == "แดง น้ำ"
    with pytest.raises(forms.ValidationError):
        LineField(max_length=10).clean("ก" * 11)


def test_several_lines_keep_their_ends():
    assert ProseField().clean("\r\n12  หมู่ 3\u200b\r\n\r\nตำบลเเดง\r\n \r\n") == "12 หมู่ 3\n\nตำบลแดง"


def test_addresses_hold_nothing_invisible():
    form = Letter({"email": "a@exam\u200bple.org\ufeff", "web": "\u202ehttps://example.org/ก\u200b"})
    form.full_clean()
    assert (form.cleaned_data["email"], form.cleaned_data["web"]) == ("a@example.org", "https://example.org/ก")


@pytest.mark.parametrize(
    "address", ["ftp://example.org", "javascript:alert(1)", "mailto:a@example.org", "https://", "https://["]
)
def test_an_address_of_the_web_is_one_that_a_browser_opens(address):
    with pytest.raises(forms.ValidationError) as refused:
        WebAddressField().clean(address)
    assert "https://www.mol.go.th/news/1234" in str(refused.value)


def test_a_long_thai_address_is_kept_and_one_without_its_scheme_gets_it():
    address = f"https://www.mol.go.th/{'%E0%B8%81' * 200}"
    assert WebAddressField().clean(address) == address
    assert WebAddressField().clean("mol.go.th/ข่าว") == "https://mol.go.th/ข่าว"


@pytest.mark.parametrize("field", [LineField(), ProseField()])
def test_a_nul_is_no_text(field):
    with pytest.raises(forms.ValidationError) as refused:
        field.clean("สม\x00ชาย")
    assert refused.value.code == "null_characters_not_allowed"


@given(TEXT)
def test_any_line_comes_out_tidy_or_is_refused(text):
    try:
        cleaned = LineField().clean(text)
    except forms.ValidationError as refused:
        assert refused.code == ("signs_alone" if tidy(text) else "required")
        assert not any(letter.isalnum() for letter in tidy(text) if letter not in "ๆฯ")
    else:
        assert (cleaned, LineField().clean(cleaned)) == (tidy(text), cleaned)


@given(TEXT)
def test_lines_come_out_tidy_in_their_order_and_stay_so(text):
    cleaned = tidy_lines(text)
    assert (tidy_lines(cleaned), "\r" in cleaned) == (cleaned, False)
    assert [line for line in cleaned.split("\n") if line] == [tidy(line) for line in text.splitlines() if tidy(line)]
