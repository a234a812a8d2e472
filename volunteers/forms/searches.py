"""A search box whose text may stand in an address, sealed for one session where it holds a long number."""

from collections.abc import Mapping
from contextlib import suppress
from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from thai.names import split_name
from thai.texts import LineField
from volunteers.searching import DAY_BOXES, SEALED, from_address, holds_a_long_number


class SearchField(LineField):
    """A search text from an address; a telephone number or ID is accepted sealed only."""

    session = ""
    default_error_messages = {
        "unreadable": _("Please search again."),
        "plain_number": _("A telephone number or ID does not belong into an address. Please use the search box."),
    }

    def to_python(self, value):
        text = super().to_python(value) or ""
        if not text.startswith(SEALED) and holds_a_long_number(text):
            raise forms.ValidationError(self.error_messages["plain_number"], code="plain_number")
        try:
            return from_address(text, session=self.session)
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["unreadable"], code="unreadable") from error


def _opened(data: Mapping, session: str) -> Mapping:
    """What stands sealed in the box of a day, as it was typed there; the box itself says what is wrong with it."""
    found = cast(QueryDict, data).copy()
    for name in DAY_BOXES:
        with suppress(KeyError, ValueError):
            found[name] = from_address(data[name], session=session)
    return found


def name_searched_for(data: Mapping, *, session: str | None) -> dict[str, str]:
    """The parts of the name that was searched for in vain: a form for a new person begins with them.

    Nothing of a telephone number or an ID.
    """
    search = SearchForm(data, session=session)
    text = search.typed if search.is_valid() else ""
    if not text or any(letter.isdigit() for letter in text):
        return {}
    name = split_name(text)
    return {"prefix": name.prefix, "first_name": name.first, "last_name": name.last}


class SearchForm(forms.Form):
    """What a list is searched for in its address; ``session`` is the one that the text was sealed for."""

    q = SearchField(label=_("Search"), max_length=600, required=False)

    def __init__(self, data: Mapping | None = None, *args, session: str | None, **kwargs):
        super().__init__(_opened(data, session or "") if data else data, *args, **kwargs)
        cast(SearchField, self.fields["q"]).session = session or ""

    @property
    def typed(self) -> str:
        """What stands in the search box."""
        return getattr(self, "cleaned_data", {}).get("q", "")
