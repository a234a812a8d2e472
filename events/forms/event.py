"""The facts of an event."""

from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms import PostedForm
from accounts.records import KeyedForm, VersionedForm
from events.forms.lines import LinesField
from events.models import Event, Project
from provinces.models import District, Province
from thai.forms import DayField, ThaiTimeField
from thai.search import search_text
from thai.texts import LineField, typed_field

MOST_DAYS = 31
WHEN = gettext_lazy("When")
SECTIONS = (
    (gettext_lazy("What"), ("kind", "title", "objectives", "project", "activity_number")),
    (WHEN, ("first_day", "last_day", "start_time", "end_time")),
    (gettext_lazy("Where"), ("venue_room", "venue_name", "venue_province", "venue_district")),
    (gettext_lazy("Who"), ("organiser_name", "provinces", "reported_total", "reported_total_source")),
    (gettext_lazy("For the public"), ("visibility",)),
)


class EventForm(PostedForm, forms.ModelForm):
    """The facts of an event as typed. Empty times, totals and districts stay unknown."""

    keeps_draft = True

    first_day = DayField(label=gettext_lazy("First day"))
    last_day = DayField(
        label=gettext_lazy("Last day"), required=False, help_text=gettext_lazy("Leave empty when it lasts one day.")
    )
    start_time = ThaiTimeField(label=gettext_lazy("Starts at"), required=False)
    end_time = ThaiTimeField(label=gettext_lazy("Ends at"), required=False)
    objectives = LinesField(
        label=gettext_lazy("Objectives"), help_text=gettext_lazy("One objective per line, in their order.")
    )
    venue_district = LineField(
        label=gettext_lazy("District"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("For example อำเภอเมืองนราธิวาส. Leave empty when it is not known."),
    )
    project = forms.ModelChoiceField(Project.objects.none(), label=gettext_lazy("Project"), required=False)
    activity_number = forms.IntegerField(
        label=gettext_lazy("Activity number"), required=False, min_value=1, max_value=999
    )

    reported_total = forms.IntegerField(
        label=gettext_lazy("Participants as reported"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text=gettext_lazy("What a source printed. Leave empty when it is not known."),
    )

    class Meta:
        model = Event
        formfield_callback = typed_field
        fields = [
            "kind", "title", "objectives", "first_day", "last_day", "start_time", "end_time", "venue_room",
            "venue_name", "venue_province", "organiser_name", "provinces", "reported_total",
            "reported_total_source", "visibility",
        ]  # fmt: skip
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "provinces": forms.SelectMultiple(attrs={"size": 8}),
        }
        help_texts = {
            "title": gettext_lazy("For example: Strengthening the network of labour volunteers."),
            "organiser_name": gettext_lazy("Only when the announcement names somebody else than the office."),
            "provinces": gettext_lazy("Every province whose people take part; more than one for a joint event."),
            "reported_total_source": gettext_lazy("For example the press release of 13 มี.ค. 2563."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["project"]).queryset = Project.objects.visible_to(user)
        self.fields["provinces"].label = _("Participating provinces")
        for name in ("provinces", "venue_province"):
            cast(forms.ModelChoiceField, self.fields[name]).queryset = Province.objects.all()

    def sections(self) -> list[tuple[Promise, list]]:
        """The visible fields under their headings."""
        return [(heading, [self[name] for name in names]) for heading, names in SECTIONS]

    def clean(self) -> dict:
        super().clean()
        data = self.cleaned_data
        first, last = data.get("first_day"), data.get("last_day")
        if first and last is None and "last_day" not in self.errors:
            data["last_day"] = last = first
        self._check_days(first, last)
        if first and first == last and data.get("start_time") and data.get("end_time"):
            self._check_times(data["start_time"], data["end_time"])
        data["venue_district"] = self._district(data.get("venue_province"), data.get("venue_district", ""))
        if data.get("activity_number") and not data.get("project"):
            self.add_error("project", _("Please choose the project that this activity number belongs to."))
        return data

    def facts(self) -> dict:
        """What the service takes, without the key or version of the form."""
        names = [*self.Meta.fields, "venue_district", "project", "activity_number"]
        return {name: self.cleaned_data[name] for name in names}

    def _post_clean(self) -> None:
        """The instance stays as it is stored; the service writes."""

    def _check_days(self, first, last) -> None:
        if first and last and last < first:
            self.add_error("last_day", _("The last day lies before the first day."))
        if first and last and (last - first).days >= MOST_DAYS:
            self.add_error("last_day", _("An event lasts at most %(days)s days.") % {"days": MOST_DAYS})

    def _check_times(self, start, end) -> None:
        if end <= start:
            self.add_error("end_time", _("The event ends before it starts. For example 09.00 until 16.00."))

    def _district(self, province: Province | None, typed: str) -> District | None:
        if not typed.strip() or province is None:
            return None
        name = _bare(typed)
        names = {name, search_text(f"เมือง{province.name_th}")} if name == "เมือง" else {name}
        found = [
            d for d in province.districts.filter(valid_to=None) if names & {_bare(d.name_th), search_text(d.name_en)}
        ]
        if len(found) == 1:
            return found[0]
        example = province.districts.first()
        self.add_error(
            "venue_district",
            ValidationError(
                _("There is no such district in %(province)s. A good one is %(example)s.")
                % {"province": province.name, "example": example.title if example else province.name}
            ),
        )
        return None


class NewEventForm(KeyedForm, EventForm):
    """Make an event; sent twice it is one."""


class EventEditForm(VersionedForm, EventForm):
    """Change an event; who comes second chooses."""

    together = (
        ("first_day", "last_day"),
        ("start_time", "end_time"),
        ("venue_province", "venue_district"),
        ("project", "activity_number"),
        ("reported_total", "reported_total_source"),
    )

    def __init__(self, *args, instance: Event, **kwargs):
        super().__init__(*args, instance=instance, record=instance, **kwargs)

    def add_error(self, field, error) -> None:
        """A refusal that offers to move rows along asks for it with a box, which no form has before."""
        for offer in getattr(error, "error_dict", {}).get("move_along", ()):
            self.fields["move_along"] = forms.BooleanField(required=False, label=offer.params["offer"])
        super().add_error(field, error)

    def sections(self) -> list[tuple[Promise, list]]:
        """With the box beside the days where it is asked."""
        asked = [self["move_along"]] if "move_along" in self.fields else []
        return [(head, fields + (asked if head == WHEN else [])) for head, fields in super().sections()]

    def facts(self) -> dict:
        """And whether what lies outside moves along."""
        return super().facts() | {"move_along": self.data.get("move_along") == "on"}

    def values_of(self, record: Event) -> dict:
        """The event's own columns, its district by name and the project that the form shows."""
        prefetch_related_objects([record], "provinces")
        activity = record.event_projects.order_by("pk").first()
        return super().values_of(record) | {
            "venue_district": record.venue_district.name_th if record.venue_district else "",
            "project": activity.project_id if activity else None,
            "activity_number": activity.activity_number if activity else None,
        }


def _bare(name: str) -> str:
    """A district's name without its kind and in one spelling."""
    text = search_text(name)
    for kind in ("อำเภอ", "อ.", "เขต"):
        text = text.removeprefix(kind).strip()
    return text
