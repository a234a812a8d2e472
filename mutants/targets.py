"""Where faults are put, and which tests have to notice them. Who moves a module mends its line here."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from entry.messages import Stop
from mutants.operators import (
    EVERY,
    RIGHTS,
    Mutant,
    Operator,
    audit,
    boundary,
    constant,
    element,
    guard,
    mutants_of,
    narrowing,
)
from mutants.walls import complaint, elsewhere, exempt, lookup, unbound

SEED = 2562
ANSWERS = "config/tests/test_access.py::test_each_actor_gets_the_declared_answer"


def answers(*routes: str) -> tuple[str, ...]:
    """The rows of the access table for some routes."""
    return tuple(f"{ANSWERS}[{route}]" for route in routes)


@dataclass(frozen=True)
class Target:
    """Files by glob, the words for pytest that select their tests, quick ones first, and how many mutants are tried.

    Where ``strict``, a mutant that survives is a failure; elsewhere it is listed. ``about``: only on lines that hold
    this word.
    """

    name: str
    files: tuple[str, ...]
    tests: tuple[str, ...]
    number: int
    operators: tuple[Operator, ...] = EVERY
    strict: bool = False
    about: str = ""


V, E, R, P = "volunteers/tests", "events/tests", "reports/tests", "provinces/tests"
WALLS = "config/tests/test_walls.py"
TARGETS = (
    Target(
        "permissions", ("provinces/permissions.py",),
        ("provinces/tests/test_permissions.py", f"{R}/test_list.py",
         *answers("events:event", "events:event_state", "volunteers:person", "reports:province", "events:me")),
        30, strict=True,
    ),
    Target(
        "roles", ("provinces/permissions.py",), ("provinces/tests/test_permissions.py",), 60, (element,), strict=True,
    ),
    Target(
        "rights of the register", ("volunteers/access.py",),
        (f"{V}/test_access.py", f"{V}/test_readable.py"), 12, strict=True,
    ),
    Target(
        "rights of events", ("events/access.py",),
        (f"{E}/test_access.py", f"{E}/test_services_participants.py", f"{E}/test_participants.py",
         f"{E}/test_participants_add.py", f"{E}/test_roll.py", f"{E}/test_me.py", f"{E}/test_services_roll.py",
         f"{E}/test_project_edit.py", f"{E}/test_project_objectives.py", f"{E}/test_event_seen.py",
         f"{E}/test_no_roll.py",
         *answers("events:roll", "events:participants", "events:event_edit", "events:participant_reply")),
        10, strict=True,
    ),
    Target(
        "timeline", ("volunteers/acts/timeline.py",),
        (f"{V}/test_timeline.py", f"{V}/test_decide.py", f"{V}/test_spells.py", f"{V}/test_corrections.py",
         f"{V}/test_services.py", f"{V}/test_acting_on.py", f"{V}/test_histories.py"),
        22, strict=True,
    ),
    Target(
        "figures of seats", ("volunteers/figures/*.py",),
        (f"{V}/test_figures.py", f"{V}/test_figures_areas.py", f"{R}/test_figures.py", f"{V}/test_seat.py",
         f"{V}/test_roster.py", f"{V}/test_appointed_ahead.py", f"{V}/test_leaving_ahead.py",
         f"{V}/test_narrower.py", f"{V}/test_seats_open_again.py", f"{V}/test_seats.py", f"{V}/test_records.py",
         "demo/tests/test_seeds.py"),
        22, strict=True,
    ),
    Target(
        "figures of events", ("events/figures/*.py",),
        (f"{E}/test_figures.py", f"{E}/test_figures_sums.py", f"{E}/test_figures_participants.py",
         f"{R}/test_figures.py",
         f"{E}/test_roll.py", f"{E}/test_follow_ups.py", f"{E}/test_me.py", f"{E}/test_roll_histories.py",
         f"{E}/test_kept_totals.py", f"{E}/test_covered_rolls.py", f"{E}/test_never_published.py",
         f"{E}/test_roll_together.py", f"{E}/test_plausible_counts.py", f"{E}/test_roll_closing.py",
         f"{E}/test_roll_marked.py"),
        18, strict=True,
    ),
    Target("figures together", ("reports/figures.py",), (f"{R}/test_figures.py", f"{R}/test_dashboard.py",
           f"{R}/test_province.py", f"{R}/test_cluster.py", f"{R}/test_composing.py"), 8),
    Target(
        "deciding and storing acts", ("volunteers/acts/[dlrsvw]*.py",),
        (f"{V}/test_decide.py", f"{V}/test_services.py", f"{V}/test_corrections.py", f"{V}/test_appoint_all.py",
         f"{V}/test_overlaps.py", f"{V}/test_acting_on.py", f"{V}/test_act.py", f"{V}/test_nominate.py",
         f"{V}/test_lives.py", f"{V}/test_whole_life.py", f"{V}/test_verbs.py", f"{V}/test_spells.py",
         f"{V}/test_store.py", f"{V}/test_ends_in_words.py", f"{V}/test_death.py"),
        16,
    ),
    Target(
        "verbs of the register", ("volunteers/services/*.py",),
        (f"{V}/test_graduates.py", f"{V}/test_postings.py", f"{V}/test_join_orders.py", f"{V}/test_person_new.py",
         f"{V}/test_person_edit.py", f"{V}/test_order_new.py", f"{V}/test_sealing.py", f"{V}/test_services.py",
         f"{V}/test_order_scan.py", f"{V}/test_death.py"),
        8,
    ),
    Target(
        "forms that survive",
        ("accounts/form_tokens.py", "accounts/kept_posts.py", "accounts/sent_forms.py", "accounts/forms.py",
         "accounts/drafts.py", "accounts/coming_back.py", "accounts/middleware.py"),
        ("accounts/tests", "config/tests/test_language.py", f"{E}/test_event_state.py"), 14,
    ),
    Target(
        "second editor",
        ("accounts/second_editor.py", "accounts/comparing.py", "accounts/merging.py", "accounts/choices.py",
         "accounts/form_values.py", "thai/differences.py"),
        (f"{E}/test_second_editor.py", f"{V}/test_person_edit.py", "accounts/tests/test_merging.py",
         "accounts/tests/test_form_values.py", "thai/tests/test_differences.py"), 12,
    ),
    Target(
        "jobs", ("jobs/services/[blsw]*.py", "jobs/models/*.py", "jobs/troubles.py", "jobs/health.py"),
        ("jobs/tests", f"{R}/test_make.py"),
        12,
    ),
    Target(
        "roll",
        ("events/services/roll.py", "events/services/roll_together.py", "events/views/roll.py",
         "events/views/roll_deeds.py", "events/forms/roll.py", "events/roll_choice.py"),
        (f"{E}/test_roll_together.py", f"{E}/test_roll_closing.py", f"{E}/test_roll_marked.py",
         f"{E}/test_roll_choice.py",
         f"{E}/test_services_roll.py", f"{E}/test_services_reopening.py", f"{E}/test_roll.py",
         f"{E}/test_roll_of_the_dead.py",
          f"{E}/test_roll_two_officers.py", f"{E}/test_roll_comes_back.py", f"{E}/test_access.py",
         *answers("events:roll")), 12,
    ),
    Target("guards of the register", ("volunteers/views/*.py", "volunteers/access.py"),
           (f"{V}/test_orders.py", f"{V}/test_order.py", f"{V}/test_readable.py", f"{V}/test_renew.py",
            f"{V}/test_posting_correct.py", "config/tests/test_access.py",
            "-k", "volunteers: or test_orders.py or test_order.py or test_readable.py or test_renew.py or "
            "test_posting_correct.py"), 6, RIGHTS),
    Target("guards of events", ("events/views/*.py",),
           (f"{E}/test_projects.py", f"{E}/test_project.py", f"{E}/test_follow_ups.py", f"{E}/test_participants.py",
            f"{E}/test_roll.py", "config/tests/test_access.py",
            "-k", "events: or test_projects.py or test_project.py or test_follow_ups.py or test_participants.py or "
            "test_roll.py"),
           6, RIGHTS),
    Target("guards of reports", ("reports/views/*.py", "reports/services.py"),
           (f"{R}/test_list.py", f"{R}/test_make.py", *answers("reports:list", "reports:run", "reports:download",
            "reports:dashboard", "reports:cluster", "reports:province", "reports:district")), 4, RIGHTS),
    # The entries of verbs are those of "every deed".
    Target("trail of pages", ("volunteers/views/*.py", "accounts/views.py"),
           (f"{V}/test_person.py", f"{V}/test_audit_export.py", "accounts/tests/test_password.py"), 9, (audit,),
           strict=True),
    Target("who looked", ("accounts/entrances.py", "provinces/trail.py", "volunteers/trail_filter.py",
           "volunteers/views/audit.py"), ("accounts/tests/test_entrances.py", f"{V}/test_audit.py",
           f"{V}/test_audit_export.py"), 12),
    # Walls that 116 mutants walked through in November 2026.
    Target("every deed", ("events/services/*.py", "volunteers/services/*.py", "volunteers/acts/store.py",
           "provinces/services/*.py", "provinces/bin.py", "reports/services.py"),
           ("config/tests/test_every_deed.py", f"{E}/test_approval_binds.py", f"{E}/test_event_approval.py"),
           99, (audit,), strict=True),
    Target("boundary days", ("volunteers/acts/timeline.py", "volunteers/acts/acting_on.py", "volunteers/figures/se*.py",
           "volunteers/figures/st*.py", "volunteers/figures/c*.py", "volunteers/models/seats.py",
           "volunteers/models/graduates.py", "volunteers/endings.py", "accounts/records.py"),
           (f"{V}/test_timeline.py", f"{V}/test_endings.py", f"{V}/test_boundary_days.py", f"{R}/test_figures.py",
            f"{V}/test_figures.py", f"{V}/test_figures_areas.py", f"{V}/test_leaving_ahead.py",
            f"{V}/test_appointed_ahead.py", f"{V}/test_acting_on.py", f"{V}/test_spells.py",
            f"{V}/test_seats_open_again.py"),
           99, (boundary, lookup), strict=True),
    Target("waits and endings", ("volunteers/figures/*.py",), (f"{V}/test_figures.py",), 9, (constant,), strict=True,
           about="_DAYS ="),
    Target("days of a role", ("provinces/models/offices.py",), (f"{P}/test_permissions.py", f"{P}/test_models.py",
           f"{P}/test_services.py", f"{V}/test_figures.py", f"{V}/test_figures_areas.py"), 99, (boundary, lookup),
           strict=True),
    Target("guards of the verbs of events", ("events/services/*.py",),
           (f"{E}/test_access.py", "config/tests/test_held_first.py"), 99, (guard,), strict=True),
    Target("rows of another event", ("events/forms/participants.py", "events/views/participants.py",
           "events/views/inviting.py"),
           (WALLS, f"{E}/test_forms_participants.py", f"{E}/test_participants.py", f"{E}/test_participants_add.py"),
           9, (elsewhere,), strict=True),
    Target("orders of another office", ("volunteers/forms/terms.py",), (WALLS, f"{V}/test_evidence.py"), 9,
           (narrowing,), strict=True, about="AppointmentOrder"),
    Target("what a form of reports refuses", ("reports/forms.py",), (f"{R}/test_forms.py",), 9, (complaint,),
           strict=True),
    Target("tokens of pages", ("accounts/views.py", "events/views/roll.py", "events/views/parts.py",
           "volunteers/views/acts.py"), (f"{WALLS}::test_no_post_is_taken_without_the_token_of_its_page",), 9,
           (exempt,), strict=True),
    Target("cookies and proxies", ("config/settings.py",), ("config/tests/test_settings.py",), 9, (unbound,),
           strict=True),
    Target("proxies", ("config/settings.py",), ("config/tests/test_settings.py",), 9, (constant,), strict=True,
           about="TRUSTED_PROXIES ="),
)  # fmt: skip
# Faults that change nothing anybody could notice: what changes (Mutant.change), and why it cannot be noticed.
READING = "{P.FIGURES_READ, P.PEOPLE_READ, P.EVENTS_READ, P.ROLL_READ}"
EQUIVALENT: dict[str, str] = {
    f"provinces/permissions.py element: {READING} → {READING[:-1]}, {name}}}": "all that it is joined into hold it"
    for name in ("P.REPORTS_ASK", "P.REPORTS_TOTALS")
} | {
    "events/access.py showing: Event.objects.visible_to(user) → Event.objects.all()":
        "who approves at an office reads all its events: two walls, one behind the other",
    "volunteers/acts/timeline.py boundary: self.last_day <= last_day → (self.last_day < last_day)":
        "cut at its own last day it is the same segment",
    "volunteers/acts/timeline.py boundary: moment > since → (moment >= since)":
        "the moment of the first act is among the moments already",
    'volunteers/figures/standing.py lookup: before.filter(seat=OuterRef("pk"), last_day__lt=days.as_of, '
    "last_day__gte=since) → before.filter(seat=OuterRef('pk'), last_day__lte=days.as_of, last_day__gte=since)":
        "asked of empty seats alone, which nobody occupies on the day itself",
    "volunteers/acts/store.py showing: AppointmentAct.objects.standing() → AppointmentAct.objects.all()":
        "which acts stand is asked of each case again: here it only reads fewer of them",
    "volunteers/acts/store.py narrowing: AppointmentAct.objects.standing().filter(end_reason__in=ENDS_EVERYTHING, "
    "because=None) → AppointmentAct.objects.standing().filter(end_reason__in=ENDS_EVERYTHING)":
        "an end that was brought along is never an end of everything by itself (lives.finals)",
    "volunteers/acts/store.py narrowing: Person.objects.filter(Q(pk__in=set(people)) | Q(pk__in=beside)) → "
    "Person.objects":
        "who has nothing to do with it is read and held too: slower, and decides nothing",
    "events/services/roll.py constant: 50 → 51": "a round number of deeds to look through",
    "accounts/sent_forms.py constant: 30 → 31": "a round number of seconds, longer than any write may wait",
    "accounts/middleware.py constant: 303 → 304": "no view of ours leads on with a 303 yet",
    "jobs/models/work.py constant: 60 → 61": "how long the column is stands in a migration; lint asks for one",
    "jobs/models/work.py constant: True → False": "whether the column may be empty stands in a migration",
    "jobs/troubles.py answer: return False → return None": "its one caller asks for yes or no",
    "jobs/services/sweeping.py constant: 500 → 501": "a round number: the next sweep rings for the rest",
}  # fmt: skip


def mutants_at(target: Target, root: Path, leave_out: Collection[str] = tuple(EQUIVALENT)) -> Iterator[Mutant]:
    """Every mutant of a target but those left out; Stop where its files or tests are missing."""
    files = sorted({path for pattern in target.files for path in root.glob(pattern)})
    if not files:
        raise _missing(target, " ".join(target.files))
    for word in target.tests:
        file = word.partition("::")[0]
        if "/" in file and not (root / file).exists():
            raise _missing(target, file)
    for path in files:
        text = path.read_text("utf-8")
        lines = text.splitlines()
        for mutant in mutants_of(path.relative_to(root).as_posix(), text, target.operators):
            if mutant.change not in leave_out and target.about in lines[mutant.line - 1]:
                yield mutant


def _missing(target: Target, what: str) -> Stop:
    return Stop(
        f"ไม่พบ {what} ของ {target.name} โปรดแก้ mutants/targets.py",
        f"{what} of the target {target.name} is not there: mend its line in mutants/targets.py.",
    )


def chosen(root: Path, seed: int = SEED, targets: tuple[Target, ...] = TARGETS) -> list[tuple[Target, Mutant]]:
    """The seeded choice: of each target its number of mutants, the same on every machine."""
    found = []
    for target in targets:
        every = list(mutants_at(target, root))
        # Shuffled and cut: a larger number keeps what a smaller one chose.
        Random(f"{seed} {target.name}").shuffle(every)
        picked = sorted(every[: target.number], key=lambda m: (m.path, m.line, m.operator, m.after))
        found += [(target, mutant) for mutant in picked]
    return found
