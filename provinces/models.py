"""Where things are, and which office looks after them. Codes are DOPA's, kept as text."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.records import Known, KnownQuerySet, known
from provinces.binned import BinnedRow as BinnedRow
from provinces.naming import titled
from provinces.permissions import Role
from provinces.reported import ReportedFigure as ReportedFigure
from thai.calendar import today
from thai.days import Days
from thai.fields import SearchTextField, SortKeyField

# The labour graduate programme: the southern border provinces that lie in it as a whole.
GRADUATE_PROVINCES = frozenset({"94", "95", "96"})


class Named(models.Model):
    """Something with a Thai and an English name."""

    name_th = models.CharField(_("Thai name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the language of the page."""
        return self.name_en if get_language() == "en" and self.name_en else self.name_th


class ProvinceCluster(Named):
    """A provincial cluster (กลุ่มจังหวัด) in its official long form; Bangkok belongs to none."""

    order = models.PositiveSmallIntegerField(unique=True)

    class Meta:
        ordering = ["order"]


class Province(Named):
    """One of 77 provinces, Bangkok among them, with its place on both maps."""

    code = models.CharField(max_length=2, primary_key=True)
    cluster = models.ForeignKey(ProvinceCluster, models.PROTECT, null=True, related_name="provinces")
    abbreviation = models.CharField(max_length=8)
    tile_x = models.PositiveSmallIntegerField()
    tile_y = models.PositiveSmallIntegerField()
    sort_key = SortKeyField(sources=("name_th",))

    class Meta:
        ordering = ["sort_key"]

    @property
    def is_bangkok(self) -> bool:
        """Bangkok has khet and khwaeng instead of amphoe and tambon."""
        return self.code == "10"

    @property
    def title(self) -> str:
        """The name with its kind, as on an envelope; Bangkok is no จังหวัด and is called by its name alone."""
        return self.name if get_language() == "en" or self.is_bangkok else f"จังหวัด{self.name_th}"


class MapShape(models.Model):
    """Something the national map draws: a province, or what no province owns (``songkhla-lake``)."""

    key = models.SlugField(primary_key=True)
    province = models.OneToOneField(Province, models.CASCADE, null=True, related_name="map_shape")
    path = models.TextField(help_text="SVG path of the national map")

    def __str__(self) -> str:
        return self.key


class District(Named):
    """An amphoe, or a khet in Bangkok."""

    code = models.CharField(max_length=4, primary_key=True)
    province = models.ForeignKey(Province, models.PROTECT, related_name="districts")
    has_graduates = models.BooleanField(
        default=False, help_text="Inside the labour graduate programme (three provinces and four districts)"
    )
    valid_to = models.DateField(null=True)
    sort_key = SortKeyField(sources=("name_th",))

    class Meta:
        ordering = ["code"]

    @property
    def title(self) -> str:
        """The name with its kind, as on an envelope."""
        if get_language() == "en":
            return self.name_en
        return self.name_th if self.name_th.startswith("เขต") else f"อำเภอ{self.name_th}"


class SubdistrictQuerySet(models.QuerySet):
    """Subdistricts by day."""

    def current(self, *, on: date) -> "SubdistrictQuerySet":
        """Those that exist on a day."""
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gte=on))


class Subdistrict(Named):
    """A tambon, or a khwaeng in Bangkok. Abolished ones stay, with the day they ended and who followed."""

    code = models.CharField(max_length=6, primary_key=True)
    district = models.ForeignKey(District, models.PROTECT, related_name="subdistricts")
    postal_codes = models.CharField(max_length=60, blank=True, help_text="separated by spaces")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True, help_text="last day it existed")
    successors = models.ManyToManyField("self", symmetrical=False, related_name="predecessors")
    sort_key = SortKeyField(sources=("name_th",))
    search = SearchTextField(sources=("name_th", "name_en", "code"))

    objects = SubdistrictQuerySet.as_manager()

    class Meta:
        ordering = ["code"]

    @property
    def title(self) -> str:
        """The name with its kind: ตำบล or แขวง."""
        return titled(self.name_en if get_language() == "en" else self.name_th, self.code)


class Office(Named):
    """A provincial labour office (สรจ.), or the ministry's centre."""

    class Kind(models.TextChoices):
        PROVINCE = "province", _("provincial labour office")
        CENTRE = "centre", _("ministry centre")

    kind = models.CharField(max_length=10, choices=Kind)
    province = models.OneToOneField(Province, models.PROTECT, null=True, related_name="office")
    letter_prefix = models.CharField(_("letter prefix"), max_length=20, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="office_province_if_provincial",
                condition=Q(kind="province", province__isnull=False) | Q(kind="centre", province=None),
            )
        ]

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


class DatedSettingQuerySet(KnownQuerySet):
    """Rules by day, by office and by what was known."""

    def value(self, key: str, days: Days, *, default, office: Office | None = None):
        """The value in force on a day; an office's own goes before the nation's; ``default`` before the first one."""
        mine = Q(office=None) | Q(office=office) if office else Q(office=None)
        rows = self.known(at=days.known_at).filter(mine, key=key, valid_from__lte=days.as_of)
        row = rows.order_by(F("office").asc(nulls_last=True), "-valid_from").first()
        return row.value if row else default


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


class Stamp(models.Model):
    """A number that changes with every write about a province (``key``: its code; empty: the nation's own)."""

    key = models.CharField(max_length=2, primary_key=True)
    number = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.key} {self.number}"
