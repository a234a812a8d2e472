"""Every day that a form of ours writes has a plausible range, asked about once, or a rule that bounds it by name."""

import re
from datetime import date

from django import forms
from django.urls import get_resolver

from accounts.asking import unusual_days
from accounts.forms import PostedForm
from config.tests.test_manners import CODE
from config.tests.test_typed_texts import form_classes
from thai.forms import ThaiDateField

LONG_AGO, SLIP = date(1903, 5, 1), date(2053, 5, 1)
# Nothing is asked of these: what they may be is bounded by another value, and another day is refused.
BOUND = {
    ("EventForm", "last_day"): "not before the first day and at most 31 days",
    ("FollowUpAnswerForm", "answered_on"): "from the event to today",
    ("ProgrammeForm", "day"): "one of the event's days",
    ("AskForm", "as_of"): "nothing is written: a report about the day",
}
# Far ahead they are looked at by the length of the term, or refused because nobody did tomorrow's step.
BACKWARD = {
    "term_end": "the length of the term is asked about",
    "on": "a step of tomorrow is refused",
    "died_on": "nobody died tomorrow",
}


def days() -> list[tuple[str, str, ThaiDateField]]:
    """Each day of each form that is sent, as the class that declares it calls it."""
    assert get_resolver().url_patterns
    sent = {form for form in form_classes() if issubclass(form, PostedForm)}
    found = [(form, name, field) for form in sent for name, field in form.base_fields.items()]
    return [(form.__name__, name, field) for form, name, field in found if isinstance(field, ThaiDateField)]


def asked(name: str, field: ThaiDateField, day: date) -> bool:
    """Whether a sent form would ask about the day."""
    form = type("OneDay", (forms.Form,), {name: field})()
    form.cleaned_data = {name: day}
    return bool(list(unusual_days(form)))


def test_every_day_that_is_written_is_asked_about_where_it_is_rare():
    unbounded = [each for each in days() if (each[0].replace("New", "").replace("Edit", ""), each[1]) not in BOUND]
    silent = [(form, name) for form, name, field in unbounded if not asked(name, field, LONG_AGO)]
    ahead = {name for _form, name, field in unbounded if not asked(name, field, SLIP)}
    assert (silent, ahead, len(unbounded) > 15) == ([], set(BACKWARD), True)


def test_what_is_bound_elsewhere_asks_nothing():
    assert {(form, name) for form, name, field in days() if field.unusual is None} >= set(BOUND)


def test_every_day_and_time_of_every_form_is_read_as_people_type_it():
    bare = (forms.DateField, forms.TimeField, forms.DateTimeField, forms.SplitDateTimeField)
    typed = [(form, name) for form in form_classes() for name, field in form.base_fields.items()
             if isinstance(field, bare)]  # fmt: skip
    made = re.compile(r"\bforms\.(SplitDateTime|DateTime|Date|Time|Duration)Field\(")
    code = [path for path in CODE if "tests" not in path.parts]
    assert (typed, [str(path) for path in code if made.search(path.read_text(encoding="utf-8"))]) == ([], [])
