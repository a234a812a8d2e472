"""What every office has, whatever it works on: the bin."""

from django.urls import path

from provinces import views

app_name = "provinces"
urlpatterns = [
    path("bin/", views.bin, name="bin"),
    path("bin/<int:binned_id>/put-back/", views.bin_put_back, name="bin_put_back"),
]
