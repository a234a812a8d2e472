"""Guests and substitutes, who are on a list by their name alone."""

from collections.abc import Iterator
from typing import cast

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.asking import Question
from accounts.forms import PostedForm
from accounts.records import KeyedForm, VersionedForm
from events.models import Event, Participant
from thai.names import without_list_number
from thai.texts import LineField, more_than_titles
from volunteers.duplicates import spelt


class GuestDetails(PostedForm):
    """The name of somebody who is not in the register, and what is said of them; ``row`` stands on the list already."""

    row: Participant | None = None

    name = LineField(
        label=gettext_lazy("Name with prefix"),
        max_length=220,
        help_text=gettext_lazy("For example นางสาวสมหญิง ตัวอย่าง."),
    )
    place = LineField(label=gettext_lazy("Position, agency or tambon"), max_length=200, required=False)
    group = LineField(
        label=gettext_lazy("Group"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("For example หัวหน้าส่วนราชการ; the sign-in sheet prints one list per group."),
    )

    def __init__(self, *args, event: Event, **kwargs):
        super().__init__(*args, **kwargs)
        self.event = event

    def clean_name(self) -> str:
        """A prefix alone names nobody; the number of a list that was copied along belongs to no name."""
        return more_than_titles(without_list_number(self.cleaned_data["name"]))

    def questions(self) -> Iterator[Question]:
        """Somebody of this name, with whatever prefix, is on the list already: they would be counted twice."""
        yield from super().questions()
        name = spelt(self.cleaned_data["name"])
        for row in self.others().order_by("order"):
            if name.may_be(spelt(row.name)):
                fact = _("“%(name)s” is on the list already, as number %(number)s, and would be counted twice")
                yield Question("on_the_list", ("name",), fact % {"name": row.name, "number": row.order})
                return

    def others(self) -> QuerySet[Participant]:
        """Who stands on the list beside the one of this form."""
        listed = self.event.participants.all()
        return listed.exclude(pk=self.row.pk) if self.row else listed


class GuestForm(KeyedForm, GuestDetails):
    """Somebody who is not in the register, or a substitute."""

    substitute_for = forms.ModelChoiceField(
        Participant.objects.none(), label=gettext_lazy("Substitute for"), required=False
    )

    def __init__(self, *args, event: Event, **kwargs):
        super().__init__(*args, event=event, **kwargs)
        free = event.participants.places().filter(substitute=None).order_by("sort_key")
        cast(forms.ModelChoiceField, self.fields["substitute_for"]).queryset = free

    def others(self) -> QuerySet[Participant]:
        """Without the one that this very form has put there."""
        return super().others().exclude(form_key=self.cleaned_data["form_key"])

    def facts(self) -> dict:
        """The keyword arguments of the verb."""
        return {name: self.cleaned_data[name] for name in ("name", "place", "group", "substitute_for", "form_key")}


class GuestEditForm(VersionedForm, GuestDetails):
    """Correct what was typed of a guest; the number, the marks and whom a substitute stands in for stay."""

    def __init__(self, *args, row: Participant, **kwargs):
        super().__init__(*args, record=row, event=row.event, **kwargs)
        self.row = row

    def record_address(self) -> str:
        """The list; a guest has no page."""
        return reverse("events:participants", args=[self.event.pk])

    def facts(self) -> dict:
        """The keyword arguments of the verb."""
        return {name: self.cleaned_data[name] for name in ("name", "place", "group", "version")}
