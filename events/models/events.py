"""Projects and their events."""

from collections.abc import Mapping
from datetime import date
from functools import reduce
from operator import and_

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Left
from django.db.models.lookups import Exact
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed, Versioned
from events import border, clock, states
from events.hours import hours_of
from events.models.approvals import Approvable
from events.public_facts import PublicEvent
from provinces.naming import place_has
from provinces.permissions import Permission, scope_of
from thai.calendar import today
from thai.fields import BuddhistYearField, SameKeyField, SearchTextField
from thai.search import place_words, search_text


class ProjectQuerySet(models.QuerySet):
    """Projects by reader."""

    def visible_to(self, user) -> "ProjectQuerySet":
        """Projects of the user's offices and of the centre, and those of events the user may read."""
        scope = scope_of(user, Permission.EVENTS_READ)
        if not scope or scope.nation:
            return self if scope else self.none()
        shared = EventProject.objects.filter(project=OuterRef("pk"), event__in=Event.objects.visible_to(user))
        return self.filter(scope.q("office__province_id") | Q(office__province=None) | Exists(shared))


class Project(Keyed, Versioned):
    """A project (โครงการ) of one fiscal year, run as one or more numbered activities."""

    title = models.CharField(_("title"), max_length=300)
    title_key = SameKeyField(sources=("title",), max_length=600)
    fiscal_year = BuddhistYearField(_("fiscal year (B.E.)"))
    office = models.ForeignKey("provinces.Office", models.PROTECT, null=True, blank=True, related_name="projects")
    objectives = models.JSONField(_("objectives"), default=list, blank=True)
    budget = models.DecimalField(_("budget (baht)"), max_digits=14, decimal_places=2, null=True, blank=True)
    approval_number = models.CharField(_("approval number"), max_length=60, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["-fiscal_year", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "fiscal_year", "title_key"], condition=~Q(title_key=""), name="project_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The project with its activities."""
        return reverse("events:project", args=[self.pk])


class EventQuerySet(models.QuerySet):
    """Events by reader, by day and by what the public may know."""

    def visible_to(self, user) -> "EventQuerySet":
        """Events an office of the user organises or takes part in; the venue's province gains nothing."""
        return self._in_scope(scope_of(user, Permission.EVENTS_READ))

    def with_roll_visible_to(self, user) -> "EventQuerySet":
        """Events whose participants the user may read."""
        return self._in_scope(scope_of(user, Permission.ROLL_READ))

    def _in_scope(self, scope) -> "EventQuerySet":
        if not scope:
            return self.none()
        if scope.nation:
            return self
        joint = Event.provinces.through.objects.filter(scope.q("province_id"), event_id=OuterRef("pk"))
        return self.filter(scope.q("office__province_id") | Exists(joint))

    def with_place(self) -> "EventQuerySet":
        """With organiser and venue in the same query, as every list shows them."""
        return self.select_related("office", "venue_province", "venue_district", "venue_subdistrict")

    def knowing(self, parts: "Mapping[str, type[models.Model]]") -> "EventQuerySet":
        """With ``has_…`` for each name in ``parts``: whether such rows belong to the event, in the same query."""
        own = {name: part._default_manager.filter(event=OuterRef("pk")) for name, part in parts.items()}
        return self.annotate(**{f"has_{name}": Exists(rows) for name, rows in own.items()})

    def public(self, *, on: date) -> "EventQuerySet":
        """Events the public schedule shows on a day, in full or by date and district alone."""
        shown = Q(visibility__in=[Event.Visibility.FULL, Event.Visibility.DATE]) | Q(
            visibility=Event.Visibility.AFTER, last_day__lt=on
        )
        return self.announced().filter(shown)

    def shown_in_full(self, *, on: date) -> "EventQuerySet":
        """Events of which the public reads everything on a day, their news too."""
        told = self.public(on=on).exclude(visibility=Event.Visibility.DATE)
        return told.exclude(border.lying_there(), last_day__gte=on)

    def announced(self) -> "EventQuerySet":
        """Events that were published, whatever became of them."""
        return self.filter(states.announced())

    def matching(self, text: str) -> "EventQuerySet":
        """Events whose title or venue has all the words of a text, its tambon, district or province too."""
        named = [Q(search__contains=word) | place_has("venue_", word) for word in place_words(text)]
        return self.filter(Q(search__contains=search_text(text)) | reduce(and_, named, Q()))

    def in_province(self, code: str) -> "EventQuerySet":
        """Events that a province takes part in or that its office organises."""
        joint = Event.provinces.through.objects.filter(province_id=code, event_id=OuterRef("pk"))
        return self.filter(Q(office__province_id=code) | Exists(joint))

    def on_schedule_of(self, code: str) -> "EventQuerySet":
        """Events of a province, and those that others hold there; the place gives nobody a right (`visible_to`)."""
        joint = Event.provinces.through.objects.filter(province_id=code, event_id=OuterRef("pk"))
        return self.filter(Q(office__province_id=code) | Q(venue_province_id=code) | Exists(joint))

    def waiting_for_approval(self) -> "EventQuerySet":
        """Drafts, and events that are no longer what was approved."""
        return self.filter(Q(state=Event.State.DRAFT) | Q(approval_differs=True))

    def from_day(self, day: date) -> "EventQuerySet":
        """Events that are not over on a day."""
        return self.filter(last_day__gte=day)

    def between(self, first: date, last: date) -> "EventQuerySet":
        """Events with a day within the days (inclusive)."""
        return self.filter(first_day__lte=last, last_day__gte=first)


class Event(Keyed, Versioned, Approvable):
    """A workshop, seminar or visit on one or more days at one venue."""

    Kind = states.Kind
    Visibility = states.Visibility
    State = states.State

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    title = models.CharField(_("title"), max_length=300)
    search = SearchTextField(sources=("title", "venue_name"))
    office = models.ForeignKey("provinces.Office", models.PROTECT, related_name="events", verbose_name=_("organiser"))
    organiser_name = models.CharField(_("organiser as announced"), max_length=200, blank=True)
    provinces = models.ManyToManyField("provinces.Province", related_name="events")
    projects: "models.ManyToManyField[Project, EventProject]" = models.ManyToManyField(
        Project, through="EventProject", related_name="events"
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    start_time = models.TimeField(_("starts at"), null=True, blank=True)
    end_time = models.TimeField(_("ends at"), null=True, blank=True)
    venue_room = models.CharField(_("room"), max_length=150, blank=True)
    venue_name = models.CharField(_("place"), max_length=200, blank=True)
    venue_district = models.ForeignKey(
        "provinces.District", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("district")
    )
    venue_subdistrict = models.ForeignKey(
        "provinces.Subdistrict", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("tambon")
    )
    venue_province = models.ForeignKey(
        "provinces.Province", models.PROTECT, related_name="+", verbose_name=_("province")
    )
    objectives = models.JSONField(_("objectives"), default=list, blank=True)
    visibility = models.CharField(_("shown to the public"), max_length=10, choices=Visibility, default="full")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    reported_total = models.PositiveIntegerField(_("participants as reported"), null=True, blank=True)
    reported_total_source = models.CharField(_("source"), max_length=200, blank=True)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    never_announced = models.BooleanField(
        default=False, editable=False, help_text="cancelled before it was published: the public never hears of it"
    )
    was_announced = models.BooleanField(
        default=False, editable=False, help_text="published once: what becomes of it later is told to everybody"
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-first_day", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="event_differs_while_it_may",
                condition=Q(approval_differs=False) | Q(state__in=["draft", "published", "running", "finished"]),
            ),
            models.CheckConstraint(name="event_ends_after_start", condition=Q(last_day__gte=F("first_day"))),
            models.CheckConstraint(name="event_hours_in_order", condition=clock.HOURS_IN_ORDER),
            models.CheckConstraint(
                name="event_announced_or_never", condition=Q(never_announced=False) | Q(was_announced=False)
            ),
            models.CheckConstraint(
                name="event_venue_district_in_province",
                condition=Q(venue_district=None) | Q(Exact(Left("venue_district_id", 2), F("venue_province_id"))),
            ),
            models.CheckConstraint(
                name="event_venue_subdistrict_in_district",
                condition=Q(venue_subdistrict=None)
                | Q(Exact(Left("venue_subdistrict_id", 4), F("venue_district_id")), venue_district__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["first_day", "state"], name="event_by_day"),
            # Every list of events is in this order; without it SQLite sorts all of them for the first 25.
            models.Index(fields=["first_day", "id"], name="event_in_order"),
            models.Index(fields=["last_day"], name="event_by_last_day"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The office's page of the event."""
        return reverse("events:event", args=[self.pk])

    hours = property(hours_of)

    @property
    def venue(self) -> str:
        """Room and place in one line, empty when unknown."""
        return " ".join(part for part in (self.venue_room, self.venue_name) if part)

    @property
    def venue_area(self) -> str:
        """District (where known) and province of the venue."""
        name = self.venue_province.title
        return f"{self.venue_district.title} {name}" if self.venue_district else name

    @property
    def venue_address(self) -> str:
        """Tambon (where known), district and province of the venue; for who may read more than the district."""
        area = self.venue_area
        return f"{self.venue_subdistrict.title} {area}" if self.venue_subdistrict else area

    @property
    def organiser(self) -> str:
        """Who invites, as announced; else the office."""
        return self.organiser_name or self.office.name

    @property
    def for_public(self) -> PublicEvent:
        """What the public may read of a published event."""
        return PublicEvent(self)

    @property
    def is_shown_in_full(self) -> bool:
        """Whether the public may read more than days and district: never of the border area before it is over."""
        return self.visibility != self.Visibility.DATE and (self.is_over or not border.lies_there(self))

    @property
    def is_cancelled(self) -> bool:
        """Whether who was told of it reads "cancelled": also after it was restored, until it is published again."""
        restored = self.was_announced and self.state not in states.TOLD
        return self.state == self.State.CANCELLED or restored

    @property
    def is_announced(self) -> bool:
        """Whether the public was told of it, whatever became of it; `announced` in Python."""
        return self.was_announced or (self.state in states.TOLD and not self.never_announced)

    @property
    def has_begun(self) -> bool:
        """Whether it has begun by now in Bangkok, by the clock or because the office said so."""
        return self.state in states.BEGUN or clock.has_begun(self)

    @property
    def is_over(self) -> bool:
        """Whether the last day has passed in Bangkok."""
        return self.last_day < today()

    @property
    def state_in_words(self) -> str:
        """The state in words; a draft says who must approve it, which of an event of the centre is the centre."""
        if self.state == self.State.DRAFT and not self.office.province_id:
            return str(_("waits for approval by the ministry"))
        return str(self.State(self.state).label)


class EventProject(Keyed, Versioned):
    """An event as activity n (กิจกรรมที่ n) of a project."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="event_projects")
    project = models.ForeignKey(Project, models.PROTECT, related_name="event_projects")
    activity_number = models.PositiveSmallIntegerField(_("activity number"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "project"], name="event_project_once")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.project} ({self.activity_number or '–'})"
