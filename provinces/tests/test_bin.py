"""The bin: sealed, shown to its office, put back once, forgotten after a day."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from provinces import bin as office_bin
from provinces.models import BinnedRow, Office, ReportedFigure
from provinces.models.binned import KEPT_FOR


def age(binned, hours: int) -> None:
    BinnedRow.objects.filter(pk=binned.pk).update(at=timezone.now() - timedelta(hours=hours))


def refused(by, binned) -> list[str]:
    with pytest.raises(RuleBroken) as refusal:
        office_bin.put_back(by=by, binned=binned)
    return refusal.value.codes


def test_it_comes_back_with_its_key_and_every_value(binned, narathiwat_officer):
    row = office_bin.put_back(by=narathiwat_officer, binned=binned)
    stored = ReportedFigure.objects.get()
    assert (stored.pk, stored.value, stored.source, row) == (row.pk, 77, "ข่าวลับของจังหวัด", stored)
    assert (BinnedRow.objects.fresh().count(), [e.act for e in entries_about(stored)]) == (0, ["provinces.put_back"])


def test_nothing_of_it_can_be_read_in_the_table(binned):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM provinces_binnedrow")
        stored = str(cursor.fetchall())
    assert [word for word in ("ข่าวลับ", "ตัวเลขลับ", "value") if word in stored] == []
    assert office_bin.content_of(binned)["title"] == "ตัวเลขลับ"


def test_only_one_of_two_puts_it_back_and_both_get_it(binned, narathiwat_officer, narathiwat_head):
    rows = [office_bin.put_back(by=who, binned=binned) for who in (narathiwat_officer, narathiwat_head)]
    assert (rows, len(entries_about(rows[0]))) == ([ReportedFigure.objects.get()] * 2, 1)


def test_once_put_back_nothing_of_it_lies_here(binned, narathiwat_officer):
    office_bin.put_back(by=narathiwat_officer, binned=binned)
    left = BinnedRow.objects.get()
    assert (left.content, left.wrapped_key, list(BinnedRow.objects.fresh())) == ("", "", [])


def test_put_back_and_deleted_again_the_old_button_brings_nothing(binned, narathiwat_officer):
    office_bin.put_back(by=narathiwat_officer, binned=binned).delete()
    assert (refused(narathiwat_officer, binned), ReportedFigure.objects.count()) == (["not_in_bin"], 0)


def test_a_neighbour_learns_nothing_of_what_was_put_back(binned, narathiwat_officer, songkhla_officer):
    office_bin.put_back(by=narathiwat_officer, binned=binned)
    assert refused(songkhla_officer, binned) == ["not_in_bin"]


@pytest.mark.parametrize("who", ["songkhla_officer", "auditor", "advisor", "outsider"])
def test_the_neighbour_and_who_only_reads_neither_see_nor_put_it_back(who, binned, request):
    user = request.getfixturevalue(who)
    assert list(BinnedRow.objects.visible_to(user)) == []
    assert (refused(user, binned), ReportedFigure.objects.count()) == (["not_in_bin"], 0)


def test_the_centre_sees_every_office(binned, ministry_admin):
    assert list(BinnedRow.objects.visible_to(ministry_admin)) == [binned]


def test_after_a_day_it_is_neither_shown_nor_put_back_and_the_next_deletion_forgets_it(
    binned, figure, narathiwat, narathiwat_officer, signed_in
):
    age(binned, hours=24)
    assert signed_in(narathiwat_officer).get("/bin/").context["rows"] == []
    assert refused(narathiwat_officer, binned) == ["not_in_bin"]
    office_bin.put_away(by=narathiwat_officer, office=narathiwat, thing=figure, title="อื่น", rows="[]")
    assert list(BinnedRow.objects.filter(pk=binned.pk)) == []


def test_the_hours_are_counted_from_the_deletion(binned, narathiwat_officer):
    age(binned, hours=23)
    binned.refresh_from_db()
    assert (binned.until - binned.at, office_bin.empty()) == (KEPT_FOR, 0)
    assert office_bin.put_back(by=narathiwat_officer, binned=binned).value == 77


def test_what_was_entered_anew_meanwhile_is_not_doubled(binned, figure, narathiwat_officer):
    ReportedFigure.objects.create(
        province_id="96", day="2019-11-28", figure="volunteers", value=80, source="ข่าวลับของจังหวัด"
    )
    assert refused(narathiwat_officer, binned) == ["entered_anew"]
    assert ([f.value for f in ReportedFigure.objects.all()], BinnedRow.objects.count()) == ([80], 1)


def test_what_its_owner_lost_meanwhile_is_said_and_stays(binned, narathiwat_officer):
    text = office_bin.content_of(binned)["rows"].replace('"province": "96"', '"province": "00"')
    with pytest.raises(RuleBroken) as refusal:
        office_bin.restored(text)
    assert (refusal.value.codes, ReportedFigure.objects.count()) == (["owner_gone"], 0)


def test_what_the_portal_no_longer_knows_is_said(binned, narathiwat_officer):
    with pytest.raises(RuleBroken) as refusal:
        office_bin.restored('[{"model": "provinces.gone", "pk": 1, "fields": {}}]')
    assert refusal.value.codes == ["too_old"]


def test_a_new_ring_key_wraps_what_lies_here(binned, settings, narathiwat_officer):
    settings.PERSONAL_DATA_KEYS = ["t2:" + "QUFB" * 10 + "QUE=", *settings.PERSONAL_DATA_KEYS]
    assert (office_bin.rewrap(), office_bin.rewrap()) == (1, 0)
    settings.PERSONAL_DATA_KEYS = settings.PERSONAL_DATA_KEYS[:1]
    binned.refresh_from_db()
    assert office_bin.put_back(by=narathiwat_officer, binned=binned).value == 77


def test_without_its_key_it_is_listed_without_a_title_and_says_why(binned, settings, narathiwat_officer, signed_in):
    settings.PERSONAL_DATA_KEYS = ["t9:" + "QUFB" * 10 + "QUE="]
    rows = signed_in(narathiwat_officer).get("/bin/").context["rows"]
    assert [(title, str(kind)) for _binned, kind, title in rows] == [("", "ตัวเลข")]
    assert refused(narathiwat_officer, binned) == ["cannot_open"]


def test_what_goes_with_a_row_and_what_keeps_it(figure, narathiwat, narathiwat_officer):
    going, staying = office_bin.goes_with(Office.objects.get(pk=narathiwat.pk))
    assert (going, narathiwat_officer.memberships.get() in staying) == ([], True)
    assert office_bin.goes_with(figure) == ([], [])


def test_the_list_tells_what_when_by_whom_and_until_when(binned, signed_in, narathiwat_head, narathiwat_officer):
    page = signed_in(narathiwat_head).get("/bin/").content.decode()
    assert [word for word in ("ตัวเลขลับ", "narathiwat-officer", f"/bin/{binned.pk}/put-back/") if word not in page] == []
