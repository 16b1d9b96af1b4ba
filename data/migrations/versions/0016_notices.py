"""Notices of a branch, their former versions, and who has seen them"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    phone = sa.Column("phone", sa.String(40), server_default=sa.text("''"), nullable=False)
    op.add_column("branch", phone)
    op.create_table(
        "notice",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("label", sa.String(40), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("days", INTEGER, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("change", sa.JSON(), nullable=False),
        sa.Column("publish_at", MOMENT, nullable=True),
        sa.Column("posted_at", MOMENT, nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("why", sa.String(300), nullable=False),
        sa.Column("about_id", INTEGER, nullable=True),
        sa.Column("plan_id", INTEGER, nullable=True),
        sa.Column("confirmed_by", INTEGER, nullable=True),
        sa.Column("created_by", INTEGER, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_notice_branch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["about_id"], ["notice.id"], name=op.f("fk_notice_about_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_notice_plan_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_index("ix_notice_branch_id_posted_at", "notice", ["branch_id", "posted_at"])
    op.create_index("ix_notice_about_id", "notice", ["about_id"])
    op.create_index("ix_notice_plan_id", "notice", ["plan_id"])
    op.create_table(
        "notice_version",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("notice_id", INTEGER, nullable=False),
        sa.Column("number", INTEGER, nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("why", sa.String(300), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("changed_by", INTEGER, nullable=True),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name=op.f("fk_notice_version_notice_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_version")),
        sa.UniqueConstraint(
            "notice_id", "number", name=op.f("uq_notice_version_notice_id_number")
        ),
    )  # fmt: skip
    op.create_table(
        "notice_seen",
        sa.Column("notice_id", INTEGER, nullable=False),
        sa.Column("member_id", INTEGER, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name=op.f("fk_notice_seen_notice_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_notice_seen_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("notice_id", "member_id", name=op.f("pk_notice_seen")),
    )
    op.create_index("ix_notice_seen_member_id", "notice_seen", ["member_id"])


def downgrade() -> None:
    op.drop_table("notice_seen")
    op.drop_table("notice_version")
    op.drop_table("notice")
    op.drop_column("branch", "phone")
