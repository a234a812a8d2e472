from django.apps import AppConfig


class EventsConfig(AppConfig):
    """The package of projects, events and attendance."""

    name = "events"

    def ready(self) -> None:
        """Events join the open lists of the register and what can lie in the bin."""
        from events import answers, bin_kinds, desks, opened, trail
        from provinces import bin as office_bin
        from provinces import context, recent
        from provinces import trail as whole_trail
        from volunteers import joins

        office_bin.join(*bin_kinds.kinds())
        whole_trail.join(whole_trail.Kind.LOOK, trail.LOOKS, trail.naming())
        whole_trail.join(whole_trail.Kind.TAKEN, trail.TAKEN)
        whole_trail.join(whole_trail.Kind.CHANGE, trail.CHANGES)
        recent.join(*opened.kinds())
        joins.join(joins.searches, answers.find_events)
        joins.join(joins.work_lists, answers.follow_ups_waiting)
        joins.join(joins.decisions, answers.events_to_approve)
        joins.join(joins.first_cards, answers.news_to_clear, answers.details_to_see)
        joins.join(joins.doings, answers.lists_after)
        joins.join(joins.merges, answers.move_participations)
        joins.join(joins.exports, answers.own_participations)
        joins.join(context.helpers, desks.only_helps)
        joins.join(joins.searched_pages, "events:participants", "events:participants_add", "events:roll")
