"""Sign-in and the account of the signed-in person."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("accounts/sign-out/", views.sign_out, name="sign_out"),
    path("accounts/password/", views.password, name="password"),
    path("accounts/stay/", views.stay, name="stay"),
    path("accounts/draft/", views.draft, name="draft"),
]
