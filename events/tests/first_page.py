"""The cards of the first page that tell of events; the register's ask for themselves."""

from events import answers


def cards_of_events(user) -> list:
    """What waits at events for somebody, card by card."""
    return [card_of(user) for card_of in (answers.details_to_see, answers.news_to_clear)]
