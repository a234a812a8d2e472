"""The parts of an event, each added and changed by its own small form."""

from typing import Any, cast

from django import forms
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.records import KeyedForm, VersionedForm
from events.forms.lines import LinesField
from events.models import (
    AdvisorRemark,
    BoothProduct,
    Dignitary,
    Event,
    EventRole,
    FollowUp,
    IssueRaised,
    PressRelease,
    ProgrammeItem,
    TargetGroup,
)
from thai.forms import ThaiDateField, ThaiTimeField
from thai.names import PREFIXES, split_name
from thai.texts import LineField, VerbatimField, WebAddressField, typed_field

NAME_LENGTH = cast(int, Dignitary._meta.get_field("first_name").max_length)


class PartForm(KeyedForm, VersionedForm, forms.ModelForm):
    """A row of an event: a new one, or a change of ``row``; ``event`` tells which rows may be chosen."""

    def __init__(self, *args, event: Event, row: Any = None, **kwargs):
        super().__init__(*args, instance=row, record=row, **kwargs)
        self.event = event
        del self.fields["form_key" if row else "version"]

    def values_of(self, record: Any) -> dict:
        """The columns, and who is named."""
        return super().values_of(record) | self.named(record)

    def record_address(self) -> str:
        """The page of the event; its parts have none of their own."""
        return self.event.get_absolute_url()

    @property
    def is_change(self) -> bool:
        """Whether a row is changed, not added."""
        return bool(self.instance.pk)

    def named(self, row: Any) -> dict:
        """What the form says of a stored row beside its columns."""
        return {}

    def row(self) -> models.Model:
        """The row with what was typed, not saved."""
        return self.save(commit=False)

    def speaker(self) -> Dignitary | None:
        """The office holder named by the form; None where a part names nobody."""
        return None


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
        holder = row.dignitary if isinstance(row, EventRole) else row.speaker
        if holder is None:
            return {}
        printed = isinstance(row, EventRole) and row.name_as_printed
        position = row.position_that_day if isinstance(row, EventRole) else holder.position
        return {"speaker_name": printed or str(holder), "speaker_position": position}

    def clean_speaker_name(self) -> str:
        """A prefix alone names nobody."""
        text = self.cleaned_data["speaker_name"]
        name = split_name(text)
        if max(len(name.first), len(name.last)) > NAME_LENGTH:
            message = _("A first name or surname may have at most %(n)s characters.") % {"n": NAME_LENGTH}
            raise forms.ValidationError(message)
        if text in {spelling for title in PREFIXES for spelling in (title.short, title.long)}:
            raise forms.ValidationError(_("Please give a first name after the prefix."))
        return text

    def speaker(self) -> Dignitary | None:
        """The office holder named, not yet saved, or the stored one whose name stayed; None without a name."""
        if not self.cleaned_data["speaker_name"]:
            return None
        if "speaker_name" not in self.changed_data and self.is_change:
            return self.instance.dignitary if isinstance(self.instance, EventRole) else self.instance.speaker
        name = split_name(self.cleaned_data["speaker_name"])
        position = self.cleaned_data["speaker_position"]
        return Dignitary(prefix=name.prefix, first_name=name.first, last_name=name.last, position=position)


class RoleForm(SpeakerForm):
    """Who presides, reports, speaks."""

    heading = gettext_lazy("Chair and roles")
    field_order = ["role", "speaker_name", "speaker_position"]

    class Meta:
        model = EventRole
        formfield_callback = typed_field
        fields = ["role"]

    def row(self) -> EventRole:
        """The role with the name and position as typed that day."""
        role = self.save(commit=False)
        role.name_as_printed = self.cleaned_data["speaker_name"]
        role.position_that_day = self.cleaned_data["speaker_position"]
        return role


