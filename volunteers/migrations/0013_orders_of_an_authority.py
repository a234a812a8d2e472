"""The keys of orders are read anew: คำสั่งของกระทรวงแรงงาน and คำสั่งกระทรวงแรงงาน are one authority.

Rows that were entered under both stay, told apart as 0010 does it.
"""

from importlib import import_module

from django.db import migrations

read_anew = import_module("volunteers.migrations.0010_numbers_as_written").read_anew


class Migration(migrations.Migration):
    dependencies = [("volunteers", "0012_deaths")]

    operations = [migrations.RunPython(read_anew, migrations.RunPython.noop)]
