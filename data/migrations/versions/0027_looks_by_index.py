"""Indexes for what is looked at often, or at a start"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

UNOWNED = {"contact": "account_id", "draft": "id", "errand": "id", "outbox": "id", "poll": "id"}


def upgrade() -> None:
    op.create_index("ix_branch_bot_id", "branch", ["bot_id"])
    _partial("ix_outbox_created_at", "outbox", ["state", "created_at"], "state = 'waiting'")
    for table, key in UNOWNED.items():
        _partial(f"ix_{table}_unowned", table, [key], "bot_id = 0")


def _partial(name: str, table: str, columns: list[str], where: str) -> None:
    rows = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=rows, postgresql_where=rows)


def downgrade() -> None:
    for table in UNOWNED:
        op.drop_index(f"ix_{table}_unowned", table)
    op.drop_index("ix_outbox_created_at", "outbox")
    op.drop_index("ix_branch_bot_id", "branch")
