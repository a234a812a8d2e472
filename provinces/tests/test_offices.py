"""The list of offices, with their telephones."""


def test_the_centre_comes_first_then_the_provinces_as_thai_sorts(narathiwat, songkhla, centre, signed_in, advisor):
    narathiwat.phone = "0 7353 1234"
    narathiwat.save()
    answer = signed_in(advisor).get("/offices/")
    assert list(answer.context["page"].object_list) == [centre, narathiwat, songkhla]
    page = answer.content.decode()
    assert (
        '<a href="tel:073531234"><span class="nowrap">0 7353 1234</span></a>' in page,
        page.count('class="unknown"'),
    ) == (True, 2)


def test_everybody_who_works_here_reads_it_and_nobody_else(narathiwat, signed_in, outsider, songkhla_officer):
    assert [signed_in(who).get("/offices/").status_code for who in (songkhla_officer, outsider)] == [200, 403]
