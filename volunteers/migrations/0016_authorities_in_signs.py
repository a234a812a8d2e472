"""The keys of orders are read anew: quotation marks, brackets and dashes make no other authority, nor does รง. for the
ministry.

Rows that were entered under both spellings stay, told apart as 0010 does it.
"""

from importlib import import_module

from django.db import migrations

read_anew = import_module("volunteers.migrations.0010_numbers_as_written").read_anew


class Migration(migrations.Migration):
    dependencies = [("volunteers", "0015_seats_open_again")]

    operations = [migrations.RunPython(read_anew, migrations.RunPython.noop)]
