"""A rule that holds from a day on."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.asking import Question
from accounts.forms import PostedForm
from provinces.models import DatedSetting
from provinces.rules import Rule
from thai.calendar import today
from thai.display import local_date
from thai.forms import DayField
from thai.texts import LineField


class YesNoField(forms.TypedChoiceField):
    """Yes or no, to be chosen; gives a bool."""

    def __init__(self, **kwargs):
        choices = [("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))]
        super().__init__(choices=choices, coerce=lambda chosen: chosen == "yes", empty_value=None, **kwargs)

    def prepare_value(self, value):
        return {True: "yes", False: "no"}.get(value, value)


class RuleForm(PostedForm):
    """The value of one ``rule``, from which day on, and who says so; ``last`` is what was set last when it is sent."""

    valid_from = DayField(label=gettext_lazy("Holds from"), initial=today)
    source = LineField(
        label=gettext_lazy("Source"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("The paper that says so, for example a regulation with its year."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ["value", "valid_from", "source"]

    def __init__(self, *args, rule: Rule, last: DatedSetting | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.rule, self.last = rule, last
        self.fields["seen"].initial = last.pk if last else 0
        self.fields["value"] = rule.field()
        self.order_fields(self.field_order)

    def questions(self) -> Iterator[Question]:
        """What a colleague set meanwhile; a day in the past, since which all is counted anew."""
        yield from super().questions()
        if self.last and self.cleaned_data["seen"] not in {None, self.last.pk} and self._says_other_than(self.last):
            fact = _("after “%(value)s” from %(day)s on, which a colleague has set since this page was opened")
            said = {"value": self.rule.told(self.last.value), "day": local_date(self.last.valid_from)}
            # A yes to what one colleague has set is none to what the next one sets.
            code = f"set_meanwhile_{self.last.pk}"
            yield Question(code, ("value", "valid_from", "source"), fact % said, even_unchanged=True)
        day = self.cleaned_data["valid_from"]
        if day < today():
            fact = _("a rule from %(day)s on, so that what followed from the rule since then is counted anew")
            yield Question("rule_of_the_past", ("valid_from",), fact % {"day": local_date(day)})

    def _says_other_than(self, last: DatedSetting) -> bool:
        """Whether this is not the same again: a form that was sent twice is no colleague's."""
        return any(getattr(last, name) != value for name, value in self.facts().items())

    def facts(self) -> dict:
        """What the verb takes."""
        return {name: self.cleaned_data[name] for name in self.field_order}
