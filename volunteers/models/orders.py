"""Appointment orders: usually the ministry's paper, typed once by each office that keeps it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed, Versioned
from provinces.permissions import Permission, scope_of
from thai.fields import BuddhistYearField


class AppointmentOrderQuerySet(models.QuerySet):
    """Orders by who may see them, and by day."""

    def visible_to(self, user) -> "AppointmentOrderQuerySet":
        """Orders of the user's own office and of the ministry's centre."""
        scope = scope_of(user, Permission.PEOPLE_READ)
        if scope.nation:
            return self
        return self.filter(scope.q("office__province_id") | Q(office__province=None)) if scope else self.none()

    def newest_first(self) -> "AppointmentOrderQuerySet":
        """By year and day of issue (unknown days last), then as entered; numbers are text and do not sort."""
        return self.order_by("-be_year", F("issued_on").desc(nulls_last=True), "-pk")


class AppointmentOrder(Keyed, Versioned):
    """A signed order (คำสั่ง) by which people are appointed, as one office keeps it.

    Several offices may hold the same paper; the centre joins their rows by ``same_as``, and none is taken over.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        RECEIVED = "received", _("received")
        ISSUED = "issued", _("issued")
        REVOKED = "revoked", _("revoked")

    office = models.ForeignKey("provinces.Office", models.PROTECT, related_name="orders")
    authority = models.CharField(_("authority"), max_length=150)
    number = models.CharField(_("order number"), max_length=40)
    be_year = BuddhistYearField(_("year (B.E.)"))
    title = models.CharField(_("title"), max_length=300, blank=True)
    signatory = models.CharField(_("signed by"), max_length=150, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    effective_on = models.DateField(_("effective on"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    same_as = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="joined")

    objects = AppointmentOrderQuerySet.as_manager()

    class Meta:
        ordering = ["-be_year", "number"]
        constraints = [
            models.UniqueConstraint(fields=["office", "authority", "be_year", "number"], name="order_number_once"),
            models.CheckConstraint(name="order_not_same_as_itself", condition=~Q(same_as=F("id"))),
        ]

    def __str__(self) -> str:
        return f"{self.authority} {self.number}/{self.be_year}"
