"""Leases of errands, so that only one of several processes does each"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("errand", sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True))
    lease = sa.Column("lease", INTEGER, server_default=sa.text("'0'"), nullable=False)
    op.add_column("errand", lease)


def downgrade() -> None:
    op.drop_column("errand", "lease")
    op.drop_column("errand", "leased_until")
