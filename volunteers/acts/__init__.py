"""What is done to an appointment: the kinds of act, the days they make, what is decided, stored and done.

Read in this order: ``kinds`` (the one table), ``timeline`` (acts to days), ``lives`` (ends that end everything),
``decide`` (what would follow, or every rule broken), ``store`` (many seats at once), ``verbs``. The first four, and the
values between them (``entries``, ``world``), know neither database nor clock.
"""
