"""Planning meetings: step by step or in one line, the notice, changes, and the reminder."""

from data.queries.meeting import REMIND
from handlers.meeting import commands, due, page, service, steps, view
from handlers.shared.feature import Action, Command, Feature
from handlers.shared.private import privately

FEATURE = Feature(
    name="meeting",
    commands=(
        Command("meeting", commands.meeting, words=("会议", "會議", "开会"), menus=("secretary",)),
    ),
    buttons={verb: privately(handler) for verb, handler in (steps.TAPS | page.TAPS).items()},
    links={"m": commands.meeting_link},
    drafts={"meeting": steps.typed_step, "meeting-edit": page.typed_edit},
    dues={REMIND: Action(due.reminds)},
    cards={service.NOTICE: view.draw_notice},
)
