"""All reports there are, one module each, in the order in which they are offered.

A new report is a module here that defines a class of ``reports.report.Report``, and its line in ``REPORTS``.
"""

from reports.catalogue.appointment_status import AppointmentStatus
from reports.catalogue.attendance import Attendance
from reports.catalogue.terms_ending import TermsEnding
from reports.report import Report

REPORTS: list[Report] = [
    Attendance(),
    AppointmentStatus(),
    TermsEnding(),
]


def report_of(kind: str) -> Report | None:
    """The report of a kind; None where there is none (any more)."""
    return next((report for report in REPORTS if report.kind == kind), None)
