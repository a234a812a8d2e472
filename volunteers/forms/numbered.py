"""The number of an order as it is typed: with its year or in a whole heading, read or asked about."""

from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from accounts.asking import Question
from thai.order_doubts import may_mean, names_a_number, without_its_number
from thai.orders import LONGEST_HEADING, names_a_paper, read_order_number
from thai.texts import LineField
from volunteers.models import AppointmentOrder
from volunteers.models.orders import LONGEST_NUMBER


class OrderNumberField(LineField):
    """The running number of an order; ``ที่ ๑๒๓๔/๒๕๖๙`` keeps its year until the form has put it in its own field.

    A whole heading may be typed or pasted: a box that cuts it would make another number of it. What is read has to fit
    into the column, which `NumberedForm` sees to.
    """

    def __init__(self, **kwargs):
        super().__init__(max_length=LONGEST_HEADING, **kwargs)

    def to_python(self, value):
        number, year = read_order_number(super().to_python(value) or "")
        return f"{number}/{year}" if year else number

    def validate(self, value):
        """A number has a digit: ที่ alone, a dash or a year names no paper."""
        if value and not names_a_paper(value):
            raise ValidationError(gettext("Please give the number with its digits, for example 1204."), code="no_digit")
        super().validate(value)


class NumberedForm(forms.Form):
    """A form with the ``number`` and the ``be_year`` of an order: a year typed behind the number is the year."""

    def clean(self) -> dict:
        """Part number and year; two years that differ are not guessed about, one that has not begun is refused."""
        super().clean()
        self._part()
        try:
            AppointmentOrder.must_have_begun(self.cleaned_data.get("be_year"))
        except ValidationError as refusal:
            self.add_error(None, refusal)
        return self.cleaned_data

    def _part(self) -> None:
        data = self.cleaned_data
        said = data.get("be_year")
        number, year = read_order_number(data.get("number") or "", year=said, authority=data.get("authority") or "")
        if len(number) > LONGEST_NUMBER:
            self.add_error("number", ValidationError(_too_long(), code="max_length"))
        elif year is not None and said not in (None, year):
            sentence = gettext(
                "The number says the year %(year)s, this field another. Please keep one, for example 2562."
            )
            self.add_error("be_year", ValidationError(sentence % {"year": year}, code="two_years"))
        elif number and (year is None or self._take(year)):
            data["number"] = number
            data |= {"authority": without_its_number(data["authority"], number)} if data.get("authority") else {}

    def _take(self, year: int) -> bool:
        """Put the year of the number into its empty field; whether it stands there."""
        if self.has_error("be_year", "required"):
            del self.errors["be_year"]
        if not self.has_error("be_year"):
            try:
                self.cleaned_data["be_year"] = self.fields["be_year"].clean(str(year))
            except ValidationError as refusal:
                self.add_error("be_year", refusal)
        return not self.has_error("be_year")

    def another_paper(self) -> Iterator[Question]:
        """A number that may mean another paper than it says, or stands in the authority too."""
        data = self.cleaned_data
        if names_a_number(data["authority"], data["number"]):
            fact = gettext("the authority %(authority)s, with a number in it")
            yield Question("number_in_authority", ("authority", "number"), fact % {"authority": data["authority"]})
        if other := may_mean(data["number"], year=data["be_year"]):
            fact = gettext("number %(number)s of %(year)s, which may mean number %(other)s of %(said)s")
            told = {"number": data["number"], "year": data["be_year"], "other": other.number, "said": other.year}
            yield Question("another_paper", ("number", "be_year"), fact % told)


def _too_long() -> str:
    sentence = gettext("Please give the number alone, for example 1204; at most %(most)s letters.")
    return sentence % {"most": LONGEST_NUMBER}
