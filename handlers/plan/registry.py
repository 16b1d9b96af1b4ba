"""The register of what secretaries can plan: the kinds of all features, in their order."""

from collections.abc import Sequence

from handlers.shared.feature import Feature, Plannable
from handlers.shared.refusal import Refusal

KINDS: dict[str, Plannable] = {}
"""Kind → what it is; filled once, when the list of features is made."""


def load(features: Sequence[Feature]) -> None:
    """From here on the kinds of these features can be planned."""
    KINDS.clear()
    KINDS.update({one.kind: one for feature in features for one in feature.plannables})


def plannable(kind: str) -> Plannable:
    """What plans of a kind are; raises Refusal for a kind that nobody offers."""
    if kind not in KINDS:
        raise Refusal("button-unknown")
    return KINDS[kind]
