"""What the rules of the register are used for follows what the centre sets."""

from django.urls import reverse

from thai.calendar import today
from thai.days import today_as_known_now
from thai.display import local_date
from volunteers.figures import ending_soon_days
from volunteers.forms.terms import term_years


def test_forms_and_figures_follow_what_the_centre_sets(centre, narathiwat, signed_in, ministry_admin):
    client = signed_in(ministry_admin)
    for key, value in (("term_years", "4"), ("ending_soon_days", "60")):
        there = reverse("provinces:rule", args=[centre.pk, key])
        assert client.post(there, {"value": value, "valid_from": local_date(today())}).status_code == 302
    assert (term_years(today(), narathiwat), ending_soon_days(today_as_known_now())) == (4, 60)
