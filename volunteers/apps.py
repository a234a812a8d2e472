from django.apps import AppConfig
from django.db.models.signals import post_migrate


class VolunteersConfig(AppConfig):
    """The package of people, seats and appointments."""

    name = "volunteers"

    def ready(self) -> None:
        """Acts are written once; overlap triggers are made anew after each migrate; spells follow their rules."""
        from accounts import append_only
        from provinces import bin as office_bin
        from provinces import recent
        from provinces import rules as dated_rules
        from provinces import trail as whole_trail
        from provinces.services import after_setting
        from volunteers import answers, bin_kinds, joins, opened, rules, trail
        from volunteers.acts.spells import follow_setting
        from volunteers.models import AppointmentAct
        from volunteers.overlaps import after_migrate

        undoing = "kind = 'undo' AND NEW.kind = 'undo' AND target_id = NEW.target_id"
        append_only.protect(AppointmentAct, set_once=("undone_at",), replaced=undoing)
        post_migrate.connect(after_migrate, sender=self)
        joins.join(after_setting, follow_setting)
        dated_rules.join(*rules.kinds())
        office_bin.join(*bin_kinds.kinds())
        whole_trail.join(whole_trail.Kind.LOOK, trail.LOOKS, trail.naming())
        whole_trail.join(whole_trail.Kind.TAKEN, trail.TAKEN)
        whole_trail.join(whole_trail.Kind.CHANGE, trail.CHANGES)
        recent.join(*opened.kinds())
        joins.join(joins.searches, answers.find_people, answers.find_orders)
        joins.join(joins.first_cards, answers.ends_in_words)
        joins.join(joins.erasures, answers.drop_personal_values)
        joins.join(joins.exports, answers.own_record)
