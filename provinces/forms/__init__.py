"""What offices type of themselves and of their province."""

from provinces.forms.offices import OfficeForm, SignatoryForm
from provinces.forms.printed import ReportedFigureForm
from provinces.forms.rules import RuleForm, YesNoField

__all__ = ["OfficeForm", "ReportedFigureForm", "RuleForm", "SignatoryForm", "YesNoField"]
