"""The golden picture: what the demonstration of Narathiwat and Songkhla shows on fixed days, kept in one file.

``picture.txt`` holds every figure, page text, report cell and feed entry as *facts*: a name and what is shown there,
sorted by name. A figure is one line; a page, a report or a feed is a name and its text below, two spaces deep.
The test builds the picture anew and names each fact that differs, with what it was and what it is. A fact that is
meant to change is changed in the file, with the reason in the commit: by hand, or with

    PORTAL_MODE=test .venv/bin/python manage.py golden --write      (without --write it only says what differs)

What is kept of what:

- figures, counts and totals of reports: verbatim, for each day asked about and each moment it was known;
- pages: the text of <main> as a reader sees it, block by block, as the first reader of the table sees it; for each
  other reader only what is missing (-) and what is added (+). No token, hidden value, link, drawing or key of a row;
  a long choice is its chosen value, the number of choices and a hash; header and footer once for each reader;
- reports: the cells of one day verbatim, of the other days and of the nation a hash for every ten rows, with the
  beginning of the first of them, so that a difference still says which rows;
- open data and calendar feeds: verbatim, keys of events replaced by their names.

``sources.py`` is the only module here that imports the portal's own code: who moves that code mends it there.
"""
