"""The audit log of a branch (操作记录), for its secretary."""

from handlers.audit.routes import route
from handlers.shared.feature import Feature

FEATURE = Feature(name="audit", routes=(route,))
