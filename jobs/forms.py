"""The field of a form that takes the scan of a paper."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from jobs.uploads import ENDINGS, MEGABYTE, REFUSALS, Scan, scan_of


def _in_words() -> str:
    return _("PDF, JPEG or PNG, at most %(most)s MB.") % {"most": settings.UPLOAD_BYTES // MEGABYTE}


def _too_large() -> str:
    return REFUSALS["too_large"]()


def _most() -> str:
    return str(settings.UPLOAD_BYTES)


_accepted, _refused, MostBytes = lazy(_in_words, str), lazy(_too_large, str), lazy(_most, str)


class ScanField(forms.FileField):
    """A PDF or a picture, judged by its content (`jobs.uploads`); cleaned it is a Scan, or None if none was chosen."""

    widget = forms.FileInput(attrs={"accept": ",".join(ENDINGS)})

    def __init__(self, *, help_text: Any = "", **kwargs: Any) -> None:
        super().__init__(allow_empty_file=True, **kwargs)
        self.say(help_text)

    def say(self, more: Any) -> None:
        """What is taken, and ``more``, as the help below the field."""
        self.help_text = format_lazy("{} {}", _accepted(), more) if more else _accepted()

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """The limit and what is said beyond it, for the script that looks before anything is sent."""
        return super().widget_attrs(widget) | {"data-most": MostBytes(), "data-too-large": _refused()}

    def to_python(self, data: Any) -> Scan | None:  # type: ignore[override]
        """The scan; raises ValidationError in words."""
        upload = cast(UploadedFile | None, super().to_python(data))
        return scan_of(upload) if upload else None
