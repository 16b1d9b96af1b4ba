"""Being away (外出、流动、长假): times in which nothing is expected of a member."""

from handlers.away.forms import FORM
from handlers.away.routes import route
from handlers.shared.feature import Feature

FEATURE = Feature(name="away", routes=(route,), forms=(FORM,))
