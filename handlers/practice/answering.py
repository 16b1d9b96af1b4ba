"""The doors of a sitting: answering a question, what came of it, the next one, the end."""

from dataclasses import replace

from data.models import BankQuestion, Branch, Draft, Member, QuestionPicture
from data.queries import draft as drafts
from data.queries import memory, practice
from data.values.filling import LONGEST, Judgement
from data.values.judging import judged
from data.values.names import clean_text
from data.values.out import OutFile, OutMessage
from data.values.question import Picture
from handlers.bank.reports import begin_report
from handlers.practice import question_view, rules, view
from handlers.practice.sitting import (
    DUE,
    KIND,
    NEAR,
    NEW,
    OPEN,
    RIGHT,
    WRONG,
    Seat,
    begin,
    is_at,
    seat_of,
    seated,
    take_up,
)
from handlers.shared.access import member_of
from handlers.shared.buttons import number
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def show(turn: Turn, seat: Seat) -> None:
    """Shows the question a sitting is at, or how it went where none is left."""
    row = take_up(turn, seat)
    if row is None:
        finish(turn, seat)
        return
    picture = turn.session.get(QuestionPicture, row.id)
    page = question_view.question(turn.texts, seat.draft.id, seat.sitting)
    if picture is None:
        turn.show(page)
        return
    name = Picture(picture.content).name
    file = OutFile("photo", name, b"" if picture.file_id else picture.content, picture.file_id)
    turn.say(OutMessage("", file=file))
    turn.say(page)


def tapped_option(turn: Turn) -> None:
    """An option, named by where it stands: it is the answer, or one of several to be handed in."""
    seat = _open(turn)
    sitting, place = seat.sitting, number(turn.deed.args, 2)
    if place >= len(sitting.asked["options"]):
        raise Refusal("button-unknown")
    if not sitting.asked["multiple"]:
        sitting.chosen = [place]
        _settle(turn, seat)
        return
    sitting.chosen = sorted({*sitting.chosen} ^ {place})
    seat.keep()
    turn.toast("")
    turn.redraw(question_view.question(turn.texts, seat.draft.id, sitting))


def tapped_submit(turn: Turn) -> None:
    """提交: the options chosen are the answer."""
    seat = _open(turn)
    if not seat.sitting.chosen:
        raise Refusal("practice-choose")
    _settle(turn, seat)


def tapped_unknown(turn: Turn) -> None:
    """不会: the answer is shown, and the question comes back as one answered wrong."""
    seat = _open(turn)
    seat.sitting.chosen = []
    _settle(turn, seat)


def _open(turn: Turn) -> Seat:
    """The sitting, at a question that waits for its answer; an old button gets a kind word."""
    seat = seat_of(turn)
    if not is_at(turn, seat) or seat.sitting.outcome != OPEN:
        raise Refusal("practice-answered")
    return seat


def typed(turn: Turn, draft: Draft) -> None:
    """What was filled in."""
    seat = seated(turn, draft)
    text = "\n".join(filter(None, map(clean_text, turn.deed.text.splitlines())))
    if not text:
        raise Refusal("practice-type")
    if seat.sitting.page:
        turn.redraw(question_view.closed(turn.texts, seat.sitting), seat.sitting.page)
    seat.sitting.typed = text[:LONGEST]
    _settle(turn, seat)


def _settle(turn: Turn, seat: Seat) -> None:
    """Judges the answer by the key the question has now; one that was withdrawn is passed over,
    one that was changed is shown anew."""
    sitting = seat.sitting
    row = turn.session.get(BankQuestion, sitting.question_id)
    day = rules.local_day(turn.now, seat.branch.zone)
    if row is None or row.key != sitting.key or not practice.may_practise(turn.session, row, day):
        turn.toast(turn.texts.plain("practice-changed"))
        show(turn, seat)
        return
    worth = judged(row.kind, row.answer, row.blanks, _given(seat))
    if worth is Judgement.NEAR:
        sitting.outcome = NEAR
        seat.keep()
        turn.show(question_view.near(turn.texts, seat.draft.id, sitting))
        return
    _enter(turn, seat, right=worth is Judgement.RIGHT)


