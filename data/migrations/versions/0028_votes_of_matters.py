"""The vote by which a matter was decided"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("matter_step") as table:
        table.add_column(sa.Column("vote_id", INTEGER, nullable=True))
        table.create_foreign_key(
            op.f("fk_matter_step_vote_id"), "vote", ["vote_id"], ["id"], ondelete="SET NULL"
        )
        table.create_index("ix_matter_step_vote_id", ["vote_id"])


def downgrade() -> None:
    with op.batch_alter_table("matter_step") as table:
        table.drop_index("ix_matter_step_vote_id")
        table.drop_constraint(op.f("fk_matter_step_vote_id"), type_="foreignkey")
        table.drop_column("vote_id")
