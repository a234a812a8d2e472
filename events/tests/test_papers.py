"""The papers page says what the sheet holds."""

from thai.whole import whole


def test_the_lists_and_their_lengths_are_named(event, guests, signed_in, narathiwat_officer):
    guests(event, "สมชาย", "สมหญิง", group="อาสาสมัครแรงงาน")
    page = signed_in(narathiwat_officer).get(f"/events/{event.pk}/papers/").content.decode()
    assert (f"{whole('อาสาสมัครแรงงาน')} (2)" in page, f"/events/{event.pk}/sign-in-sheet.pdf" in page) == (True, True)


def test_without_names_empty_rows_are_announced(event, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).get(f"/events/{event.pk}/papers/")
    assert (response.context["sheet"]["total"], "แถวว่าง 25 แถว" in response.content.decode()) == (0, True)
