"""Prefixes typed into the first name: split off, asked about or refused, and never left there unasked."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from thai.names import PREFIXES, prefix
from thai.prefixes import take_titles
from volunteers.forms.first_names import without_its_prefix
from volunteers.models import Person

SPELLINGS = [form for title in PREFIXES for form in (title.short, title.long)] + ["คุณ", "นส.", "ดช.", "มล."]
BEFORE = st.lists(st.tuples(st.sampled_from(SPELLINGS), st.sampled_from(["", " ", ".", ". "])), min_size=1, max_size=3)
NAMES = st.sampled_from(["ทดลอง", "อนันต์", "สาวิตรี", "ฤทธิ์", "เจ๊ะอาแซ"])
CHOSEN = st.sampled_from(["", *(title.code for title in PREFIXES)])


def answer(typed: str, chosen: str = "") -> tuple[str, ...]:
    """The prefix and the first name, or the code of the refusal alone."""
    try:
        return without_its_prefix(typed, chosen, as_typed=False)
    except ValidationError as refusal:
        return (refusal.code,)


@given(BEFORE, NAMES, CHOSEN)
def test_any_prefixes_before_a_name_are_split_off_or_asked_about(before, name, chosen):
    typed = " ".join(f"{''.join(map(''.join, before))}{name}".split())
    said = {prefix(code).short for code in (chosen, *(title.code for title in take_titles(typed)[0])) if code}
    match answer(typed, chosen):
        case (code, first):
            assert (first, {prefix(code).short} if code else set()) == (name, said)
        case refusal:
            assert refusal in [("prefix_in_name",), ("several_prefixes",)]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("นาย คุณ ทดลอง", ("mr", "ทดลอง")),
        ("นาย.ทดลอง", ("mr", "ทดลอง")),
        ("นาง สาว ทดลอง", ("miss", "ทดลอง")),
        ("ร.ต.อนันต์", ("2lt", "อนันต์")),
        ("คุณหญิง สมใจ", ("khun_ying", "สมใจ")),
        ("ดร ทดลอง", ("dr", "ทดลอง")),
        ("นาง สาวทดลอง", ("prefix_in_name",)),
        ("คุณหญิงสมใจ", ("prefix_in_name",)),
        ("นายนางทดลอง", ("prefix_in_name",)),
        ("ดร. นาย ทดลอง", ("several_prefixes",)),
        ("นาง นางสาว ทดลอง", ("several_prefixes",)),
        ("คุณ นาย", ("prefix_alone",)),
        ("คุณ หญิง", ("prefix_alone",)),
        ("นาย ดร.", ("prefix_alone",)),
        ("นส", ("prefix_alone",)),
        ("นส.", ("prefix_alone",)),
        ("คุณ", ("prefix_alone",)),
        *((f"{word}ทดลอง", ("prefix_in_name",)) for word in ("ผญ.", "นพ. ", "Mr. ", "พล.ร.อ.")),
        *((name, ("", name)) for name in ("นายิกา", "คุณากร", "ดรุณี", "นสมร", "หญิง")),
    ],
)
def test_each_of_these_has_one_answer(typed, told):
    assert answer(typed) == told


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["คุณ นาย", "นส", "ดร. นาย ทดลอง"])
def test_no_tick_lets_prefixes_alone_or_several_in(signed_in, narathiwat_officer, typed):
    sent = {"first_name": typed, "last_name": "ตัวอย่าง", "prefix": "", "name_as_typed": "on"}
    form = signed_in(narathiwat_officer).post("/volunteers/new/", sent).context["form"]
    assert (list(form.errors), form["first_name"].value(), Person.objects.count()) == (["first_name"], typed, 0)


@pytest.mark.django_db
def test_what_one_ticks_is_kept_as_typed(signed_in, narathiwat_officer):
    sent = {"first_name": "นางนวล", "last_name": "ตัวอย่าง", "prefix": "mr", "name_as_typed": "on"}
    signed_in(narathiwat_officer).post("/volunteers/new/", sent)
    assert Person.objects.get().name == "นายนางนวล ตัวอย่าง"


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["1. นายสมชาย", "๑๒) สมชาย", "3 . สมชาย"])
def test_the_number_of_a_list_is_no_part_of_the_name(signed_in, narathiwat_officer, typed):
    signed_in(narathiwat_officer).post("/volunteers/new/", {"first_name": typed, "last_name": "ตัวอย่าง", "prefix": "mr"})
    assert Person.objects.values_list("prefix", "first_name").get() == ("mr", "สมชาย")


@pytest.mark.django_db
def test_a_name_that_really_begins_with_a_dot_is_confirmed_once(signed_in, narathiwat_officer):
    sent = {"first_name": "อ.ทดลอง", "last_name": "ตัวอย่าง", "prefix": "mr"}
    client = signed_in(narathiwat_officer)
    assert "name_as_typed" in client.post("/volunteers/new/", sent).content.decode()
    client.post("/volunteers/new/", sent | {"name_as_typed": "on"})
    assert Person.objects.get().first_name == "อ.ทดลอง"
