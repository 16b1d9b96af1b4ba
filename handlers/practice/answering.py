"""Handlers of a sitting: answering a question, what came of it, the next one, the end."""

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
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal


def show(ctx: Context, seat: Seat) -> None:
    """Shows the question a sitting is at, or how it went where none is left."""
    row = take_up(ctx, seat)
    if row is None:
        finish(ctx, seat)
        return
    picture = ctx.session.get(QuestionPicture, row.id)
    page = question_view.question(ctx.texts, seat.draft.id, seat.sitting)
    if picture is None:
        ctx.show(page)
        return
    name = Picture(picture.content).name
    file = OutFile("photo", name, b"" if picture.file_id else picture.content, picture.file_id)
    ctx.reply(OutMessage("", file=file))
    ctx.reply(page)


def tapped_option(ctx: Context) -> None:
    """An option, named by where it stands: it is the answer, or one of several to be handed in."""
    seat = _open(ctx)
    sitting, place = seat.sitting, number(ctx.args, 2)
    if place >= len(sitting.asked["options"]):
        raise Refusal("button-unknown")
    if not sitting.asked["multiple"]:
        sitting.chosen = [place]
        _settle(ctx, seat)
        return
    sitting.chosen = sorted({*sitting.chosen} ^ {place})
    seat.keep()
    ctx.answer("")
    ctx.edit(question_view.question(ctx.texts, seat.draft.id, sitting))


def tapped_submit(ctx: Context) -> None:
    """提交: the options chosen are the answer."""
    seat = _open(ctx)
    if not seat.sitting.chosen:
        raise Refusal("practice-choose")
    _settle(ctx, seat)


def tapped_unknown(ctx: Context) -> None:
    """不会: the answer is shown, and the question comes back as one answered wrong."""
    seat = _open(ctx)
    seat.sitting.chosen = []
    _settle(ctx, seat)


def _open(ctx: Context) -> Seat:
    """The sitting, at a question that waits for its answer; an old button gets a kind word."""
    seat = seat_of(ctx)
    if not is_at(ctx, seat) or seat.sitting.outcome != OPEN:
        raise Refusal("practice-answered")
    return seat


def typed(ctx: Context, draft: Draft) -> None:
    """What was filled in."""
    seat = seated(ctx, draft)
    text = "\n".join(filter(None, map(clean_text, ctx.text.splitlines())))
    if not text:
        raise Refusal("practice-type")
    if seat.sitting.page:
        ctx.edit(question_view.closed(ctx.texts, seat.sitting), seat.sitting.page)
    seat.sitting.typed = text[:LONGEST]
    _settle(ctx, seat)


def _settle(ctx: Context, seat: Seat) -> None:
    """Judges the answer by the key the question has now; one that was withdrawn is passed over,
    one that was changed is shown anew."""
    sitting = seat.sitting
    row = ctx.session.get(BankQuestion, sitting.question_id)
    day = rules.local_day(ctx.now, seat.branch.zone)
    if row is None or row.key != sitting.key or not practice.may_practise(ctx.session, row, day):
        ctx.answer(ctx.texts.plain("practice-changed"))
        show(ctx, seat)
        return
    worth = judged(row.kind, row.answer, row.blanks, _given(seat))
    if worth is Judgement.NEAR:
        sitting.outcome = NEAR
        seat.keep()
        ctx.show(question_view.near(ctx.texts, seat.draft.id, sitting))
        return
    _enter(ctx, seat, right=worth is Judgement.RIGHT)


def _given(seat: Seat) -> list[int] | list[str]:
    """The answer as it is kept: places of the question's own options, or what was typed."""
    sitting = seat.sitting
    if sitting.typed:
        return [sitting.typed]
    return sorted(sitting.asked["order"][place] for place in sitting.chosen)


def _enter(ctx: Context, seat: Seat, *, right: bool) -> None:
    sitting = seat.sitting
    practice.enter(
        ctx.session, seat.member.id, sitting.question_id, _given(seat), ctx.now, right=right
    )
    sitting.outcome = RIGHT if right else WRONG
    sitting.answered += 1
    sitting.right += right
    seat.keep()
    ctx.answer(ctx.texts.plain("practice-right" if right else "practice-wrong"))
    _show_outcome(ctx, seat)


def tapped_near(ctx: Context) -> None:
    """算对、算错: of a near miss the member decides."""
    seat = seat_of(ctx)
    if not is_at(ctx, seat) or seat.sitting.outcome != NEAR:
        raise Refusal("practice-answered")
    _enter(ctx, seat, right=ctx.args[2:] == ("1",))


def _answered(ctx: Context) -> Seat:
    """The sitting, at a question that was answered."""
    seat = seat_of(ctx)
    if not is_at(ctx, seat) or seat.sitting.outcome not in {RIGHT, WRONG}:
        raise Refusal("button-stale")
    return seat


def _show_outcome(ctx: Context, seat: Seat) -> None:
    saved = practice.is_saved(ctx.session, seat.member.id, seat.sitting.question_id)
    ctx.show(question_view.outcome(ctx.texts, seat, saved=saved))


def tapped_keep(ctx: Context) -> None:
    """收进错题本, or taken out again."""
    seat = _answered(ctx)
    question_id = seat.sitting.question_id
    if practice.is_saved(ctx.session, seat.member.id, question_id):
        practice.unsave(ctx.session, seat.member.id, question_id, ctx.now)
        ctx.answer(ctx.texts.plain("practice-unsaved"))
    else:
        memory.save(ctx.session, seat.member.id, question_id, ctx.now)
        ctx.answer(ctx.texts.plain("practice-saved"))
    _show_outcome(ctx, seat)


def tapped_doubt(ctx: Context) -> None:
    """题目有疑问: asked in a message of its own, so that the sitting's page stays."""
    seat = _answered(ctx)
    ctx.answer("")
    apart = replace(ctx, incoming=replace(ctx.incoming, query_id=""))
    begin_report(apart, seat.sitting.question_id)


def tapped_next(ctx: Context) -> None:
    """下一题; an old button shows where the sitting is. One that another step has ended (such as a
    doubt) goes on with what comes next."""
    draft = drafts.own(ctx.session, number(ctx.args), ctx.person.id, KIND, ctx.now)
    if draft is None:
        branch, member = member_of(ctx, number(ctx.args, 2))
        due = memory.due(ctx.session, member.id, ctx.now)
        seat = begin(ctx, branch, member, DUE if due else NEW)
    else:
        seat = seated(ctx, draft)
    ctx.answer("")
    if draft is not None and is_at(ctx, seat) and seat.sitting.outcome in {RIGHT, WRONG}:
        seat.sitting.at += 1
    show(ctx, seat)


def tapped_end(ctx: Context) -> None:
    """结束."""
    seat = seat_of(ctx)
    ctx.answer("")
    finish(ctx, seat)


def finish(ctx: Context, seat: Seat) -> None:
    """Ends a sitting with one line on how it went and on what comes next."""
    drafts.end(ctx.session, seat.draft)
    ctx.show(view.end(ctx.texts, seat, coming(ctx, seat.branch, seat.member)))


def coming(ctx: Context, branch: Branch, member: Member) -> view.Coming:
    """What a member has to review, now or next."""
    due = memory.due(ctx.session, member.id, ctx.now)
    at = practice.next_due(ctx.session, member.id, branch.id, ctx.now)
    many = practice.due_by(ctx.session, member.id, branch.id, at) if at else 0
    return view.Coming(due=due, at=at, then=many, now=ctx.now)
