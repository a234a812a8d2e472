"""Rules as data: each holds from a day on, for the nation or for one office."""

from django.db import models
from django.db.models import F, Q

from accounts.records import Known, KnownQuerySet
from provinces.models.offices import Office
from thai.days import Days


class DatedSettingQuerySet(KnownQuerySet):
    """Rules by day, by office and by what was known."""

    def value(self, key: str, days: Days, *, default, office: Office | None = None):
        """The value in force on a day; an office's own goes before the nation's; ``default`` before the first one."""
        rows = self.of_office(office).in_force(days).filter(key=key)
        row = rows.order_by(F("office").asc(nulls_last=True), "-valid_from").first()
        return row.value if row else default

    def of_office(self, office: Office | None) -> "DatedSettingQuerySet":
        """What was set for the nation, or for this office."""
        return self.filter(Q(office=None) | Q(office=office) if office else Q(office=None))

    def in_force(self, days: Days) -> "DatedSettingQuerySet":
        """What had begun to hold by a day, as known at its moment."""
        return self.known(at=days.known_at).filter(valid_from__lte=days.as_of)


class DatedSetting(Known):
    """A rule as data from a day on: ``term_years``, ``holder_acts_on``, ``ending_soon_days`` …

    Without an office it holds for the nation. Changed by ``provinces.services.set_setting`` alone: what was known
    before stays known as it was.
    """

    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="settings")
    key = models.CharField(max_length=60)
    value = models.JSONField()
    valid_from = models.DateField()
    source = models.CharField(max_length=200, blank=True)

    objects = DatedSettingQuerySet.as_manager()

    class Meta(Known.Meta):
        constraints = [
            *Known.Meta.constraints,
            models.UniqueConstraint(
                fields=["key", "valid_from"],
                condition=Q(known_until=None, office=None),
                name="dated_setting_once_in_the_nation",
            ),
            models.UniqueConstraint(
                fields=["office", "key", "valid_from"],
                condition=Q(known_until=None, office__isnull=False),
                name="dated_setting_once_at_an_office",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"
