"""Who was expected, and who came."""

from django.conf import settings
from django.db import models
from django.db.models import F, Func
from django.db.models.lookups import IsNull
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed, Known, KnownQuerySet, Versioned
from events.states import announced
from thai.fields import SortKeyField


class Unindexed(Func):
    """A column that SQLite may not look up in its index, written with its unary plus; the same value elsewhere."""

    template = "%(expressions)s"
    arity = 1

    def as_sqlite(self, compiler, connection, **context):
        """See https://www.sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_."""
        return super().as_sql(compiler, connection, template="+%(expressions)s", **context)


def takes_a_place(path: str = "") -> IsNull:
    """Whether a participant is nobody's substitute; ``path`` leads to the participant (``participant__``).

    SQLite takes "empty" in a unique index for one row and would walk through the lists of every event (decision 8).
    """
    return IsNull(Unindexed(F(f"{path}substitute_for"), output_field=models.BigIntegerField()), True)


class ParticipantQuerySet(models.QuerySet):
    """Places on lists by person and by what is announced."""

    def places(self) -> "ParticipantQuerySet":
        """Without substitutes, who take no place of their own."""
        return self.filter(takes_a_place())

    def guests(self) -> "ParticipantQuerySet":
        """Those who are not in the register, known by what was typed of them."""
        return self.filter(person=None)

    def of_person(self, person) -> "ParticipantQuerySet":
        """The participations of one person with their events; none for nobody."""
        place = ("event__venue_province", "event__venue_district", "event__venue_subdistrict")
        rows = self.select_related("event__office", *place)
        return rows.filter(person=person) if person else rows.none()

    def announced(self) -> "ParticipantQuerySet":
        """At events that are no longer a draft of the office."""
        return self.filter(announced("event__"))


class Participant(Keyed, Versioned):
    """A person, or an outside guest, on the list of an event, as printed that day."""

    class Reply(models.TextChoices):
        NONE = "none", _("no reply yet")
        COMING = "coming", _("coming")
        NOT_COMING = "not_coming", _("not coming")
        SUBSTITUTE = "substitute", _("sends a substitute")

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="participants")
    person = models.ForeignKey(
        "volunteers.Person", models.PROTECT, null=True, blank=True, related_name="participations"
    )
    name = models.CharField(_("name"), max_length=220)
    sort_key = SortKeyField(sources=("name",))
    province = models.ForeignKey("provinces.Province", models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(_("tambon, district or agency"), max_length=200, blank=True)
    group = models.CharField(_("group"), max_length=200, blank=True)
    substitute_for = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="substitute")
    reply = models.CharField(_("reply"), max_length=12, choices=Reply, default=Reply.NONE)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    order = models.PositiveIntegerField(_("number on the list"))

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="participant_once"),
            models.UniqueConstraint(fields=["event", "order"], name="participant_order_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Attendance(Known):
    """One mark of one participant in one session. No row: the roll was not taken.

    A mark is replaced in place until the half-day is closed for the first time. From then on figures were told,
    so a correction closes the row and opens another: what was known earlier stays.
    """

    class Mark(models.TextChoices):
        PRESENT = "present", _("present")
        ABSENT = "absent", _("absent")
        EXCUSED = "excused", _("excused")
        SUBSTITUTED = "substituted", _("substituted")

    class Proof(models.TextChoices):
        SELF = "self", _("own check-in")
        STAFF_SCAN = "staff_scan", _("scanned by staff")
        SHEET = "sheet", _("signature sheet")
        BULK = "bulk", _("marked together")

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="attendances")
    session = models.ForeignKey("events.Session", models.CASCADE, related_name="attendances")
    mark = models.CharField(_("mark"), max_length=12, choices=Mark)
    proof = models.CharField(_("proof"), max_length=12, choices=Proof)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = KnownQuerySet.as_manager()

    class Meta(Known.Meta):
        constraints = [
            *Known.Meta.constraints,
            models.UniqueConstraint(
                fields=["participant", "session"], condition=models.Q(known_until=None), name="attendance_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.session_id} {self.mark}"


class DoorPassQuerySet(models.QuerySet):
    """Passes by time."""

    def open(self) -> "DoorPassQuerySet":
        """Passes that still open their door."""
        return self.filter(until__gt=timezone.now())


class DoorPass(models.Model):
    """Leave for a helper to work at the registration point of one event until a moment."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="door_passes")
    event = models.ForeignKey("events.Event", models.CASCADE, related_name="door_passes")
    until = models.DateTimeField()

    objects = DoorPassQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "event"], name="door_pass_once")]
        verbose_name_plural = "door passes"

    def __str__(self) -> str:
        return f"{self.user} {self.event_id}"
