"""The facts of an event."""

from collections.abc import Iterator
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.asking import Question
from accounts.forms import PostedForm
from accounts.records import KeyedForm, VersionedForm
from events.forms.lines import LinesField
from events.forms.places import district_of, read_place
from events.forms.projects import ActivityNumberField, ProjectChoice, of_another_year
from events.models import Event, Project
from events.plausible import (
    groups_beside_a_total,
    night_hours,
    total_before_the_end,
    total_without_a_source,
    unusual_counts,
    without_its_own_people,
)
from events.twin_events import twin_of
from provinces.models import Office, Province
from thai.display import local_date_range
from thai.forms import DayField, NumberField, ThaiTimeField
from thai.texts import LARGEST_COUNT, LineField, typed_field

MOST_DAYS = 31
WHEN = gettext_lazy("When")
# The sections in two columns; side by side where there is room.
COLUMNS = (
    (
        (gettext_lazy("What"), ("title", "kind", "project", "activity_number")),
        (gettext_lazy("Where"), ("venue_room", "venue_name", "venue_province", "venue_district", "venue_subdistrict")),
    ),
    (
        (WHEN, ("first_day", "last_day", "start_time", "end_time")),
        (gettext_lazy("Who"), ("provinces", "visibility", "organiser_name", "reported_total", "reported_total_source")),
        (gettext_lazy("Objectives"), ("objectives",)),
    ),
)


class EventForm(PostedForm, forms.ModelForm):
    """The facts of an event as typed. Empty times, totals and districts stay unknown."""

    keeps_draft = True
    # As the eye meets them, so that the summary of errors names them in this order.
    field_order = [name for column in COLUMNS for _heading, names in column for name in names]

    first_day = DayField(label=gettext_lazy("First day"))
    last_day = DayField(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Leave empty when it lasts one day."),
        unusual=None,
        after="first_day",
    )
    start_time = ThaiTimeField(label=gettext_lazy("Starts at"), required=False)
    end_time = ThaiTimeField(label=gettext_lazy("Ends at"), required=False)
    objectives = LinesField(
        label=gettext_lazy("Objectives"), help_text=gettext_lazy("One objective per line, in their order.")
    )
    venue_district = LineField(
        label=gettext_lazy("District of the venue"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("For example Mueang Narathiwat; the province follows. Leave empty if unknown."),
    )
    venue_subdistrict = LineField(
        label=gettext_lazy("Tambon"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("For example Lam Phu. Leave empty when it is not known."),
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
            "reported_total_source": gettext_lazy("For example the press release of 13 March 2020."),
        }

    def __init__(self, *args, user, office: Office | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.office = user, office
        cast(forms.ModelChoiceField, self.fields["project"]).queryset = Project.objects.visible_to(user)
        self.fields["provinces"].label = _("Participating provinces")
        for name in ("provinces", "venue_province"):
            cast(forms.ModelChoiceField, self.fields[name]).queryset = Province.objects.all()
        self.fields["venue_district"].widget.attrs |= {
            "data-places": reverse("provinces:districts"),
            "data-province": "venue_province",
            "data-own": office and office.province_id or "",
            "data-here": _("Districts of the province"),
            "data-there": _("Other provinces"),
            "data-whole": _("district not known"),
        }

    def columns(self) -> list[list[tuple[Promise, list]]]:
        """The visible fields under their headings, column by column."""
        return [[(heading, self._shown(heading, names)) for heading, names in column] for column in COLUMNS]

    def _shown(self, heading: Promise, names: tuple[str, ...]) -> list[forms.BoundField]:
        return [self[name] for name in names if name in self.fields]

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
        """An event of the office, or one held together, that has this title on one of these days already; what is rare
        about its numbers, hours, project and provinces."""
        data, itself = self.cleaned_data, {self.instance.form_key, self.cleaned_data.get("form_key")} - {None}
        known = Event.objects.visible_to(self.user).exclude(pk=self.instance.pk).exclude(form_key__in=itself)
        held = {"office": self.office, "provinces": data.get("provinces", ())}
        if twin := twin_of(data["title"], (data["first_day"], data["last_day"]), among=known, **held):
            said = {"title": twin, "day": local_date_range(twin.first_day, twin.last_day)}
            fact = _("another event beside “%(title)s” of %(day)s") % said
            yield Question("same_event", ("title", "first_day", "last_day"), fact)
        yield from night_hours(data, "start_time", "end_time")
        yield from without_its_own_people(self.office, data.get("provinces", ()))
        yield from self._of_the_total(data)
        yield from of_another_year(data.get("project"), data["first_day"], data["last_day"])

    def _of_the_total(self, data: dict) -> Iterator[Question]:
        """What is rare about the number that a source printed."""
        yield from unusual_counts(data, "reported_total")
        yield from total_before_the_end(data.get("reported_total"), data["last_day"])
        yield from total_without_a_source(data.get("reported_total"), data.get("reported_total_source", ""))

    def facts(self) -> dict:
        """What the service takes, without the key or version of the form."""
        names = [*self.Meta.fields, "venue_district", "venue_subdistrict", "project", "activity_number"]
        return {name: self.cleaned_data[name] for name in names if name in self.fields}

    def _post_clean(self) -> None:
        """The instance stays as it is stored; the service writes."""

    def _read_place(self, data: dict) -> None:
        """Make of district and tambon as typed what the gazetteer calls so; a tambon tells its district, and a district
        its province where none is chosen."""
        typed = data.get("venue_district") or "", data.get("venue_subdistrict") or ""
        if not self["venue_province"].data:
            self._follow_the_district(data, typed[0])
        data["venue_district"] = data["venue_subdistrict"] = None
        if province := data.get("venue_province"):
            try:
                data["venue_district"], data["venue_subdistrict"] = read_place(province, *typed)
            except ValidationError as error:
                self.add_error(None, error)

    def _follow_the_district(self, data: dict, typed: str) -> None:
        """The province of the district as typed; what is said of the district is said there alone."""
        try:
            district = district_of(typed)
        except ValidationError as error:
            del self.errors["venue_province"]
            self.add_error(None, error)
        else:
            if district:
                del self.errors["venue_province"]
                data["venue_province"] = district.province

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

    def questions(self) -> Iterator[Question]:
        """And a total that its groups exceed."""
        yield from super().questions()
        yield from groups_beside_a_total(self.instance, self.cleaned_data.get("reported_total"))

    def add_error(self, field, error) -> None:
        """A refusal that offers to move rows along asks for it with a box, which no form has before."""
        for offer in getattr(error, "error_dict", {}).get("move_along", ()):
            self.fields["move_along"] = forms.BooleanField(required=False, label=offer.params["offer"])
        super().add_error(field, error)

    def _shown(self, heading: Promise, names: tuple[str, ...]) -> list[forms.BoundField]:
        """With the box beside the days where it is asked."""
        asked = heading == WHEN and "move_along" in self.fields
        return super()._shown(heading, names) + ([self["move_along"]] if asked else [])

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
