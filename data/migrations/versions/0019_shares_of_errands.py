"""Whose an errand is, when its turn comes, and what tells it from others"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NONE = sa.text("0")


def upgrade() -> None:
    for name in ("branch_id", "account_id", "turn"):
        op.add_column("errand", sa.Column(name, INTEGER, server_default=NONE, nullable=False))
    digest = sa.Column("digest", sa.String(64), server_default=sa.text("''"), nullable=False)
    op.add_column("errand", digest)


def downgrade() -> None:
    for name in ("digest", "turn", "account_id", "branch_id"):
        op.drop_column("errand", name)
