"""Being away (外出、流动、长假): times in which nothing is expected of a member."""

from handlers.away import commands
from handlers.shared.feature import Feature
from handlers.shared.private import privately

FEATURE = Feature(
    name="away",
    buttons={verb: privately(handler) for verb, handler in commands.TAPS.items()},
    drafts={commands.TYPED: commands.typed},
)
