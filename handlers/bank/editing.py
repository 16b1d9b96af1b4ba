"""Handlers that change a question: each field typed or tapped, and what a correction sets off."""

from dataclasses import replace
from datetime import date, timedelta

from data.imports.bank.draft import Examined
from data.imports.material_draft import MOST_TAGS
from data.models import BankQuestion, Branch, Draft
from data.queries import bank
from data.queries import draft as drafts
from data.queries import question as questions
from data.values.question import (
    DIFFICULTIES,
    LONGEST_SOURCE,
    LONGEST_TEXT,
    Question,
    QuestionKind,
    tidy_line,
)
from data.values.sent import tags_in
from handlers.bank import correcting, editing_view, page, rules, service
from handlers.bank.room import (
    argument,
    ask_typed,
    enter_for,
    enter_tapped,
    today,
    typed_text,
)
from handlers.shared.buttons import number, sign
from handlers.shared.context import Context
from handlers.shared.dates import read_day
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.steps import answered

CONFIRM = "bank-confirm"
"""The draft that holds a corrected question until it is confirmed, because scores hang on it."""
FIELDS = {
    "stem": LONGEST_TEXT,
    "options": rules.LONGEST_TYPED,
    "answer": LONGEST_TEXT,
    "explanation": LONGEST_TEXT,
    "source": LONGEST_SOURCE,
}
"""The fields that are typed as they are, and how many characters each may have."""
CLEARED = ("explanation", "source")
"""Those of them that may be left empty."""
MOST_TAGS_SHOWN = 12
MONTHS = (3, 6, 12)


def tapped_edit(ctx: Context) -> None:
    """修改: the fields."""
    _, row = enter_tapped(ctx)
    question = questions.as_value(ctx.session, row)
    ctx.answer("")
    ctx.edit(editing_view.fields(ctx.texts, row, question))


def tapped_more(ctx: Context) -> None:
    """更多: difficulty, end date, picture."""
    _, row = enter_tapped(ctx)
    question = questions.as_value(ctx.session, row)
    ctx.answer("")
    ctx.edit(editing_view.more(ctx.texts, row, question))


def tapped_field(ctx: Context) -> None:
    """A field will be typed."""
    branch, row = enter_tapped(ctx)
    field = argument(ctx)
    question = questions.as_value(ctx.session, row)
    choice = question.kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
    if field not in FIELDS or (field == "options" and not choice):
        raise Refusal("button-unknown")
    shown = editing_view.ask(ctx.texts, row, question, field, clears=field in CLEARED)
    ask_typed(ctx, branch, field, shown, question=row.id)


def tapped_clear(ctx: Context) -> None:
    """A field is left empty from now on."""
    branch, row = enter_tapped(ctx)
    field = argument(ctx)
    if field not in CLEARED:
        raise Refusal("button-unknown")
    ctx.answer("")
    _store(ctx, branch, row, _noted(questions.as_value(ctx.session, row), field, ""))


def typed(ctx: Context, draft: Draft) -> None:
    """What was typed for a field."""
    branch, row = enter_for(ctx, draft.data["question"])
    question = questions.as_value(ctx.session, row)
    notes: tuple[str, ...] = ()
    match draft.awaits:
        case "tags":
            after = _with_tags(question, (*question.tags, *_fresh_tags(ctx)))
        case "until":
            after = replace(question, until=_day(ctx, branch))
        case field:
            text = typed_text(ctx, FIELDS[field])
            one = _examined(question, field, text)
            assert one.question is not None
            after = one.question
            notes = tuple(editing_view.doubts(ctx.texts, one))
    answered(ctx, draft)
    if draft.awaits == "tags":
        _save(ctx, branch, row, after)
        _show_tags(ctx, branch, row)
    else:
        _store(ctx, branch, row, after, *notes)


def _examined(question: Question, field: str, text: str) -> Examined:
    match field:
        case "stem":
            return rules.with_stem(question, text)
        case "options":
            return rules.with_options(question, text)
        case "answer":
            return rules.with_answer(question, text)
        case _:
            return rules.examined(rules.found_of(_noted(question, field, text)))


def _noted(question: Question, field: str, text: str) -> Question:
    """The question with another explanation or source."""
    if field == "source":
        return replace(question, source=tidy_line(text))
    return replace(question, explanation=text)


def _day(ctx: Context, branch: Branch) -> date:
    day = read_day(ctx.texts, typed_text(ctx, 40), ctx.now, branch)
    if day < today(ctx, branch):
        raise Refusal("bank-until-past")
    return day


