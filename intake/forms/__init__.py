"""The forms of rosters that come in."""

from intake.forms.rosters import RosterForm, VerdictFilter

__all__ = ["RosterForm", "VerdictFilter"]
