"""Matters and their steps"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "matter",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("dropped", sa.String(300), nullable=False),
        sa.Column("created_by", INTEGER, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_matter_branch_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matter")),
    )
    op.create_index("ix_matter_branch_id", "matter", ["branch_id"])
    op.create_table(
        "matter_step",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("matter_id", INTEGER, nullable=False),
        sa.Column("step", sa.String(12), nullable=False),
        sa.Column("meeting_id", INTEGER, nullable=True),
        sa.Column("notice_id", INTEGER, nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("skipped", sa.String(300), nullable=False),
        sa.Column("by_account_id", INTEGER, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["matter_id"], ["matter.id"], name=op.f("fk_matter_step_matter_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_matter_step_meeting_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name=op.f("fk_matter_step_notice_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matter_step")),
        sa.UniqueConstraint("matter_id", "step", name=op.f("uq_matter_step_matter_id_step")),
    )  # fmt: skip
    op.create_index("ix_matter_step_meeting_id", "matter_step", ["meeting_id"])
    op.create_index("ix_matter_step_notice_id", "matter_step", ["notice_id"])


def downgrade() -> None:
    op.drop_table("matter_step")
    op.drop_table("matter")
