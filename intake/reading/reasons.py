"""What is wrong with a cell, or doubtful about it, in words: one table, by the word that a `Reading` carries."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

REASONS: "dict[str, StrPromise]" = {
    "cell_error": _("The spreadsheet shows an error here. Please type the value."),
    "id_shortened": _(
        "The spreadsheet keeps this national ID in a short form, so its last digits are lost and nothing is guessed. "
        "Please type all 13 digits from the card."
    ),
    "id_length": _("A national ID has exactly 13 digits. Please check it against the card."),
    "id_first_digit": _("A national ID begins with a digit from 1 to 8. Please check it against the card."),
    "id_check_digit": _("The last digit of the national ID does not fit the others. Please check it against the card."),
    "phone": _("The telephone number could not be read. Please type 10 digits for a mobile phone or 9 for a landline."),
    "email": _("This is no e-mail address. Please type it as name@example.org, or leave it empty."),
    "date": _("The day could not be read. Please type day, month and year, for example 28 Nov 2019."),
    "date_century": _(
        "The spreadsheet may have taken a year of two digits for another century. Please type the year in full."
    ),
    "date_ahead": _("This day of birth has not come yet. Please check the year."),
    "term": _("The first and the last day could not be told apart. Please type both days."),
    "too_long": _("This text is longer than the register keeps. Please shorten it."),
    "prefix": _("This prefix is not known. Please choose one from the list."),
    "no_surname": _("No surname stands here. Please add it, or confirm that this person has none."),
}
