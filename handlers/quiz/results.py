"""The result of questions asked together: counted, posted as one message, and drawn anew."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Round
from data.queries import outbox, result, streak
from data.queries import reading as readings
from data.values.out import OutMessage
from handlers.quiz import result_view, rules
from handlers.quiz.result_view import Came
from handlers.shared.dates import local
from handlers.shared.texts import texts_in

BOARD = 5
"""Names on the week's board of runs."""
FRIDAY = 5


def post(session: Session, now: datetime, branch: Branch, rows: list[Round]) -> None:
    """Posts the result of rounds that were asked together; those that are void do not make one."""
    if branch.asleep_since is not None or all(row.state == "void" for row in rows):
        return
    first = rows[0]
    card = (rules.RESULT, first.id)
    made = shown(session, branch, rows)
    outbox.post(session, branch.chat_id, rules.RESULT, made, now, branch_id=branch.id, card=card)


def draw(session: Session, _now: datetime, round_id: int) -> OutMessage | None:
    """The result as it stands now; None where it is gone."""
    row = session.get(Round, round_id)
    rows = list(result.together(session, row)) if row else []
    if row is None or not rows:
        return None
    return shown(session, session.get_one(Branch, row.branch_id), rows)


def shown(session: Session, branch: Branch, rows: list[Round]) -> OutMessage:
    """The result as it stands now. Runs of days are those of the last result only: others' have
    gone on since."""
    texts = texts_in(branch.language)
    runs: list[tuple[str, int]] = []
    if result.is_last(session, rows[0]):
        friday = local(rows[0].posted_at, branch.zone).isoweekday() == FRIDAY
        runs = streak.longest(session, branch.id, BOARD if friday else 1)
    return result_view.card(texts, rows, came_of(session, branch, rows), runs)


def came_of(session: Session, branch: Branch, rows: list[Round]) -> Came:
    """What rounds came to: expected is who was on the roster and not away on their day."""
    day = rules.local_day(rows[0].posted_at, branch.zone)
    expected = {one.id for one in readings.expected(session, branch.id, day)}
    counted = [row.id for row in rows if row.state != "void"]
    return Came.of(expected, counted, result.given(session, counted))
