"""A person in the register."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed, Versioned
from provinces.permissions import Permission, scope_of
from thai.fields import SearchTextField, SortKeyField
from thai.identity import mask_national_id, mask_phone
from thai.names import full_name, prefix_choices
from volunteers.models.appointments import Appointment
from volunteers.models.graduates import PostingFacts
from volunteers.models.private import PersonalColumns, PersonPhone, national_id_index, phone_index, phone_last4_index


class PersonQuerySet(models.QuerySet):
    """People by who may see them and by what is known of them."""

    def visible_to(self, user) -> "PersonQuerySet":
        """People whose record an office of the user keeps, or who serve or served in its province."""
        scope = scope_of(user, Permission.PEOPLE_READ)
        if not scope:
            return self.none()
        if scope.nation:
            return self
        serving = Appointment.objects.filter(scope.q("office__province_id"), person=OuterRef("pk"))
        posted = PostingFacts.objects.filter(scope.q("district__province_id"), person=OuterRef("pk"))
        return self.filter(scope.q("office__province_id") | Exists(serving) | Exists(posted))

    def with_national_id(self, national_id: str) -> "PersonQuerySet":
        """The person with this ID (13 ASCII digits), found without opening any record."""
        return self.filter(national_id_index=national_id_index(national_id))


class Person(PersonalColumns, Keyed, Versioned):
    """A person: volunteer, graduate or nominee, once, whatever they did for the network.

    Names are plain, they are searched and sorted; everything else about the person is sealed (``person.private``).
    """

    office = models.ForeignKey("provinces.Office", models.PROTECT, related_name="people", verbose_name=_("kept by"))
    prefix = models.CharField(_("prefix"), max_length=20, blank=True, choices=prefix_choices)
    first_name = models.CharField(_("first name"), max_length=100)
    last_name = models.CharField(_("surname"), max_length=100, blank=True)
    sort_key = SortKeyField(sources=("first_name", "last_name"))
    search = SearchTextField(sources=("first_name", "last_name", "national_id_last4"))
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]
        indexes = [models.Index(fields=["national_id_last4"], name="person_by_last_digits")]
        constraints = [
            models.CheckConstraint(name="person_not_merged_into_self", condition=~Q(merged_into=models.F("id")))
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page with the full history."""
        return reverse("volunteers:person", args=[self.pk])

    @property
    def name(self) -> str:
        """Short prefix, first name and surname, as on a roster."""
        return full_name(self.prefix, self.first_name, self.last_name)

    @property
    def masked_national_id(self) -> str:
        """The ID with only its last four digits, or an empty text."""
        return mask_national_id(self.national_id_last4) if self.national_id_last4 else ""

    @property
    def masked_phone(self) -> str:
        """The telephone numbers with their middle hidden, or an empty text. Lists prefetch ``phones``."""
        phone = self.private.phone
        return mask_phone(phone) if phone else ""


def has_phone(number: str, path: str = "") -> Q:
    """People (at ``path``: ``person__``) with this whole number, whatever its extension."""
    return _with_phone(path, whole_index=phone_index(number))


def has_last_digits(digits: str, path: str = "") -> Q:
    """People whose ID or one of whose telephones ends with these four digits.

    Two questions put together, not one with an "or": that would go past both indexes and through everybody.
    """
    by_id = Person.objects.filter(national_id_last4=digits).order_by().values("pk")
    by_phone = PersonPhone.objects.filter(last4_index=phone_last4_index(digits)).order_by().values("person")
    return Q(**{f"{path}pk__in": by_id.union(by_phone)})


def _with_phone(path: str, **index: str) -> Q:
    return Q(**{f"{path}pk__in": PersonPhone.objects.filter(**index).values("person")})
