"""Appointments and the acts that make, change and end them."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed, Versioned
from provinces.permissions import Permission, scope_of
from volunteers.acts import kinds
from volunteers.acts.kinds import Effect, with_effect
from volunteers.states import EndReason

if TYPE_CHECKING:
    from volunteers.models.seats import SeatSpell

ANSWERING = sorted(with_effect(Effect.CORRECT, Effect.TAKE_BACK))
CLOSING = sorted(with_effect(Effect.CLOSE))
ENTERING = sorted(with_effect(Effect.ENTER))
TAKING_BACK = sorted(with_effect(Effect.TAKE_BACK))


class AppointmentQuerySet(models.QuerySet):
    """Appointments by who may see them."""

    def visible_to(self, user) -> "AppointmentQuerySet":
        """Appointments that an office of the user handles."""
        scope = scope_of(user, Permission.PEOPLE_READ)
        return self.filter(scope.q("office__province_id")) if scope else self.none()


class Appointment(Keyed, Versioned):
    """One person's way through one seat: nominated, pending, appointed, ended.

    The dates here repeat what the acts say, for reading; only the acts and the spells decide.
    """

    class Category(models.TextChoices):
        TAMBON_LEAD = "tambon_lead", _("tambon lead volunteer")
        BANGKOK = "bangkok", _("Bangkok khwaeng volunteer")
        NETWORK = "network", _("network volunteer")

    # Filled by a prefetch for the page of a person.
    spells_today: "list[SeatSpell]"

    person = models.ForeignKey("volunteers.Person", models.PROTECT, related_name="appointments")
    office = models.ForeignKey("provinces.Office", models.PROTECT, related_name="appointments")
    seat = models.ForeignKey("volunteers.Seat", models.PROTECT, null=True, blank=True, related_name="appointments")
    category = models.CharField(_("category"), max_length=20, choices=Category, default=Category.TAMBON_LEAD)
    batch = models.CharField(_("batch"), max_length=40, blank=True)
    order = models.ForeignKey(
        "volunteers.AppointmentOrder", models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    no_order_reason = models.CharField(_("reason for having no order"), max_length=200, blank=True)
    term_start = models.DateField(_("term from"), null=True, blank=True)
    term_end = models.DateField(_("term until"), null=True, blank=True)
    ended_on = models.DateField(_("last day in office"), null=True, blank=True)
    end_reason = models.CharField(_("reason"), max_length=20, choices=EndReason, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    renews = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="renewals")

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="appointment_seat_unless_network", condition=Q(category="network") ^ Q(seat__isnull=False)
            ),
            models.CheckConstraint(
                name="appointment_term_in_order", condition=Q(term_end=None) | Q(term_end__gte=models.F("term_start"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.seat or ''}"


class AppointmentActQuerySet(models.QuerySet):
    """Acts by what still counts."""

    def standing(self) -> "AppointmentActQuerySet":
        """Acts that were not undone."""
        return self.filter(undone_at=None).exclude(kind__in=TAKING_BACK)

    def closed_in_words(self) -> "AppointmentActQuerySet":
        """Withdrawals that stand for a reason in words alone, which no correction has given one of the list."""
        given = AppointmentAct.objects.standing().filter(target=OuterRef("pk")).exclude(end_reason="")
        told = self.standing().filter(kind__in=CLOSING, end_reason="").exclude(reason="")
        return told.filter(~Exists(given))


class AppointmentAct(models.Model):
    """Something done to an appointment on a day, recorded at a moment. Never changed; undo is an act too.

    ``effective_on`` by kind: nominate, check, propose, receive, return: first day of the new stage;
    withdraw: first day without the nomination; appoint, renew: first day in office (= ``term_start``);
    end: last day in office; revoke: first day no longer in office; correct: the right day of ``target``
    (``end_reason``: its right reason, where that changed). Of a candidate's death the withdrawal has the day of death,
    and one that was brought along (``because``) the first day without the nomination like any other.
    """

    Kind = kinds.Kind

    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=10, choices=kinds.choices)
    effective_on = models.DateField()
    recorded_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    order = models.ForeignKey("volunteers.AppointmentOrder", models.PROTECT, null=True, related_name="acts")
    term_start = models.DateField(null=True)
    term_end = models.DateField(null=True)
    end_reason = models.CharField(max_length=20, choices=EndReason, blank=True)
    target = models.ForeignKey("self", models.PROTECT, null=True, related_name="answers")
    # The end of everything (``acts.lives``), on another appointment of the person, that brought this act along.
    because = models.ForeignKey("self", models.PROTECT, null=True, related_name="brought")
    undone_at = models.DateTimeField(null=True)

    objects = AppointmentActQuerySet.as_manager()

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="act_target_if_undo_or_correct",
                condition=Q(kind__in=ANSWERING, target__isnull=False) | (~Q(kind__in=ANSWERING) & Q(target=None)),
            ),
            models.CheckConstraint(
                name="act_term_if_appoint",
                condition=~Q(kind__in=ENTERING) | Q(term_start=models.F("effective_on")),
            ),
            models.UniqueConstraint(fields=["target"], condition=Q(kind__in=TAKING_BACK), name="act_undone_once"),
        ]
        indexes = [models.Index(fields=["appointment", "recorded_at"], name="act_by_appointment")]

    def __str__(self) -> str:
        return f"{self.kind} {self.effective_on}"

    # django-stubs adds one to each field with choices; Django itself leaves ours alone.
    def get_kind_display(self) -> str:  # type: ignore[no-redef]
        """The kind in words, read from its one member: Django's own would write out all of them each time."""
        return str(kinds.Kind(self.kind).label)
