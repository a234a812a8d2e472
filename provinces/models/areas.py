"""Where things are: clusters, provinces, districts and tambons. Codes are DOPA's, kept as text."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from provinces.naming import titled
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
    is_southern_border = models.BooleanField(default=False, help_text="southern border area as a whole")
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
    is_southern_border = models.BooleanField(
        default=False, help_text="southern border area: what happens here is told with care (events.border)"
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
