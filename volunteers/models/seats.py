"""Seats and the days on which they were held, pending or nominated."""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q
from django.db.models.functions import Left
from django.db.models.lookups import Exact
from django.urls import reverse

from accounts.records import Known, KnownQuerySet, known
from provinces.models import records_kept
from provinces.permissions import Permission, scope_of
from thai.days import Days, known_day
from thai.spans import Run
from volunteers.states import Desk, SeatState


class SeatQuerySet(models.QuerySet):
    """Seats by day, state and reader."""

    def visible_to(self, user) -> "SeatQuerySet":
        """Seats whose holders the user may read."""
        scope = scope_of(user, Permission.PEOPLE_READ)
        return self.filter(scope.q("province_id")) if scope else self.none()

    def in_force(self, days: Days) -> "SeatQuerySet":
        """Seats that exist on a day, as known at a moment."""
        return self.filter(in_force(days))

    def recorded(self, days: Days) -> "SeatQuerySet":
        """Seats of which anything is known on a day: their office kept records by then."""
        return self.filter(records_kept(days, "province__office__"))

    def with_spells(self, days: Days) -> "SeatQuerySet":
        """Join ``held`` and ``waiting``: the appointed and the pending spell of a day, of which a seat has one at most.

        That is a rule of the database (``volunteers.overlaps``), so no seat comes twice.
        """
        covering = known(days.known_at, "spells__") & Q(spells__first_day__lte=days.as_of)
        covering &= Q(spells__last_day=None) | Q(spells__last_day__gte=days.as_of)
        return self.annotate(
            held=FilteredRelation("spells", condition=covering & Q(spells__state=SeatState.APPOINTED)),
            waiting=FilteredRelation("spells", condition=covering & Q(spells__state=SeatState.PENDING)),
        )

    def in_state(self, state: str, days: Days) -> "SeatQuerySet":
        """Those in a SeatState on a day; vacant ones include those for which somebody is being checked."""
        found = self.with_spells(days).filter(IN_STATE[state])
        return found.filter(is_nominated(days)) if state == SeatState.NOMINATED else found


# Of seats ``with_spells``; who holds a seat keeps it although the next one is already put forward.
EMPTY, PENDING = Q(held=None, waiting=None), Q(held=None, waiting__isnull=False)
IN_STATE = {
    SeatState.APPOINTED.value: Q(held__isnull=False),
    SeatState.PENDING.value: PENDING,
    SeatState.VACANT.value: EMPTY,
    SeatState.NOMINATED.value: EMPTY,
}


def is_nominated(days: Days) -> Q:
    """Seats for which somebody is being checked on a day, of whom there may be several, and nobody is appointed yet."""
    spells = SeatSpell.objects.known(at=days.known_at).covering(days.as_of)
    return Q(Exists(spells.filter(seat=OuterRef("pk"), state=SeatState.NOMINATED))) & ~Q(is_appointed_ahead(days))


def is_appointed_ahead(days: Days) -> Exists:
    """Seats whose next holder is appointed on a day already, to begin on a later one."""
    return Exists(SeatSpell.objects.appointed_ahead(days).filter(seat=OuterRef("pk")))


class Seat(models.Model):
    """A seat (ตำแหน่ง) of a tambon or khwaeng; it exists whether or not anyone holds it."""

    subdistrict = models.ForeignKey("provinces.Subdistrict", models.PROTECT, related_name="seats")
    province = models.ForeignKey("provinces.Province", models.PROTECT, related_name="seats")
    number = models.PositiveSmallIntegerField(default=1)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["subdistrict_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["subdistrict", "number"], name="seat_once"),
            models.CheckConstraint(
                name="seat_lies_in_its_province", condition=Exact(Left("subdistrict_id", 2), F("province_id"))
            ),
        ]
        indexes = [models.Index(fields=["province", "subdistrict", "number"], name="seat_by_province")]

    def __str__(self) -> str:
        return f"{self.subdistrict_id}-{self.number}"

    def get_absolute_url(self) -> str:
        """The seat's page with everyone who held it."""
        return reverse("volunteers:seat", args=[self.pk])


