"""The daily question: asked in the group, answered in a poll, with one calm result."""

from handlers.quiz.answers import routes as answers
from handlers.quiz.answers.service import vote
from handlers.quiz.daily import due, routes
from handlers.quiz.daily.forms import FORM
from handlers.quiz.results import service as results
from handlers.quiz.rounds import rules, service as rounds
from handlers.shared.feature import Feature

FEATURE = Feature(
    name="quiz",
    routes=(routes.route, answers.route),
    forms=(FORM,),
    subscribers=(due.on,),
    dues=due.DUES,
    plannables=(due.PLANNABLE,),
    todos=due.todos,
    vote=vote,
    on_reply={rules.ROUND: answers.reply},
    cards={rules.ROUND: rounds.draw, rules.RESULT: results.draw},
    live={rules.ROUND: rounds.is_open},
)
