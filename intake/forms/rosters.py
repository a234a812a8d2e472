"""The file of a roster, whose register it is about, and which of its lines are shown."""

from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.records import KeyedForm
from intake.models import ImportBatch, ImportRow, Verdict
from intake.reading.files import REFUSALS
from jobs.forms import MostBytes
from provinces.models import Office
from volunteers import access

ENDINGS = (".xlsx", ".xls", ".ods", ".csv")


def _too_large() -> str:
    return REFUSALS["too_large"]()


class RosterField(forms.FileField):
    """A spreadsheet as it came; whether it is one is found out when it is read, in a child of its own."""

    widget = forms.FileInput(attrs={"accept": ",".join(ENDINGS)})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """The limit and what is said beyond it, for the script that looks before anything is sent."""
        told = {"data-most": MostBytes(), "data-too-large": lazy(_too_large, str)()}
        return super().widget_attrs(widget) | told


class RosterForm(KeyedForm):
    """The fields of ``services.hand_in``; the centre says whose register it is."""

    office = forms.ModelChoiceField(Office.objects.none(), label=gettext_lazy("Register of"))
    roster = RosterField(
        label=gettext_lazy("Roster"),
        allow_empty_file=True,
        help_text=gettext_lazy("XLSX, XLS, ODS or CSV as it is: titles, totals and footnotes may stay."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = access.writable(user).q("province_id")
        found = Office.objects.filter(offices).exclude(province=None).order_by("province__sort_key")
        self.only = list(found[:2])
        field = cast(forms.ModelChoiceField, self.fields["office"])
        field.queryset = found
        if not self.several:
            del self.fields["office"]

    @property
    def several(self) -> bool:
        """Whether the reader writes the registers of several offices."""
        return len(self.only) > 1

    def answers(self) -> dict[str, Any]:
        """What the verb takes."""
        upload = cast(UploadedFile, self.cleaned_data["roster"])
        upload.seek(0)
        office = self.cleaned_data["office"] if self.several else self.only[0]
        return {"office": office, "content": upload.read(), "form_key": self.cleaned_data["form_key"]}


class Chip(NamedTuple):
    """A verdict with the number of its lines; ``value`` is what the address says, ``on`` whether it is chosen."""

    value: str
    label: str
    number: int
    on: bool


class VerdictFilter:
    """Which lines of a roster the address asks for: all, or those of one verdict; rubbish asks for all."""

    def __init__(self, data: Any, *, batch: ImportBatch) -> None:
        self.batch = batch
        asked = str(data.get("verdict", ""))
        self.verdict = asked if asked in Verdict.values else ""
        self.numbers = batch.verdicts

    def rows(self) -> "QuerySet[ImportRow]":
        """The lines, in the order of the file."""
        rows = self.batch.rows.filter(read_in=self.batch.read_in).select_related(
            "person", "seat__subdistrict__district"
        )
        return rows.filter(verdict=self.verdict) if self.verdict else rows

    @property
    def chips(self) -> Iterator[Chip]:
        """All, and each verdict."""
        yield Chip("", _("all"), sum(self.numbers.values()), not self.verdict)
        for value, label in Verdict.choices:
            yield Chip(value, str(label), self.numbers.get(value, 0), value == self.verdict)
