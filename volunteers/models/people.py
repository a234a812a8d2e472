"""A person in the register."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.encryption import EncryptedTextField, blind_index
from provinces.permissions import Permission, scope_of
from thai.fields import SearchTextField, SortKeyField
from thai.identity import mask_national_id, mask_phone
from thai.names import full_name, prefix_choices


class PersonQuerySet(models.QuerySet):
    """People by who may see them and by what is known of them."""

    def visible_to(self, user) -> "PersonQuerySet":
        """People whose record an office of the user keeps, or who serve or served in its province."""
        scope = scope_of(user, Permission.PEOPLE_READ)
        if not scope:
            return self.none()
        if scope.nation:
            return self
        from volunteers.models.appointments import Appointment
        from volunteers.models.graduates import GraduatePosting

        serving = Appointment.objects.filter(scope.q("office__province_id"), person=OuterRef("pk"))
        posted = GraduatePosting.objects.filter(scope.q("district__province_id"), person=OuterRef("pk"))
        return self.filter(scope.q("office__province_id") | Exists(serving) | Exists(posted))

    def with_national_id(self, national_id: str) -> "PersonQuerySet":
        """The person with this ID (13 ASCII digits), found without opening any record."""
        return self.filter(national_id_index=blind_index(national_id))


class Person(models.Model):
    """A person: volunteer, graduate or nominee, once, whatever they did for the network."""

    office = models.ForeignKey("provinces.Office", models.PROTECT, related_name="people", verbose_name=_("kept by"))
    prefix = models.CharField(_("prefix"), max_length=20, blank=True, choices=prefix_choices)
    first_name = models.CharField(_("first name"), max_length=100)
    last_name = models.CharField(_("surname"), max_length=100, blank=True)
    sort_key = SortKeyField(sources=("first_name", "last_name"))
    search = SearchTextField(sources=("first_name", "last_name", "national_id_last4", "phone"))
    national_id = EncryptedTextField(_("national ID"), blank=True)
    national_id_index = models.CharField(max_length=64, null=True, unique=True, editable=False)
    national_id_last4 = models.CharField(max_length=4, blank=True, editable=False)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    phone = models.CharField(_("telephone"), max_length=80, blank=True)
    phone_index = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    email = models.EmailField(_("e-mail"), blank=True)
    line_id = models.CharField(_("LINE"), max_length=60, blank=True)
    address = EncryptedTextField(_("address"), blank=True)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person")
    entered_key = models.UUIDField(
        null=True, unique=True, editable=False, help_text="made by the form: the same form sent twice is one person"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]
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
        """The telephone number with its middle hidden, or an empty text."""
        return mask_phone(self.phone) if self.phone else ""

    def set_national_id(self, national_id: str) -> None:
        """Set the ID (13 ASCII digits or empty) with its index and its last four digits."""
        self.national_id = national_id
        self.national_id_index = blind_index(national_id) if national_id else None
        self.national_id_last4 = national_id[-4:]

    def set_phone(self, phone: str) -> None:
        """Set the telephone number with its keyed hash, by which duplicates are found."""
        self.phone = phone
        self.phone_index = blind_index(phone) if phone else ""
