"""A rule is set from a day on: by the centre, with its source; what was set before stays readable."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from provinces import services
from provinces.models import DatedSetting
from thai.calendar import today
from thai.days import Days
from thai.display import local_date

TODAY = local_date(today())


@pytest.fixture
def send(centre, signed_in, ministry_admin):
    """The ministry's administrator sets a rule: ``send("term_years", value="4")``."""
    client = signed_in(ministry_admin)

    def post(key, office=centre, **typed):
        return client.post(f"/offices/{office.pk}/rules/{key}/", {"valid_from": TODAY} | typed)

    return post


def value(key, office=None, day=None):
    """The rule as forms and figures read it; "unset" where nobody has set it."""
    return DatedSetting.objects.value(key, Days(day or today()), default="unset", office=office)


def test_what_is_set_holds_from_that_day_on(send, narathiwat, songkhla):
    assert send("term_years", value="๔", source="ระเบียบ").status_code == 302
    assert send("term_years", narathiwat, value="2").status_code == 302
    assert [value("term_years", office) for office in (narathiwat, songkhla, None)] == [2, 4, 4]
    assert value("term_years", narathiwat, today() - timedelta(days=1)) == "unset"


def test_a_yes_is_chosen_and_a_number_of_days_is_counted(send, centre):
    sent = [send("holder_acts_on", value="yes"), send("ending_soon_days", value="60")]
    assert [answer.status_code for answer in sent] == [302, 302]
    assert [value("holder_acts_on"), value("ending_soon_days")] == [True, 60]


def test_the_same_again_is_one_and_another_value_of_the_day_replaces_it_for_what_is_known(send):
    for value in ("4", "4", "5"):
        send("term_years", value=value)
    rows = DatedSetting.objects.order_by("pk").values_list("value", "known_until")
    assert [(value, until is None) for value, until in rows] == [(4, False), (5, True)]


@pytest.mark.parametrize(
    ("key", "typed", "field"),
    [*(("term_years", typed, "value") for typed in ("0", "11", "สามปี", "")), ("holder_acts_on", "maybe", "value"),
     *(("ending_soon_days", typed, "value") for typed in ("0", "731"))],
)  # fmt: skip
def test_what_cannot_be_is_said_and_changes_nothing(key, typed, field, send):
    assert (list(send(key, value=typed).context["form"].errors), DatedSetting.objects.exists()) == ([field], False)


def test_a_rule_of_the_past_is_asked_about_for_what_follows(send):
    day = local_date(today() - timedelta(days=9))
    form = send("term_years", value="4", valid_from=day).context["form"]
    told = [fact for _mark, fact in form.asks.field.choices]
    assert told == [f"หลักเกณฑ์นี้ใช้ย้อนตั้งแต่วันที่ {day} ข้อมูลที่เกี่ยวข้องตั้งแต่วันนั้นจะคำนวณใหม่"]


def test_the_history_names_day_source_and_who(send, centre, signed_in, ministry_admin):
    send("term_years", value="4", source="ระเบียบ พ.ศ. 2570")
    send("term_years", value="5")
    page = signed_in(ministry_admin).get(f"/offices/{centre.pk}/rules/term_years/")
    told = [(value, row.source, row.known_until is None, row.entry_by) for row, value in page.context["history"]]
    admin = str(ministry_admin)
    assert told == [("5 ปี", "", True, admin), ("4 ปี", "ระเบียบ พ.ศ. 2570", False, admin)]
    assert [word in page.content.decode() for word in ("แทนที่เมื่อ", "ระเบียบ พ.ศ. 2570")] == [True, True]
    assert entries_about(DatedSetting.objects.known().get()).first().act == "provinces.set_setting"


@pytest.mark.parametrize("key", ["ending_soon_days", "nothing"])
def test_an_office_has_no_rule_of_its_own_where_the_nation_has_one(key, narathiwat, signed_in, ministry_admin):
    assert signed_in(ministry_admin).get(f"/offices/{narathiwat.pk}/rules/{key}/").status_code == 404
    with pytest.raises(RuleBroken) as refusal:
        services.change_rule(by=ministry_admin, office=narathiwat, key=key, value=9, valid_from=date(2026, 1, 1))
    assert refusal.value.codes == ["national_rule"]


def test_who_is_not_of_the_centre_sets_none(narathiwat, narathiwat_head, signed_in):
    assert signed_in(narathiwat_head).get(f"/offices/{narathiwat.pk}/rules/term_years/").status_code == 403
    with pytest.raises(PermissionDenied):
        services.change_rule(by=narathiwat_head, office=narathiwat, key="term_years", value=9, valid_from=today())


def test_who_sets_it_second_is_asked_with_what_the_first_has_set(send, centre):
    first = send("term_years", value="4") and DatedSetting.objects.latest("pk")
    asked = send("term_years", value="5", seen="0")
    assert asked.status_code == 200 and f"หลังจาก “4 ปี” ตั้งแต่ {TODAY}" in asked.content.decode()
    assert value("term_years") == 4
    assert send("term_years", value="5", seen=str(first.pk)).status_code == 302
    assert value("term_years") == 5


def test_a_form_that_is_sent_twice_is_no_colleague(send):
    ahead = local_date(today() + timedelta(days=9))
    sent = [send("term_years", value="4", valid_from=ahead, seen="0") for _time in range(2)]
    assert ([answer.status_code for answer in sent], DatedSetting.objects.count()) == ([302, 302], 1)


def test_a_yes_to_what_one_colleague_has_set_is_none_to_the_next(send):
    send("term_years", value="4")
    yes = [mark for mark, _fact in send("term_years", value="5", seen="0").context["form"].asks.field.choices]
    send("term_years", value="7")
    assert "หลังจาก “7 ปี”" in send("term_years", value="5", seen="0", confirmed=yes).content.decode()
    assert value("term_years") == 7


def test_a_paper_named_meanwhile_is_not_taken_away_in_silence(send):
    send("term_years", value="4", source="ระเบียบ พ.ศ. 2570")
    assert send("term_years", value="4", seen="0").status_code == 200
    assert DatedSetting.objects.known().get().source == "ระเบียบ พ.ศ. 2570"
