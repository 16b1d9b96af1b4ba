"""People who are not on a roster, offers of the post of secretary, and user names"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    name = sa.Column("username", sa.String(64), server_default=sa.text("''"), nullable=False)
    op.add_column("account", name)
    op.create_table(
        "newcomer",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("account_id", INTEGER, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("decided_by", INTEGER, nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_newcomer_branch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_newcomer_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_newcomer")),
        sa.UniqueConstraint(
            "branch_id", "account_id", name=op.f("uq_newcomer_branch_id_account_id")
        ),
    )
    op.create_table(
        "handover",
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("from_id", INTEGER, nullable=False),
        sa.Column("to_id", INTEGER, nullable=False),
        sa.Column("offered_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_handover_branch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["from_id"], ["member.id"], name=op.f("fk_handover_from_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["to_id"], ["member.id"], name=op.f("fk_handover_to_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("branch_id", name=op.f("pk_handover")),
    )


def downgrade() -> None:
    op.drop_table("handover")
    op.drop_table("newcomer")
    op.drop_column("account", "username")
