"""Days and moments, made by the million: all in UTC with a fixed distance to Bangkok, which has no summer time."""

from datetime import UTC, date, datetime, timedelta

BANGKOK_AHEAD = timedelta(hours=7)
DAY = timedelta(days=1)
_EPOCH = date(1970, 1, 1).toordinal()
_START = datetime(1970, 1, 1, tzinfo=UTC)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment by Bangkok's clock."""
    return _START + timedelta(days=day.toordinal() - _EPOCH, hours=hour - 7, minutes=minute)


def local_day(moment: datetime) -> date:
    """The day in Bangkok."""
    return (moment + BANGKOK_AHEAD).date()
