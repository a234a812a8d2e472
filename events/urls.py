"""Events, projects, the public schedule, news, the own page."""

from django.urls import path, re_path

from events import views

app_name = "events"
urlpatterns = [
    path("events/", views.event_list, name="list"),
    path("events/new/", views.event_new, name="event_new"),
    path("events/<int:event_id>/", views.event, name="event"),
    path("events/<int:event_id>/edit/", views.event_edit, name="event_edit"),
    path("events/<int:event_id>/state/", views.event_state, name="event_state"),
    path("events/<int:event_id>/approval/", views.event_approval, name="event_approval"),
    path("events/<int:event_id>/approvals/<int:approval_id>/scan/", views.approval_scan, name="approval_scan"),
    path(
        "events/<int:event_id>/approvals/<int:approval_id>/scan/add/",
        views.approval_scan_add,
        name="approval_scan_add",
    ),
    path("events/<int:event_id>/seen/", views.event_seen, name="event_seen"),
    path("events/<int:event_id>/news/<int:release_id>/", views.news_clearance, name="news_clearance"),
    path("events/<int:event_id>/remove/", views.event_remove, name="event_remove"),
    path("events/<int:event_id>/objectives/", views.event_objectives, name="event_objectives"),
    path("events/<int:event_id>/parts/<slug:part>/", views.event_part, name="event_part"),
    path("events/<int:event_id>/parts/<slug:part>/move/", views.event_part_move, name="event_part_move"),
    path(
        "events/<int:event_id>/parts/<slug:part>/<int:row_id>/edit/",
        views.event_part_edit,
        name="event_part_edit",
    ),
    path(
        "events/<int:event_id>/parts/<slug:part>/<int:row_id>/remove/",
        views.event_part_remove,
        name="event_part_remove",
    ),
    path("events/<int:event_id>/participants/", views.participants, name="participants"),
    path("events/<int:event_id>/participants/add/", views.participants_add, name="participants_add"),
    path("events/<int:event_id>/participants/undo/", views.participants_undo, name="participants_undo"),
    path("events/<int:event_id>/participants/guest/", views.guest_add, name="guest_add"),
    path(
        "events/<int:event_id>/participants/<int:participant_id>/edit/",
        views.guest_edit,
        name="guest_edit",
    ),
    path("events/<int:event_id>/participants/reply/", views.participant_reply, name="participant_reply"),
    path("events/<int:event_id>/participants/remove/", views.participant_remove, name="participant_remove"),
    path("events/<int:event_id>/roll/", views.roll, name="roll"),
    path("events/<int:event_id>/roll/reopen/", views.roll_reopen, name="roll_reopen"),
    path("events/<int:event_id>/papers/", views.papers, name="papers"),
    path("events/<int:event_id>/sign-in-sheet.pdf", views.sign_in_sheet, name="sign_in_sheet"),
    path("projects/", views.projects, name="projects"),
    path("projects/new/", views.project_new, name="project_new"),
    path("projects/<int:project_id>/", views.project, name="project"),
    path("projects/<int:project_id>/edit/", views.project_edit, name="project_edit"),
    path("projects/<int:project_id>/remove/", views.project_remove, name="project_remove"),
    path("projects/<int:project_id>/objectives/", views.project_objectives, name="project_objectives"),
    path("follow-ups/", views.follow_ups, name="follow_ups"),
    path("follow-ups/<int:follow_up_id>/", views.follow_up, name="follow_up"),
    path("schedule/", views.schedule, name="schedule"),
    path("schedule/events/<int:event_id>/", views.schedule_event, name="schedule_event"),
    path("schedule/events/<int:event_id>.ics", views.schedule_event_feed, name="schedule_event_feed"),
    re_path(r"^schedule/(?P<province_code>[0-9]{2})\.ics$", views.schedule_feed, name="schedule_feed"),
    re_path(r"^schedule/(?P<province_code>[0-9]{2})/$", views.schedule_province, name="schedule_province"),
    path("news/", views.news, name="news"),
    path("news/<int:release_id>/", views.news_item, name="news_item"),
    path("me/", views.me, name="me"),
]
