"""What may be right and rarely is, is asked about once: the first sending answers with a sentence, the second passes.

A yes counts for the very values that were asked about: it carries a mark of them, so that a changed value is asked
about again. It travels as a field of the form (``confirmed``), so it survives whatever the form survives.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thai.forms import ThaiDateField
from thai.plausible import other_century

CONFIRMED = "confirmed"


@dataclass(frozen=True)
class Question:
    """A rare fact (``"ปี 2596 ห่างจากวันนี้ 27 ปี"``) that follows from the values of the fields ``names``.

    The sentence stands at the first of them. It is asked only where one of them was changed, unless ``even_unchanged``.
    """

    code: str
    names: tuple[str, ...]
    fact: str
    even_unchanged: bool = False

    @property
    def sentence(self) -> str:
        """The fact as a question."""
        return _("%(fact)s – is this right?") % {"fact": self.fact}

    def mark(self, values: Iterable[object]) -> str:
        """What a yes to this question sends, for these values and no others."""
        told = "\n".join([self.code, *self.names, *map(str, values)])
        return sha256(told.encode()).hexdigest()[:16]


class _Boxes(forms.CheckboxSelectMultiple):
    """Boxes whose list of mistakes leads to the first of them."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The id of a box; without an index of the first."""
        return super().id_for_label(id_, index or "0")


class ConfirmedField(forms.MultipleChoiceField):
    """The yeses: hidden while nothing is open, boxes to tick where something is asked."""

    hidden_widget = forms.MultipleHiddenInput

    def __init__(self) -> None:
        super().__init__(label=gettext_lazy("Please confirm"), required=False, widget=forms.MultipleHiddenInput)

    def ask(self, boxes: Iterable[tuple[str, str]]) -> None:
        """Show a box for each mark, with the fact that it says yes to."""
        self.widget = _Boxes()
        self.choices = list(boxes)

    def valid_value(self, value: str) -> bool:
        """A yes to what is no longer asked harms nothing."""
        return True


def unusual_days(form: forms.BaseForm) -> Iterator[Question]:
    """A question for each typed day that its field calls unusual, or whose year of two digits may mean another one."""
    for name, field in form.fields.items():
        day = form.cleaned_data.get(name) if isinstance(field, ThaiDateField) else None
        if not day or not isinstance(field, ThaiDateField):
            continue
        unusual = field.unusual or _no_fact
        fact = unusual(day) or other_century(str(form[name].data), day, unusual)
        if fact:
            yield Question("unusual_day", (name,), fact)


def _no_fact(day: object) -> str:
    """What is rare about a day whose field calls none unusual."""
    return ""


def boxes(form: forms.BaseForm, questions: Iterable[Question]) -> dict[str, Question]:
    """Each question by the mark of its yes."""
    typed = form.cleaned_data
    return {each.mark(getattr(typed.get(n), "pk", typed.get(n)) for n in each.names): each for each in questions}
