"""What comes in privately and unasked: finds out what it is meant for, or asks."""

from handlers.incoming import sorting
from handlers.shared.feature import Feature
from handlers.shared.private import privately

FEATURE = Feature(
    name="incoming",
    buttons={"in.t": privately(sorting.tapped), "in.x": privately(sorting.tapped_nothing)},
    unasked=sorting.take,
)
