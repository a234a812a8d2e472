from django.db import migrations, models
from django.db.models import Exists, F, OuterRef, Q

# What `events.services.totals` would count, as it was when this migration was written; on both databases.
# COALESCE(…, 0) = 0: SQLite would begin with everybody who is nobody's substitute, for it takes them for one row.
FILL = """
INSERT INTO events_kepttotals
    (event_id, places, targets, closed_places, half_day_places, persons, attendances, late_persons, late_attendances,
    first_closed_day, last_closed_day, changed_at)
WITH shut AS (
    SELECT half.event_id, half.id AS half_id, half.day, closing.places, closing.known_from
    FROM events_rollclosing closing JOIN events_session half ON half.id = closing.session_id
    WHERE closing.known_until IS NULL
), listed AS (
    SELECT DISTINCT shut.event_id, shut.half_id, mark.participant_id AS place
    FROM shut JOIN events_attendance mark ON mark.session_id = shut.half_id AND mark.known_from <= shut.known_from
        AND (mark.known_until IS NULL OR mark.known_until > shut.known_from)
), filled AS (
    SELECT DISTINCT shut.event_id, shut.half_id, COALESCE(who.substitute_for_id, who.id) AS place
    FROM shut
    JOIN events_attendance mark ON mark.session_id = shut.half_id AND mark.mark = 'present' AND mark.known_until IS NULL
    JOIN events_participant who ON who.id = mark.participant_id
), came AS (
    SELECT filled.event_id, COUNT(DISTINCT filled.place) AS persons, COUNT(*) AS attendances,
        COUNT(DISTINCT CASE WHEN somewhere.place IS NULL THEN filled.place END) AS late_persons,
        SUM(CASE WHEN here.place IS NULL THEN 1 ELSE 0 END) AS late_attendances
    FROM filled
    LEFT JOIN listed here ON here.half_id = filled.half_id AND here.place = filled.place
    LEFT JOIN (SELECT DISTINCT event_id, place FROM listed) somewhere
        ON somewhere.event_id = filled.event_id AND somewhere.place = filled.place
    GROUP BY filled.event_id
)
SELECT event.id, COALESCE(listing.places, 0), CASE WHEN target.silent = 0 THEN target.expected END,
    closed.places, COALESCE(closed.together, 0), COALESCE(came.persons, 0), COALESCE(came.attendances, 0),
    COALESCE(came.late_persons, 0), COALESCE(came.late_attendances, 0),
    closed.first_day, closed.last_day, written.moment
FROM events_event event
LEFT JOIN (
    SELECT event_id, COUNT(*) AS places FROM events_participant WHERE COALESCE(substitute_for_id, 0) = 0
    GROUP BY event_id
) listing ON listing.event_id = event.id
LEFT JOIN (
    SELECT event_id, SUM(expected) AS expected, COUNT(*) - COUNT(expected) AS silent FROM events_targetgroup
    GROUP BY event_id
) target ON target.event_id = event.id
LEFT JOIN (
    SELECT event_id, MAX(places) AS places, SUM(places) AS together, MIN(day) AS first_day, MAX(day) AS last_day
    FROM shut GROUP BY event_id
) closed ON closed.event_id = event.id
LEFT JOIN came ON came.event_id = event.id
LEFT JOIN (
    SELECT event_id, MAX(moment) AS moment FROM (
        SELECT half.event_id, mark.known_from AS moment
        FROM events_attendance mark JOIN events_session half ON half.id = mark.session_id
        UNION ALL
        SELECT half.event_id, mark.known_until
        FROM events_attendance mark JOIN events_session half ON half.id = mark.session_id
        WHERE mark.known_until IS NOT NULL
        UNION ALL
        SELECT half.event_id, closing.known_from
        FROM events_rollclosing closing JOIN events_session half ON half.id = closing.session_id
        UNION ALL
        SELECT half.event_id, closing.known_until
        FROM events_rollclosing closing JOIN events_session half ON half.id = closing.session_id
        WHERE closing.known_until IS NOT NULL
    ) moments GROUP BY event_id
) written ON written.event_id = event.id
"""


def narrow_again(apps, schema_editor):
    """One closing again where latecomers had widened it: a longer list, known from the moment in which the last ended."""
    closings = apps.get_model("events", "RollClosing").objects
    earlier = closings.filter(
        session=OuterRef("session"), known_until=OuterRef("known_from"), places__lt=OuterRef("places")
    )  # fmt: skip
    # The latest first, so that of several in a row the first one is left.
    for key in list(closings.filter(Exists(earlier)).order_by("-known_from", "-pk").values_list("pk", flat=True)):
        row = closings.get(pk=key)
        narrow = closings.get(session=row.session_id, known_until=row.known_from, places__lt=row.places)
        row.delete()
        closings.filter(pk=narrow.pk).update(known_until=row.known_until)


class Migration(migrations.Migration):

    dependencies = [
        ("events", "0010_programme_in_order"),
    ]

    operations = [
        # Without a row an event is counted live; they are filled in anew below.
        migrations.RunSQL("DELETE FROM events_kepttotals", migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name='kepttotals', name='kept_totals_of_a_closed_roll'),
        migrations.AddField('kepttotals', 'half_day_places', models.PositiveIntegerField(default=0, help_text='places of each closed half-day, summed')),
        migrations.AddField('kepttotals', 'late_persons', models.PositiveIntegerField(default=0, help_text='of the persons, who was on the list at no closing')),
        migrations.AddField('kepttotals', 'late_attendances', models.PositiveIntegerField(default=0, help_text='of the attendances, whose place was not on the list when the half-day was closed')),
        migrations.AddField('kepttotals', 'first_closed_day', models.DateField(help_text='the first day with a closed half-day', null=True)),
        migrations.AddConstraint('kepttotals', models.CheckConstraint(
            condition=Q(closed_places=None, first_closed_day=None, last_closed_day=None, half_day_places=0, persons=0, attendances=0)
            | Q(closed_places__isnull=False, first_closed_day__lte=F('last_closed_day'), changed_at__isnull=False),
            name='kept_totals_of_a_closed_roll',
        )),
        migrations.AddConstraint('kepttotals', models.CheckConstraint(
            condition=Q(late_persons__lte=F('persons'), late_attendances__lte=F('attendances')),
            name='kept_totals_late_are_some_of_them',
        )),
        migrations.RunPython(narrow_again, migrations.RunPython.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
