"""How many anonymous cases somebody brought on a day"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "case_limit",
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("many", INTEGER, nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_case_limit_branch_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("branch_id", "mark", name=op.f("pk_case_limit")),
    )


def downgrade() -> None:
    op.drop_table("case_limit")
