"""A person's own language, spoken in everything private; groups are spoken to in the branch's."""

from handlers.language.routes import route
from handlers.shared.feature import Feature

FEATURE = Feature(name="language", routes=(route,))
