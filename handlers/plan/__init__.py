"""Plans as people make them: what is pushed, when, and the calendar of what comes."""

from handlers.plan.calendar import routes as calendar
from handlers.plan.meetings import due as meetings
from handlers.plan.meetings.forms import FORM as MEETING
from handlers.plan.messages import due as messages
from handlers.plan.messages.routes import route as message_route
from handlers.plan.plans import due, routes as plans, service
from handlers.plan.plans.forms import FORMS
from handlers.shared.feature import Action, Feature

FEATURE = Feature(
    name="plan",
    routes=(plans.route, calendar.route, message_route),
    forms=(*FORMS, MEETING),
    dues={service.SEND: Action(due.send), service.SEND_ANYWAY: Action(due.send_anyway)},
    plannables=(messages.PLANNABLE, meetings.PLANNABLE),
)
