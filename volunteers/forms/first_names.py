"""A name as it is typed: with letters, its prefix in the field of its own.

A prefix that was typed into the first name is taken out where it is clear, and asked about or refused where it is not.
"""

import re

from django import forms
from django.utils.translation import gettext as _

from thai.names import prefix, without_list_number
from thai.prefixes import Title, only_titles, take_titles
from volunteers.models import Person

ASKED = "prefix_in_name"
# What no table of prefixes knows, and may be one all the same: ผญ., นพ., Mr.
_ABBREVIATION = re.compile(r"\A((?:[ก-๎A-Za-z]{1,5}\.\s?)+)(?=\S)")


class NamedForm(forms.Form):
    """A form with the prefix, names and hidden ``name_as_typed`` of a ``person``; None is somebody new."""

    person: Person | None = None

    def clean_first_name(self) -> str:
        """A first name has a letter, and no number of a list before it."""
        return _with_a_letter(without_list_number(self.cleaned_data["first_name"]))

    def clean_last_name(self) -> str:
        """So has a surname."""
        return _with_a_letter(self.cleaned_data["last_name"])

    def clean(self) -> dict:
        """A prefix typed into the first name goes where it belongs if that is clear, else it is asked about once."""
        super().clean()
        data, typed = self.cleaned_data, self.cleaned_data.get("first_name", "")
        if "prefix" not in data or not typed or (self.person and self.person.first_name == typed):
            return data
        try:
            found = without_its_prefix(typed, data["prefix"], as_typed=data["name_as_typed"])
        except forms.ValidationError as refusal:
            if refusal.code == ASKED:
                self.fields["name_as_typed"].widget = forms.CheckboxInput()
            self.add_error("first_name", refusal)
        else:
            data["prefix"], data["first_name"] = found
        return data


def without_its_prefix(typed: str, chosen: str, *, as_typed: bool) -> tuple[str, str]:
    """Return the code of the prefix and the first name alone; ``chosen`` is the prefix field's own code.

    Raises ValidationError: ``prefix_alone`` where no name is left, ``several_prefixes`` where one must be chosen, and
    ASKED where it may be a prefix and ``as_typed`` does not say that the name really begins like this.
    """
    if only_titles(typed):
        message = _("Please give the first name that this prefix belongs to, for example สมชาย.")
        raise forms.ValidationError(message, "prefix_alone")
    titles, name = take_titles(typed)
    in_name = [title.code for title in titles]
    codes = _told_apart([chosen, *in_name])
    unclear = any(not _is_surely(title, chosen) for title in titles)
    if not unclear and len(_told_apart(in_name)) > 1:
        message = _("“%(words)s” are several prefixes. Please choose one in its own field and type the name %(rest)s.")
        raise forms.ValidationError(message, "several_prefixes", {"words": _written(titles), "rest": name})
    if not as_typed and not titles and (unknown := _ABBREVIATION.match(typed)):
        message = _("“%(word)s” looks like a prefix that is not in the list. Please type the name alone: %(rest)s.")
        raise forms.ValidationError(message, ASKED, {"word": unknown[1].strip(), "rest": typed[unknown.end() :]})
    if as_typed or not titles:
        return chosen, typed
    if unclear or len(codes) > 1:
        message = _("“%(word)s” looks like a prefix. Please choose it in its own field and type the name %(rest)s.")
        raise forms.ValidationError(message, ASKED, {"word": _written(titles), "rest": name})
    return next(iter(codes.values()), ""), name


def _with_a_letter(name: str) -> str:
    """A name that can be read aloud; marks, signs and digits alone name nobody. Empty stays empty."""
    if name and not any(letter.isalpha() for letter in name):
        raise forms.ValidationError(_("Please give a name in letters."), "no_letter")
    return name


def _is_surely(title: Title, chosen: str) -> bool:
    """Whether what stands before a first name can be nothing but a prefix: it says again what was ``chosen``, stands
    apart, or is a rank."""
    says_again = bool(chosen and title.code) and prefix(chosen).short == prefix(title.code).short
    return title.stands_apart or says_again or bool(title.code and prefix(title.code).is_rank)


def _told_apart(codes: list[str]) -> dict[str, str]:
    """The codes by their short form, each once and the first of two that are printed alike; no code is none."""
    told: dict[str, str] = {}
    for code in filter(None, codes):
        told.setdefault(prefix(code).short, code)
    return told


def _written(titles: list[Title]) -> str:
    """The prefixes with their first name left away; long where it is one, as the field for it says them."""
    if len(titles) == 1 and titles[0].code:
        return prefix(titles[0].code).long
    return "".join(title.written for title in titles).strip()
