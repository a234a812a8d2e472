"""The register: people, seats, appointments."""

from django.urls import path

from volunteers.views import acts, audit, deaths, graduates, nominate, orders, people, postings, roster, search, seats

app_name = "volunteers"
urlpatterns = [
    path("audit/", audit.audit, name="audit"),
    path("audit/export/", audit.audit_export, name="audit_export"),
    path("volunteers/", roster.roster, name="roster"),
    path("volunteers/search/", search.search, name="search"),
    path("volunteers/new/", people.person_new, name="person_new"),
    path("volunteers/<int:person_id>/", people.person, name="person"),
    path("volunteers/<int:person_id>/edit/", people.person_edit, name="person_edit"),
    path("volunteers/<int:person_id>/death/", deaths.death, name="death"),
    path("volunteers/seats/", seats.seats, name="seats"),
    path("volunteers/seats/<int:seat_id>/", seats.seat, name="seat"),
    path("volunteers/seats/<int:seat_id>/nominate/", nominate.nominate, name="nominate"),
    path("volunteers/appointments/<int:appointment_id>/renew/", acts.renew, name="renew"),
    path("volunteers/appointments/<int:appointment_id>/<slug:kind>/", acts.act, name="act"),
    path("volunteers/orders/", orders.orders, name="orders"),
    path("volunteers/orders/new/", orders.order_new, name="order_new"),
    path("volunteers/orders/<int:order_id>/", orders.order, name="order"),
    path("volunteers/orders/<int:order_id>/edit/", orders.order_edit, name="order_edit"),
    path("volunteers/orders/<int:order_id>/scan/", orders.order_scan, name="order_scan"),
    path("volunteers/orders/<int:order_id>/remove/", orders.order_remove, name="order_remove"),
    path("volunteers/orders/<int:order_id>/join/", orders.order_join, name="order_join"),
    path("volunteers/graduates/", graduates.graduates, name="graduates"),
    path("volunteers/postings/<int:posting_id>/correct/", postings.posting_correct, name="posting_correct"),
    path("volunteers/postings/<int:posting_id>/void/", postings.posting_void, name="posting_void"),
]
