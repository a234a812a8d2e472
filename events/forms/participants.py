"""Who comes to an event."""

from typing import cast

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms import PostedForm
from accounts.patterns import Pattern
from accounts.records import KeyedForm
from events.forms.holders import named
from events.invitees import Invitee
from events.models import Participant
from thai.texts import LineField

ANSWERS = [choice for choice in Participant.Reply.choices if choice[0] != Participant.Reply.NONE]
# Agencies and guests send somebody in their place; who holds a seat or a posting comes or does not.
OWN_ANSWERS = [choice for choice in ANSWERS if choice[0] != Participant.Reply.SUBSTITUTE]


class GuestForm(KeyedForm):
    """Somebody who is not in the register, or a substitute."""

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
    substitute_for = forms.ModelChoiceField(
        Participant.objects.none(), label=gettext_lazy("Substitute for"), required=False
    )

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        free = event.participants.places().filter(substitute=None).order_by("sort_key")
        cast(forms.ModelChoiceField, self.fields["substitute_for"]).queryset = free

    def clean_name(self) -> str:
        """A prefix alone names nobody."""
        return named(self.cleaned_data["name"])


class ReplyForm(forms.Form):
    """The answer of one participant."""

    participant = forms.IntegerField(widget=forms.HiddenInput)
    reply = forms.ChoiceField(choices=ANSWERS)


class OwnReplyForm(ReplyForm):
    """One's own answer."""

    reply = forms.ChoiceField(choices=OWN_ANSWERS)


class InviteForm(PostedForm):
    """People of the register, ticked one by one or taken all together."""

    people = forms.TypedMultipleChoiceField(
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("People"),
        error_messages={"invalid_choice": gettext_lazy("Somebody ticked is no longer on offer. Please look again.")},
    )
    everybody = LineField(required=False)

    def __init__(self, *args, invitees: list[Invitee], **kwargs):
        super().__init__(*args, **kwargs)
        self.invitees = invitees
        cast(forms.ChoiceField, self.fields["people"]).choices = [(i.person.pk, i.person.name) for i in invitees]

    def clean(self) -> dict:
        super().clean()
        data = self.cleaned_data
        if not data.get("everybody") and not data.get("people") and "people" not in self.errors:
            self.add_error("people", _("Please tick at least one person."))
        return data

    def rows(self) -> list[SafeString]:
        """Each person with its box; hundreds are written from a pattern, not from a widget each."""
        ticked = {str(key) for key in self["people"].value() or ()}
        gaps = ("number", "key", "name", "group", "place")
        by_tick = {tick: Pattern("events/_invitee.html", gaps, {"ticked": tick}) for tick in (False, True)}
        return [
            by_tick[str(i.person.pk) in ticked].fill(
                number=number, key=i.person.pk, name=i.person.name, group=i.group, place=i.place
            )
            for number, i in enumerate(self.invitees)
        ]

    def ticked(self) -> list[Invitee]:
        """Who was ticked, or everybody shown."""
        if self.cleaned_data["everybody"]:
            return self.invitees
        keys = set(self.cleaned_data["people"])
        return [i for i in self.invitees if i.person.pk in keys]
