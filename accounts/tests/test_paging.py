"""The page that an address asks for."""

import pytest

from accounts.paging import PER_PAGE, page_of

ROWS = list(range(60))


@pytest.mark.parametrize(
    ("asked", "first"),
    [("1", 0), ("2", 25), ("3", 50), ("", 0), ("0", 50), ("-1", 50), ("99", 50), ("๒", 25), ("x", 0), ("1e3", 0)],
)
def test_rubbish_leads_to_the_nearest_page(rf, asked, first):
    assert page_of(rf.get("/", {"page": asked}), ROWS).object_list[0] == first


def test_a_list_without_rows_has_one_empty_page(rf):
    page = page_of(rf.get("/"), [])
    assert (list(page.object_list), page.paginator.num_pages) == ([], 1)


def test_a_page_holds_twenty_five_rows_unless_told_otherwise(rf):
    assert len(page_of(rf.get("/"), ROWS).object_list) == PER_PAGE == 25
    assert len(page_of(rf.get("/"), ROWS, 40).object_list) == 40