def _given(seat: Seat) -> list[int] | list[str]:
    """The answer as it is kept: places of the question's own options, or what was typed."""
    sitting = seat.sitting
    if sitting.typed:
        return [sitting.typed]
    return sorted(sitting.asked["order"][place] for place in sitting.chosen)


def _enter(turn: Turn, seat: Seat, *, right: bool) -> None:
    sitting = seat.sitting
    practice.enter(
        turn.session, seat.member.id, sitting.question_id, _given(seat), turn.now, right=right
    )
    sitting.outcome = RIGHT if right else WRONG
    sitting.answered += 1
    sitting.right += right
    seat.keep()
    turn.toast(turn.texts.plain("practice-right" if right else "practice-wrong"))
    _show_outcome(turn, seat)


def tapped_near(turn: Turn) -> None:
    """算对、算错: of a near miss the member decides."""
    seat = seat_of(turn)
    if not is_at(turn, seat) or seat.sitting.outcome != NEAR:
        raise Refusal("practice-answered")
    _enter(turn, seat, right=turn.deed.args[2:] == ("1",))


def _answered(turn: Turn) -> Seat:
    """The sitting, at a question that was answered."""
    seat = seat_of(turn)
    if not is_at(turn, seat) or seat.sitting.outcome not in {RIGHT, WRONG}:
        raise Refusal("button-stale")
    return seat


def _show_outcome(turn: Turn, seat: Seat) -> None:
    saved = practice.is_saved(turn.session, seat.member.id, seat.sitting.question_id)
    turn.show(question_view.outcome(turn.texts, seat, saved=saved))


def tapped_keep(turn: Turn) -> None:
    """收进错题本, or taken out again."""
    seat = _answered(turn)
    question_id = seat.sitting.question_id
    if practice.is_saved(turn.session, seat.member.id, question_id):
        practice.unsave(turn.session, seat.member.id, question_id, turn.now)
        turn.toast(turn.texts.plain("practice-unsaved"))
    else:
        memory.save(turn.session, seat.member.id, question_id, turn.now)
        turn.toast(turn.texts.plain("practice-saved"))
    _show_outcome(turn, seat)


def tapped_doubt(turn: Turn) -> None:
    """题目有疑问: asked in a message of its own, so that the sitting's page stays."""
    seat = _answered(turn)
    turn.toast("")
    apart = replace(turn, deed=replace(turn.deed, query_id=""))
    begin_report(apart, seat.sitting.question_id)


def tapped_next(turn: Turn) -> None:
    """下一题; an old button shows where the sitting is. One that another step has ended (such as a
    doubt) goes on with what comes next."""
    draft = drafts.own(turn.session, number(turn.deed.args), turn.person.id, KIND, turn.now)
    if draft is None:
        branch, member = member_of(turn, number(turn.deed.args, 2))
        due = memory.due(turn.session, member.id, turn.now)
        seat = begin(turn, branch, member, DUE if due else NEW)
    else:
        seat = seated(turn, draft)
    turn.toast("")
    if draft is not None and is_at(turn, seat) and seat.sitting.outcome in {RIGHT, WRONG}:
        seat.sitting.at += 1
    show(turn, seat)


def tapped_end(turn: Turn) -> None:
    """结束."""
    seat = seat_of(turn)
    turn.toast("")
    finish(turn, seat)


def finish(turn: Turn, seat: Seat) -> None:
    """Ends a sitting with one line on how it went and on what comes next."""
    drafts.end(turn.session, seat.draft)
    turn.show(view.end(turn.texts, seat, coming(turn, seat.branch, seat.member)))


def coming(turn: Turn, branch: Branch, member: Member) -> view.Coming:
    """What a member has to review, now or next."""
    due = memory.due(turn.session, member.id, turn.now)
    at = practice.next_due(turn.session, member.id, branch.id, turn.now)
    many = practice.due_by(turn.session, member.id, branch.id, at) if at else 0
    return view.Coming(due=due, at=at, then=many, now=turn.now)
