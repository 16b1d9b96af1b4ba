"""A branch in its group chat: greeting, founding, sleep, and settings."""

from handlers.branch import due, routes
from handlers.branch.forms import QUIET, SETTING
from handlers.shared.feature import Feature

FEATURE = Feature(
    name="branch",
    routes=(routes.route,),
    forms=(SETTING, QUIET),
    subscribers=(due.on,),
    memberships=routes.membership,
)
