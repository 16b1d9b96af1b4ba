"""Notes that tell members of one name apart; records name members, not names"""

import sqlalchemy as sa
from alembic import op

from data.values.namesakes import labelled

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# A name in a record is taken for the one member who bears it; a name of several stays open.
BEARER = """
UPDATE {table} SET {column} = (
    SELECT CASE WHEN COUNT(*) = 1 THEN MIN(member.id) END
    FROM member JOIN meeting ON meeting.branch_id = member.branch_id
    WHERE meeting.id = {table}.meeting_id AND member.name = {table}.{name}
) WHERE {column} IS NULL
"""
NAMED = (
    ("record", "host_id", "host"),
    ("record", "recorder_id", "recorder"),
    ("minute", "speaker_id", "speaker"),
)
SAME_NAMES = """
SELECT member.id, member.branch_id, member.name, COALESCE(subgroup.name, ''), member.note
FROM member LEFT JOIN subgroup ON subgroup.id = member.subgroup_id
WHERE EXISTS (
    SELECT 1 FROM member AS other WHERE other.branch_id = member.branch_id
    AND other.name = member.name AND other.id <> member.id
) ORDER BY member.id
"""


def upgrade() -> None:
    hint = sa.Column("hint", sa.String(40), server_default=sa.text("''"), nullable=False)
    op.add_column("member", hint)
    for table, column, _ in NAMED:
        if column != "recorder_id":
            with op.batch_alter_table(table) as changed:
                changed.add_column(sa.Column(column, INTEGER, nullable=True))
                changed.create_foreign_key(
                    op.f(f"fk_{table}_{column}"), "member", [column], ["id"], ondelete="SET NULL"
                )
    for table, column, name in NAMED:
        op.execute(BEARER.format(table=table, column=column, name=name))
    _tell_apart()


def _tell_apart() -> None:
    """Distinguishes members of one name as the bot did when this was written: by the subgroup, else
    the note, else both, else a number."""
    connection = op.get_bind()
    same: dict[tuple[int, str], list[tuple[int, str, str]]] = {}
    for member, branch, name, group, note in connection.execute(sa.text(SAME_NAMES)):
        same.setdefault((branch, name), []).append((member, group[:16], note[:16].strip()))
    for (_, name), people in same.items():
        groups, notes = [one[1] for one in people], [one[2] for one in people]
        both = [f"{one[1]} {one[2]}".strip() for one in people]
        numbered = [f"{trait} {place}".strip() for place, trait in enumerate(both, 1)]
        chosen = next(
            (made for made in (groups, notes, both) if all(made) and len(set(made)) == len(made)),
            numbered,
        )
        for (member, _, _), hint in zip(people, chosen, strict=True):
            values = {"hint": hint, "id": member, "name": name, "shown": labelled(name, hint)}
            connection.execute(sa.text("UPDATE member SET hint = :hint WHERE id = :id"), values)
            connection.execute(
                sa.text(
                    "UPDATE attendance SET name = :shown WHERE member_id = :id AND name = :name"
                ),
                values,
            )


def downgrade() -> None:
    for table, column, _ in NAMED:
        if column != "recorder_id":
            with op.batch_alter_table(table) as changed:
                changed.drop_constraint(op.f(f"fk_{table}_{column}"), type_="foreignkey")
                changed.drop_column(column)
    op.drop_column("member", "hint")
