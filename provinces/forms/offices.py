"""An office's own facts, and who signs for it."""

from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.asking import Question
from accounts.new_or_edit import NewOrEditForm
from accounts.records import VersionedForm
from provinces.models import Office, Signatory
from thai.calendar import today
from thai.display import local_date
from thai.forms import ThaiDateField
from thai.identity import clean_phone, format_phone
from thai.names import without_titles
from thai.texts import more_than_titles, typed_field


class OfficeForm(VersionedForm, forms.ModelForm):
    """Where an office is, how it is called, and what its letters begin with."""

    class Meta:
        model = Office
        formfield_callback = typed_field
        fields = ["address", "phone", "letter_prefix"]
        widgets = {"address": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "address": gettext_lazy("As letters print it, for example 99 Moo 1, Tambon Lam Phu, Mueang, 96000."),
            "phone": gettext_lazy("For example 0 7353 1234 ext. 12."),
            "letter_prefix": gettext_lazy("The letters before the number of a letter, for example นธ 0026."),
        }

    def __init__(self, *args, instance: Office, **kwargs):
        super().__init__(*args, instance=instance, record=instance, **kwargs)

    def clean_phone(self) -> str:
        """As offices print it; nothing where there is none."""
        typed = self.cleaned_data["phone"]
        try:
            return format_phone(clean_phone(typed)) if typed else ""
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def facts(self) -> dict:
        """What the verb takes."""
        return {name: self.cleaned_data[name] for name in [*self.Meta.fields, "version"]}

    def _post_clean(self) -> None:
        """The instance stays as it is stored; the service writes."""


class SignatoryForm(NewOrEditForm, forms.ModelForm):
    """Who signs for an ``office``, new or stored (``instance``)."""

    together = (("first_day", "last_day"),)
    first_day = ThaiDateField(label=gettext_lazy("Signs from"), initial=today)
    last_day = ThaiDateField(
        label=gettext_lazy("Signs until"),
        required=False,
        after="first_day",
        help_text=gettext_lazy("The last day. Leave empty while it is not known."),
    )

    class Meta:
        model = Signatory
        formfield_callback = typed_field
        fields = ["name", "position", "acting_for", "first_day", "last_day"]
        labels = {"acting_for": gettext_lazy("Signs on behalf of")}
        help_texts = {
            "name": gettext_lazy("For example นายสมชาย ตัวอย่าง."),
            "position": gettext_lazy("As papers print it under the name, for example แรงงานจังหวัดนราธิวาส."),
            "acting_for": gettext_lazy("Only where papers say ปฏิบัติราชการแทน, for example ผู้ว่าราชการจังหวัดนราธิวาส."),
        }

    def __init__(self, *args, office: Office, instance: Signatory | None = None, **kwargs):
        super().__init__(*args, instance=instance, record=instance, **kwargs)
        self.office = office

    def clean_name(self) -> str:
        """A prefix alone names nobody."""
        return more_than_titles(self.cleaned_data["name"])

    def clean_acting_for(self) -> str:
        """The words before it are printed anyway."""
        return self.cleaned_data["acting_for"].removeprefix("ปฏิบัติราชการแทน").strip()

    def clean(self) -> dict:
        super().clean()
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day lies before the first day."))
        return self.cleaned_data

    def questions(self) -> Iterator[Question]:
        """Somebody of this name signs in these days already, with whatever prefix."""
        yield from super().questions()
        data, name = self.cleaned_data, without_titles(self.cleaned_data["name"])[1:]
        for other in self.beside(self.office.signatories.all()):
            begins_later = data["last_day"] and other.first_day > data["last_day"]
            ended_before = other.last_day and other.last_day < data["first_day"]
            if without_titles(other.name)[1:] == name and not begins_later and not ended_before:
                fact = _("%(name)s signs already, from %(day)s on")
                said = {"name": other.name, "day": local_date(other.first_day)}
                yield Question("signs_already", ("name", "first_day", "last_day"), fact % said)
                return

    def facts(self) -> dict:
        """What the verbs take: the columns, with the key of a new row or the version of a stored one."""
        return self.facts_of(self.Meta.fields)

    def _post_clean(self) -> None:
        """The instance stays as it is stored; the service writes."""
