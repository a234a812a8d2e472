"""The deeds of imports in the words of the trail, and who names them."""

from django.utils.translation import gettext_lazy as _

from intake.models import ImportBatch
from provinces.trail import Names, visible_rows
from thai.display import local_date

LOOKS = {"intake.view_roster": _("looked at the lines of a roster")}
CHANGES = {"intake.hand_in": _("handed in a roster")}


def naming() -> dict[type, Names]:
    """Who names rosters in the trail."""
    return {ImportBatch: visible_rows(ImportBatch, lambda batch: f"{batch.office} {local_date(batch.created_at)}")}
