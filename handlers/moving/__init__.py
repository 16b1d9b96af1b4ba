"""Moves a branch from one bot of the deployment to another."""

from handlers.moving import routes
from handlers.shared.feature import Feature

FEATURE = Feature(name="moving", routes=(routes.route,))
