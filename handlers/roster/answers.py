"""What is typed about the roster goes to the step that waits for it."""

from collections.abc import Callable, Mapping

from data.models import Draft
from handlers.roster import overview, person, standing
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal

STEPS: Mapping[str, Callable[[Context, Draft], None]] = {
    "find": overview.found,
    "add": overview.added,
    "name": person.typed_field,
    "note": person.typed_field,
    "subgroup": person.typed_group,
    "day": standing.typed_day,
}


def typed(ctx: Context, draft: Draft) -> None:
    """Hands a typed text on by what the step waits for."""
    step = STEPS.get(draft.awaits)
    if step is None:
        raise Refusal("button-stale")
    step(ctx, draft)
