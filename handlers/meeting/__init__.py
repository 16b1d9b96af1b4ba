"""Planning meetings: step by step or in one line, the notice, changes, and the reminder."""

from data.queries.meeting import REMIND
from handlers.meeting import commands, due, service, view
from handlers.shared.doors import Command, Feature

FEATURE = Feature(
    name="meeting",
    commands=(
        Command("meeting", commands.meeting, words=("会议", "會議", "开会"), menus=("secretary",)),
    ),
    taps=commands.TAPS,
    links={"m": commands.meeting_link},
    drafts={"meeting": commands.typed_step, "meeting-edit": commands.typed_edit},
    cards={service.NOTICE: view.draw_notice},
)

DUES = {REMIND: due.reminds}
