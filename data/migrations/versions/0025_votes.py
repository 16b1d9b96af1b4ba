"""Votes, their electors and ballots; members whose rights are suspended"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def _to(table: str, column: str, other: str, ondelete: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=ondelete)


def upgrade() -> None:
    why = sa.Column("suspended", sa.String(200), server_default=sa.text("''"), nullable=False)
    op.add_column("member", why)
    away = sa.Column("voters_away", INTEGER, server_default=sa.text("0"), nullable=False)
    op.add_column("meeting", away)
    op.create_table(
        "vote",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("meeting_id", INTEGER, nullable=True),
        sa.Column("after_id", INTEGER, nullable=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("secret", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("with_meeting", sa.Boolean(), nullable=False),
        sa.Column("seats", INTEGER, nullable=False),
        sa.Column("committee", sa.Boolean(), nullable=False),
        sa.Column("base", sa.String(12), nullable=False),
        sa.Column("runoff", sa.Boolean(), nullable=False),
        sa.Column("candidates", sa.JSON(), nullable=False),
        sa.Column("others", sa.JSON(), nullable=False),
        sa.Column("scale", sa.JSON(), nullable=False),
        sa.Column("tellers", sa.JSON(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("scrub", sa.Boolean(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("created_by", INTEGER, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        _to("vote", "branch_id", "branch", "CASCADE"),
        _to("vote", "meeting_id", "meeting", "SET NULL"),
        _to("vote", "after_id", "vote", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote")),
    )
    op.create_index("ix_vote_branch_id_state", "vote", ["branch_id", "state"])
    op.create_index("ix_vote_meeting_id", "vote", ["meeting_id"])
    op.create_index("ix_vote_after_id", "vote", ["after_id"])
    op.create_table(
        "elector",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("vote_id", INTEGER, nullable=False),
        sa.Column("member_id", INTEGER, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("consent", sa.String(300), nullable=False),
        sa.Column("written", sa.String(1), nullable=False),
        sa.Column("helper_id", INTEGER, nullable=True),
        sa.Column("cast", INTEGER, nullable=False),
        sa.Column("choice", sa.String(1), nullable=False),
        _to("elector", "vote_id", "vote", "CASCADE"),
        _to("elector", "member_id", "member", "CASCADE"),
        _to("elector", "helper_id", "member", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_elector")),
        sa.UniqueConstraint("vote_id", "member_id", name=op.f("uq_elector_vote_id_member_id")),
    )
    op.create_index("ix_elector_member_id", "elector", ["member_id"])
    op.create_index("ix_elector_helper_id", "elector", ["helper_id"])
    op.create_table(
        "ballot",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("vote_id", INTEGER, nullable=False),
        sa.Column("place", INTEGER, nullable=True),
        sa.Column("marks", sa.String(80), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        _to("ballot", "vote_id", "vote", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot")),
    )
    op.create_index("ix_ballot_vote_id", "ballot", ["vote_id"])
    op.create_table(
        "sealed_ballot",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("vote_id", INTEGER, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _to("sealed_ballot", "vote_id", "vote", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_ballot")),
    )
    op.create_index("ix_sealed_ballot_vote_id", "sealed_ballot", ["vote_id"])
    op.create_table(
        "vote_key",
        sa.Column("vote_id", INTEGER, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        _to("vote_key", "vote_id", "vote", "CASCADE"),
        sa.PrimaryKeyConstraint("vote_id", name=op.f("pk_vote_key")),
    )


def downgrade() -> None:
    for table in ("vote_key", "sealed_ballot", "ballot", "elector", "vote"):
        op.drop_table(table)
    op.drop_column("meeting", "voters_away")
    op.drop_column("member", "suspended")
