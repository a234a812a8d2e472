"""Whom a name means, and which tambon: an exact one counts, a likeness is asked about, nobody is taken for another."""

import random

import pytest

from intake.matching.names import Likeness, Names, folded
from intake.matching.places import Places, Tambon

EXACT, LIKELY, UNSURE, UNKNOWN = Likeness
KNOWN = ["นายสมชาย ใจดี", "นางสาวมารีแย สาแม", "นายอับดุลเลาะ เจ๊ะอาแซ", "นางศรีสุดา ณ ตัวอย่าง", "นายมูฮำหมัด มะ"]


@pytest.mark.parametrize(
    ("name", "likeness", "who"),
    [
        ("สมชาย ใจดี", EXACT, (0,)),
        ("ร.ต. สมชาย ใจดี", EXACT, (0,)),
        ("นายสมชาย  ใจดี", EXACT, (0,)),
        ("สมชายใจดี", LIKELY, (0,)),
        ("ใจดี สมชาย", LIKELY, (0,)),
        ("สมชาย กลาง ใจดี", LIKELY, (0,)),
        ("มารีแย สาแม๊", LIKELY, (1,)),
        ("สรีสุดา ณ ตัวอย่าง", LIKELY, (3,)),
        ("มูฮัมหมัด มะ", LIKELY, (4,)),
        ("อับดุลเลาะห์ เจ๊ะอาแซ", UNSURE, (2,)),
        ("ไม่มีใคร เช่นนี้", UNKNOWN, ()),
        ("", UNKNOWN, ()),
    ],
)
def test_whom_a_name_means(name, likeness, who):
    assert Names(enumerate(KNOWN)).match(name) == (likeness, who)


def test_two_of_one_name_are_never_told_apart():
    assert Names([(1, "สมชาย ใจดี"), (2, "สมชาย ใจดี")]).match("สมชาย ใจดี") == (UNSURE, (1, 2))


def test_a_middle_name_beside_makes_an_exact_one_unsure():
    assert Names([(1, "สมชาย ใจดี"), (2, "สมชาย กลาง ใจดี")]).match("สมชาย ใจดี").likeness == UNSURE


def test_strangers_are_never_accepted():
    """Names of other letters, each one change away from somebody known: none counts without a click."""
    draw = random.Random(7)
    names = Names(enumerate(KNOWN))
    for _each in range(200):
        known = draw.choice(KNOWN).removeprefix("นาย").removeprefix("นางสาว").removeprefix("นาง")
        place = draw.choice([index for index, letter in enumerate(known) if "ก" <= letter <= "ฮ"])
        other = known[:place] + draw.choice("กขคงจชดตทบปผพฟมยรลวหอ") + known[place + 1 :]
        if other != known:
            assert names.match(other).likeness != EXACT


def test_a_fold_of_a_fold_is_itself():
    assert folded(folded("ศรีสุดาภรณ์ ณัฐวุฒิ")) == folded("ศรีสุดาภรณ์ ณัฐวุฒิ") == "สริสุดาภรน นัถวุฒิ"


PLACES = Places(
    [
        Tambon("900301", "สะกอม", "จะนะ"),
        Tambon("900401", "สะกอม", "เทพา"),
        Tambon("900101", "บ่อยาง", "เมืองสงขลา"),
        Tambon("900199", "เก่า", "เมืองสงขลา", ("900101",)),
        Tambon("450109", "ปอภาร (ปอพาน)", "เมืองร้อยเอ็ด"),
        Tambon("961101", "สุไหงโก-ลก", "สุไหงโก-ลก"),
        Tambon("100101", "พระบรมมหาราชวัง", "เขตพระนคร"),
    ]
)


@pytest.mark.parametrize(
    ("tambon", "district", "code", "why"),
    [
        ("สะกอม", "เทพา", "900401", ""),
        ("สะกอม", "", "", "place_twice"),
        ("สะกอม", "หาดใหญ่", "", "place_elsewhere"),
        ("บ่อยาง", "เมือง", "900101", ""),
        ("บ่อยาง", "", "900101", ""),
        ("เก่า", "เมือง", "", "place_abolished"),
        ("ปอพาน", "เมืองร้อยเอ็ด", "450109", ""),
        ("สุไหงโกลก", "สุไหงโกลก", "961101", ""),
        ("พระบรมมหาราชวัง", "พระนคร", "100101", ""),
        ("ไม่มี", "", "", "place_unknown"),
    ],
)
def test_which_tambon_is_meant(tambon, district, code, why):
    assert PLACES.find(tambon, district)[:2] == (code, why)


def test_an_abolished_tambon_names_those_in_its_place():
    assert PLACES.find("เก่า", "เมือง").candidates == ("900101",)
