"""What was said to the network, what the network raised, and what was taken on."""

from datetime import date
from typing import cast

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed, Versioned
from accounts.rules import RuleBroken
from events.models.events import Event
from events.models.roles import AsPrinted, Dignitary
from thai.calendar import today
from thai.display import local_date


class AdvisorRemark(Keyed, Versioned, AsPrinted):
    """A remark, a piece of advice or an instruction by who presided."""

    class Kind(models.TextChoices):
        POLICY = "policy", _("policy")
        ADVICE = "advice", _("advice")
        INSTRUCTION = "instruction", _("instruction")

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="remarks")
    speaker = models.ForeignKey("events.Dignitary", models.PROTECT, related_name="remarks")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    text = models.TextField(_("text"))
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def named(self) -> Dignitary:
        """Who said it."""
        return self.speaker


class IssueRaised(Keyed, Versioned):
    """A problem or obstacle that the network told; its content may not have been reported."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="issues")
    text = models.TextField(_("text"))
    source = models.CharField(_("source"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class FollowUpQuerySet(models.QuerySet):
    """Things taken on by reader and by what is still open."""

    def of_events(self, events) -> "FollowUpQuerySet":
        """Those from remarks and issues of some events (a queryset)."""
        return self.filter(Q(remark__event__in=events) | Q(issue__event__in=events))

    def visible_to(self, user) -> "FollowUpQuerySet":
        """Those of events that the user may read."""
        return self.of_events(Event.objects.visible_to(user))

    def in_province(self, code: str) -> "FollowUpQuerySet":
        """Those of events that took place in a province."""
        return self.filter(Q(remark__event__venue_province=code) | Q(issue__event__venue_province=code))

    def provinces(self) -> set[str]:
        """The codes of the provinces in which their events took place."""
        found = self.order_by().values_list("remark__event__venue_province", "issue__event__venue_province").distinct()
        return {code for pair in found for code in pair if code}

    def open(self) -> "FollowUpQuerySet":
        """Those without an answer."""
        return self.filter(answered_on=None)

    def answered(self) -> "FollowUpQuerySet":
        """Those with an answer."""
        return self.exclude(answered_on=None)


class FollowUp(Keyed, Versioned):
    """A thing taken on (เรื่องที่รับไปดำเนินการ) from a remark or an issue."""

    remark = models.ForeignKey(AdvisorRemark, models.PROTECT, null=True, blank=True, related_name="follow_ups")
    issue = models.ForeignKey(IssueRaised, models.PROTECT, null=True, blank=True, related_name="follow_ups")
    text = models.TextField(_("what is to be done"))
    agency = models.CharField(_("responsible agency"), max_length=200)
    due_on = models.DateField(_("due"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="follow_up_has_one_origin",
                condition=models.Q(remark__isnull=False) ^ models.Q(issue__isnull=False),
            ),
            models.CheckConstraint(
                name="follow_up_answered_on_a_day",
                condition=models.Q(answer="") | models.Q(answered_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        """The page where it is answered."""
        return reverse("events:follow_up", args=[self.pk])

    @property
    def event(self) -> Event:
        """The event it was taken on at."""
        origin = self.remark or self.issue
        return cast(AdvisorRemark | IssueRaised, origin).event

    def must_be_answerable_on(self, day: date) -> None:
        """Raise RuleBroken for a day before the event it was taken on at, or one that has not come."""
        first, last = self.event.first_day, today()
        if not first <= day <= last:
            sentence = gettext("It was taken on on %(first)s, so it was answered between then and today, %(today)s.")
            said = {"first": local_date(first), "today": local_date(last)}
            raise RuleBroken(sentence % said, code="answered_on_no_such_day")

    @property
    def is_late(self) -> bool:
        """Whether its day has passed without an answer."""
        return bool(self.due_on and not self.answered_on and self.due_on < today())
