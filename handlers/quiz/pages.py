"""The doors of those who look after questions: rounds, who answered, and what may be done."""

from data.models import Answer, Branch, Member, Round
from data.queries import choosing, result
from data.queries import question as bank
from data.queries import reading as readings
from handlers.quiz import due, near, near_view, page_view, regrading, reminding, rules
from handlers.quiz.asking import ask
from handlers.quiz.near import Miss
from handlers.shared.access import Right, holder_in, speak
from handlers.shared.buttons import number
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

SURE = "yes"


def keeper_in(turn: Turn, branch_id: int) -> tuple[Branch, Member]:
    """A branch that a button names and the member who acts, who looks after questions there."""
    branch, member = holder_in(turn, branch_id, Right.BANK)
    speak(turn, branch)
    return branch, member


def _keeper_of(turn: Turn) -> tuple[Branch, Member, Round]:
    """As `keeper_in`, with the daily question that the first argument names."""
    row = turn.session.get(Round, number(turn.deed.args))
    branch, member = keeper_in(turn, row.branch_id if row else 0)
    if row is None or row.contest_id is not None:
        raise Refusal("button-stale")
    return branch, member, row


def show_list(turn: Turn, branch: Branch, page: int = 0) -> None:
    """The branch's last questions; whoever calls has checked `Right.BANK`."""
    found = result.daily(turn.session, branch.id, turn.now)
    turn.show(page_view.rounds(turn.session, turn.texts, branch, found, page, turn.now))


def tapped_list(turn: Turn) -> None:
    """A page of the last questions."""
    branch, _ = keeper_in(turn, number(turn.deed.args))
    turn.toast("")
    show_list(turn, branch, number(turn.deed.args, 1))


def tapped_round(turn: Turn) -> None:
    """One question."""
    branch, _, row = _keeper_of(turn)
    turn.toast("")
    _show(turn, branch, row)


def _show(turn: Turn, branch: Branch, row: Round) -> None:
    day = rules.local_day(row.posted_at, branch.zone)
    seen = page_view.Seen(
        branch=branch,
        row=row,
        expected=readings.expected(turn.session, branch.id, day),
        given=result.given(turn.session, [row.id]),
        gone=readings.gone(turn.session, branch.id, day),
        near=len(near.misses(turn.session, [row])),
    )
    turn.show(page_view.round_(turn.texts, seen, turn.now))


def _sure(turn: Turn) -> bool:
    return len(turn.deed.args) > 1 and turn.deed.args[1] == SURE


def tapped_publish(turn: Turn) -> None:
    """现在公布: closes ahead of time, after asking once."""
    branch, _, row = _keeper_of(turn)
    if row.state != "open" or row.posted_at > turn.now:
        raise Refusal("round-not-open")
    if not _sure(turn):
        turn.toast("")
        turn.redraw(page_view.sure(turn.texts, row, "question-publish-sure", "qd.p"))
        return
    due.finish(turn.session, turn.now, row)
    turn.pokes |= {"outbox", "cards"}
    turn.toast(turn.texts.plain("question-published"))
    _show(turn, branch, row)


def tapped_void(turn: Turn) -> None:
    """作废: out of all counts, after asking once."""
    branch, _, row = _keeper_of(turn)
    if row.state not in {"open", "closed"}:
        raise Refusal("round-over")
    if not _sure(turn):
        turn.toast("")
        turn.redraw(page_view.sure(turn.texts, row, "question-void-sure", "qd.v"))
        return
    regrading.void(turn.session, turn.now, row)
    turn.pokes |= {"outbox", "cards"}
    turn.toast(turn.texts.plain("question-voided"))
    _show(turn, branch, row)


def tapped_remind(turn: Turn) -> None:
    """提醒未答: privately and at once, who was not reminded today."""
    branch, member, row = _keeper_of(turn)
    if row.state != "open" or turn.now >= row.closes_at or row.posted_at > turn.now:
        raise Refusal("round-not-open")
    told = reminding.remind(turn.session, turn.now, branch, row, by=member.id)
    turn.session.flush()
    turn.pokes.add("outbox")
    turn.toast(turn.texts.plain("question-reminded", many=told.reminded))
    turn.show(page_view.reminded(turn.texts, row, told))


def tapped_ask(turn: Turn) -> None:
    """现在问一题: the next one, or the next one with a tag."""
    branch, _ = keeper_in(turn, number(turn.deed.args))
    turn.toast("")
    tags = bank.tags(turn.session, branch.id)
    turn.redraw(page_view.ask(turn.texts, branch, tags, number(turn.deed.args, 1)))


def tapped_asked(turn: Turn) -> None:
    """It is asked at once; 0 is whatever comes next, else a tag by its place."""
    branch, _ = keeper_in(turn, number(turn.deed.args))
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    tags = bank.tags(turn.session, branch.id)
    place = number(turn.deed.args, 1)
    if place > len(tags):
        raise Refusal("button-stale")
    chosen = (tags[place - 1][0],) if place else ()
    found = choosing.next_for_group(turn.session, branch.id, turn.now, tags=chosen)
    if not found:
        raise Refusal("question-none")
    quiet = (branch.quiet_from, branch.quiet_to)
    stands = rules.posting(turn.now, branch.zone, quiet)
    closes_at = rules.closing(stands, branch.question_hours, branch.zone, quiet)
    row = ask(turn.session, turn.now, branch, found[0], closes_at=closes_at)
    turn.pokes.add("outbox")
    waits = row.posted_at > turn.now
    turn.toast(turn.texts.plain("question-asked-later" if waits else "question-asked"))
    _show(turn, branch, row)


def tapped_near(turn: Turn) -> None:
    """The near misses of a question and those asked with it, one by one."""
    _, _, row = _keeper_of(turn)
    turn.toast("")
    _next_miss(turn, row)


def _next_miss(turn: Turn, row: Round) -> None:
    found = near.misses(turn.session, result.together(turn.session, row))
    if not found:
        turn.show(near_view.done(turn.texts, row))
        return
    miss = found[0]
    turn.show(
        near_view.page(
            turn.texts, miss.row, miss.answer.id, miss.answer.text, miss.many, len(found) - 1
        )
    )


def _miss(turn: Turn) -> Miss:
    """The near miss that a button names, if it still waits."""
    answer = turn.session.get(Answer, number(turn.deed.args))
    row = turn.session.get(Round, answer.round_id) if answer else None
    keeper_in(turn, row.branch_id if row else 0)
    assert answer is not None
    assert row is not None
    found = near.misses(turn.session, [row])
    miss = next((one for one in found if one.answer.id == answer.id), None)
    if miss is None:
        raise Refusal("near-decided")
    return miss


def tapped_accept(turn: Turn) -> None:
    """算对, for everybody who wrote so."""
    miss = _miss(turn)
    near.accept(turn.session, turn.now, miss, turn.person.id)
    _decided(turn, miss, "near-accepted-toast")


def tapped_refuse(turn: Turn) -> None:
    """算错."""
    miss = _miss(turn)
    near.refuse(turn.session, turn.now, miss)
    _decided(turn, miss, "near-refused-toast")


def _decided(turn: Turn, miss: Miss, key: str) -> None:
    turn.session.flush()
    turn.pokes.add("cards")
    turn.toast(turn.texts.plain(key))
    _next_miss(turn, miss.row)
