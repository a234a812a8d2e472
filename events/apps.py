from django.apps import AppConfig


class EventsConfig(AppConfig):
    """The package of projects, events and attendance."""

    name = "events"

    def ready(self) -> None:
        """Events join the open lists of the register and what can lie in the bin."""
        from events import answers, binned
        from provinces import bin as office_bin
        from volunteers import joins

        office_bin.join(*binned.kinds())
        joins.join(joins.searches, answers.find_events)
        joins.join(joins.work_lists, answers.follow_ups_waiting)
        joins.join(joins.decisions, answers.events_to_approve)
        joins.join(joins.merges, answers.move_participations)
        joins.join(joins.exports, answers.own_participations)
