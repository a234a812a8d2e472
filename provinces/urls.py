"""What every office has, whatever it works on: its own page, the bin, and printed figures of its province."""

from django.urls import path

from provinces.views import bin, districts, offices, printed

app_name = "provinces"
urlpatterns = [
    path("districts.json", districts.districts, name="districts"),
    path("bin/", bin.bin, name="bin"),
    path("reported-figures/", printed.reported_figures, name="reported_figures"),
    path("reported-figures/new/", printed.reported_figure_new, name="reported_figure_new"),
    path("reported-figures/<int:figure_id>/edit/", printed.reported_figure_edit, name="reported_figure_edit"),
    path("reported-figures/<int:figure_id>/remove/", printed.reported_figure_remove, name="reported_figure_remove"),
    path("bin/<int:binned_id>/put-back/", bin.bin_put_back, name="bin_put_back"),
    path("offices/", offices.offices, name="offices"),
    path("offices/<int:office_id>/", offices.office, name="office"),
    path("offices/<int:office_id>/edit/", offices.office_edit, name="office_edit"),
    path("offices/<int:office_id>/signatories/new/", offices.signatory_new, name="signatory_new"),
    path("offices/<int:office_id>/signatories/<int:signatory_id>/edit/", offices.signatory_edit, name="signatory_edit"),
    path(
        "offices/<int:office_id>/signatories/<int:signatory_id>/remove/",
        offices.signatory_remove,
        name="signatory_remove",
    ),
    path("offices/<int:office_id>/rules/<slug:key>/", offices.rule, name="rule"),
]
