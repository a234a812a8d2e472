"""What an event's list and rolls add up to, kept so that no page counts a year of marks again."""

from django.db import models
from django.db.models import F, Q

from events.models.events import Event


class KeptTotals(models.Model):
    """The counts of one event as they stand now; written by ``events.services.totals`` alone.

    They answer for any days with every closed half-day from ``first_closed_day`` to ``last_closed_day`` in them, and
    for any moment from ``changed_at`` on: everything else is counted live. An event without this row is counted live
    too. What a source reported stands on the event itself.
    """

    event = models.OneToOneField(Event, models.CASCADE, primary_key=True, related_name="kept_totals")
    places = models.PositiveIntegerField(help_text="places on the list; a substitute takes none of its own")
    targets = models.PositiveIntegerField(null=True, help_text="sum of the target groups, if every one says its number")
    closed_places = models.PositiveIntegerField(null=True, help_text="places when a roll was closed; empty: none was")
    half_day_places = models.PositiveIntegerField(default=0, help_text="places of each closed half-day, summed")
    persons = models.PositiveIntegerField(help_text="places that somebody filled on a closed half-day")
    attendances = models.PositiveIntegerField(help_text="filled places, one for each closed half-day")
    late_persons = models.PositiveIntegerField(
        default=0, help_text="of the persons, who was on the list at no closing"
    )  # fmt: skip
    late_attendances = models.PositiveIntegerField(
        default=0, help_text="of the attendances, whose place was not on the list when the half-day was closed"
    )
    first_closed_day = models.DateField(null=True, help_text="the first day with a closed half-day")
    last_closed_day = models.DateField(null=True, help_text="the last day with a closed half-day")
    changed_at = models.DateTimeField(null=True, help_text="when a mark or a closing was last written; empty: none was")

    class Meta:
        verbose_name_plural = "kept totals"
        constraints = [
            models.CheckConstraint(
                name="kept_totals_of_a_closed_roll",
                condition=Q(
                    closed_places=None, first_closed_day=None, last_closed_day=None,
                    half_day_places=0, persons=0, attendances=0,
                )
                | Q(closed_places__isnull=False, first_closed_day__lte=F("last_closed_day"), changed_at__isnull=False),
            ),
            models.CheckConstraint(name="kept_totals_persons_attend", condition=Q(persons__lte=F("attendances"))),
            models.CheckConstraint(
                name="kept_totals_late_are_some_of_them",
                condition=Q(late_persons__lte=F("persons"), late_attendances__lte=F("attendances")),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.event_id}: {self.persons} / {self.places}"
