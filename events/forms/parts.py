"""The parts of an event, each added and changed by its own small form."""

from collections.abc import Iterator
from typing import cast

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.asking import Question
from events import clock
from events.forms.holders import RoleForm, SpeakerForm
from events.forms.lines import HashtagsField
from events.forms.part import PartForm
from events.forms.projects import ActivityNumberField, ProjectChoice, of_another_year
from events.models import (
    AdvisorRemark,
    BoothProduct,
    EventProject,
    FollowUp,
    IssueRaised,
    PressRelease,
    ProgrammeItem,
    Project,
    TargetGroup,
)
from events.plausible import group_beside_the_event, night_hours, over_all_the_others, unusual_counts
from thai.display import local_date
from thai.forms import NumberField, ThaiDateField, ThaiTimeField
from thai.search import without_spaces
from thai.texts import WebAddressField, typed_field


class ActivityForm(PartForm):
    """A project that the event is an activity of; an event may be one of several."""

    heading = gettext_lazy("Projects")
    together = (("project", "activity_number"),)
    project = ProjectChoice(Project.objects.none(), label=gettext_lazy("Project"))
    activity_number = ActivityNumberField()

    class Meta:
        model = EventProject
        formfield_callback = typed_field
        fields = ["project", "activity_number"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = Q(pk__in=Project.objects.visible_to(self.user))
        # The one chosen stays on offer, whoever keeps it.
        own = Q(pk=self.instance.project_id)
        cast(forms.ModelChoiceField, self.fields["project"]).queryset = Project.objects.filter(offered | own)

    def questions(self) -> Iterator[Question]:
        """The project is of a year in which the event does not lie."""
        yield from super().questions()
        days = self.event.first_day, self.event.last_day
        yield from of_another_year(self.cleaned_data["project"], *days)


class ProgrammeForm(SpeakerForm):
    """A line of the programme."""

    heading = gettext_lazy("Programme")
    told_by = "title"
    # The part of the day follows the time, and both are judged by the day.
    together = (*SpeakerForm.together, ("day", "phase", "start_time", "end_time"))
    field_order = [
        "day", "phase", "start_time", "end_time", "kind", "title", "speaker_name", "speaker_position", "result",
    ]  # fmt: skip
    day = ThaiDateField(label=gettext_lazy("Day"), unusual=None)
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
        day = cast(ThaiDateField, self.fields["day"])
        day.initial, day.first, day.last = self.event.first_day, self.event.first_day, self.event.last_day
        self.fields["speaker_name"].required = False

    def questions(self) -> Iterator[Question]:
        """An hour of the night; a line over all the others of its day."""
        yield from super().questions()
        yield from night_hours(self.cleaned_data, "start_time", "end_time")
        others = super().of_the_event().filter(day=self.cleaned_data["day"]).exclude(pk=self.instance.pk)
        hours = self.cleaned_data["start_time"], self.cleaned_data["end_time"]
        yield from over_all_the_others(*hours, others)

    def of_the_event(self) -> QuerySet:
        """The lines of the same time of the same day: what comes again at another time is another line."""
        when = {name: self.cleaned_data[name] for name in ("day", "phase", "start_time")}
        return super().of_the_event().filter(**when)

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
        self._follow_the_clock(data)
        return data

    def _follow_the_clock(self, data: dict) -> None:
        """As the verb does it, and before the constraints of the row speak, which know no words."""
        start, end = data.get("start_time"), data.get("end_time")
        if start and end and end <= start:
            self.add_error("end_time", _("It ends before it begins. For example 09.00 until 10.30."))
        if start and data.get("phase") in (ProgrammeItem.Phase.MORNING, ProgrammeItem.Phase.AFTERNOON):
            data["phase"] = ProgrammeItem.Phase(clock.half_of(start))


class RemarkForm(SpeakerForm):
    """What who presided said."""

    heading = gettext_lazy("Remarks")
    told_by = "text"
    field_order = ["kind", "speaker_name", "speaker_position", "text"]

    class Meta:
        model = AdvisorRemark
        formfield_callback = typed_field
        fields = ["kind", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}


class TargetGroupForm(PartForm):
    """A group that is expected."""

    heading = gettext_lazy("Target groups")
    told_by = "name"

    class Meta:
        model = TargetGroup
        formfield_callback = typed_field
        fields = ["name", "expected", "attended"]
        help_texts = {
            "expected": gettext_lazy("Leave empty when it is not known."),
            "attended": gettext_lazy("Leave empty when it is not known."),
        }

    def questions(self) -> Iterator[Question]:
        """A number that is rare, or more of the groups than came to the event."""
        yield from super().questions()
        data = self.cleaned_data
        # That nobody came of a group may well be; that nobody is expected is a slip.
        came = data.get("attended") or None
        yield from unusual_counts({"expected": data.get("expected"), "attended": came}, "expected", "attended")
        yield from group_beside_the_event(self.event, came, apart_from=self.instance.pk)

    def of_the_event(self) -> QuerySet:
        """Without the one of the same name but for spaces: that one is refused, and not asked about."""
        return super().of_the_event().exclude(name_key=without_spaces(self.cleaned_data["name"]))


class BoothProductForm(PartForm):
    """A product shown at a booth."""

    heading = gettext_lazy("Booth products")
    told_by = "name"

    class Meta:
        model = BoothProduct
        formfield_callback = typed_field
        fields = ["name", "group"]


class IssueForm(PartForm):
    """A problem the network told."""

    heading = gettext_lazy("Issues raised")
    told_by = "text"

    class Meta:
        model = IssueRaised
        formfield_callback = typed_field
        fields = ["text", "source"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}


class FollowUpForm(PartForm):
    """A thing taken on from one remark or one issue of the event."""

    heading = gettext_lazy("Follow-ups")
    told_by = "text"
    together = (("remark", "issue"),)
    due_on = ThaiDateField(label=gettext_lazy("Due"), required=False)

    class Meta:
        model = FollowUp
        formfield_callback = typed_field
        fields = ["remark", "issue", "text", "agency", "due_on"]
        labels = {"remark": gettext_lazy("From the remark"), "issue": gettext_lazy("From the issue raised")}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}

    def questions(self) -> Iterator[Question]:
        """To be done before it was taken on."""
        yield from super().questions()
        due = self.cleaned_data["due_on"]
        if due and due < self.event.first_day:
            fact = _("due before the event of %(day)s") % {"day": local_date(self.event.first_day)}
            yield Question("due_before_event", ("due_on",), fact)

    def of_the_event(self) -> QuerySet:
        """What was taken on from anything of the event for the same agency."""
        own = FollowUp.objects.filter(Q(remark__event=self.event) | Q(issue__event=self.event))
        return own.filter(agency=self.cleaned_data["agency"])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cast(ThaiDateField, self.fields["due_on"]).first = self.event.first_day
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
    told_by = "headline"
    hashtags = HashtagsField(label=gettext_lazy("Hashtags"))
    published_on = ThaiDateField(label=gettext_lazy("Published on"))
    source_url = WebAddressField(label=gettext_lazy("Source address"), required=False)
    view_count = NumberField(
        label=gettext_lazy("Views at the source"), required=False, max_value=1_000_000_000, help_text=""
    )

    class Meta:
        model = PressRelease
        formfield_callback = typed_field
        fields = [
            "headline", "lead", "body", "hashtags", "reporter", "editor", "source_name", "publisher", "channel",
            "source_url", "published_on", "view_count",
        ]  # fmt: skip
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2}),
            "lead": forms.Textarea(attrs={"rows": 2}),
            "body": forms.Textarea(attrs={"rows": 10}),
        }


PART_FORMS: dict[str, type[PartForm]] = {
    "projects": ActivityForm,
    "roles": RoleForm,
    "programme": ProgrammeForm,
    "target-groups": TargetGroupForm,
    "booth-products": BoothProductForm,
    "remarks": RemarkForm,
    "issues": IssueForm,
    "follow-ups": FollowUpForm,
    "news": NewsForm,
}
