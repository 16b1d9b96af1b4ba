"""Marks for the menus that have to be looked at"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    due: sa.Column[bool] = sa.Column(
        "menu_due", sa.Boolean(), server_default=sa.true(), nullable=False
    )
    op.add_column("contact", due)
    op.create_index(
        "ix_contact_menu_due",
        "contact",
        ["bot_id", "account_id"],
        sqlite_where=sa.text("menu_due = 1"),
        postgresql_where=sa.text("menu_due"),
    )


def downgrade() -> None:
    op.drop_index("ix_contact_menu_due", "contact")
    op.drop_column("contact", "menu_due")
