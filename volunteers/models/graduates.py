"""Labour graduates: hired by the ministry and posted to a district labour centre."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from provinces.permissions import Permission, scope_of
from thai.days import Days


class GraduatePostingQuerySet(models.QuerySet):
    """Postings by day, by what was known and by reader."""

    def visible_to(self, user) -> "GraduatePostingQuerySet":
        """Postings in the user's provinces."""
        scope = scope_of(user, Permission.PEOPLE_READ)
        return self.filter(scope.q("district__province_id")) if scope else self.none()

    def serving(self, days: Days) -> "GraduatePostingQuerySet":
        """Postings in force on a day, as known at a moment."""
        as_of, known_at = days.as_of, days.known_at or timezone.now()
        over = Q(last_day__lt=as_of, end_recorded_at__lte=known_at)
        return self.filter(
            Q(voided_at=None) | Q(voided_at__gt=known_at), first_day__lte=as_of, recorded_at__lte=known_at
        ).exclude(over)


class GraduatePosting(models.Model):
    """A labour graduate's posting to the labour centre of a district; covers one or more tambons."""

    person = models.ForeignKey("volunteers.Person", models.PROTECT, related_name="postings")
    district = models.ForeignKey("provinces.District", models.PROTECT, related_name="graduate_postings")
    subdistricts = models.ManyToManyField("provinces.Subdistrict", related_name="graduate_postings", blank=True)
    contract = models.CharField(_("contract"), max_length=60, blank=True)
    degree = models.CharField(_("degree"), max_length=120, blank=True)
    institution = models.CharField(_("institution"), max_length=160, blank=True)
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("until"), null=True, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    end_recorded_at = models.DateTimeField(null=True, editable=False)
    voided_at = models.DateTimeField(null=True, editable=False)

    objects = GraduatePostingQuerySet.as_manager()

    class Meta:
        ordering = ["district_id", "person__sort_key"]
        constraints = [
            models.CheckConstraint(
                name="posting_ends_after_start", condition=Q(last_day=None) | Q(last_day__gte=F("first_day"))
            ),
            models.CheckConstraint(
                name="posting_end_was_recorded", condition=Q(last_day=None) | Q(end_recorded_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.district_id}"
