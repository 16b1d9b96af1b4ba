"""Help."""

from handlers.help import routes
from handlers.shared.feature import Feature

FEATURE = Feature(name="help", routes=(routes.route,))
