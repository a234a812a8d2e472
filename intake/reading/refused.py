"""Why a file is not read, in a word; the sentences to the words stand in ``files``."""


class Refused(Exception):
    """A file is not read; ``why`` names the sentence and ``where`` the sheet or cell, if it is about one."""

    def __init__(self, why: str, where: str = "") -> None:
        super().__init__(why, where)
        self.why, self.where = why, where


# No roster of any office comes near these; a file beyond them is a slip or an attack.
MOST_ROWS, MOST_COLUMNS, MOST_CELLS, MOST_SHEETS = 50_000, 300, 2_000_000, 200
