"""Whether a branch's group learns of committee and subgroup meetings"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    off = sa.text("false")
    op.add_column(
        "branch", sa.Column("hides_small", sa.Boolean(), server_default=off, nullable=False)
    )


def downgrade() -> None:
    op.drop_column("branch", "hides_small")
