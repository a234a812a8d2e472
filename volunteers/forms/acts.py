"""What the forms of all acts on an appointment share, and the step on a day.

Forms that ask for more stand in ``appointing.py``, ``leaving.py`` and ``correcting.py``, by what they ask for.
"""

from collections.abc import Sequence
from typing import cast

from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from accounts.choices import THEIRS, Choice
from accounts.comparing import Shown
from accounts.form_values import Raw, in_words
from accounts.merging import Outcome
from accounts.models import User
from accounts.records import VersionedForm
from thai.calendar import today
from thai.display import local_date
from thai.forms import ThaiDateField
from thai.plausible import before_2500
from thai.texts import LineField
from volunteers.acts.entries import NewAct
from volunteers.acts.kinds import KINDS, Day
from volunteers.models import Appointment, PostingFacts


def reason_field(*, required: bool) -> LineField:
    """Why this is done, in the officer's words."""
    return LineField(label=_("Reason") if required else _("Note"), max_length=300, required=required)


class ActForm(VersionedForm):
    """What all acts share: their kind, whose texts stand in the table of kinds, and the appointment as it was seen.

    An act changes no field that another one changed: who comes second chooses between this act, now on top of
    what was recorded meanwhile, and leaving it at that (``gives_way``).

    ``postings`` are those of the person that the act leaves as they are: the page leads to them.
    """

    postings: Sequence[PostingFacts] = ()

    def __init__(self, *args, kind: str, appointment: Appointment, user: User | None = None, **kwargs):
        self.kind, self.appointment, self.user = KINDS[kind], appointment, user
        super().__init__(*args, record=appointment, **kwargs)
        self.fields["version"].required = True
        self.fields["reason"] = reason_field(required=self.kind.reason_required)

    def new_act(self) -> NewAct:
        """What was typed, as an act to be decided."""
        data = self.cleaned_data
        return NewAct(
            self.kind.kind.value,
            appointment_id=self.appointment.pk,
            reason=data["reason"],
            version=data["version"],
            **self.facts(),
        )

    def values_of(self, record: Appointment) -> dict:
        """Nothing stored is typed anew."""
        return {}

    def standing(self) -> dict[str, Raw]:
        """What the form showed beside itself: the acts."""
        return {"acts": [str(act.pk) for act in self.record.acts.all()]}

    def choices(self, shown: Shown, now: dict[str, Raw]) -> list[Choice]:
        """The whole act, or what was recorded meanwhile."""
        unknown = max(1, self.record.version - shown.version)
        known = now["acts"][:-unknown] if shown.values is None else shown.values["acts"]
        fresh = [act for act in self.record.acts.select_related("by") if str(act.pk) not in known]
        names = tuple(self.edited())
        typed = [f"{self[n].label}: {in_words(self.fields[n], self._from_browser(n))}" for n in names]
        told = [f"{act.get_kind_display()} {local_date(act.effective_on)} {act.reason}".strip() for act in fresh]
        return fresh and [
            Choice(
                names=names,
                about=("acts",),
                label=str(self.kind.title),
                outcome=Outcome.CLASH,
                before=None,
                mine="\n".join(typed),
                theirs="\n".join(told),
                answered=shown.seen.get("acts") == now["acts"],
                fields=[self[n] for n in names],
                by=fresh[-1].by,
                at=fresh[-1].recorded_at,
            )
        ]

    @property
    def gives_way(self) -> bool:
        """Whether what was recorded meanwhile was chosen, so that nothing is done."""
        meeting = self.meeting
        return bool(meeting and not meeting.waits and [each for each in meeting.clashes if each.pick == THEIRS])

    def full_clean(self) -> None:
        """Who gives way has nothing left to mend."""
        super().full_clean()
        if self.gives_way:
            self._errors, self.cleaned_data = ErrorDict(renderer=self.renderer), {}

    def record_address(self) -> str:
        """The person's page."""
        return self.appointment.person.get_absolute_url()

    def record_name(self) -> str:
        """Whose appointment it is."""
        return str(self.appointment.person)

    def facts(self) -> dict:
        """The fields of ``NewAct`` that this form alone knows."""
        return {}

    def new_order(self) -> dict:
        """The fields of ``record_order`` if an order was typed here, else empty."""
        return {}


class StepForm(ActForm):
    """A step on the way to the appointment, on a day."""

    on = ThaiDateField(label=_("Date"), initial=today)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.kind.day == Day.PAST:
            # A day that has not come is refused by the rules of acts.
            cast(ThaiDateField, self.fields["on"]).unusual = before_2500

    def facts(self) -> dict:
        return {"day": self.cleaned_data["on"]}
