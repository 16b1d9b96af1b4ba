"""What answers tell the secretary: hard questions, wrong keys, weak tags and subgroups."""

from handlers.items.routes import route
from handlers.shared.feature import Feature

FEATURE = Feature(name="items", routes=(route,))
