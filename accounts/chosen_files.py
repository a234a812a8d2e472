"""A file that was chosen and did not get in: neither a browser nor the portal keeps it, so it is to be chosen again.

Whoever sends the form once more without it is asked whether that is meant: a refused scan must not be lost by a second
impatient click. The page remembers which fields had a file (``file_before``, written by ``{% form_token form %}``).
"""

from collections.abc import Iterator

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from accounts.asking import Question
from accounts.coming_back import choose_again
from accounts.kept_posts import Typed

BEFORE = "file_before"


class FilesForm(forms.Form):
    """A form that knows which of its files were chosen and are not there any more."""

    kept: Typed | None = None

    @property
    def files_again(self) -> str:
        """Which files are to be chosen again where the form was refused; those refused themselves say why."""
        if not self.is_bound or not self.errors:
            return ""
        sent = [self.files.get(self.add_prefix(name)) for name in self.file_names() if name not in self.errors]
        names = [str(file.name) for file in sent if file]
        return choose_again(names) if names else ""

    def file_names(self) -> list[str]:
        """The fields that take a file."""
        return [name for name, each in self.fields.items() if isinstance(each, forms.FileField)]

    def files_missed(self) -> list[str]:
        """The names in the page of the fields that had a file, at this sending or before it, which was not saved."""
        came_back = self.kept is not None and bool(self.kept.files)
        sent = {self.add_prefix(name) for name in self.file_names()}
        return [name for name in sorted(sent) if came_back or self.files.get(name) or name in self._before()]

    def without_files(self) -> Iterator[Question]:
        """A question for each field that had a file before and has none now."""
        for name in self.file_names():
            sent_as = self.add_prefix(name)
            if sent_as in self._before() and not self.files.get(sent_as):
                label = {"label": self.fields[name].label or name}
                fact = _("saved without the file that was chosen before (%(label)s)") % label
                yield Question("without_file", (name,), fact, even_unchanged=True)

    def _before(self) -> list[str]:
        return self.data.getlist(BEFORE) if isinstance(self.data, MultiValueDict) else []
