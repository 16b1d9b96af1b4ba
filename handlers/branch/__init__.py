"""A branch in its group chat: greeting, founding, sleep, and settings."""

from handlers.branch import routes
from handlers.branch.forms import QUIET, SETTING
from handlers.shared.feature import Feature

FEATURE = Feature(
    name="branch", routes=(routes.route,), forms=(SETTING, QUIET), memberships=routes.membership
)
