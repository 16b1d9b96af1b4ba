"""Question banks, rounds, contests and what members remember"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "poll",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("ref_id", INTEGER, nullable=False),
        sa.Column("chat_id", INTEGER, nullable=False),
        sa.Column("message_id", INTEGER, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poll")),
    )
    op.create_index("ix_poll_kind_ref_id", "poll", ["kind", "ref_id"], unique=False)
    op.create_table(
        "stray_vote",
        sa.Column("poll_id", sa.String(length=64), nullable=False),
        sa.Column("voter_id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("poll_id", "voter_id", name=op.f("pk_stray_vote")),
    )
    op.create_table(
        "question_file",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("account_id", INTEGER, nullable=True),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("file_id", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("tag", sa.String(length=50), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("stored", INTEGER, nullable=False),
        sa.Column("changed", INTEGER, nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"],
            ["branch.id"],
            name=op.f("fk_question_file_branch_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_file")),
    )
    op.create_index(
        "ix_question_file_branch_id", "question_file", ["branch_id", "at"], unique=False
    )
    op.create_table(
        "contest",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("plan_id", INTEGER, nullable=True),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("seconds", INTEGER, nullable=False),
        sa.Column("teams", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("number", INTEGER, nullable=False),
        sa.Column("created_by", INTEGER, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begins_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_contest_branch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_contest_plan_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contest")),
    )
    op.create_index("ix_contest_branch_id", "contest", ["branch_id", "created_at"], unique=False)
    op.create_table(
        "question",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("stem", sa.Text(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("blanks", sa.JSON(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("difficulty", INTEGER, nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("file_id", INTEGER, nullable=True),
        sa.Column("lot", INTEGER, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("added_by", INTEGER, nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_by", INTEGER, nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_question_branch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["question_file.id"], name=op.f("fk_question_file_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("branch_id", "key", name=op.f("uq_question_branch_id_key")),
    )
    op.create_index("ix_question_due", "question", ["branch_id", "state", "due_at"], unique=False)
    op.create_index("ix_question_lot", "question", ["branch_id", "state", "lot"], unique=False)
    op.create_index(
        "ix_question_pick", "question", ["branch_id", "state", "asked_at", "lot"], unique=False
    )
    op.create_table(
        "question_pack",
        sa.Column("file_id", INTEGER, nullable=False),
        sa.Column("place", INTEGER, autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["question_file.id"],
            name=op.f("fk_question_pack_file_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("file_id", "place", name=op.f("pk_question_pack")),
    )
    op.create_table(
        "memory",
        sa.Column("member_id", INTEGER, nullable=False),
        sa.Column("question_id", INTEGER, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_right", sa.Boolean(), nullable=True),
        sa.Column("stability", sa.Float(), nullable=False),
        sa.Column("right", INTEGER, nullable=False),
        sa.Column("wrong", INTEGER, nullable=False),
        sa.Column("wrong_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cleared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_memory_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_memory_question_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", "question_id", name=op.f("pk_memory")),
    )
    op.create_index("ix_memory_due_at", "memory", ["member_id", "due_at"], unique=False)
    op.create_index("ix_memory_last_at", "memory", ["member_id", "last_at"], unique=False)
    op.create_index("ix_memory_question_id", "memory", ["question_id"], unique=False)
    op.create_table(
        "player",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("contest_id", INTEGER, nullable=False),
        sa.Column("member_id", INTEGER, nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("points", INTEGER, nullable=False),
        sa.Column("right", INTEGER, nullable=False),
        sa.Column("answered", INTEGER, nullable=False),
        sa.Column("spent", INTEGER, nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contest_id"], ["contest.id"], name=op.f("fk_player_contest_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_player_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_player")),
        sa.UniqueConstraint("contest_id", "member_id", name=op.f("uq_player_contest_id_member_id")),
    )
    op.create_index("ix_player_member_id", "player", ["member_id"], unique=False)
    op.create_table(
        "practice",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("member_id", INTEGER, nullable=False),
        sa.Column("question_id", INTEGER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("right", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_practice_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_practice_question_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice")),
    )
    op.create_index(
        "ix_practice_member_id", "practice", ["member_id", "question_id", "at"], unique=False
    )
    op.create_index("ix_practice_question_id", "practice", ["question_id"], unique=False)
    op.create_table(
        "question_change",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("question_id", INTEGER, nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("by_account_id", INTEGER, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_question_change_question_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_change")),
    )
    op.create_index("ix_question_change_key", "question_change", ["key"], unique=False)
    op.create_index(
        "ix_question_change_question_id", "question_change", ["question_id"], unique=False
    )
    op.create_table(
        "question_found",
        sa.Column("file_id", INTEGER, nullable=False),
        sa.Column("place", INTEGER, autoincrement=False, nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=True),
        sa.Column("replaces_id", INTEGER, nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["question_file.id"],
            name=op.f("fk_question_found_file_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"],
            ["question.id"],
            name=op.f("fk_question_found_replaces_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("file_id", "place", name=op.f("pk_question_found")),
    )
    op.create_index(
        "ix_question_found_reason",
        "question_found",
        ["file_id", "verdict", "reason", "place"],
        unique=False,
    )
    op.create_index(
        "ix_question_found_replaces_id", "question_found", ["replaces_id"], unique=False
    )
    op.create_table(
        "question_picture",
        sa.Column("question_id", INTEGER, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("file_id", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_question_picture_question_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("question_id", name=op.f("pk_question_picture")),
    )
    op.create_table(
        "question_tag",
        sa.Column("question_id", INTEGER, nullable=False),
        sa.Column("tag", sa.String(length=50), nullable=False),
        sa.Column("place", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_question_tag_branch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_question_tag_question_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("question_id", "tag", name=op.f("pk_question_tag")),
    )
    op.create_index(
        "ix_question_tag_branch_id_tag",
        "question_tag",
        ["branch_id", "tag", "question_id"],
        unique=False,
    )
    op.create_table(
        "round",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("question_id", INTEGER, nullable=True),
        sa.Column("plan_id", INTEGER, nullable=True),
        sa.Column("contest_id", INTEGER, nullable=True),
        sa.Column("number", INTEGER, nullable=False),
        sa.Column("numbers", INTEGER, nullable=False),
        sa.Column("form", sa.String(length=8), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_round_branch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["contest_id"], ["contest.id"], name=op.f("fk_round_contest_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_round_plan_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_round_question_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
    )
    op.create_index(
        "ix_round_branch_id_posted_at", "round", ["branch_id", "posted_at"], unique=False
    )
    op.create_index("ix_round_contest_id", "round", ["contest_id", "number"], unique=False)
    op.create_index("ix_round_question_id", "round", ["question_id"], unique=False)
    op.create_table(
        "streak",
        sa.Column("member_id", INTEGER, nullable=False),
        sa.Column("run", INTEGER, nullable=False),
        sa.Column("best", INTEGER, nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_streak_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_streak")),
    )
    op.create_table(
        "answer",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("round_id", INTEGER, nullable=False),
        sa.Column("voter_id", INTEGER, nullable=False),
        sa.Column("member_id", INTEGER, nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("right", sa.Boolean(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_answer_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_answer_round_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint("round_id", "member_id", name=op.f("uq_answer_round_id_member_id")),
        sa.UniqueConstraint("round_id", "voter_id", name=op.f("uq_answer_round_id_voter_id")),
    )
    op.create_index("ix_answer_member_id", "answer", ["member_id", "round_id"], unique=False)
    op.create_table(
        "question_report",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("question_id", INTEGER, nullable=False),
        sa.Column("round_id", INTEGER, nullable=True),
        sa.Column("member_id", INTEGER, nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("settled_by", INTEGER, nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
            name=op.f("fk_question_report_member_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_question_report_question_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_question_report_round_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_report")),
    )
    op.create_index(
        "ix_question_report_member_id", "question_report", ["member_id", "at"], unique=False
    )
    op.create_index(
        "ix_question_report_question_id", "question_report", ["question_id", "state"], unique=False
    )
    op.create_index(
        "uq_question_report_open",
        "question_report",
        ["question_id", "member_id"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.add_column(
        "branch",
        sa.Column("review_second", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column(
        "branch",
        sa.Column("question_hours", INTEGER, server_default=sa.text("'10'"), nullable=False),
    )
    op.create_index("ix_card_chat_id_message_id", "card", ["chat_id", "message_id"], unique=False)
    op.add_column(
        "member", sa.Column("reviews", sa.Boolean(), server_default=sa.true(), nullable=False)
    )
    op.add_column("member", sa.Column("reviewed_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("member", "reviewed_on")
    op.drop_column("member", "reviews")
    op.drop_index("ix_card_chat_id_message_id", table_name="card")
    op.drop_column("branch", "question_hours")
    op.drop_column("branch", "review_second")
    op.drop_index(
        "uq_question_report_open",
        table_name="question_report",
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.drop_index("ix_question_report_question_id", table_name="question_report")
    op.drop_index("ix_question_report_member_id", table_name="question_report")
    op.drop_table("question_report")
    op.drop_index("ix_answer_member_id", table_name="answer")
    op.drop_table("answer")
    op.drop_table("streak")
    op.drop_index("ix_round_question_id", table_name="round")
    op.drop_index("ix_round_contest_id", table_name="round")
    op.drop_index("ix_round_branch_id_posted_at", table_name="round")
    op.drop_table("round")
    op.drop_index("ix_question_tag_branch_id_tag", table_name="question_tag")
    op.drop_table("question_tag")
    op.drop_table("question_picture")
    op.drop_index("ix_question_found_replaces_id", table_name="question_found")
    op.drop_index("ix_question_found_reason", table_name="question_found")
    op.drop_table("question_found")
    op.drop_index("ix_question_change_question_id", table_name="question_change")
    op.drop_index("ix_question_change_key", table_name="question_change")
    op.drop_table("question_change")
    op.drop_index("ix_practice_question_id", table_name="practice")
    op.drop_index("ix_practice_member_id", table_name="practice")
    op.drop_table("practice")
    op.drop_index("ix_player_member_id", table_name="player")
    op.drop_table("player")
    op.drop_index("ix_memory_question_id", table_name="memory")
    op.drop_index("ix_memory_last_at", table_name="memory")
    op.drop_index("ix_memory_due_at", table_name="memory")
    op.drop_table("memory")
    op.drop_table("question_pack")
    op.drop_index("ix_question_pick", table_name="question")
    op.drop_index("ix_question_lot", table_name="question")
    op.drop_index("ix_question_due", table_name="question")
    op.drop_table("question")
    op.drop_index("ix_contest_branch_id", table_name="contest")
    op.drop_table("contest")
    op.drop_index("ix_question_file_branch_id", table_name="question_file")
    op.drop_table("question_file")
    op.drop_table("stray_vote")
    op.drop_index("ix_poll_kind_ref_id", table_name="poll")
    op.drop_table("poll")
