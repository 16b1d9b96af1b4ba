"""Points and hours as people see them: one's own study, the ranking, the year's accounts."""

from handlers.points.awards import due
from handlers.points.awards.routes import route as awards
from handlers.points.hours.forms import FORM
from handlers.points.hours.routes import route as hours
from handlers.points.own.routes import route as own
from handlers.points.ranking.routes import route as ranking
from handlers.shared.feature import Feature

FEATURE = Feature(
    name="points",
    routes=(own, ranking, awards, hours),
    forms=(FORM,),
    subscribers=(due.on,),
)
