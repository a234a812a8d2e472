"""What every form that is sent has in common: its token must agree with it, what was typed into it comes back, and what
is rare is asked about once."""

from collections.abc import Iterable, Iterator
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.utils import ErrorDict
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _

from accounts.asking import CONFIRMED, ConfirmedField, Question, boxes, unusual_days
from accounts.chosen_files import FilesForm
from accounts.coming_back import first_time, sentence
from accounts.form_tokens import token_in
from accounts.kept_posts import KeptData

DASHES = BLANK_CHOICE_DASH[0][1]


def _word_the_blank(field: forms.Field) -> None:
    """Say in a list that nothing is chosen yet, or that it is not stated, where Django prints dashes."""
    word = _("Please choose") if field.required else _("not stated")
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = word if field.empty_label == DASHES else field.empty_label
    elif isinstance(field, forms.ChoiceField):
        choices = list(cast(Iterable[tuple], field.choices))
        if BLANK_CHOICE_DASH[0] in choices:
            field.choices = [(value, word if text == DASHES else text) for value, text in choices]


class PostedForm(FilesForm):
    """A form that is sent. Filled with what was kept it is never valid: it stands there as typed, with one sentence.

    ``keeps_draft`` says that it keeps a draft by itself (`accounts.drafts`); ``fields_template`` writes its fields.
    ``folded`` are the fields that few need: they stand behind a summary, open where something is in them.
    """

    keeps_draft = False
    fields_template = "_fields.html"
    folded: frozenset[str] = frozenset()

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _word_the_blank(field)
        if isinstance(self.data, KeptData):
            self.kept = self.data.kept
        if self.add_prefix(CONFIRMED) in self.data:
            self.fields[CONFIRMED] = ConfirmedField()

    @property
    def came_back(self) -> str:
        """Why the form stands there filled and not saved; empty if it was only opened or refused."""
        if not self.kept:
            return ""
        return sentence(self.kept, changed=self.differences())

    def differences(self) -> list[str]:
        """The labels of the fields that hold something else than when the form was sent first, with what that was."""
        kept = self.kept
        if not kept or not kept.before:
            return []
        names = [name for name, field in self.fields.items() if not field.widget.is_hidden]
        other = [name for name in names if kept.before.get(name, []) != kept.values.get(name, [])]
        return [f"{self[name].label} ({self._first_time(name, kept.before)})" for name in other]

    def masked(self, name: str, text: str) -> str:
        """How a text of a field stands in a sentence; what is never sent to a browser is hidden by its form."""
        return text

    def _first_time(self, name: str, before: dict[str, list[str]]) -> str:
        """What a field held when its form was sent first."""
        choices: list[tuple] = list(flatten_choices(getattr(self.fields[name], "choices", ())))
        words = {str(value): str(word) for value, word in choices}
        return first_time([words.get(value, self.masked(name, value)) for value in before.get(name, [])])

    @property
    def asks(self) -> forms.BoundField | None:
        """The boxes to be ticked, where something was asked; for templates that name the fields they show."""
        asked = self.fields.get(CONFIRMED)
        return None if asked is None or asked.widget.is_hidden else self[CONFIRMED]

    @property
    def to_mend(self) -> int:
        """How many fields are to be corrected; a box to be ticked belongs to the field that it asks about."""
        return len(set(self.errors) & set(self.fields) - {CONFIRMED})

    def questions(self) -> Iterator[Question]:
        """What is rare about the values together; asked only of a form without errors."""
        yield from ()

    def is_valid(self) -> bool:
        return self.kept is None and super().is_valid()

    def full_clean(self) -> None:
        if self.kept:
            self._errors, self.cleaned_data = ErrorDict(renderer=self.renderer), {}
            return
        super().full_clean()
        self._name_what_is_missing()
        if self.is_bound:
            self._check_token()
        if self.is_bound and not self._errors:
            self._ask_once()

    def _name_what_is_missing(self) -> None:
        """A missing answer is told by the name of its field, so that the sentence is understood alone."""
        for name, errors in (self._errors or {}).items():
            for error in errors.as_data():
                field = self.fields.get(name)
                if (
                    error.code == "required"
                    and field
                    and error.message == forms.Field.default_error_messages["required"]
                ):
                    chosen = hasattr(field, "choices")
                    said = _("Please choose: %(field)s") if chosen else _("Please fill in: %(field)s")
                    error.message, error.params = said, {"field": self[name].label}

    def _ask_once(self) -> None:
        """Ask about what is rare and was typed now, unless a yes came along for these very values."""
        found = boxes(self, [*unusual_days(self), *self.questions(), *self.without_files()])
        said = set(self.cleaned_data.get(CONFIRMED, ()))
        changed = set(self.changed_data)
        new = {mark: each for mark, each in found.items() if each.even_unchanged or changed & set(each.names)}
        if not new.keys() - said:
            return
        yeses = cast(ConfirmedField, self.fields.setdefault(CONFIRMED, ConfirmedField()))
        yeses.ask((mark, each.fact) for mark, each in new.items())
        for mark in new.keys() - said:
            self.add_error(new[mark].names[0], ValidationError(new[mark].sentence, code="asked"))
        self.add_error(CONFIRMED, _("Nothing was saved yet. Please correct the value, or tick the box if it is right."))

    def _check_token(self) -> None:
        """What the hidden fields say must be what the page said."""
        token = token_in(self.data)
        if token is None or not token.typed:
            return
        told = {"form_key": token.key, "version": token.version}
        if any(name in self.fields and (self[name].data or "") != value for name, value in told.items()):
            message = _("The parts of this form do not belong together. Please look at it and send it once more.")
            self.add_error(None, ValidationError(message, code="form_mixed"))
