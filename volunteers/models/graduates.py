"""Labour graduates: hired by the ministry and posted to a district labour centre."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed, Known, KnownQuerySet, Versioned
from provinces.permissions import Permission, scope_of
from thai.days import Days


class GraduatePostingQuerySet(models.QuerySet):
    """Postings by reader."""

    def visible_to(self, user) -> "GraduatePostingQuerySet":
        """Postings that are or were once recorded in the user's provinces."""
        scope = scope_of(user, Permission.PEOPLE_READ)
        if not scope:
            return self.none()
        return self.filter(pk__in=PostingFacts.objects.filter(scope.q("district__province_id")).values("posting"))


class GraduatePosting(Keyed, Versioned):
    """A labour graduate's posting, whatever becomes known of it: pages and the audit trail name it by this key."""

    person = models.ForeignKey("volunteers.Person", models.PROTECT, related_name="postings")

    objects = GraduatePostingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person} {self.pk}"


class PostingFactsQuerySet(KnownQuerySet):
    """What is known of postings, by day."""

    def serving(self, days: Days) -> "PostingFactsQuerySet":
        """Postings in force on a day, as known at a moment."""
        still = Q(last_day=None) | Q(last_day__gte=days.as_of)
        return self.known(at=days.known_at).filter(still, first_day__lte=days.as_of)


class PostingFacts(Known):
    """Where and on which days somebody is posted, as the register knew it for a while; covers one or more tambons.

    What ends, is corrected or was entered by mistake closes its row; a void posting has no open row. ``person``
    repeats that of the posting, for the rule that nobody has two postings on one day (``volunteers.overlaps``).
    """

    posting = models.ForeignKey(GraduatePosting, models.PROTECT, related_name="facts")
    person = models.ForeignKey("volunteers.Person", models.PROTECT, related_name="posting_facts")
    district = models.ForeignKey("provinces.District", models.PROTECT, related_name="posting_facts")
    subdistricts = models.ManyToManyField("provinces.Subdistrict", related_name="posting_facts", blank=True)
    contract = models.CharField(_("contract"), max_length=60, blank=True)
    degree = models.CharField(_("degree"), max_length=120, blank=True)
    institution = models.CharField(_("institution"), max_length=160, blank=True)
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("until"), null=True, blank=True)

    objects = PostingFactsQuerySet.as_manager()

    class Meta(Known.Meta):
        ordering = ["district_id", "person__sort_key"]
        constraints = [
            *Known.Meta.constraints,
            models.UniqueConstraint(fields=["posting"], condition=Q(known_until=None), name="posting_known_once"),
            models.CheckConstraint(
                name="posting_ends_after_start", condition=Q(last_day=None) | Q(last_day__gte=F("first_day"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.district_id}"
