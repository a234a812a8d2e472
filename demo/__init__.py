"""The demonstration: two real events as the press told them, and an invented network around them.

Everything invented is visibly so (names of people hold สมมติ, ตัวอย่าง, ทดลอง, สาธิต or จำลอง; titles end in
"(ตัวอย่าง)"). Each seat has a random generator of its own, made from ``SEED`` and the tambon's code, so a
history does not change with the day it is loaded on or with the provinces loaded beside it; only what lies
after today is left out. The README in this folder says which figures to expect.
"""

SEED = 2562
"""The one seed of every generator here."""
EXAMPLE = "(ตัวอย่าง)"
"""The mark of everything invented that has a title."""
