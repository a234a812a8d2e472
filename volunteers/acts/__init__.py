"""What is done to an appointment: the kinds of act, the days they make, what is decided, stored and done.

Read in this order: ``kinds`` (the one table), ``timeline`` (acts to days), ``decide`` (what would follow, or every rule
broken), ``store`` (many seats at once), ``verbs``. The first three know neither database nor clock.
"""
