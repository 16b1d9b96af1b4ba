"""Requests to found a branch, which an operator decides"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "founding_request",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("chat_id", INTEGER, nullable=False),
        sa.Column("bot_id", INTEGER, nullable=False),
        sa.Column("account_id", INTEGER, nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_founding_request")),
        sa.UniqueConstraint("chat_id", name=op.f("uq_founding_request_chat_id")),
    )


def downgrade() -> None:
    op.drop_table("founding_request")