class ProgrammeForm(SpeakerForm):
    """A line of the programme."""

    heading = gettext_lazy("Programme")
    # The part of the day follows the time, and both are judged by the day.
    together = (*SpeakerForm.together, ("day", "phase", "start_time", "end_time"))
    field_order = [
        "day", "phase", "start_time", "end_time", "kind", "title", "speaker_name", "speaker_position", "result",
    ]  # fmt: skip
    day = ThaiDateField(label=gettext_lazy("Day"))
    start_time = ThaiTimeField(label=gettext_lazy("From (time)"), required=False)
    end_time = ThaiTimeField(label=gettext_lazy("Until (time)"), required=False)

    class Meta:
        model = ProgrammeItem
        formfield_callback = typed_field
        fields = ["day", "phase", "start_time", "end_time", "kind", "title", "result"]
        labels = {
            "phase": gettext_lazy("Part of the day"),
            "kind": gettext_lazy("Kind"),
            "title": gettext_lazy("Title"),
            "result": gettext_lazy("Result"),
        }
        widgets = {"result": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"phase": gettext_lazy("With a time, morning and afternoon follow the clock.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = self.event.first_day
        self.fields["speaker_name"].required = False

    def clean_day(self):
        """A day of the event."""
        day = self.cleaned_data["day"]
        if not self.event.first_day <= day <= self.event.last_day:
            raise forms.ValidationError(_("The event does not take place on this day."))
        return day

    def clean(self) -> dict:
        super().clean()
        data = self.cleaned_data
        if data.get("end_time") and data.get("start_time") is None and "start_time" not in self.errors:
            self.add_error("start_time", _("Please say when it begins. For example 09.00 until 10.30."))
        return data


class RemarkForm(SpeakerForm):
    """What who presided said."""

    heading = gettext_lazy("Remarks")
    field_order = ["kind", "speaker_name", "speaker_position", "text"]

    class Meta:
        model = AdvisorRemark
        formfield_callback = typed_field
        fields = ["kind", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}


class TargetGroupForm(PartForm):
    """A group that is expected."""

    heading = gettext_lazy("Target groups")

    class Meta:
        model = TargetGroup
        formfield_callback = typed_field
        fields = ["name", "expected", "attended"]
        help_texts = {
            "expected": gettext_lazy("Leave empty when it is not known."),
            "attended": gettext_lazy("Leave empty when it is not known."),
        }


class BoothProductForm(PartForm):
    """A product shown at a booth."""

    heading = gettext_lazy("Booth products")

    class Meta:
        model = BoothProduct
        formfield_callback = typed_field
        fields = ["name", "group"]


class IssueForm(PartForm):
    """A problem the network told."""

    heading = gettext_lazy("Issues raised")

    class Meta:
        model = IssueRaised
        formfield_callback = typed_field
        fields = ["text", "source"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}


class FollowUpForm(PartForm):
    """A thing taken on from one remark or one issue of the event."""

    heading = gettext_lazy("Follow-ups")
    together = (("remark", "issue"),)
    due_on = ThaiDateField(label=gettext_lazy("Due"), required=False)

    class Meta:
        model = FollowUp
        formfield_callback = typed_field
        fields = ["remark", "issue", "text", "agency", "due_on"]
        labels = {"remark": gettext_lazy("From the remark"), "issue": gettext_lazy("From the issue raised")}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["remark"]).queryset = self.event.remarks.all()
        cast(forms.ModelChoiceField, self.fields["issue"]).queryset = self.event.issues.all()

    def clean(self) -> dict:
        super().clean()
        data = self.cleaned_data
        if bool(data.get("remark")) == bool(data.get("issue")):
            self.add_error("remark", _("Please choose either a remark or an issue that this follows from."))
        return data

    def _post_clean(self) -> None:
        """The origin is checked above, in words."""
        for name in self.Meta.fields:
            setattr(self.instance, name, self.cleaned_data.get(name))


class NewsForm(PartForm):
    """A press release; credits that are not known stay empty."""

    heading = gettext_lazy("News")
    hashtags = LinesField(label=gettext_lazy("Hashtags"), help_text=gettext_lazy("One per line, without #."))
    published_on = ThaiDateField(label=gettext_lazy("Published on"))
    source_url = WebAddressField(label=gettext_lazy("Source address"), required=False, assume_scheme="https")
    view_count = forms.IntegerField(
        label=gettext_lazy("Views at the source"), required=False, min_value=0, max_value=1_000_000_000
    )

    class Meta:
        model = PressRelease
        formfield_callback = typed_field
        fields = [
            "headline", "lead", "body", "hashtags", "reporter", "editor", "source_name", "publisher", "channel",
            "source_url", "published_on", "view_count",
        ]  # fmt: skip
        field_classes = dict.fromkeys(("headline", "lead", "body"), VerbatimField)
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2}),
            "lead": forms.Textarea(attrs={"rows": 2}),
            "body": forms.Textarea(attrs={"rows": 10}),
        }

    def clean_hashtags(self) -> list[str]:
        """Without the leading sign."""
        return [tag.lstrip("#") for tag in self.cleaned_data["hashtags"]]


PART_FORMS: dict[str, type[PartForm]] = {
    "roles": RoleForm,
    "programme": ProgrammeForm,
    "target-groups": TargetGroupForm,
    "booth-products": BoothProductForm,
    "remarks": RemarkForm,
    "issues": IssueForm,
    "follow-ups": FollowUpForm,
    "news": NewsForm,
}
