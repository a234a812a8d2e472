"""Load clusters, provinces, districts, subdistricts, shapes and offices; running it again updates them."""

from collections.abc import Iterable

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import models, transaction

from provinces import gazetteer
from provinces.models import District, MapShape, Office, Province, ProvinceCluster, Subdistrict
from provinces.stamps import touched

BATCH = 500


class Command(BaseCommand):
    """``load_gazetteer [--only 96 --only 90]``: repeatable; what offices wrote about themselves stays."""

    help = __doc__

    def add_arguments(self, parser) -> None:
        parser.add_argument("--only", action="append", metavar="CODE", help="a province code; default all 77")

    def handle(self, *args, **options) -> None:
        codes = sorted(options["only"] or gazetteer.facts())
        if unknown := [code for code in codes if code not in gazetteer.facts()]:
            raise CommandError(f"No province has the code {', '.join(unknown)}. A good one is 96 (Narathiwat).")
        paths = gazetteer.shapes(settings.NODE_MODULES)
        with transaction.atomic():
            load(codes, paths)
        if options["verbosity"]:
            self._tell(len(codes), bool(paths))

    def _tell(self, provinces: int, with_shapes: bool) -> None:
        self.stdout.write(
            f"{provinces} provinces, {District.objects.filter(valid_to=None).count()} districts, "
            f"{Subdistrict.objects.filter(valid_to=None).count()} subdistricts, "
            f"{Subdistrict.objects.exclude(valid_to=None).count()} abolished ones"
        )
        if not with_shapes:
            self.stderr.write("Without shapes: the map package is not installed (npm ci), the tile map still works.")


def load(codes: list[str], paths: dict[str, str]) -> None:
    """Write the areas of the provinces; rows that exist are brought up to date, none is deleted."""
    upsert(ProvinceCluster, gazetteer.clusters(), key="order")
    cluster_ids = dict(ProvinceCluster.objects.values_list("name_th", "pk"))
    upsert(Province, gazetteer.provinces(codes, cluster_ids=cluster_ids), key="code")
    # Without the map package there is nothing to write, and the shapes loaded earlier stay.
    upsert(MapShape, gazetteer.map_shapes(codes, paths), key="key")
    upsert(District, gazetteer.districts(codes), key="code")
    upsert(Subdistrict, gazetteer.subdistricts(codes), key="code")
    add_successions(codes)
    add_offices(codes)
    touched([None, *codes])


def upsert(model: type[models.Model], rows: Iterable[models.Model], *, key: str) -> None:
    """Insert rows, or update every field of those that share the key."""
    fields = [f.name for f in model._meta.concrete_fields if not f.primary_key and f.name != key]
    model._default_manager.bulk_create(
        list(rows), batch_size=BATCH, update_conflicts=True, unique_fields=[key], update_fields=fields
    )


def add_successions(codes: list[str]) -> None:
    """Link abolished subdistricts to those that followed."""
    through = Subdistrict.successors.through
    known = set(through.objects.values_list("from_subdistrict_id", "to_subdistrict_id"))
    new = sorted(gazetteer.successions(codes) - known)
    through.objects.bulk_create(
        [through(from_subdistrict_id=old, to_subdistrict_id=following) for old, following in new], batch_size=BATCH
    )


def add_offices(codes: list[str]) -> None:
    """Open the offices that do not exist yet, and the ministry's centre."""
    known = set(Office.objects.values_list("province_id", flat=True))
    Office.objects.bulk_create([office for office in gazetteer.offices(codes) if office.province_id not in known])
    if None not in known:
        Office.objects.create(kind=Office.Kind.CENTRE, name_th="กระทรวงแรงงาน", name_en="Ministry of Labour")
