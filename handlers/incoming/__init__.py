"""What comes in privately and unasked: finds out what it is meant for, or asks."""

from collections.abc import Sequence

from handlers.incoming.sorting import Sorting
from handlers.shared.feature import Feature
from handlers.shared.private import privately


def feature(features: Sequence[Feature]) -> Feature:
    """The feature that hands files and texts on to the takers of these features."""
    sorting = Sorting([one.taker for one in features if one.taker])
    return Feature(
        name="incoming",
        buttons={"in.t": privately(sorting.tapped), "in.x": privately(sorting.tapped_nothing)},
        unasked=sorting.take,
    )
