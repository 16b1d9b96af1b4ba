"""Planning meetings: step by step or in one line, the notice, changes, and the reminder."""

from data.queries.meeting import REMIND
from handlers.meeting import due, service, view
from handlers.meeting.forms import CHANGE, PLANNING
from handlers.meeting.routes import route
from handlers.shared.feature import Action, Feature

FEATURE = Feature(
    name="meeting",
    routes=(route,),
    forms=(PLANNING, CHANGE),
    dues={REMIND: Action(due.remind), service.POST: Action(due.post_notice)},
    cards={service.NOTICE: view.draw_notice},
    live={service.NOTICE: view.is_planned},
    subscribers=(due.on,),
)
