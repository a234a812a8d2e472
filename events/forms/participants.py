"""Who comes to an event."""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.asking import Question
from accounts.forms import PostedForm
from accounts.patterns import Pattern
from events.invitees import Invitee
from events.models import Participant
from thai.texts import LineField
from thai.whole import whole
from volunteers.duplicates import spelt

ANSWERS = [choice for choice in Participant.Reply.choices if choice[0] != Participant.Reply.NONE]
# Agencies and guests send somebody in their place; who holds a seat or a posting comes or does not.
OWN_ANSWERS = [choice for choice in ANSWERS if choice[0] != Participant.Reply.SUBSTITUTE]


class ReplyForm(forms.Form):
    """The answer of one participant."""

    participant = forms.IntegerField(widget=forms.HiddenInput)
    reply = forms.ChoiceField(choices=ANSWERS)


class OwnReplyForm(ReplyForm):
    """One's own answer."""

    reply = forms.ChoiceField(choices=OWN_ANSWERS)


class InviteForm(PostedForm):
    """People of the register: the ``invitees`` that the page shows, ticked one by one or taken all together, and of
    those ``unseen`` who were ticked before the page was narrowed."""

    people = forms.TypedMultipleChoiceField(
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("People"),
        error_messages={"invalid_choice": gettext_lazy("Somebody ticked is no longer on offer. Please look again.")},
    )
    everybody = LineField(required=False)
    # Of how many the question spoke before everybody is added; who asks nothing agrees to nobody.
    asked = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args, invitees: list[Invitee], unseen: Sequence[Invitee] = (), guests: Iterable[str] = (), **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.invitees, self.unseen, self.guests = invitees, unseen, guests
        offered = [(i.person.pk, i.person.name) for i in [*invitees, *unseen]]
        cast(forms.ChoiceField, self.fields["people"]).choices = offered

    def clean(self) -> dict:
        super().clean()
        data = self.cleaned_data
        if not data.get("everybody") and not data.get("people") and "people" not in self.errors:
            self.add_error("people", _("Please tick at least one person."))
        if data.get("everybody") and len(self.invitees) > (data.get("asked") or 0):
            told = _("There are %(n)s people by now. Please look at the number once more.")
            self.add_error(None, told % {"n": len(self.invitees)})
        return data

    def questions(self) -> Iterator[Question]:
        """Who is on the list as a guest already would be counted twice."""
        guests = [spelt(name) for name in self.guests]
        names = [i.person.name for i in self.ticked()] if guests else []
        twice = [name for name, read in zip(names, map(spelt, names), strict=True) if any(map(read.may_be, guests))]
        if twice:
            fact = _("somebody else than the guest of this name on the list: %(names)s")
            yield Question("guest_too", ("people", "everybody"), fact % {"names": ", ".join(twice)})

    def rows(self) -> list[SafeString]:
        """Each person with its box; hundreds are written from a pattern, not from a widget each."""
        ticked = self._keys()
        gaps = ("number", "key", "name", "group", "place")
        by_tick = {tick: Pattern("events/_invitee.html", gaps, {"ticked": tick}) for tick in (False, True)}
        return [
            by_tick[str(i.person.pk) in ticked].fill(
                number=number, key=i.person.pk, name=whole(i.person.name), group=whole(i.group), place=whole(i.place)
            )
            for number, i in enumerate(self.invitees)
        ]

    def offered(self) -> str:
        """The keys of everybody on offer, for the script that keeps what is ticked."""
        return " ".join(str(i.person.pk) for i in [*self.invitees, *self.unseen])

    def ticked_unseen(self) -> list[int]:
        """Who was ticked and is not shown on this page, by key."""
        ticked = self._keys()
        return [i.person.pk for i in self.unseen if str(i.person.pk) in ticked]

    def ticked(self) -> list[Invitee]:
        """Who was ticked, or everybody shown."""
        if self.cleaned_data["everybody"]:
            return self.invitees
        keys = set(self.cleaned_data["people"])
        return [i for i in [*self.invitees, *self.unseen] if i.person.pk in keys]

    def _keys(self) -> set[str]:
        return {str(key) for key in self["people"].value() or ()}
