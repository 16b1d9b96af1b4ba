"""One question: its page, its fields and tags, approval, asking it now, putting it out of use."""

from dataclasses import replace

from data.imports.material_draft import MOST_TAGS
from data.models import BankQuestion, Branch, Draft, Member
from data.queries import bank, draft as drafts, outbox, question as questions
from data.values.out import OutFile, OutMessage
from data.values.question import DIFFICULTIES, Question, QuestionKind
from data.values.sent import tags_in
from handlers.bank.questions import rules, service, view
from handlers.bank.questions.forms import CONFIRM, EDIT, FIELDS, save, show_question, store
from handlers.quiz.rounds import rules as quiz, service as rounds
from handlers.shared import access, form_chat, quiet, steps
from handlers.shared.buttons import number, sign, tap
from handlers.shared.dates import today
from handlers.shared.refusal import Refusal, refuse_asleep, refuse_empty, refuse_none
from handlers.shared.router import Context, Guard, Right, Router, of, step

route = Router(ends=rules.TYPED)
MOST_TAGS_SHOWN = 12


def _askable(
    ctx: Context, branch: Branch, _member: Member, row: BankQuestion
) -> tuple[Branch, BankQuestion]:
    if row.state != "approved":
        raise Refusal("button-stale")
    if view.is_over(row, today(branch, ctx.now)):
        raise Refusal("bank-is-over")
    if bank.is_open(ctx.session, row.id):
        raise Refusal("bank-open-now")
    refuse_asleep(branch)
    return branch, row


def _held(ctx: Context) -> tuple[Branch, BankQuestion, Draft]:
    draft = refuse_none(
        "button-stale", drafts.own(ctx.session, number(ctx.args), ctx.person.id, CONFIRM, ctx.now)
    )
    branch, _ = access.enter(ctx, draft.branch_id or 0, Right.BANK)
    row = refuse_none("bank-gone", ctx.session.get(BankQuestion, draft.data["question"]))
    return branch, row, draft


QUESTION = of(BankQuestion, Right.BANK, gone="bank-gone")
ASKABLE = QUESTION.then(_askable, "can be asked now")
CORRECTION = Guard(_held, "who corrects it, with right bank", Right.BANK)


@route.button("bk.p", QUESTION)
def show(ctx: Context, branch: Branch, _member: Member, row: BankQuestion) -> None:
    """Shows a question's page."""
    show_question(ctx, branch, row)


@route.button("bk.i", QUESTION)
def show_picture(ctx: Context, _branch: Branch, _member: Member, row: BankQuestion) -> None:
    """Sends the question's picture."""
    picture = refuse_none("button-stale", questions.as_value(ctx.session, row).picture)
    ctx.reply(OutMessage("", file=OutFile("photo", picture.name, picture.content)))


@route.button("bk.a", ASKABLE)
def ask_sure(ctx: Context, branch: Branch, row: BankQuestion) -> None:
    """Asks once more before a question goes to the group."""
    text = ctx.texts("bank-ask-sure", stem=view.short(row.stem), hours=branch.question_hours)
    ctx.edit(view.sure(ctx.texts, row, text, "bank-ask-go", "bk.ax"))


@route.button("bk.ax", ASKABLE)
def ask_now(ctx: Context, branch: Branch, row: BankQuestion) -> None:
    """Asks a question in the group."""
    if quiet.asked(ctx, branch, "bk.ax", row.id):
        return
    with quiet.as_answered(ctx, branch):
        posted = outbox.quiet_end(ctx.session, branch, ctx.now) or ctx.now
        hours = (branch.quiet_from, branch.quiet_to)
        closes = quiz.closing(posted, branch.question_hours, branch.zone, hours)
        rounds.ask(ctx.session, ctx.now, branch, row, closes_at=closes)
        ctx.answer(ctx.plain("bank-asked-answer"))
    show_question(ctx, branch, row)


@route.button("bk.y", QUESTION)
def approve(ctx: Context, branch: Branch, _member: Member, row: BankQuestion) -> None:
    """Approves a draft."""
    if row.state == "draft":
        service.approve(ctx.session, ctx.now, branch, [row], ctx.person.id)
    ctx.answer(ctx.plain("bank-approved-answer"))
    show_question(ctx, branch, row)


@route.button("bk.r", QUESTION)
def retire(ctx: Context, branch: Branch, _member: Member, row: BankQuestion) -> None:
    """Puts a question out of use."""
    if row.state == "approved":
        service.move(ctx.session, ctx.now, row, "retired", ctx.person.id)
    ctx.answer(ctx.plain("bank-retired-answer"))
    show_question(ctx, branch, row)


@route.button("bk.b", QUESTION)
def restore(ctx: Context, branch: Branch, _member: Member, row: BankQuestion) -> None:
    """Brings a question back; where the branch wants a second look, it waits for one."""
    if row.state == "retired":
        after = "draft" if branch.review_second else "approved"
        service.move(ctx.session, ctx.now, row, after, ctx.person.id)
    ctx.answer(ctx.plain("bank-restored-answer"))
    show_question(ctx, branch, row)


@route.button("bk.d", QUESTION)
def delete_sure(ctx: Context, _branch: Branch, _member: Member, row: BankQuestion) -> None:
    """Asks once more before a draft is dropped."""
    text = ctx.texts("bank-delete-sure", stem=view.short(row.stem))
    ctx.edit(view.sure(ctx.texts, row, text, "bank-delete", "bk.dx"))


