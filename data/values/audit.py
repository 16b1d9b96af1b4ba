"""The kinds of entries of the audit log."""

from enum import StrEnum
from typing import Final

OPERATOR: Final = 0
"""Stands for an account where an operator did it at the machine."""


class AuditKind(StrEnum):
    """What an entry of the audit log says was done."""

    HANDOVER = "handover"
    """A post was given to the member `ref_id`, or taken from them; `what` is the post."""
    CORRECTION = "correction"
    EXPORT = "export"
    ERASURE = "erasure"
    REFUSED = "refused"
    """`what` is the right."""


CORRECTIONS = ("attendance", "record", "question", "round", "speech", "training", "member")
EXPORTS = (
    *("notes", "records", "topics", "roster", "bank", "insight", "hours", "attendance", "check"),
    "branch",
    "notices",
    "votes",
)
ERASURES = ("member", "branch")
"""What of its kind an entry may be about; texts are named after them."""