def _store(ctx: Context, branch: Branch, row: BankQuestion, after: Question, *notes: str) -> None:
    """Changes the question; where scores hang on what is right in it, that is asked about first."""
    before = questions.as_value(ctx.session, row)
    rightness = (after.right_texts, after.answer, after.blanks)
    corrects = rightness != (before.right_texts, before.answer, before.blanks)
    if corrects and bank.was_asked(ctx.session, row.id):
        draft = drafts.begin(
            ctx.session,
            ctx.person.id,
            CONFIRM,
            ctx.now,
            branch_id=branch.id,
            data={"question": row.id, "after": after.as_json()},
        )
        usage = bank.usage(ctx.session, row.id)
        ctx.show(editing_view.confirm(ctx.texts, draft.id, row, after, usage.rounds))
        return
    _save(ctx, branch, row, after)
    page.show(ctx, branch, row, *notes)


def _save(ctx: Context, branch: Branch, row: BankQuestion, after: Question) -> None:
    service.change(ctx.session, ctx.now, branch, row, after, ctx.person.id)
    ctx.pokes |= {"outbox", "cards"}


def tapped_confirm(ctx: Context) -> None:
    """更正: the key is corrected, scores are put right, who had doubts hears of it."""
    draft = drafts.own(ctx.session, number(ctx.args), ctx.person.id, CONFIRM, ctx.now)
    if draft is None:
        raise Refusal("button-stale")
    branch, row = enter_for(ctx, draft.data["question"])
    picture = questions.as_value(ctx.session, row).picture
    after = Question.from_json(draft.data["after"], picture)
    drafts.end(ctx.session, draft)
    _save(ctx, branch, row, after)
    correcting.settle(ctx.session, ctx.now, branch, row, "corrected", ctx.person.id)
    ctx.answer(ctx.texts.plain("bank-corrected-answer"))
    page.show(ctx, branch, row)


def tapped_tags(ctx: Context) -> None:
    """The bank's tags, each to be put on or taken off; others are typed."""
    branch, row = enter_tapped(ctx)
    ctx.answer("")
    _show_tags(ctx, branch, row)


def _show_tags(ctx: Context, branch: Branch, row: BankQuestion) -> None:
    known = _known_tags(ctx, branch, row)[:MOST_TAGS_SHOWN]
    on = questions.as_value(ctx.session, row).tags
    ask_typed(ctx, branch, "tags", editing_view.tags(ctx.texts, row, known, on), question=row.id)


def _known_tags(ctx: Context, branch: Branch, row: BankQuestion) -> list[str]:
    used = [tag for tag, _ in questions.tags(ctx.session, branch.id)]
    return list(dict.fromkeys([*questions.as_value(ctx.session, row).tags, *used]))


def tapped_tag(ctx: Context) -> None:
    """A tag is put on or taken off."""
    branch, row = enter_tapped(ctx)
    wanted = argument(ctx)
    tag = next((one for one in _known_tags(ctx, branch, row) if sign(one) == wanted), None)
    if tag is None:
        raise Refusal("button-stale")
    question = questions.as_value(ctx.session, row)
    left = tuple(one for one in question.tags if one != tag)
    after = _with_tags(question, left if tag in question.tags else (*question.tags, tag))
    _save(ctx, branch, row, after)
    _show_tags(ctx, branch, row)


def _fresh_tags(ctx: Context) -> list[str]:
    fresh = tags_in(ctx.text)
    if not fresh:
        raise Refusal("bank-typed-empty")
    return fresh


def _with_tags(question: Question, tags: tuple[str, ...]) -> Question:
    kept = tuple(dict.fromkeys(tags))
    if len(kept) > MOST_TAGS:
        raise Refusal("bank-tags-many", most=MOST_TAGS)
    return replace(question, tags=kept)


def tapped_difficulty(ctx: Context) -> None:
    """难度: from easy to hard, or none."""
    branch, row = enter_tapped(ctx)
    value = number(ctx.args, 1)
    if value and value not in DIFFICULTIES:
        raise Refusal("button-unknown")
    ctx.answer("")
    _store(ctx, branch, row, replace(questions.as_value(ctx.session, row), difficulty=value))


def tapped_until(ctx: Context) -> None:
    """用到哪天: how long the question may be asked."""
    branch, row = enter_tapped(ctx)
    shown = editing_view.ask_until(ctx.texts, row, MONTHS)
    ask_typed(ctx, branch, "until", shown, question=row.id)


def tapped_months(ctx: Context) -> None:
    """So many months from today, or 0 for no end."""
    branch, row = enter_tapped(ctx)
    months = number(ctx.args, 1)
    if months and months not in MONTHS:
        raise Refusal("button-unknown")
    days = timedelta(days=round(months * 365.25 / 12))
    until = today(ctx, branch) + days if months else None
    ctx.answer("")
    _store(ctx, branch, row, replace(questions.as_value(ctx.session, row), until=until))


TAPS: dict[str, Handler] = {
    "be.p": tapped_edit,
    "be.m": tapped_more,
    "be.f": tapped_field,
    "be.x": tapped_clear,
    "be.ok": tapped_confirm,
    "be.t": tapped_tags,
    "be.tt": tapped_tag,
    "be.d": tapped_difficulty,
    "be.u": tapped_until,
    "be.um": tapped_months,
}
