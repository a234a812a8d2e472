"""Which office looks after a province, who works there, and since when it keeps records."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.records import Known, KnownQuerySet, Versioned, known
from provinces import access
from provinces.models.areas import Named, Province
from provinces.permissions import Role
from thai.calendar import today
from thai.days import Days


class OfficeQuerySet(models.QuerySet):
    """Offices by who enters their facts."""

    def kept_by(self, user) -> "OfficeQuerySet":
        """Those whose address, telephone and signatories the user enters."""
        return self.filter(access.offices_kept_by(user, path=""))


class Office(Named, Versioned):
    """A provincial labour office (สรจ.), or the ministry's centre."""

    class Kind(models.TextChoices):
        PROVINCE = "province", _("provincial labour office")
        CENTRE = "centre", _("ministry centre")

    kind = models.CharField(max_length=10, choices=Kind)
    province = models.OneToOneField(Province, models.PROTECT, null=True, related_name="office")
    letter_prefix = models.CharField(_("letter prefix"), max_length=20, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    address = models.TextField(_("address"), blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="office_province_if_provincial",
                condition=Q(kind="province", province__isnull=False) | Q(kind="centre", province=None),
            )
        ]

    def get_absolute_url(self) -> str:
        """Its page: where it is, who signs, which rules hold."""
        return reverse("provinces:office", args=[self.pk])

    @property
    def is_centre(self) -> bool:
        """Whether it is the ministry's, whose rules hold for the nation."""
        return self.kind == self.Kind.CENTRE

    @property
    def province_code(self) -> str:
        """The code of its province, as the audit trail keeps it; "" for the centre."""
        return self.province_id or ""

    def records_from(self, *, known_at: datetime | None = None) -> date | None:
        """The first day of the office's records, as known at a moment (default now); None if it keeps none."""
        return self.records.known(at=known_at).values_list("first_day", flat=True).first()


class MembershipQuerySet(models.QuerySet):
    """Memberships by day."""

    def current(self, *, on: date) -> "MembershipQuerySet":
        """Those in force on a day."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=on), valid_from__lte=on)


class Membership(models.Model):
    """A user's role at an office, from a day until a day. Roles are never taken away by deleting."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    office = models.ForeignKey(Office, models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    valid_from = models.DateField(default=today)
    valid_until = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "office", "role", "valid_from"], name="membership_once"),
            models.CheckConstraint(
                name="membership_ends_after_start",
                condition=Q(valid_until=None) | Q(valid_until__gte=models.F("valid_from")),
            ),
            # Who acts for the head does so until a day that the order names.
            models.CheckConstraint(
                name="membership_acting_until", condition=~Q(role="acting_head") | Q(valid_until__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role} {self.office}"


class OfficeRecords(Known):
    """Since when an office keeps records; before that day its figures are unknown. One row is known at a moment."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="records")
    first_day = models.DateField()

    objects = KnownQuerySet.as_manager()

    class Meta(Known.Meta):
        constraints = [
            *Known.Meta.constraints,
            models.UniqueConstraint(fields=["office"], condition=Q(known_until=None), name="office_records_known_once"),
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.first_day}"


def records_kept(days: Days, path: str = "") -> Q:
    """Offices (at ``path``: ``province__office__``) that kept records by ``as_of``, as known at ``known_at``."""
    return known(days.known_at, f"{path}records__") & Q(**{f"{path}records__first_day__lte": days.as_of})
