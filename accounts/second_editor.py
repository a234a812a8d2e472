"""Two people edit one record: what does not clash is put together, what does is chosen, nothing is written over unseen.

A form that changes a record carries sealed what it showed (``shown``). When it comes back, each thing has three texts:
as it was shown, as it stands now, as it was typed (``accounts.merging``). What this editor did not change is taken from
the record, so that it never writes over somebody else's work. What both changed is asked about on one page for all
forms (``page``); an answer counts only for the text that the page showed, so a third editor leads to it again.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any, cast

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.boundfield import BoundField
from django.forms.models import BaseModelForm, model_to_dict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from accounts import audit
from accounts.choices import Choice, Meeting
from accounts.encryption import CannotOpen, open_for, seal_for
from accounts.form_values import Raw, all_in_words, comparable, in_words, sent_of, shown_of
from accounts.forms import PostedForm
from accounts.merging import Outcome, Versions, groups

PURPOSE = "what an edit form showed"
PAGE = "accounts/second_editor.html"
CHANGED_MEANWHILE = "changed_meanwhile"


@dataclass(frozen=True, repr=False)
class Shown:
    """What the form in the browser was shown: the version, the values by field, and the others' values asked about."""

    version: int
    values: dict[str, Raw] | None
    seen: dict[str, Raw] = field(default_factory=dict)


