"""Notices of joint work, published in the groups of several branches"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    share = sa.Column("share", sa.String(32), server_default=sa.text("''"), nullable=False)
    op.add_column("notice", share)
    op.create_table(
        "notice_place",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("notice_id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("by_account_id", INTEGER, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name=op.f("fk_notice_place_notice_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_notice_place_branch_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_place")),
        sa.UniqueConstraint(
            "notice_id", "branch_id", name=op.f("uq_notice_place_notice_id_branch_id")
        ),
    )
    op.create_index("ix_notice_place_branch_id", "notice_place", ["branch_id"])


def downgrade() -> None:
    op.drop_table("notice_place")
    op.drop_column("notice", "share")
