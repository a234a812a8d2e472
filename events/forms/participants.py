"""Who comes to an event."""

from typing import cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms import PostedForm
from accounts.records import KeyedForm
from events.invitees import Invitee
from events.models import Participant

ANSWERS = [choice for choice in Participant.Reply.choices if choice[0] != Participant.Reply.NONE]


class GuestForm(KeyedForm):
    """Somebody who is not in the register, or a substitute."""

    name = forms.CharField(
        label=gettext_lazy("Name with prefix"),
        max_length=220,
        help_text=gettext_lazy("For example นางสาวสมหญิง ตัวอย่าง."),
    )
    place = forms.CharField(label=gettext_lazy("Position, agency or tambon"), max_length=200, required=False)
    group = forms.CharField(
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
        free = event.participants.filter(substitute_for=None, substitute=None).order_by("sort_key")
        cast(forms.ModelChoiceField, self.fields["substitute_for"]).queryset = free

    def clean_name(self) -> str:
        """One line."""
        return " ".join(self.cleaned_data["name"].split())


class ReplyForm(forms.Form):
    """The answer of one participant."""

    participant = forms.IntegerField()
    reply = forms.ChoiceField(choices=ANSWERS)


class InviteForm(PostedForm):
    """People of the register, ticked one by one or taken all together."""

    people = forms.TypedMultipleChoiceField(
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("People"),
        error_messages={"invalid_choice": gettext_lazy("Somebody ticked is no longer on offer. Please look again.")},
    )
    everybody = forms.CharField(required=False)

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

    def rows(self) -> list[tuple]:
        """Each person with its box."""
        return list(zip(self.invitees, self["people"], strict=True))

    def ticked(self) -> list[Invitee]:
        """Who was ticked, or everybody shown."""
        if self.cleaned_data["everybody"]:
            return self.invitees
        keys = set(self.cleaned_data["people"])
        return [i for i in self.invitees if i.person.pk in keys]
