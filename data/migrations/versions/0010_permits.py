"""Permits to send: one budget a bot, whichever process sends"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "budget",
        sa.Column("bot_id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.PrimaryKeyConstraint("bot_id", name="pk_budget"),
    )
    op.create_table(
        "permit",
        sa.Column("bot_id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("chat_id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("holder", sa.String(32), nullable=False),
        sa.Column("counted", sa.JSON(), nullable=False),
        sa.Column("paused_until", sa.Double(), nullable=False),
        sa.Column("until", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "chat_id", "holder", name="pk_permit"),
    )
    op.create_index("ix_permit_bot_id_until", "permit", ["bot_id", "until"])


def downgrade() -> None:
    op.drop_table("permit")
    op.drop_table("budget")
