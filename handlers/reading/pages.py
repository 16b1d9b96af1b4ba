"""The doors of those who look after the material: what became of each push, and reminders."""

from data.models import Branch, Reading
from data.queries import reading as readings
from data.queries import receipt as receipts
from handlers.reading import chasing, page_view, rules
from handlers.reading.room import keeper_in, keeper_of
from handlers.shared.buttons import number
from handlers.shared.turn import Turn


def tapped_list(turn: Turn) -> None:
    """The branch's last pushes."""
    branch, _ = keeper_in(turn, number(turn.deed.args))
    turn.toast("")
    found = readings.recent(turn.session, branch.id, turn.now)
    turn.show(
        page_view.pushes(
            turn.session, turn.texts, branch, found, number(turn.deed.args, 1), turn.now
        )
    )


def tapped_push(turn: Turn) -> None:
    """One push."""
    branch, _, reading = keeper_of(turn)
    turn.toast("")
    show_push(turn, branch, reading)


def show_push(turn: Turn, branch: Branch, reading: Reading) -> None:
    """Shows who has studied a push and who has not; whoever calls has checked
    `Right.MATERIAL`."""
    day = rules.local_day(reading.posted_at, branch.zone)
    seen = page_view.Seen(
        branch=branch,
        reading=reading,
        expected=readings.expected(turn.session, branch.id, day),
        receipts=receipts.of_reading(turn.session, reading.id),
        others=readings.others(turn.session, reading, day),
        gone=readings.gone(turn.session, branch.id, day),
        numbers=readings.counts(turn.session, reading, day),
    )
    turn.show(page_view.push(turn.texts, seen, turn.now))


def tapped_remind(turn: Turn) -> None:
    """提醒未读: privately and at once, who was not reminded today."""
    branch, member, reading = keeper_of(turn)
    told = chasing.remind_of(turn.session, turn.now, branch, reading, member)
    turn.session.flush()
    turn.pokes.add("outbox")
    if told == chasing.Told(0):
        turn.toast(turn.texts.plain("pushes-nobody"))
        return
    turn.toast(turn.texts.plain("pushes-reminded", many=told.reminded))
    turn.show(page_view.reminded(turn.texts, reading, told))
