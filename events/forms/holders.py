"""Office holders as an event's papers name them: with the title and the position of that day."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.asking import Question
from events.forms.part import PartForm
from events.models import Dignitary, EventRole
from thai.names import without_titles
from thai.texts import LineField, more_than_titles, typed_field

NAME_LENGTH = cast(int, Dignitary._meta.get_field("first_name").max_length)


class SpeakerForm(PartForm):
    """A public office holder typed by name; the same person is found again whatever prefix is typed."""

    together: tuple[tuple[str, ...], ...] = (("speaker_name", "speaker_position"),)

    speaker_name = LineField(
        label=gettext_lazy("Name with prefix"),
        max_length=200,
        help_text=gettext_lazy("For example รศ.ดร.สมชาย ตัวอย่าง."),
    )
    speaker_position = LineField(label=gettext_lazy("Position"), max_length=200, required=False)

    def named(self, row: Any) -> dict:
        """Who is named, as this form would be filled for the row."""
        return {"speaker_name": row.printed_name, "speaker_position": row.printed_position}

    def clean_speaker_name(self) -> str:
        """A prefix alone names nobody."""
        return checked(self.cleaned_data["speaker_name"])

    def clean(self) -> dict:
        super().clean()
        data = self.cleaned_data
        if data.get("speaker_position") and data.get("speaker_name") == "":
            self.add_error("speaker_name", _("Please give the name that this position belongs to."))
        return data

    def row(self) -> Any:
        """The row with name and position as this event's papers print them."""
        row = self.save(commit=False)
        row.name_as_printed = self.cleaned_data["speaker_name"]
        row.position_that_day = self.cleaned_data["speaker_position"]
        return row

    def speaker(self) -> Dignitary | None:
        """The office holder named, not yet saved, or the stored one whose name stayed; None without a name."""
        return self.holder("speaker_name", "speaker_position", self.instance.named if self.is_change else None)

    def holder(self, name: str, position: str, stored: Dignitary | None) -> Dignitary | None:
        """Who the fields ``name`` and ``position`` speak of: the one ``stored``, if the name stayed."""
        text = self.cleaned_data[name]
        if not text or (stored and name not in self.changed_data):
            return stored if text else None
        read, printed = without_titles(text), self.cleaned_data[position]
        return Dignitary(prefix=read.prefix, first_name=read.first, last_name=read.last, position=printed)


class RoleForm(SpeakerForm):
    """Who presides, reports, speaks; and on whose behalf."""

    heading = gettext_lazy("Chair and roles")
    together = (("role", "principal_as_printed", "principal_position"), *SpeakerForm.together)
    field_order = ["role", "speaker_name", "speaker_position"]

    class Meta:
        model = EventRole
        formfield_callback = typed_field
        fields = ["role", "position_short", "principal_as_printed", "principal_position"]
        help_texts = {
            "position_short": gettext_lazy("As headlines print it, for example ทปษ.รมว.แรงงาน."),
            "principal_as_printed": gettext_lazy("Only for somebody who stands in for another one."),
        }

    def questions(self) -> Iterator[Question]:
        """Another one presides already, as two may: one opens, one closes; or the same one, as somebody else."""
        yield from super().questions()
        presides, role = (EventRole.Role.CHAIR, EventRole.Role.ON_BEHALF), self.cleaned_data["role"]
        name = without_titles(self.cleaned_data["speaker_name"])[1:]
        chairs = self.others().filter(role__in=presides) if role in presides else []
        told = ((each, without_titles(each.printed_name)[1:] == name) for each in chairs)
        # The same one in the same role is refused, and not asked about.
        if found := next(((each, same) for each, same in told if not same or each.role != role), None):
            yield Question("second_chair", ("role", "speaker_name"), _presides_already(*found))

    def clean_principal_as_printed(self) -> str:
        """A prefix alone names nobody."""
        return checked(self.cleaned_data["principal_as_printed"])

    def clean(self) -> dict:
        data = super().clean()
        principal = data.get("principal_as_printed", "")
        told = principal or data.get("principal_position") or "principal_as_printed" in self.errors
        if data.get("role") == EventRole.Role.ON_BEHALF and not told:
            message = _("Please say on whose behalf: a name or a position, for example ผู้ว่าราชการจังหวัด.")
            self.add_error("principal_as_printed", message)
        if principal and without_titles(principal)[1:] == without_titles(data.get("speaker_name", ""))[1:]:
            self.add_error("principal_as_printed", _("Nobody stands in for themselves. Please name the other person."))
        return data

    def principal(self) -> Dignitary | None:
        """On whose behalf, found again as `speaker` is."""
        stored = self.instance.principal if self.is_change else None
        return self.holder("principal_as_printed", "principal_position", stored)


def _presides_already(chair: EventRole, same: bool) -> str:
    """Who presides beside the one that is typed, or that this one does so in another role."""
    if same:
        said = {"name": chair.printed_name, "role": chair.get_role_display()}
        return _("%(name)s, who is “%(role)s” already, in this role too") % said
    return _("another chair beside %(name)s") % {"name": chair.printed_name}


def checked(name: str) -> str:
    """A name that says who; raises ValidationError for a prefix alone and for endless names. Empty stays empty."""
    parts = without_titles(name)
    if max(len(parts.first), len(parts.last)) > NAME_LENGTH:
        message = _("A first name or surname may have at most %(n)s characters.") % {"n": NAME_LENGTH}
        raise forms.ValidationError(message)
    return more_than_titles(name)
