"""Verbs about offices: their own facts, the rules that hold for them, their numbers, and what was printed of them."""

from provinces.services.offices import add_signatory, remove_signatory, update_office, update_signatory
from provinces.services.printed import add_reported_figure, remove_reported_figure, update_reported_figure
from provinces.services.rules import SettingChange, after_setting, begin_records, change_rule, hold, set_setting

__all__ = [
    "SettingChange",
    "add_reported_figure",
    "add_signatory",
    "after_setting",
    "begin_records",
    "change_rule",
    "hold",
    "remove_reported_figure",
    "remove_signatory",
    "set_setting",
    "update_office",
    "update_reported_figure",
    "update_signatory",
]
