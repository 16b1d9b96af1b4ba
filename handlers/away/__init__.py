"""Being away (外出、流动、长假): times in which nothing is expected of a member."""

from handlers.away import commands
from handlers.shared.doors import Feature
from handlers.shared.private import privately

FEATURE = Feature(
    name="away",
    taps={verb: privately(door) for verb, door in commands.TAPS.items()},
    drafts={commands.TYPED: commands.typed},
)
