"""What of an erased member is still to be looked for in messages that ended"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("erasure", sa.Column("sweep", sa.JSON(), server_default="{}", nullable=False))
    op.add_column("erasure", sa.Column("swept_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("erasure", "swept_at")
    op.drop_column("erasure", "sweep")
