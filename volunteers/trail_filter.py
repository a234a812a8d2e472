"""What the trail is asked for in its address: whom, who, what, from and until which day."""

from datetime import datetime, time, timedelta

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AuditEntry, User
from provinces import trail
from thai.calendar import today
from thai.forms import DayAskedField
from volunteers.forms.searches import SearchForm
from volunteers.models import Person
from volunteers.searching import person_matches
from volunteers.trail import about

MOST_PEOPLE = 50
DAY = forms.TextInput(attrs={"class": "form-control"})


class TrailFilter(SearchForm):
    """Everything is left open unless said; a wrong value is answered with a sentence."""

    who = forms.ModelChoiceField(
        label=_("Done by"), queryset=User.objects.none(), required=False, empty_label=_("everybody")
    )
    what = forms.ChoiceField(label=_("Deed"), choices=[("", _("every deed")), *trail.Kind.choices], required=False)
    first = DayAskedField(label=_("From"), required=False, help_text="", widget=DAY, last=today)
    last = DayAskedField(label=_("Until"), required=False, help_text="", widget=DAY, last=today, after="first")

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.people: list[int] | None = None
        self.fields["who"].queryset = trail.actors(user)  # type: ignore[attr-defined]

    def clean_q(self) -> str:
        """Whom the text means; too many are refused."""
        text = self.cleaned_data["q"]
        if text:
            found = Person.objects.visible_to(self.user).filter(person_matches(text)).order_by("pk")
            self.people = list(found.values_list("pk", flat=True)[: MOST_PEOPLE + 1])
            if len(self.people) > MOST_PEOPLE:
                raise forms.ValidationError(_("Too many people match. Please type more of the name."), "too_many")
        return text

    def clean(self) -> dict:
        """The days stand in their order."""
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and first > last:
            self.add_error("last", _("The last day lies before the first."))
        return self.cleaned_data

    def entries(self) -> QuerySet[AuditEntry]:
        """The entries asked for that the reader may read, the newest first."""
        asked, found = self.cleaned_data, trail.visible_to(self.user)
        if self.people is not None:
            found = found.filter(about(self.people))
        if asked["who"]:
            found = found.filter(by=asked["who"])
        if asked["what"]:
            found = found.filter(trail.of_kind(asked["what"]))
        if asked["first"]:
            found = found.filter(at__gte=_midnight(asked["first"]))
        if asked["last"]:
            found = found.filter(at__lt=_midnight(asked["last"] + timedelta(days=1)))
        return found.order_by("-at", "-pk")


def _midnight(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
