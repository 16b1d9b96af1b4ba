"""Moves of branches from one bot to another, and the files sent anew for them"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "branch_move",
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("bot_id", INTEGER, nullable=False),
        sa.Column("by_account_id", INTEGER, nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease", INTEGER, nullable=False),
        sa.Column("error", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_branch_move_branch_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("branch_id", name=op.f("pk_branch_move")),
    )
    op.create_table(
        "moved_file",
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("file_id", sa.String(length=200), nullable=False),
        sa.Column("new_id", sa.String(length=200), nullable=False),
        sa.Column("named", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"],
            ["branch_move.branch_id"],
            name=op.f("fk_moved_file_branch_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("branch_id", "file_id", name=op.f("pk_moved_file")),
    )


def downgrade() -> None:
    op.drop_table("moved_file")
    op.drop_table("branch_move")
