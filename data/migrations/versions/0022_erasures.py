"""Erasures of members and branches, requests for them, and the archive term"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("member", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("branch", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "branch", sa.Column("archive_years", INTEGER, server_default="10", nullable=False)
    )
    op.create_table(
        "erasure_request",
        sa.Column("member_id", INTEGER, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
            name=op.f("fk_erasure_request_member_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_erasure_request")),
    )
    op.create_table(
        "erasure",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("member_id", INTEGER, nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
    )
    op.create_index("ix_erasure_branch_id", "erasure", ["branch_id"])


def downgrade() -> None:
    op.drop_table("erasure")
    op.drop_table("erasure_request")
    op.drop_column("branch", "archive_years")
    op.drop_column("branch", "erased_at")
    op.drop_column("member", "erased_at")
