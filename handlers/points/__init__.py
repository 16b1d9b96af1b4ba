"""Points and hours as people see them: one's own study, the ranking, the year's accounts."""

from handlers.points.awards import due as awards_due, routes as awards_routes
from handlers.points.hours import routes as hours_routes
from handlers.points.hours.forms import FORM
from handlers.points.own import routes as own_routes
from handlers.points.ranking import routes as ranking_routes
from handlers.shared.feature import Feature

FEATURE = Feature(
    name="points",
    routes=(own_routes.route, ranking_routes.route, awards_routes.route, hours_routes.route),
    forms=(FORM,),
    subscribers=(awards_due.on,),
)
