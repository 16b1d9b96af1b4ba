"""The bot of each branch, message, poll, step and errand, and who started which bot"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OWNED = ("branch", "draft", "errand", "outbox", "poll")
WAITING = "state = 'waiting'"


def _queue(*columns: str) -> None:
    op.drop_index("ix_outbox_queue", table_name="outbox")
    where = sa.text(WAITING)
    op.create_index(
        "ix_outbox_queue", "outbox", columns, sqlite_where=where, postgresql_where=where
    )


def upgrade() -> None:
    for table in OWNED:
        # Filled at the first start, which knows the token; a process of the version before may
        # still add rows without it.
        bot = sa.Column("bot_id", INTEGER, server_default=sa.text("'0'"), nullable=False)
        op.add_column(table, bot)
    _queue("bot_id", "urgent", "try_at", "id")
    op.create_table(
        "contact",
        sa.Column("account_id", INTEGER, nullable=False),
        sa.Column("bot_id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("menu", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_contact_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "bot_id", name=op.f("pk_contact")),
    )
    op.execute(
        "INSERT INTO contact (account_id, bot_id, reachable, menu)"
        " SELECT id, 0, reachable, menu FROM account"
    )


def downgrade() -> None:
    known = "SELECT 1 FROM contact WHERE account_id = account.id"
    op.execute(
        f"UPDATE account SET reachable = EXISTS ({known} AND reachable),"  # noqa: S608 - ours
        f" menu = CASE WHEN EXISTS ({known} AND menu = 'secretary') THEN 'secretary' ELSE '' END"
    )
    op.drop_table("contact")
    _queue("urgent", "try_at", "id")
    for table in reversed(OWNED):
        op.drop_column(table, "bot_id")