@route.button("bk.dx", QUESTION)
def delete(ctx: Context, branch: Branch, _member: Member, row: BankQuestion) -> None:
    """Drops a draft."""
    service.remove(ctx.session, row)
    home = tap(ctx.plain("bank-home-button"), "bk.h", branch.id)
    ctx.edit(OutMessage(ctx.texts("bank-deleted")).with_buttons(home))


@route.button("bk.c", QUESTION)
def show_changes(ctx: Context, branch: Branch, _member: Member, row: BankQuestion) -> None:
    """Shows what was changed."""
    ctx.edit(view.changes(ctx.session, ctx.texts, branch, row, ctx.now))


@route.button("be.p", QUESTION)
def show_fields(ctx: Context, _branch: Branch, _member: Member, row: BankQuestion) -> None:
    """Shows the fields, each to be changed."""
    ctx.edit(view.fields(ctx.texts, row, questions.as_value(ctx.session, row)))


@route.button("be.m", QUESTION)
def show_more(ctx: Context, _branch: Branch, _member: Member, row: BankQuestion) -> None:
    """Shows difficulty, end date and picture."""
    ctx.edit(view.more(ctx.texts, row, questions.as_value(ctx.session, row)))


@route.button("be.f", QUESTION)
def change_field(ctx: Context, branch: Branch, member: Member, row: BankQuestion) -> None:
    """Asks for a field."""
    field, kind = ctx.arg(1), QuestionKind(row.kind)
    choice = kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
    if field not in FIELDS or (field == "options" and not choice):
        raise Refusal("button-unknown")
    form_chat.change(ctx, EDIT, field, branch, member, question=row.id)


route.button("be.u", QUESTION)(form_chat.asking(EDIT, "until", row="question"))
route.button("be.i", QUESTION)(form_chat.asking(EDIT, "picture", row="question"))


@route.button("be.d", QUESTION)
def set_difficulty(ctx: Context, branch: Branch, _member: Member, row: BankQuestion) -> None:
    """Sets the difficulty, or takes it away."""
    value = number(ctx.args, 1)
    if value and value not in DIFFICULTIES:
        raise Refusal("button-unknown")
    after = replace(questions.as_value(ctx.session, row), difficulty=value)
    store(ctx, branch, row, after)


@route.button("be.ok", CORRECTION)
def correct(ctx: Context, branch: Branch, row: BankQuestion, draft: Draft) -> None:
    """Corrects the key: scores are put right, and who had doubts is told."""
    picture = questions.as_value(ctx.session, row).picture
    after = Question.from_json(draft.data["after"], picture)
    drafts.end(ctx.session, draft)
    save(ctx, branch, row, after)
    service.settle_doubts(ctx.session, ctx.now, branch, row, "corrected", ctx.person.id)
    ctx.answer(ctx.plain("bank-corrected-answer"))
    show_question(ctx, branch, row)


@route.button("be.t", QUESTION)
def show_tags(ctx: Context, branch: Branch, _member: Member, row: BankQuestion) -> None:
    """Shows the bank's tags, each to be put on or taken off; others may be typed."""
    known, on = _known_tags(ctx, row)[:MOST_TAGS_SHOWN], questions.as_value(ctx.session, row).tags
    page = view.tags(ctx.texts, row, known, on)
    steps.ask(ctx, branch, rules.TAGGING, "tags", page, question=row.id)


def _known_tags(ctx: Context, row: BankQuestion) -> list[str]:
    used = [tag for tag, _ in questions.tags(ctx.session, row.branch_id)]
    return list(dict.fromkeys([*questions.as_value(ctx.session, row).tags, *used]))


@route.button("be.tt", QUESTION)
def toggle_tag(ctx: Context, branch: Branch, member: Member, row: BankQuestion) -> None:
    """Puts a tag on, or takes it off."""
    tag = refuse_none(
        "button-stale",
        next((one for one in _known_tags(ctx, row) if sign(one) == ctx.arg(1)), None),
    )
    on = questions.as_value(ctx.session, row).tags
    _set_tags(ctx, branch, row, [one for one in on if one != tag] + [tag] * (tag not in on))
    show_tags(ctx, branch, member, row)


@route.step(rules.TAGGING, step(Right.BANK))
def add_tags(ctx: Context, branch: Branch, member: Member, draft: Draft) -> None:
    """Adds tags that were typed."""
    row = refuse_none("bank-gone", ctx.session.get(BankQuestion, draft.data["question"]))
    fresh = refuse_empty("bank-typed-empty", tags_in(ctx.text))
    _set_tags(ctx, branch, row, [*questions.as_value(ctx.session, row).tags, *fresh])
    steps.answered(ctx, draft)
    show_tags(ctx, branch, member, row)


def _set_tags(ctx: Context, branch: Branch, row: BankQuestion, tags: list[str]) -> None:
    kept = tuple(dict.fromkeys(tags))
    if len(kept) > MOST_TAGS:
        raise Refusal("bank-tags-many", most=MOST_TAGS)
    save(ctx, branch, row, replace(questions.as_value(ctx.session, row), tags=kept))
