"""The audit log: who did what that others must be able to look up."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class AuditEntry(Base):
    """One handover, correction, export, erasure or refused right; numbers only, no names or texts.

    It names its branch without a foreign key: that a branch was erased stays known.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_branch_id_at", "branch_id", "at"),
        Index("ix_audit_entry_by_account_id", "by_account_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    """One of `data.values.audit.AuditKind`."""
    what: Mapped[str] = mapped_column(String(24), default="")
    """What of its kind: a post, a table, a file, a right."""
    ref_id: Mapped[int | None]
    """The row that it is about."""
    by_account_id: Mapped[int]
    """0: an operator at the machine."""
    times: Mapped[int] = mapped_column(default=1)
    """How often within the hour; more than once for refused rights only."""
    at: Mapped[datetime]
