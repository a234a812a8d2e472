"""Two people edit one record: what does not clash is put together, what does is chosen, nothing is written over unseen.

A form that changes a record carries sealed what it showed (``shown``). When it comes back, each thing has three texts:
as it was shown, as it stands now, as it was typed (``accounts.merging``). What this editor did not change is taken from
the record, so that it never writes over somebody else's work. What both changed is asked about on one page for all
forms (``page``); an answer counts only for the text that the page showed, so a third editor leads to it again.
"""

from typing import cast

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.boundfield import BoundField
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from accounts import audit
from accounts.choices import Meeting
from accounts.comparing import MADE, ComparingForm
from accounts.form_values import Raw
from accounts.merging import Outcome

PAGE = "accounts/second_editor.html"
CHANGED_MEANWHILE = "changed_meanwhile"


class SecondEditorForm(ComparingForm):
    """A form that changes ``record``; ``accounts.records.VersionedForm`` adds the version."""

    meeting: Meeting | None = None
    _compared = False

    def page(self, usual: str) -> str:
        """The template to show: the page where the second editor chooses, or the usual one of the form."""
        return PAGE if self.meeting and self.meeting.is_shown else usual

    def carried(self) -> list[BoundField]:
        """The fields that the page carries along unseen: all but those asked about, and files."""
        asked = {n for each in (self.meeting.clashes if self.meeting else []) for n in each.names}
        return [self[name] for name in self.fields if name not in asked and name not in self.file_names()]

    def files_asked(self) -> list[BoundField]:
        """The fields that take a file: a browser forgets what was chosen, so the page shows them again."""
        return [self[name] for name in self.file_names()]

    def and_merged(self, text: str) -> str:
        """A sentence of success, with what somebody else had changed meanwhile and was kept."""
        if not self.meeting or not self.meeting.kept_of_others:
            return text
        labels = ", ".join(each.label for each in self.meeting.kept_of_others)
        told = {"who": self.meeting.who or _("a colleague"), "fields": labels}
        return f"{text} " + _("What %(who)s changed meanwhile was kept: %(fields)s.") % told

    def show_latest(self) -> None:
        """After a refusal: if somebody was quicker by a moment, everything is compared with the record as it is now."""
        if self.record is None or not self.has_error(NON_FIELD_ERRORS, CHANGED_MEANWHILE):
            return
        record = type(self.record)._default_manager.filter(pk=self.record.pk).first()
        if record is None:
            # Deleted at this moment: the text stays, and the next page about it says so.
            return
        self.record = record
        self.initial.update(self.values_of(self.record))
        self.data = self._typed
        self._meet()
        if self.meeting:
            self._ask()

    def is_valid(self) -> bool:
        """A change to what another form made (`accounts.sent_forms`) counts from what that form held: what was
        corrected since, by whomever, is no change of its sender's."""
        if self.kept and self.kept.why == "change" and self.record is not None:
            self.data = self._with({"version": str(MADE), "shown": self._sealed_as_made()}, {})
        return super().is_valid()

    def full_clean(self) -> None:
        """Put together first, so that what is checked and saved is the whole as it would stand."""
        if self.is_bound and self.record is not None and not self.kept:
            self.data = self._typed
            self._meet()
        super().full_clean()
        asked = {n for each in (self.meeting.clashes if self.meeting else []) for n in each.names}
        # Other mistakes come first, on the form itself; the page is for choosing.
        if self.meeting and (self.meeting.waits or self.errors) and asked.issuperset(self.errors):
            self._ask()

    def clean_version(self) -> int | None:
        """The version that everything was compared with: what is saved counts from it, and from no other."""
        return self.record.version if self._compared else self.cleaned_data["version"]

    def _meet(self) -> None:
        """Compare, and make of the data what would be saved: own texts, others' that are kept, and chosen ones."""
        shown = self._opened()
        if shown is None:
            return
        now = self.standing()
        choices = self.choices(shown, now)
        others = [c for c in choices if c.outcome != Outcome.MINE]
        entries = audit.changes_since(self.record, shown.version) if others else []
        self.meeting = Meeting(choices, entries, self.data) if others else None
        self.data = self._with({}, now if self.meeting else {})
        self._compared = True

    def _with(self, extra: dict[str, Raw], now: dict[str, Raw]) -> MultiValueDict:
        """What was typed, with others' values where only they changed something or where theirs were chosen."""
        typed = self._typed
        data = typed.copy() if isinstance(typed, MultiValueDict) else MultiValueDict({k: [v] for k, v in typed.items()})
        taken = [n for each in (self.meeting.taken if self.meeting else []) for n in each.names if n in now]
        for name, raw in (extra | {n: "" if n in self.shown_empty else now[n] for n in taken}).items():
            # A box without its tick is not sent at all.
            unticked = isinstance(self.fields[name].widget, forms.CheckboxInput) and not raw
            data.setlist(self.add_prefix(name), raw if isinstance(raw, list) else [] if unticked else [raw])
        return data

    def _ask(self) -> None:
        """Show the page: own texts as typed, and sealed what is asked about."""
        meeting = cast(Meeting, self.meeting)
        meeting.is_asked = True
        now = self.standing()
        asked = {n: now[n] for each in meeting.clashes for n in each.about}
        meeting.keep_own_texts()
        self.data = self._with({"shown": self._sealed(asked)}, now)
        if not self.has_error(NON_FIELD_ERRORS, CHANGED_MEANWHILE):
            self.add_error(None, ValidationError(meeting.sentence, code=CHANGED_MEANWHILE))
