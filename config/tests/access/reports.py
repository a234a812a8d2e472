"""Figures are for everybody who works here, reports for who may ask, open data for the world."""

from config.tests.access import EVERYBODY, NEVER_POSTED, REGISTER, Route, expect

STAFF = ("officer", "head", "neighbour", "admin", "advisor", "auditor")
FIGURES = expect(403, anonymous=302, **dict.fromkeys(STAFF, 200))
FIGURES_READ_ONLY = expect(403, anonymous=302, **dict.fromkeys(STAFF, 405))
# The report of the world has names: the advisor, who gets totals only, does not find it.
NAMED_REPORT = REGISTER | {"advisor": 404}
PROVINCE = {"province_code": "province"}
ROUTES = [
    Route("reports:dashboard", get=FIGURES, post=FIGURES_READ_ONLY),
    Route("reports:cluster", get=FIGURES, post=FIGURES_READ_ONLY, kwargs={"cluster_id": "cluster"}),
    Route("reports:province", get=FIGURES, post=FIGURES_READ_ONLY, kwargs=PROVINCE),
    Route("reports:district", get=FIGURES, post=FIGURES_READ_ONLY, kwargs=PROVINCE | {"district_code": "district"}),
    Route("reports:list", get=FIGURES, post=FIGURES),
    Route("reports:run", get=NAMED_REPORT, post=FIGURES_READ_ONLY, kwargs={"run_id": "run"}),
    Route("reports:download", get=NAMED_REPORT, post=FIGURES_READ_ONLY, kwargs={"run_id": "run"}),
    Route("reports:open_data", get=EVERYBODY, post=NEVER_POSTED),
    Route("reports:coverage_csv", get=EVERYBODY, post=NEVER_POSTED),
    Route("reports:coverage_json", get=EVERYBODY, post=NEVER_POSTED),
    Route("reports:events_csv", get=EVERYBODY, post=NEVER_POSTED),
    Route("reports:events_json", get=EVERYBODY, post=NEVER_POSTED),
]
