"""Rosters that come in."""

from django.urls import path

from intake.views import rosters

app_name = "intake"
urlpatterns = [
    path("volunteers/import/", rosters.rosters, name="rosters"),
    path("volunteers/import/<int:batch_id>/", rosters.roster, name="roster"),
]
