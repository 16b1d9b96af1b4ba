"""Private texts and files that no step awaits: finds out what they are for, or asks."""

from handlers.incoming import routes
from handlers.shared.feature import Feature

FEATURE = Feature(name="incoming", routes=(routes.route,), unasked=routes.take)
