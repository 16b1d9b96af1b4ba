"""Make-up for readings, a check's thresholds, judges of answers, and several leads a week"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("make_up") as table:
        table.alter_column("meeting_id", existing_type=INTEGER, nullable=True)
        table.add_column(sa.Column("reading_id", INTEGER, nullable=True))
        table.create_foreign_key(
            op.f("fk_make_up_reading_id"), "reading", ["reading_id"], ["id"], ondelete="CASCADE"
        )
        table.create_unique_constraint(
            op.f("uq_make_up_member_id_reading_id"), ["member_id", "reading_id"]
        )
    for name, percent in (("green_from", "80"), ("yellow_from", "60")):
        column = sa.Column(name, INTEGER, server_default=sa.text(f"'{percent}'"), nullable=False)
        op.add_column("study_check", column)
    op.add_column("contribution", sa.Column("judged_by", INTEGER, nullable=True))
    op.add_column("contribution", sa.Column("judged_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("lead_turn") as table:
        place = sa.Column("place", INTEGER, server_default=sa.text("'0'"), nullable=False)
        table.add_column(place)
        table.drop_constraint(op.f("uq_lead_turn_branch_id_week_on"), type_="unique")
        table.create_unique_constraint(
            op.f("uq_lead_turn_branch_id_week_on_place"), ["branch_id", "week_on", "place"]
        )
    op.add_column("member", sa.Column("named_on", sa.Date(), nullable=True))
    # Makes an entry follow when its message is edited.
    op.add_column("minute", sa.Column("message_id", INTEGER, nullable=True))
    op.create_index("ix_minute_message", "minute", ["by_account_id", "message_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_minute_message", table_name="minute")
    op.drop_column("minute", "message_id")
    op.drop_column("member", "named_on")
    op.execute("DELETE FROM lead_turn WHERE place > 0")
    with op.batch_alter_table("lead_turn") as table:
        table.drop_constraint(op.f("uq_lead_turn_branch_id_week_on_place"), type_="unique")
        table.create_unique_constraint(
            op.f("uq_lead_turn_branch_id_week_on"), ["branch_id", "week_on"]
        )
        table.drop_column("place")
    op.drop_column("contribution", "judged_at")
    op.drop_column("contribution", "judged_by")
    op.drop_column("study_check", "yellow_from")
    op.drop_column("study_check", "green_from")
    op.execute("DELETE FROM make_up WHERE meeting_id IS NULL")
    with op.batch_alter_table("make_up") as table:
        table.drop_constraint(op.f("uq_make_up_member_id_reading_id"), type_="unique")
        table.drop_constraint(op.f("fk_make_up_reading_id"), type_="foreignkey")
        table.drop_column("reading_id")
        table.alter_column("meeting_id", existing_type=INTEGER, nullable=False)
