from collections import Counter

from thai.prefix_table import PREFIXES


def test_codes_are_unique_short_and_plain():
    codes = [title.code for title in PREFIXES]
    assert len(set(codes)) == len(codes)
    assert [code for code in codes if not code.isascii() or len(code) > 20] == []


def test_long_forms_are_unique_and_one_short_form_is_shared():
    assert [form for form, times in Counter(title.long for title in PREFIXES).items() if times > 1] == []
    shared = [form for form, times in Counter(title.short for title in PREFIXES).items() if times > 1]
    assert shared == ["จ.ส.ต.", "จ.ส.ต.หญิง"]


def test_every_rank_has_a_form_for_women():
    ranks = [title.long for title in PREFIXES if title.is_rank]
    assert ranks[1::2] == [f"{rank}หญิง" for rank in ranks[::2]]
