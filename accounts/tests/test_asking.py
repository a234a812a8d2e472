"""What is rare is asked about once: a yes counts for the values it was said of, and for no others."""

from datetime import date

import pytest

from accounts.asking import CONFIRMED, Question
from accounts.forms import PostedForm
from accounts.kept_posts import KeptData, Typed
from thai.calendar import today
from thai.forms import NumberField, ThaiDateField


class VisitForm(PostedForm):
    """A day that may be far, a number that may be large."""

    day = ThaiDateField()
    until = ThaiDateField(required=False, unusual=None)
    guests = NumberField(required=False)

    def questions(self):
        if (self.cleaned_data["guests"] or 0) > 1000:
            yield Question("many", ("guests", "day"), f"แขก {self.cleaned_data['guests']} คน")


def asked(form: VisitForm) -> list[str]:
    """The texts of the boxes that the form shows."""
    form.full_clean()
    return [label for _mark, label in form.asks.field.choices] if form.asks else []


def yeses(form: VisitForm) -> list[str]:
    """What a browser sends of them when all are ticked."""
    form.full_clean()
    return [mark for mark, _label in form.asks.field.choices]


FAR = {"day": "12/3/2596"}


def test_a_rare_day_is_asked_about_with_its_value_and_saved_by_a_yes():
    form = VisitForm(FAR)
    assert (form.is_valid(), asked(form), form["day"].value()) == (False, ["ปี 2596 ห่างจากวันนี้ 27 ปี"], "12/3/2596")
    assert form.errors["day"] == ["ปี 2596 ห่างจากวันนี้ 27 ปี ใช่หรือไม่"]
    again = VisitForm(FAR | {CONFIRMED: yeses(form)})
    assert (again.is_valid(), again.asks, again.cleaned_data["day"]) == (True, None, date(2053, 3, 12))


def test_a_year_of_two_digits_that_may_be_of_either_era_is_asked_about():
    assert asked(VisitForm({"day": f"12/3/{today():%y}", "until": "12/3/69"})) == [
        f"ปี {today():%y} เป็น พ.ศ. 25{today():%y} (ค.ศ. {today().year - 43})"
    ]


@pytest.mark.parametrize("other", ["12/3/2597", "13/3/2596"])
def test_a_yes_is_no_yes_to_another_value(other):
    yes = yeses(VisitForm(FAR))
    assert VisitForm({"day": "๑๒ มี.ค. ๒๕๙๖", CONFIRMED: yes}).is_valid() is True
    assert asked(VisitForm({"day": other, CONFIRMED: yes})) != []


def test_two_questions_are_asked_together_and_a_single_yes_is_kept():
    sent = FAR | {"guests": "๑,๒๐๐"}
    form = VisitForm(sent)
    assert asked(form) == ["ปี 2596 ห่างจากวันนี้ 27 ปี", "แขก 1200 คน"]
    half = VisitForm(sent | {CONFIRMED: yeses(form)[:1]})
    assert (half.is_valid(), list(half.errors), asked(half)) == (False, ["guests", CONFIRMED], asked(form))
    assert half.asks.value() == yeses(form)[:1]
    assert VisitForm(sent | {CONFIRMED: yeses(form)}).is_valid() is True


def test_other_mistakes_come_first_and_a_yes_travels_along_meanwhile():
    assert list(VisitForm(FAR | {"guests": "ก"}).errors) == ["guests"]
    form = VisitForm(FAR | {"guests": "ก", CONFIRMED: yeses(VisitForm(FAR))})
    assert (list(form.errors), form[CONFIRMED].as_hidden().count("<input")) == (["guests"], 1)


def test_usual_days_and_days_of_no_interest_are_not_asked_about():
    form = VisitForm({"day": "28 พ.ย. 2562", "until": "1/1/2640", "guests": "5"})
    assert (form.is_valid(), CONFIRMED in form.fields) == (True, False)


def test_what_stands_already_is_not_asked_about_again():
    stored = {"day": date(2053, 3, 12), "guests": 5000}
    assert VisitForm({"day": "12 มี.ค. 2596", "guests": "5,000"}, initial=stored).is_valid() is True
    assert asked(VisitForm({"day": "12 มี.ค. 2596", "guests": "5,001"}, initial=stored)) == ["แขก 5001 คน"]


def test_a_form_that_came_back_carries_its_yes():
    yes = yeses(VisitForm(FAR))
    kept = KeptData.of(Typed(1, "/", "/", "signed_out", {"day": ["12/3/2596"], CONFIRMED: yes}))
    form = VisitForm(kept)
    assert (form.is_valid(), form[CONFIRMED].value(), form.asks) == (False, yes, None)
