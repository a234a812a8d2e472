"""An approval that was given on paper, typed from the letter."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from accounts.asking import Question
from accounts.forms import PostedForm
from accounts.records import KeyedForm
from events.models import Approval, Event
from jobs.forms import ScanField
from thai.calendar import add_years, today
from thai.display import local_date
from thai.forms import ThaiDateField
from thai.orders import without_its_name
from thai.texts import LineField, more_than_titles

# An event is planned for the next budget; a letter from before that has a slip in its year.
YEARS_BEFORE = 2


class PaperApprovalForm(KeyedForm):
    """Who approved by letter, in which position, number and day of the letter; ``seen`` marks the facts shown."""

    approver_name = LineField(label=gettext_lazy("Approved by (name with prefix)"), max_length=200)
    approver_position = forms.ChoiceField(
        label=gettext_lazy("Position"), choices=Approval.Position.choices, widget=forms.RadioSelect
    )
    number = LineField(
        label=gettext_lazy("Letter number"), max_length=60, help_text=gettext_lazy("For example นธ 0026/1234.")
    )
    dated = ThaiDateField(label=gettext_lazy("Dated"), last=today)
    scan = ScanField(
        label=gettext_lazy("Scan of the letter"),
        required=False,
        help_text=gettext_lazy("It can also be added later."),
    )
    seen = LineField(widget=forms.HiddenInput, required=False, max_length=20)

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event

    def clean_approver_name(self) -> str:
        """A prefix alone names nobody."""
        return more_than_titles(self.cleaned_data["approver_name"])

    def clean_number(self) -> str:
        """Without the word before it, which every paper prints itself."""
        return without_its_name(self.cleaned_data["number"])

    def clean_dated(self) -> date:
        """A letter is entered when it is signed."""
        day: date = self.cleaned_data["dated"]
        Approval.must_be_dated(day)
        return day

    def letter(self) -> dict[str, Any]:
        """What `services.approve_on_paper` takes; a yes to a question is none of it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "confirmed"}

    def questions(self) -> Iterator[Question]:
        """Signed years before the event that it approves: "28/11/12" is read as 2512."""
        dated, held = self.cleaned_data["dated"], self.event.first_day
        if dated < add_years(held, -YEARS_BEFORE):
            fact = gettext("a letter of %(dated)s about an event of %(held)s")
            said = {"dated": local_date(dated), "held": local_date(held)}
            yield Question("long_before_event", ("dated",), fact % said)


class ApprovalScanForm(PostedForm):
    """The scan of a letter that was entered before; ``instead_of`` is the one that the page showed."""

    instead_of = forms.IntegerField(widget=forms.HiddenInput, required=False)
    scan = ScanField(label=gettext_lazy("Scan of the letter"))

    def __init__(self, *args, approval: Approval, **kwargs) -> None:
        super().__init__(*args, initial={"instead_of": approval.scan_id}, **kwargs)
        self.approval = approval

    def show_latest(self) -> None:
        """After a refusal the next try counts from the scan that is there now."""
        now = Approval.objects.get(pk=self.approval.pk).scan_id
        self.data = {**self.data, "instead_of": str(now or "")}
