"""A person as an officer types them in."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from accounts.records import KeyedForm, VersionedForm
from thai.calendar import today
from thai.forms import NationalIDField, PhoneField, ThaiDateField
from thai.identity import clean_national_id, mask_national_id
from thai.names import prefix_choices
from thai.plausible import unusual_birth
from thai.texts import EmailField, LineField, ProseField
from volunteers.duplicates import SHOWN, look_alikes
from volunteers.forms.first_names import NamedForm
from volunteers.models import Person
from volunteers.models.private import national_id_index


def prefixes() -> list[tuple[str, str]]:
    """Prefixes with an empty first choice."""
    return [("", "—"), *prefix_choices()]


class PersonForm(NamedForm, KeyedForm, VersionedForm):
    """The fields of ``services.register_person``; asks once before a person is entered a second time."""

    # Declared fields leave the class, so this does not hide the form's own attribute.
    prefix = forms.ChoiceField(label=_("Prefix"), choices=prefixes, required=False)  # type: ignore[assignment]
    first_name = LineField(label=_("First name"), max_length=100, help_text=_("Without the prefix."))
    last_name = LineField(label=_("Surname"), max_length=100, required=False)
    national_id = NationalIDField(
        label=_("National ID"),
        required=False,
        help_text=_("13 digits, for example 1-2345-67890-12-1. Leave empty if it is not known."),
    )
    birth_date = ThaiDateField(label=_("Date of birth"), required=False, unusual=unusual_birth, last=today)
    phone = PhoneField(label=_("Telephone"), required=False, validators=[MaxLengthValidator(80)])
    email = EmailField(label=_("E-mail"), required=False)
    line_id = LineField(label=_("LINE"), max_length=60, required=False)
    address = ProseField(label=_("Address"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    another_person = forms.BooleanField(
        label=_("This is another person; keep both"), required=False, widget=forms.HiddenInput
    )
    name_as_typed = forms.BooleanField(
        label=_("The first name really begins like this"), required=False, widget=forms.HiddenInput
    )

    shown_empty = frozenset({"national_id"})

    def __init__(self, *args, office, person: Person | None = None, **kwargs):
        self.office, self.person = office, person
        self.look_alikes: list[Person] = []
        super().__init__(*args, record=person, **kwargs)
        if person and person.national_id_last4:
            self.fields["national_id"].help_text = _("Now %(masked)s. Type all 13 digits only to replace it.") % {
                "masked": person.masked_national_id
            }

    @property
    def shown_alikes(self) -> list[Person]:
        """As many of the look-alikes as are shown."""
        return self.look_alikes[:SHOWN]

    def clean_birth_date(self):
        """A birth lies in the past."""
        day = self.cleaned_data["birth_date"]
        if day and day > today():
            raise forms.ValidationError(_("The date of birth lies in the future. Example: 28 Nov 1972."))
        return day

    def clean(self) -> dict:
        """Show people with the same name or telephone once; the officer decides."""
        super().clean()
        data = self.cleaned_data
        if self.errors:
            return data
        self.look_alikes = look_alikes(
            office=self.office,
            first_name=data["first_name"],
            last_name=data["last_name"],
            phone=data["phone"],
            apart_from=self.person,
            form_key=data["form_key"],
        )
        known = self._known_here(data["national_id"])
        if known:
            self.look_alikes = [known]
            self.add_error("national_id", _("This person is already in your register."))
        elif self.look_alikes and not data["another_person"]:
            self.fields["another_person"].widget = forms.CheckboxInput()
            raise forms.ValidationError(
                _("Somebody with this name or telephone number is already in the register. Please check first.")
            )
        return data

    def _known_here(self, national_id: str) -> Person | None:
        """Whom this office already keeps under the ID; other offices' people are the service's to refuse."""
        if not national_id:
            return None
        people = Person.objects.with_national_id(national_id).filter(office=self.office)
        # Not whom this very form entered already, when it comes a second time.
        others = people.exclude(form_key=self.cleaned_data["form_key"])
        return others.exclude(pk=self.person.pk if self.person else None).first()

    def person_fields(self) -> dict:
        """The keyword arguments of ``register_person`` and ``update_person``; an ID left empty stays as it was."""
        names = "prefix first_name last_name national_id birth_date phone email line_id address".split()
        names.append("version" if self.person else "form_key")
        kept = {"national_id"} if self.person and not self.cleaned_data["national_id"] else set()
        return {name: self.cleaned_data[name] for name in names if name not in kept}

    def values_of(self, record: Person) -> dict:
        """The stored values; the national ID is never sent back to a browser."""
        plain = {name: getattr(record, name) for name in ("prefix", "first_name", "last_name")}
        opened = ("birth_date", "phone", "email", "line_id", "address")
        return plain | {name: getattr(record.private, name) for name in opened}

    def held(self, name: str, typed: str | None = None) -> str:
        """The index of the national ID: the stored one's, or that of one just typed if it can be read."""
        if typed is None:
            return self.record.national_id_index or ""
        try:
            return national_id_index(clean_national_id(typed))
        except ValueError:
            return typed

    def held_in_words(self, name: str) -> str:
        """The masked national ID."""
        return self.record.masked_national_id

    def masked(self, name: str, text: str) -> str:
        """Of a national ID that was typed the last four digits, as everywhere; nothing of one that cannot be read."""
        if name not in self.shown_empty:
            return text
        try:
            return mask_national_id(clean_national_id(text)[-4:])
        except ValueError:
            return super().masked(name, text)