class SecondEditorForm(PostedForm):
    """A form that changes ``record``; ``accounts.records.VersionedForm`` adds the version.

    ``together`` names fields that mean something only together and are chosen together. ``shown_empty`` names
    fields whose value is never sent to a browser: left empty they stay, and ``held`` compares them.
    """

    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    together: tuple[tuple[str, ...], ...] = ()
    shown_empty: frozenset[str] = frozenset()
    record: Any = None
    meeting: Meeting | None = None
    _compared = False

    def __init__(self, *args, record: Any = None, **kwargs):
        self.record = record
        if record is not None:
            kwargs["initial"] = self.values_of(record) | {"version": record.version} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["shown"].initial = self._sealed
        self._typed = self.data

    # What a form may say of itself.

    def values_of(self, record: Any) -> dict[str, Any]:
        """The stored value of each field by name, as for ``initial``."""
        if isinstance(self, BaseModelForm):
            return model_to_dict(record, self._meta.fields, self._meta.exclude)
        return {name: getattr(record, name) for name in self.base_fields if hasattr(record, name)}

    def held(self, name: str, typed: str | None = None) -> str:
        """A comparable, unreadable form of a value ``shown_empty``: the stored one, or one that was typed."""
        raise NotImplementedError

    def held_in_words(self, name: str) -> str:
        """How a value ``shown_empty`` is shown."""
        raise NotImplementedError

    def record_address(self) -> str:
        """The address of the record."""
        return self.record.get_absolute_url()

    def record_name(self) -> str:
        """The name of the record."""
        return str(self.record)

    # What views ask.

    def page(self, usual: str) -> str:
        """The template to show: the page where the second editor chooses, or the usual one of the form."""
        return PAGE if self.meeting and self.meeting.is_shown else usual

    def carried(self) -> list[BoundField]:
        """The fields that the page carries along unseen: all but those asked about."""
        asked = {n for each in (self.meeting.clashes if self.meeting else []) for n in each.names}
        return [self[name] for name in self.fields if name not in asked]

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
        self.record = type(self.record)._default_manager.get(pk=self.record.pk)
        self.initial.update(self.values_of(self.record))
        self.data = self._typed
        self._meet()
        if self.meeting:
            self._ask()

    # The comparing itself.

    def is_valid(self) -> bool:
        """A change to what another form made (`accounts.sent_forms`) counts from what is stored."""
        if self.kept and self.kept.why == "change" and self.record is not None:
            self.data = self._with({"version": str(self.record.version), "shown": self._sealed()}, {})
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

    def edited(self) -> list[str]:
        """The fields that a person fills in."""
        return [name for name, each in self.fields.items() if not each.widget.is_hidden]

    def standing(self) -> dict[str, Raw]:
        """Every value as the form shows it now; of those never shown, a comparable form."""
        return {n: self.held(n) if n in self.shown_empty else self._stored(n) for n in self.edited()}

    def choices(self, shown: Shown, now: dict[str, Raw]) -> list[Choice]:
        """Each thing that somebody changed, with its three texts."""
        found = []
        for names in groups(self.edited(), self.together):
            versions = Versions(
                before=None if shown.values is None else [self._key(n, shown.values.get(n, "")) for n in names],
                theirs=[self._key(n, now[n]) for n in names],
                mine=[self._key(n, self._own(n, shown.values)) for n in names],
            )
            if versions.outcome != Outcome.UNTOUCHED:
                found.append(self._choice(names, versions.outcome, shown, now))
        return found

    def _choice(self, names: tuple[str, ...], outcome: Outcome, shown: Shown, now: dict[str, Raw]) -> Choice:
        return Choice(
            names=names,
            about=names,
            label=" · ".join(str(self[n].label) for n in names),
            outcome=outcome,
            before=None if self.shown_empty.intersection(names) else self._words(names, shown.values),
            mine=all_in_words([in_words(self.fields[n], self._from_browser(n)) for n in names]),
            theirs=self._words(names, now) or "",
            answered=all(shown.seen.get(n) == now[n] for n in names),
            fields=[self[n] for n in names],
        )

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

    def _own(self, name: str, before: dict[str, Raw] | None) -> Raw:
        """What was typed; a box that the browser did not send, or one left empty to keep its value, is unchanged."""
        raw = self._from_browser(name)
        absent = self.fields[name].widget.value_omitted_from_data(self._typed, self.files, self.add_prefix(name))
        if before is not None and (absent or (name in self.shown_empty and not raw)):
            return before.get(name, "")
        return self.held(name, str(raw)) if name in self.shown_empty else raw

    def _from_browser(self, name: str) -> Raw:
        return sent_of(self.fields[name], self._typed, self.add_prefix(name))

    def _stored(self, name: str) -> Raw:
        return shown_of(self.fields[name], self.get_initial_for_field(self.fields[name], name))

    def _key(self, name: str, raw: Raw) -> Any:
        return raw if name in self.shown_empty else comparable(self.fields[name], raw)

    def _words(self, names: tuple[str, ...], values: dict[str, Raw] | None) -> str | None:
        """What stands in these fields, in words; None where it is not known."""
        if values is None:
            return None
        told = {n: self.held_in_words(n) for n in names if n in self.shown_empty}
        told |= {n: in_words(self.fields[n], values.get(n, "")) for n in names if n not in told}
        return all_in_words([told[n] for n in names])

    def _sealed(self, seen: dict[str, Raw] | None = None) -> str:
        if self.record is None:
            return ""
        shown = self._opened() if seen is not None else None
        values = shown.values if shown else self.standing()
        version = shown.version if shown else self.record.version
        text = [self._whose(), version, values, seen or {}]
        return seal_for(PURPOSE, json.dumps(text, ensure_ascii=False))

    def _opened(self) -> Shown | None:
        """What the browser's form had shown. Without it: nothing known if the version is old, else None."""
        try:
            whose, *rest = json.loads(open_for(PURPOSE, self._typed.get(self.add_prefix("shown"), "")))
            if whose == self._whose():
                return Shown(*rest)
        except (CannotOpen, ValueError, TypeError):
            pass
        version = str(self._typed.get(self.add_prefix("version")) or "")
        is_old = re.fullmatch(r"-?[0-9]{1,9}", version) and int(version) != self.record.version
        return Shown(int(version), None) if is_old else None

    def _whose(self) -> str:
        return f"{self.record._meta.label_lower} {self.record.pk}"
