"""The register: people, seats, appointments."""

from django.urls import path

from volunteers.views import acts, graduates, orders, people, roster, search, seats

app_name = "volunteers"
urlpatterns = [
    path("volunteers/", roster.roster, name="roster"),
    path("volunteers/search/", search.search, name="search"),
    path("volunteers/new/", people.person_new, name="person_new"),
    path("volunteers/<int:person_id>/", people.person, name="person"),
    path("volunteers/<int:person_id>/edit/", people.person_edit, name="person_edit"),
    path("volunteers/seats/", seats.seats, name="seats"),
    path("volunteers/seats/<int:seat_id>/", seats.seat, name="seat"),
    path("volunteers/seats/<int:seat_id>/nominate/", seats.nominate, name="nominate"),
    path("volunteers/appointments/<int:appointment_id>/renew/", acts.renew, name="renew"),
    path("volunteers/appointments/<int:appointment_id>/<slug:kind>/", acts.act, name="act"),
    path("volunteers/orders/", orders.orders, name="orders"),
    path("volunteers/orders/new/", orders.order_new, name="order_new"),
    path("volunteers/orders/<int:order_id>/", orders.order, name="order"),
    path("volunteers/graduates/", graduates.graduates, name="graduates"),
]
