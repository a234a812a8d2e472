"""The deeds of reports in the words of the trail, and who names them."""

from django.utils.translation import gettext_lazy as _

from provinces.trail import Names, visible_rows
from reports.models import ReportRun

TAKEN = {"reports.download": _("took a report as a file")}
CHANGES = {"reports.ask": _("asked for a report")}


def naming() -> dict[type, Names]:
    """Who names the runs of reports in the trail."""
    return {ReportRun: visible_rows(ReportRun, lambda run: run.title)}
