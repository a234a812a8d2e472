"""Forms that came back are never valid; forms whose parts do not belong together are told so."""

import pytest
from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.http import QueryDict

from accounts.form_tokens import TOKEN, FormToken
from accounts.forms import PostedForm
from accounts.kept_posts import KeptData, Typed
from accounts.models import User


class Project(PostedForm):
    """A form like those of the portal."""

    form_key = forms.CharField(widget=forms.HiddenInput, required=False)
    version = forms.CharField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label="ชื่อ")
    kind = forms.ChoiceField(label="ชนิด", choices=[("a", "อบรม"), ("b", "ประชุม")])


def kept(**more) -> Project:
    """The form as it comes back: without a title, which would be refused otherwise."""
    return Project(KeptData.of(Typed(1, "/", "/", **{"why": "signed_out", "values": {"kind": ["b"]}} | more)))


def sent(token: FormToken, **hidden) -> Project:
    """The form as it was sent."""
    data = QueryDict(mutable=True)
    data.update({"title": "ก", "kind": "a", TOKEN: token.sealed()} | hidden)
    return Project(data)


def test_a_form_that_came_back_stands_there_as_typed_with_one_sentence_and_no_error():
    form = kept()
    assert (form.is_bound, form.is_valid(), form.errors, form["kind"].value()) == (True, False, {}, "b")
    assert form.came_back.startswith("ท่านออกจากระบบไประหว่างนั้น")


def test_a_form_that_came_back_stays_invalid_even_when_it_is_whole():
    assert kept(values={"title": ["ก"], "kind": ["a"]}).is_valid() is False


def test_any_other_form_says_nothing():
    assert [Project().came_back, Project({"title": "ก"}).came_back] == ["", ""]


def test_what_differs_from_the_first_sending_is_named_with_what_it_was():
    before = {"title": ["เดิม"], "kind": ["a"], "form_key": ["k"]}
    form = kept(why="again", before=before, values={"title": ["ใหม่"], "kind": ["b"]})
    assert form.differences() == ["ชื่อ (เดิม เดิม)", "ชนิด (เดิม อบรม)"]
    assert kept(why="again", before={"title": [""], "kind": ["b"]}).differences() == ["ชื่อ (เดิมว่าง)"]


@pytest.mark.parametrize(
    ("hidden", "codes"),
    [
        ({"form_key": "k", "version": "3"}, []),
        ({"form_key": "x", "version": "3"}, ["form_mixed"]),
        ({"form_key": "k", "version": "4"}, ["form_mixed"]),
        ({"version": "3"}, ["form_mixed"]),
    ],
)
def test_hidden_fields_must_say_what_the_page_said(hidden, codes):
    form = sent(FormToken(1, "/", "/", key="k", version="3"), **hidden)
    found = [error.code for error in form.errors.as_data().get("__all__", [])]
    assert (found, form.is_valid()) == (codes, not codes)


def test_a_token_that_belongs_to_buttons_says_nothing_about_a_form():
    assert sent(FormToken(1, "/"), form_key="x").is_valid()


def test_a_form_without_a_token_is_taken_as_it_is():
    assert Project({"title": "ก", "kind": "a", "form_key": "x"}).is_valid()


def test_what_is_missing_is_told_by_the_name_of_its_field():
    form = Project(QueryDict("title=&kind="))
    assert {name: list(errors) for name, errors in form.errors.items()} == {
        "title": ["กรุณากรอก ชื่อ"], "kind": ["กรุณาเลือก ชนิด"],
    }  # fmt: skip


class Lists(PostedForm):
    """Lists in which nothing is chosen yet, as models make them."""

    kind = forms.ChoiceField(choices=[*BLANK_CHOICE_DASH, ("a", "อบรม")])
    part = forms.ChoiceField(choices=[*BLANK_CHOICE_DASH, ("a", "เช้า")], required=False)
    by = forms.ModelChoiceField(User.objects.none())
    seen_by = forms.ModelChoiceField(User.objects.none(), required=False, empty_label="ทุกคน")


def test_a_list_says_in_words_that_nothing_is_chosen_and_not_in_dashes():
    fields = Lists().fields
    assert [field.choices[0][1] for field in (fields["kind"], fields["part"])] == ["โปรดเลือก", "ไม่ระบุ"]
    assert [fields[name].empty_label for name in ("by", "seen_by")] == ["โปรดเลือก", "ทุกคน"]
