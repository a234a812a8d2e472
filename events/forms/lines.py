"""A list typed one item per line."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thai.spelling import tidy


class LinesField(forms.CharField):
    """Text in an area, one item per line; gives a list of non-empty strings in their one spelling."""

    def __init__(self, *, most: int = 30, longest: int = 1000, **kwargs):
        kwargs.setdefault("required", False)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 5}))
        super().__init__(**kwargs)
        self.most, self.longest = most, longest

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        lines = [tidy(line) for line in (super().to_python(value) or "").splitlines()]
        return [line for line in lines if line]

    def validate(self, value):
        super().validate(value)
        if len(value) > self.most:
            raise ValidationError(_("Please keep to %(most)s lines.") % {"most": self.most})
        if any(len(line) > self.longest for line in value):
            raise ValidationError(_("A line may have at most %(longest)s characters.") % {"longest": self.longest})

    def run_validators(self, value):
        super().run_validators("\n".join(value))
