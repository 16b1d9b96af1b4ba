"""Discussions, points, study checks and record books"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "point_rule",
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("points", INTEGER, nullable=False),
        sa.Column("a_day", INTEGER, nullable=False),
        sa.Column("a_week", INTEGER, nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_point_rule_branch_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("branch_id", "code", name=op.f("pk_point_rule")),
    )
    op.create_table(
        "record_template",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("by_account_id", INTEGER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"],
            ["branch.id"],
            name=op.f("fk_record_template_branch_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_template")),
        sa.UniqueConstraint("branch_id", "kind", name=op.f("uq_record_template_branch_id_kind")),
    )
    op.create_table(
        "study_check",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_account_id", INTEGER, nullable=True),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_study_check_branch_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_check")),
        sa.UniqueConstraint(
            "branch_id",
            "from_on",
            "until_on",
            name=op.f("uq_study_check_branch_id_from_on_until_on"),
        ),
    )
    op.create_table(
        "warned",
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("rule", sa.String(length=32), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("times", INTEGER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_warned_branch_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("branch_id", "rule", "until_on", name=op.f("pk_warned")),
    )
    op.create_table(
        "check_line",
        sa.Column("check_id", INTEGER, nullable=False),
        sa.Column("member_id", INTEGER, nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("light", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["check_id"],
            ["study_check.id"],
            name=op.f("fk_check_line_check_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_check_line_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("check_id", "member_id", name=op.f("pk_check_line")),
    )
    op.create_table(
        "minute",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("meeting_id", INTEGER, nullable=False),
        sa.Column("place", INTEGER, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("speaker", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("votes", sa.JSON(), nullable=False),
        sa.Column("file", sa.JSON(), nullable=False),
        sa.Column("by_account_id", INTEGER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_minute_meeting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minute")),
    )
    op.create_index("ix_minute_meeting_id", "minute", ["meeting_id", "place"], unique=False)
    op.create_table(
        "outside",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("member_id", INTEGER, nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("minutes", INTEGER, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("by_account_id", INTEGER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by", INTEGER, nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_outside_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside")),
    )
    op.create_index("ix_outside_member_id", "outside", ["member_id"], unique=False)
    op.create_table(
        "point_entry",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("member_id", INTEGER, nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("cause", sa.String(length=64), nullable=False),
        sa.Column("points", INTEGER, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_point_entry_branch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_point_entry_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point_entry")),
        sa.UniqueConstraint("member_id", "cause", name=op.f("uq_point_entry_member_id_cause")),
    )
    op.create_index(
        "ix_point_entry_branch_id_day",
        "point_entry",
        ["branch_id", "day", "member_id", "points"],
        unique=False,
    )
    op.create_index("ix_point_entry_cause", "point_entry", ["branch_id", "cause"], unique=False)
    op.create_index(
        "ix_point_entry_member_id_day", "point_entry", ["member_id", "day", "points"], unique=False
    )
    op.create_table(
        "record",
        sa.Column("meeting_id", INTEGER, nullable=False),
        sa.Column("host", sa.String(length=200), nullable=False),
        sa.Column("recorder", sa.String(length=200), nullable=False),
        sa.Column("recorder_id", INTEGER, nullable=True),
        sa.Column("venue", sa.String(length=200), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_by", INTEGER, nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("filed_by", INTEGER, nullable=True),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_record_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["recorder_id"], ["member.id"], name=op.f("fk_record_recorder_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_record")),
    )
    op.create_table(
        "record_change",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("meeting_id", INTEGER, nullable=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.Column("by_account_id", INTEGER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_record_change_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_change")),
    )
    op.create_index("ix_record_change_meeting_id", "record_change", ["meeting_id"], unique=False)
    op.create_table(
        "talk",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("member_id", INTEGER, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("by_account_id", INTEGER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_talk_branch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_talk_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk")),
    )
    op.create_index("ix_talk_member_id", "talk", ["member_id"], unique=False)
    op.create_table(
        "topic",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("place", INTEGER, nullable=False),
        sa.Column("proposed_by", INTEGER, nullable=True),
        sa.Column("lead_id", INTEGER, nullable=True),
        sa.Column("plan_id", INTEGER, nullable=True),
        sa.Column("added_by", INTEGER, nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("thread", INTEGER, nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("summed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_topic_branch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["member.id"], name=op.f("fk_topic_lead_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_topic_plan_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by"], ["member.id"], name=op.f("fk_topic_proposed_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
    )
    op.create_index(
        "ix_topic_branch_id_posted_at", "topic", ["branch_id", "posted_at"], unique=False
    )
    op.create_index(
        "ix_topic_branch_id_state", "topic", ["branch_id", "state", "place"], unique=False
    )
    op.create_table(
        "contribution",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("topic_id", INTEGER, nullable=False),
        sa.Column("member_id", INTEGER, nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("chat_id", INTEGER, nullable=False),
        sa.Column("message_id", INTEGER, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("length", INTEGER, nullable=False),
        sa.Column("excerpt", sa.String(length=200), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("why_not", sa.String(length=12), nullable=False),
        sa.Column("reactions", INTEGER, nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_contribution_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name=op.f("fk_contribution_topic_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution")),
        sa.UniqueConstraint(
            "topic_id",
            "chat_id",
            "message_id",
            name=op.f("uq_contribution_topic_id_chat_id_message_id"),
        ),
    )
    op.create_index(
        "ix_contribution_chat_id_message_id",
        "contribution",
        ["chat_id", "message_id"],
        unique=False,
    )
    op.create_index("ix_contribution_member_id", "contribution", ["member_id", "at"], unique=False)
    op.create_table(
        "lead_turn",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("week_on", sa.Date(), nullable=False),
        sa.Column("member_id", INTEGER, nullable=False),
        sa.Column("topic_id", INTEGER, nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("swap_with", INTEGER, nullable=True),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_lead_turn_branch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_lead_turn_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["swap_with"], ["member.id"], name=op.f("fk_lead_turn_swap_with"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name=op.f("fk_lead_turn_topic_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_turn")),
        sa.UniqueConstraint("branch_id", "week_on", name=op.f("uq_lead_turn_branch_id_week_on")),
    )
    op.create_index("ix_lead_turn_member_id", "lead_turn", ["member_id"], unique=False)
    op.create_table(
        "make_up",
        sa.Column("id", INTEGER, nullable=False),
        sa.Column("branch_id", INTEGER, nullable=False),
        sa.Column("member_id", INTEGER, nullable=False),
        sa.Column("meeting_id", INTEGER, nullable=False),
        sa.Column("material_id", INTEGER, nullable=True),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("right", INTEGER, nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("assigned_by", INTEGER, nullable=True),
        sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by", INTEGER, nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branch.id"], name=op.f("fk_make_up_branch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["material_id"],
            ["material.id"],
            name=op.f("fk_make_up_material_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_make_up_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_make_up_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_make_up")),
        sa.UniqueConstraint(
            "member_id", "meeting_id", name=op.f("uq_make_up_member_id_meeting_id")
        ),
    )
    op.create_index("ix_make_up_branch_id_state", "make_up", ["branch_id", "state"], unique=False)
    op.add_column(
        "branch", sa.Column("green_from", INTEGER, server_default=sa.text("'80'"), nullable=False)
    )
    op.add_column(
        "branch", sa.Column("yellow_from", INTEGER, server_default=sa.text("'60'"), nullable=False)
    )
    op.add_column(
        "branch", sa.Column("guards", sa.Boolean(), server_default=sa.true(), nullable=False)
    )
    op.add_column(
        "branch",
        sa.Column("ranking", sa.String(length=8), server_default=sa.text("'all'"), nullable=False),
    )
    op.add_column(
        "branch", sa.Column("names_spoken", sa.Boolean(), server_default=sa.true(), nullable=False)
    )
    op.add_column(
        "branch",
        sa.Column("speech_length", INTEGER, server_default=sa.text("'15'"), nullable=False),
    )
    op.add_column(
        "branch", sa.Column("topic_hours", INTEGER, server_default=sa.text("'72'"), nullable=False)
    )
    op.add_column(
        "branch", sa.Column("topic_thread", INTEGER, server_default=sa.text("'0'"), nullable=False)
    )
    op.drop_index(op.f("ix_hours_member_id_day"), table_name="hours")
    op.create_index(
        "ix_hours_member_id_day", "hours", ["member_id", "day", "minutes"], unique=False
    )
    op.add_column(
        "member", sa.Column("hides_rank", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.drop_index(op.f("ix_receipt_member_id"), table_name="receipt")
    op.create_index(
        "ix_receipt_member_id", "receipt", ["member_id", "reading_id", "late"], unique=False
    )


def downgrade() -> None:
    op.drop_index("ix_receipt_member_id", table_name="receipt")
    op.create_index(op.f("ix_receipt_member_id"), "receipt", ["member_id"], unique=False)
    op.drop_column("member", "hides_rank")
    op.drop_index("ix_hours_member_id_day", table_name="hours")
    op.create_index(op.f("ix_hours_member_id_day"), "hours", ["member_id", "day"], unique=False)
    op.drop_column("branch", "topic_thread")
    op.drop_column("branch", "topic_hours")
    op.drop_column("branch", "speech_length")
    op.drop_column("branch", "names_spoken")
    op.drop_column("branch", "ranking")
    op.drop_column("branch", "guards")
    op.drop_column("branch", "yellow_from")
    op.drop_column("branch", "green_from")
    op.drop_index("ix_make_up_branch_id_state", table_name="make_up")
    op.drop_table("make_up")
    op.drop_index("ix_lead_turn_member_id", table_name="lead_turn")
    op.drop_table("lead_turn")
    op.drop_index("ix_contribution_member_id", table_name="contribution")
    op.drop_index("ix_contribution_chat_id_message_id", table_name="contribution")
    op.drop_table("contribution")
    op.drop_index("ix_topic_branch_id_state", table_name="topic")
    op.drop_index("ix_topic_branch_id_posted_at", table_name="topic")
    op.drop_table("topic")
    op.drop_index("ix_talk_member_id", table_name="talk")
    op.drop_table("talk")
    op.drop_index("ix_record_change_meeting_id", table_name="record_change")
    op.drop_table("record_change")
    op.drop_table("record")
    op.drop_index("ix_point_entry_member_id_day", table_name="point_entry")
    op.drop_index("ix_point_entry_cause", table_name="point_entry")
    op.drop_index("ix_point_entry_branch_id_day", table_name="point_entry")
    op.drop_table("point_entry")
    op.drop_index("ix_outside_member_id", table_name="outside")
    op.drop_table("outside")
    op.drop_index("ix_minute_meeting_id", table_name="minute")
    op.drop_table("minute")
    op.drop_table("check_line")
    op.drop_table("warned")
    op.drop_table("study_check")
    op.drop_table("record_template")
    op.drop_table("point_rule")