class SeatValidity(Known):
    """Days on which a seat exists (inclusive; ``valid_to`` empty: no end yet).

    A seat may be closed and opened again: several rows are then known at a moment. That no two share a day is a rule of
    the database (``volunteers.overlaps``).
    """

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="validity")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = KnownQuerySet.as_manager()

    class Meta(Known.Meta):
        constraints = [
            *Known.Meta.constraints,
            models.CheckConstraint(
                name="seat_ends_after_start", condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.valid_from}–{self.valid_to or ''}"


def runs_of(seats: Iterable[int]) -> dict[int, list[Run]]:
    """The runs of days of each of the seats, the earliest first, as known now; one that never existed is absent."""
    runs: dict[int, list[Run]] = {}
    rows = SeatValidity.objects.known().filter(seat__in=seats).order_by("valid_from")
    for seat, first, last in rows.values_list("seat_id", "valid_from", "valid_to"):
        runs.setdefault(seat, []).append((first, last))
    return runs


def in_force(days: Days, path: str = "") -> Q:
    """Seats (at ``path``: ``seat__``) that exist on a day, as known at a moment."""
    rows = f"{path}validity__"
    still = Q(**{f"{rows}valid_to": None}) | Q(**{f"{rows}valid_to__gte": days.as_of})
    return known(days.known_at, rows) & still & Q(**{f"{rows}valid_from__lte": days.as_of})


class SeatSpellQuerySet(KnownQuerySet):
    """Spells by day and by what was known."""

    def covering(self, day: date) -> "SeatSpellQuerySet":
        """Spells that include a day."""
        return self.filter(Q(last_day=None) | Q(last_day__gte=day), first_day__lte=day)

    def occupying(self) -> "SeatSpellQuerySet":
        """Appointed and pending spells: the seat is not vacant in them."""
        return self.filter(state__in=[SeatState.APPOINTED, SeatState.PENDING])

    def appointed_ahead(self, days: Days) -> "SeatSpellQuerySet":
        """Days in office that begin after a day on which they were decided already, as known at a moment.

        Of today and of days ahead that is whatever is on record; of a day gone by the order's day of issue tells,
        and without one nobody can say.
        """
        later = self.known(at=days.known_at).filter(state=SeatState.APPOINTED, first_day__gt=days.as_of)
        if days.as_of >= known_day(days):
            return later
        return later.filter(appointment__order__issued_on__lte=days.as_of)


class SeatSpell(Known):
    """A run of days in one state, derived from the acts and never typed.

    Days are inclusive, Asia/Bangkok; ``last_day`` None has no end yet. A row is true for the register from
    ``known_from`` until before ``known_until``; what changes is closed and written anew. That two holders
    never share a seat or a person two seats is a constraint of the database (volunteers/overlaps.py).
    """

    seat = models.ForeignKey(Seat, models.PROTECT, null=True, related_name="spells")
    appointment = models.ForeignKey("volunteers.Appointment", models.PROTECT, related_name="spells")
    person = models.ForeignKey("volunteers.Person", models.PROTECT, related_name="spells")
    state = models.CharField(max_length=10, choices=SeatState)
    desk = models.CharField(max_length=10, choices=Desk, blank=True)
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    since = models.DateField(help_text="first day of this state, whatever the desk")

    objects = SeatSpellQuerySet.as_manager()

    class Meta(Known.Meta):
        ordering = ["first_day", "pk"]
        constraints = [
            *Known.Meta.constraints,
            models.CheckConstraint(
                name="spell_ends_after_start", condition=Q(last_day=None) | Q(last_day__gte=F("first_day"))
            ),
            models.CheckConstraint(name="spell_pending_has_desk", condition=Q(state="pending") ^ Q(desk="")),
        ]
        indexes = [
            models.Index(fields=["seat", "state", "first_day", "last_day"], name="spell_by_seat"),
            models.Index(fields=["person", "state", "first_day"], name="spell_by_person"),
            # What is true now of one day, for figures of the nation: most spells ended long ago.
            models.Index(
                fields=["state", "last_day", "first_day"], condition=Q(known_until=None), name="spell_known_by_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.state} {self.first_day}–{self.last_day or ''}"
