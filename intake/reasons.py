"""Why a line is wrong or in conflict, in words: what its cells say, and what the register says to it."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from intake.reading.reasons import REASONS as OF_CELLS

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

OF_REGISTER: "dict[str, StrPromise]" = {
    "other_province": _("This line is about another province. That province's office imports it."),
    "no_place": _("No tambon stands here. Please choose the tambon."),
    "place_unknown": _("There is no tambon of this name in the province. Please choose the tambon."),
    "place_elsewhere": _("The tambon of this name lies in another district. Please choose the tambon."),
    "place_twice": _("The province has several tambons of this name. Please choose the one with its district."),
    "place_abolished": _("This tambon was abolished. Please choose the one that stands in its place."),
    "no_seat": _("This tambon has no seat in the register. Please open one first, or choose another tambon."),
    "term_order": _("The term ends before it starts. Please check both days."),
    "id_real": _("The demonstration takes invented national IDs only. Please leave this one out."),
    "seat_not_vacant": _("The file calls this seat vacant; the register knows its holder. Please choose one."),
    "twice": _("This national ID stands on an earlier line of the file too. Please choose one of the lines."),
    "died": _("The register knows that this person died. Please check whether somebody else is meant."),
    "id_elsewhere": _("This person's register is kept at another office. Please ask for a transfer."),
    "same_name_other_id": _("Somebody of this name has another national ID in the register. Please say who is meant."),
    "name_likely": _("One person in the register has nearly this name. Please say whether it is the same."),
    "name_unsure": _("Several people in the register have a name like this. Please choose one, or somebody new."),
    "seat_held": _("Somebody else holds this seat in these days. Please choose which is right."),
    "person_seated": _("This person holds another seat in these days. Please choose which is right."),
}
REASONS: "dict[str, StrPromise]" = OF_CELLS | OF_REGISTER
