"""The audit log"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("ref_id", INTEGER, nullable=True),
        sa.Column("by_account_id", INTEGER, nullable=False),
        sa.Column("times", INTEGER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    op.create_index("ix_audit_entry_branch_id_at", "audit_entry", ["branch_id", "at"])
    op.create_index("ix_audit_entry_by_account_id", "audit_entry", ["by_account_id"])


def downgrade() -> None:
    op.drop_index("ix_audit_entry_by_account_id", "audit_entry")
    op.drop_index("ix_audit_entry_branch_id_at", "audit_entry")
    op.drop_table("audit_entry")
