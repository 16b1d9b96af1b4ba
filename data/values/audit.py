"""The kinds of entries of the audit log."""

from enum import StrEnum


class AuditKind(StrEnum):
    """What an entry of the audit log says was done."""

    HANDOVER = "handover"
    """A post was given to the member `ref_id`, or taken from them; `what` is the post."""
    CORRECTION = "correction"
    EXPORT = "export"
    ERASURE = "erasure"
    REFUSED = "refused"
    """`what` is the right."""
