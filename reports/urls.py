"""Figures, dashboards, reports, open data."""

from django.urls import path

from reports.views import dashboards, open_data, runs

app_name = "reports"
urlpatterns = [
    path("dashboard/", dashboards.dashboard, name="dashboard"),
    path("dashboard/clusters/<int:cluster_id>/", dashboards.cluster, name="cluster"),
    path("dashboard/<slug:province_code>/", dashboards.province, name="province"),
    path("dashboard/<slug:province_code>/<slug:district_code>/", dashboards.district, name="district"),
    path("reports/", runs.list, name="list"),
    path("reports/<int:run_id>/", runs.run, name="run"),
    path("reports/<int:run_id>/download/", runs.download, name="download"),
    path("open-data/", open_data.open_data, name="open_data"),
    path("open-data/coverage.csv", open_data.coverage_csv, name="coverage_csv"),
    path("open-data/coverage.json", open_data.coverage_json, name="coverage_json"),
    path("open-data/events.csv", open_data.events_csv, name="events_csv"),
    path("open-data/events.json", open_data.events_json, name="events_json"),
]
