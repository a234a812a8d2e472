"""What every office has, whatever it works on: the bin, and figures that sources printed of its province."""

from django.urls import path

from provinces import views

app_name = "provinces"
urlpatterns = [
    path("districts.json", views.districts, name="districts"),
    path("bin/", views.bin, name="bin"),
    path("reported-figures/", views.reported_figures, name="reported_figures"),
    path("reported-figures/new/", views.reported_figure_new, name="reported_figure_new"),
    path("reported-figures/<int:figure_id>/edit/", views.reported_figure_edit, name="reported_figure_edit"),
    path("reported-figures/<int:figure_id>/remove/", views.reported_figure_remove, name="reported_figure_remove"),
    path("bin/<int:binned_id>/put-back/", views.bin_put_back, name="bin_put_back"),
]
