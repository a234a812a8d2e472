"""The facts of an event."""

from collections.abc import Iterator
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.asking import Question
from accounts.forms import PostedForm
from accounts.records import KeyedForm, VersionedForm
from events.forms.lines import LinesField
from events.forms.places import read_place
from events.forms.projects import ActivityNumberField, ProjectChoice
from events.models import Event, Project
from provinces.models import Office, Province
from thai.display import local_date
from thai.forms import DayField, NumberField, ThaiTimeField
from thai.search import gist
from thai.texts import LARGEST_COUNT, LineField, typed_field

MOST_DAYS = 31
WHEN = gettext_lazy("When")
SECTIONS = (
    (gettext_lazy("What"), ("kind", "title", "objectives", "project", "activity_number")),
    (WHEN, ("first_day", "last_day", "start_time", "end_time")),
    (gettext_lazy("Where"), ("venue_room", "venue_name", "venue_province", "venue_district", "venue_subdistrict")),
    (gettext_lazy("Who"), ("organiser_name", "provinces", "reported_total", "reported_total_source")),
    (gettext_lazy("For the public"), ("visibility",)),
)


class EventForm(PostedForm, forms.ModelForm):
    """The facts of an event as typed. Empty times, totals and districts stay unknown."""

    keeps_draft = True

    first_day = DayField(label=gettext_lazy("First day"))
    last_day = DayField(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Leave empty when it lasts one day."),
        unusual=None,
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
    venue_subdistrict = LineField(
        label=gettext_lazy("Tambon"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("For example ตำบลลำภู. Leave empty when it is not known."),
    )
    project = ProjectChoice(
        Project.objects.none(),
        label=gettext_lazy("Project"),
        required=False,
        help_text=gettext_lazy("Further projects of the same event are added on its page afterwards."),
    )
    activity_number = ActivityNumberField(help_text="")

    reported_total = NumberField(
        label=gettext_lazy("Participants as reported"),
        required=False,
        max_value=LARGEST_COUNT,
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

    def __init__(self, *args, user, office: Office | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.office = office
        cast(forms.ModelChoiceField, self.fields["project"]).queryset = Project.objects.visible_to(user)
        self.fields["provinces"].label = _("Participating provinces")
        for name in ("provinces", "venue_province"):
            cast(forms.ModelChoiceField, self.fields[name]).queryset = Province.objects.all()

    def sections(self) -> list[tuple[Promise, list]]:
        """The visible fields under their headings."""
        return [(heading, [self[name] for name in names if name in self.fields]) for heading, names in SECTIONS]

    def clean(self) -> dict:
        super().clean()
        data = self.cleaned_data
        first, last = data.get("first_day"), data.get("last_day")
        if first and last is None and "last_day" not in self.errors:
            data["last_day"] = last = first
        self._check_days(first, last)
        if first and first == last and data.get("start_time") and data.get("end_time"):
            self._check_times(data["start_time"], data["end_time"])
        self._read_place(data)
        if data.get("activity_number") and not data.get("project"):
            self.add_error("project", _("Please choose the project that this activity number belongs to."))
        return data

    def questions(self) -> Iterator[Question]:
        """An event of the office that has this title on this day already, however it is spelt."""
        title, day = self.cleaned_data["title"], self.cleaned_data["first_day"]
        own = Event.objects.filter(office=self.office, first_day=day).exclude(state=Event.State.CANCELLED)
        itself = {self.instance.form_key, self.cleaned_data.get("form_key")} - {None}
        others = own.exclude(pk=self.instance.pk).exclude(form_key__in=itself)
        twin = next((each for each in others if gist(each.title) == gist(title)), None)
        if twin:
            fact = _("another event beside “%(title)s” of %(day)s") % {"title": twin, "day": local_date(day)}
            yield Question("same_event", ("title", "first_day"), fact)

    def facts(self) -> dict:
        """What the service takes, without the key or version of the form."""
        names = [*self.Meta.fields, "venue_district", "venue_subdistrict", "project", "activity_number"]
        return {name: self.cleaned_data[name] for name in names if name in self.fields}

    def _post_clean(self) -> None:
        """The instance stays as it is stored; the service writes."""

    def _read_place(self, data: dict) -> None:
        """Make of district and tambon as typed what the gazetteer calls so; a tambon tells its district."""
        typed = data.get("venue_district") or "", data.get("venue_subdistrict") or ""
        data["venue_district"] = data["venue_subdistrict"] = None
        if province := data.get("venue_province"):
            try:
                data["venue_district"], data["venue_subdistrict"] = read_place(province, *typed)
            except ValidationError as error:
                self.add_error(None, error)

    def _check_days(self, first, last) -> None:
        if first and last and last < first:
            self.add_error("last_day", _("The last day lies before the first day."))
        if first and last and (last - first).days >= MOST_DAYS:
            self.add_error("last_day", _("An event lasts at most %(days)s days.") % {"days": MOST_DAYS})

    def _check_times(self, start, end) -> None:
        if end <= start:
            self.add_error("end_time", _("The event ends before it starts. For example 09.00 until 16.00."))


class NewEventForm(KeyedForm, EventForm):
    """Make an event; sent twice it is one."""


class EventEditForm(VersionedForm, EventForm):
    """Change an event; who comes second chooses."""

    together = (
        ("first_day", "last_day"),
        ("start_time", "end_time"),
        ("venue_province", "venue_district", "venue_subdistrict"),
        ("reported_total", "reported_total_source"),
    )

    def __init__(self, *args, instance: Event, **kwargs):
        super().__init__(*args, instance=instance, record=instance, office=instance.office, **kwargs)
        # An event is an activity of one project or several: they have a page of their own, as its other parts have.
        del self.fields["project"], self.fields["activity_number"]

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
        """The event's own columns, its district and tambon by name."""
        prefetch_related_objects([record], "provinces")
        return super().values_of(record) | {
            "venue_district": record.venue_district.name_th if record.venue_district else "",
            "venue_subdistrict": record.venue_subdistrict.name_th if record.venue_subdistrict else "",
        }
