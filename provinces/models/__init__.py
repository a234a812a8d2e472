"""Where things are, and which office looks after them."""

from provinces.models.areas import (
    GRADUATE_PROVINCES,
    District,
    MapShape,
    Named,
    Province,
    ProvinceCluster,
    Subdistrict,
    SubdistrictQuerySet,
)
from provinces.models.binned import BinnedRow
from provinces.models.offices import Membership, MembershipQuerySet, Office, OfficeQuerySet, OfficeRecords, records_kept
from provinces.models.reported import ReportedFigure, ReportedFigureQuerySet
from provinces.models.settings import DatedSetting, DatedSettingQuerySet
from provinces.models.signatories import Signatory
from provinces.models.stamps import Stamp

__all__ = [
    "BinnedRow",
    "DatedSetting",
    "DatedSettingQuerySet",
    "District",
    "GRADUATE_PROVINCES",
    "MapShape",
    "Membership",
    "MembershipQuerySet",
    "Named",
    "Office",
    "OfficeQuerySet",
    "OfficeRecords",
    "Province",
    "ProvinceCluster",
    "ReportedFigure",
    "ReportedFigureQuerySet",
    "Signatory",
    "Stamp",
    "Subdistrict",
    "SubdistrictQuerySet",
    "records_kept",
]
