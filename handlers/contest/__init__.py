"""Contests (知识竞赛): question after question in the group, with a scoreboard."""

from handlers.contest import due, rules, service, view
from handlers.contest.forms import FORM
from handlers.contest.routes import route
from handlers.shared.feature import Feature

FEATURE = Feature(
    name="contest",
    routes=(route,),
    forms=(FORM,),
    subscribers=(due.on,),
    dues=due.DUES,
    plannables=(due.PLANNABLE,),
    cards={rules.CARD: view.draw_board, rules.PAGE: view.draw_page},
    live={rules.CARD: service.is_under_way},
)
