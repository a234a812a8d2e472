"""Appointment orders: usually the ministry's paper, typed once by each office that keeps it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed, Versioned
from accounts.rules import RuleBroken
from provinces.permissions import Permission, scope_of
from thai.calendar import be_year, today
from thai.display import local_date
from thai.fields import BuddhistYearField, SameKeyField
from thai.orders import authority_key, number_key

LONGEST_NUMBER = 40


class AppointmentOrderQuerySet(models.QuerySet):
    """Orders by who may see them, and by day."""

    def visible_to(self, user) -> "AppointmentOrderQuerySet":
        """Orders of the user's own office and of the ministry's centre."""
        scope = scope_of(user, Permission.PEOPLE_READ)
        if scope.nation:
            return self
        return self.filter(scope.q("office__province_id") | Q(office__province=None)) if scope else self.none()

    def same_paper(self, order: "AppointmentOrder") -> "AppointmentOrderQuerySet":
        """Rows of the authority, number and year of an order, however they were typed; itself apart."""
        keys = {"authority_key": authority_key(order.authority), "number_key": number_key(order.number)}
        return self.filter(**keys, be_year=order.be_year).exclude(pk=order.pk)

    def newest_first(self) -> "AppointmentOrderQuerySet":
        """By year and day of issue (unknown days last), then as entered; numbers are text and do not sort."""
        return self.order_by("-be_year", F("issued_on").desc(nulls_last=True), "-pk")


class AppointmentOrder(Keyed, Versioned):
    """A signed order (คำสั่ง) by which people are appointed, as one office keeps it.

    Several offices may hold the same paper; the centre joins their rows by ``same_as``, and none is taken over.
    Within an office a paper is there once, however it is spelt: the two keys say so.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        RECEIVED = "received", _("received")
        ISSUED = "issued", _("issued")
        REVOKED = "revoked", _("revoked")

    office = models.ForeignKey("provinces.Office", models.PROTECT, related_name="orders")
    authority = models.CharField(_("authority"), max_length=150)
    number = models.CharField(_("order number"), max_length=LONGEST_NUMBER)
    be_year = BuddhistYearField(_("year (B.E.)"))
    authority_key = SameKeyField(sources=("authority",), key=authority_key, max_length=300)
    number_key = SameKeyField(sources=("number",), key=number_key, max_length=80)
    title = models.CharField(_("title"), max_length=300, blank=True)
    signatory = models.CharField(_("signed by"), max_length=150, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    effective_on = models.DateField(_("effective on"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    scan = models.ForeignKey(
        "jobs.StoredFile", models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("scan of the order"),
    )  # fmt: skip
    same_as = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="joined")

    objects = AppointmentOrderQuerySet.as_manager()

    class Meta:
        ordering = ["-be_year", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "be_year", "number_key", "authority_key"], name="order_number_once"
            ),
            models.CheckConstraint(name="order_not_same_as_itself", condition=~Q(same_as=F("id"))),
        ]

    def __str__(self) -> str:
        return f"{self.authority} {self.quoted}"

    def get_absolute_url(self) -> str:
        """The order's page."""
        return reverse("volunteers:order", args=[self.pk])

    @property
    def quoted(self) -> str:
        """Number and year, as papers quote it: ``ตย 100/2568``."""
        return f"{self.number}/{self.be_year}"

    @staticmethod
    def must_be_issued(day: date | None) -> None:
        """Raise RuleBroken for a day of issue that has not come: a paper that is not signed is no order."""
        if day and day > today():
            sentence = gettext(
                "An order is entered when it is issued; %(day)s has not come yet. For example %(today)s."
            )
            said = {"day": local_date(day), "today": local_date(today())}
            raise RuleBroken(sentence % said, code="not_issued_yet")

    @staticmethod
    def must_have_begun(year: int | None) -> None:
        """Raise RuleBroken at ``be_year`` for a year that has not begun: no paper of it is numbered yet."""
        if year and year > be_year(today()):
            sentence = gettext("An order is numbered when it is issued; the year %(year)s has not begun yet.")
            refusal = ValidationError(sentence % {"year": year}, code="year_not_begun")
            raise RuleBroken({"be_year": refusal})
