"""How many queries each page may make: pinned here and nowhere else, equal for one row and for three.

More than 12 needs a reason beside it; more than 20 fails.
"""

# route name: (queries, reason if more than 12)
QUERY_COUNTS: dict[str, tuple[int, str]] = {
    "volunteers:roster": (15, "figures of the chips, of ending terms and of the page are counted apart (figures.py)"),
    "volunteers:person": (9, ""),
    "volunteers:person_new": (5, ""),
    "volunteers:person_edit": (4, ""),
    "volunteers:seats": (12, ""),
    "volunteers:seat": (9, ""),
    "volunteers:nominate": (4, ""),
    "volunteers:act": (6, ""),
    "volunteers:renew": (4, ""),
    "volunteers:orders": (6, ""),
    "volunteers:order": (6, ""),
    "volunteers:order_new": (5, ""),
    "volunteers:graduates": (15, "the province's figure and each district's come from figures.py, as on the dashboard"),
    "reports:dashboard": (16, "seats, ages, twelve months, the year before and events each come from their figures.py"),
    "reports:cluster": (12, ""),
    "reports:province": (19, "one page for the van: districts, desks, months, events and what was printed"),
    "reports:district": (12, ""),
    "reports:list": (7, ""),
    "reports:run": (4, ""),
    "reports:download": (5, ""),
    "reports:open_data": (3, ""),
    "reports:coverage_csv": (6, ""),
    "reports:coverage_json": (6, ""),
    "reports:events_csv": (9, ""),
    "reports:events_json": (9, ""),
}
