"""A form of a record compared with the record: as it was shown, as it stands, as it was typed.

What the form had shown travels with it, sealed (the hidden field ``shown``).
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.models import BaseModelForm, model_to_dict
from django.utils.datastructures import MultiValueDict

from accounts.asking import CONFIRMED
from accounts.choices import Choice
from accounts.encryption import CannotOpen, open_for, seal_for
from accounts.form_values import Raw, all_in_words, comparable, in_words, sent_of, shown_of
from accounts.forms import PostedForm
from accounts.merging import Outcome, Versions, groups

PURPOSE = "what an edit form showed"
# The version of a record that was only made.
MADE = 1


@dataclass(frozen=True, repr=False)
class Shown:
    """What the form in the browser was shown: the version, the values by field, and the others' values asked about."""

    version: int
    values: dict[str, Raw] | None
    seen: dict[str, Raw] = field(default_factory=dict)


class ComparingForm(PostedForm):
    """A form that knows what it showed of ``record``, what stands there now, and what was typed.

    ``together`` names fields that mean something only together and are chosen together. ``shown_empty`` names
    fields whose value is never sent to a browser: left empty they stay, and ``held`` compares them. ``deeds`` names
    boxes that ask for something to be done and hold nothing of the record.
    """

    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    together: tuple[tuple[str, ...], ...] = ()
    shown_empty: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()
    record: Any = None
    _name = ""

    def __init__(self, *args, record: Any = None, **kwargs):
        self.record = record
        if record is not None:
            kwargs["initial"] = self.values_of(record) | {"version": record.version} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["shown"].initial = self._sealed
        self._typed = self.data

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

    def masked(self, name: str, text: str) -> str:
        """Of a value ``shown_empty`` only that there was one; its form may tell a little more."""
        return "…" if text and name in self.shown_empty else text

    def record_address(self) -> str:
        """The address of the record."""
        return self.record.get_absolute_url()

    def record_name(self) -> str:
        """The name of the record as it is stored, also after the form was checked and has changed its copy."""
        return self._name or str(self.record)

    def full_clean(self) -> None:
        """A model form writes what was typed into its record while it checks it, so the name is read before."""
        if self.is_bound and self.record is not None:
            self._name = self._name or self.record_name()
        super().full_clean()

    def edited(self) -> list[str]:
        """The fields that a person fills in and two people can fill in differently; a file is only ever added."""
        filled = [name for name, each in self.fields.items() if not each.widget.is_hidden]
        apart = {CONFIRMED, *self.deeds, *self.file_names()}
        return [name for name in filled if name not in apart]

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
        return self._seal(Shown(version, values, seen or {}))

    def _seal(self, shown: Shown) -> str:
        text = [self._whose(), shown.version, shown.values, shown.seen]
        return seal_for(PURPOSE, json.dumps(text, ensure_ascii=False))

    def _sealed_as_made(self) -> str:
        """The same for a record that a form made: what that form held; values are not known if it was too large."""
        if not self.kept or not self.kept.before:
            return self._seal(Shown(MADE, None))
        data = MultiValueDict(self.kept.before)
        sent = {n: sent_of(self.fields[n], data, self.add_prefix(n)) for n in self.edited()}
        values = {n: self.held(n, str(raw)) if n in self.shown_empty else raw for n, raw in sent.items()}
        return self._seal(Shown(MADE, values))

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
