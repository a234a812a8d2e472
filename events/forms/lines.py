"""Lists typed into one area: one item per line, or hashtags by their sign."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thai.spelling import tidy
from thai.texts import tells_something


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


class HashtagsField(LinesField):
    """Hashtags, on one line or many, with a space, a comma or only the next ``#`` between them; gives a list without #.

    On a line with ``#`` what stands behind a space belongs to no tag (``#ข่าว กรมแรงงาน`` is ``ข่าว``); on a line
    without, each word is one. A tag named twice is there once, whatever its capitals; signs alone are none.
    """

    SIGN = re.compile("[#＃]")
    # Thai vowels above and below and tone marks are no letters for the computer, so a tag ends at what is named here.
    END = re.compile(r"[\s,;:.!?()\[\]{}\"'“”‘’…|/\\，：；！？。]")

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", gettext_lazy("For example #อาสาสมัครแรงงาน #กระทรวงแรงงาน."))
        super().__init__(longest=100, **kwargs)

    def prepare_value(self, value):
        return " ".join(f"#{tag}" for tag in value) if isinstance(value, list) else value

    def to_python(self, value):
        found: list[str] = []
        for line in super().to_python(value):
            before, *signed = self.SIGN.split(line)
            by_sign = [self.END.split(tag.strip(), maxsplit=1)[0] for tag in signed]
            found += by_sign or self.END.split(before)
        told: dict[str, str] = {}
        for tag in filter(tells_something, found):
            told.setdefault(tag.casefold(), tag)
        return list(told.values())
