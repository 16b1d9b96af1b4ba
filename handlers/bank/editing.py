"""The doors that change a question: each field typed or tapped, and what a correction sets off."""

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
from handlers.material.details import typed_day
from handlers.material.rules import sign
from handlers.shared.buttons import number
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.steps import answered
from handlers.shared.turn import Turn

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


def tapped_edit(turn: Turn) -> None:
    """修改: the fields."""
    _, row = enter_tapped(turn)
    question = questions.as_value(turn.session, row)
    turn.toast("")
    turn.redraw(editing_view.fields(turn.texts, row, question))


def tapped_more(turn: Turn) -> None:
    """更多: difficulty, end date, picture."""
    _, row = enter_tapped(turn)
    question = questions.as_value(turn.session, row)
    turn.toast("")
    turn.redraw(editing_view.more(turn.texts, row, question))


def tapped_field(turn: Turn) -> None:
    """A field will be typed."""
    branch, row = enter_tapped(turn)
    field = argument(turn)
    question = questions.as_value(turn.session, row)
    choice = question.kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
    if field not in FIELDS or (field == "options" and not choice):
        raise Refusal("button-unknown")
    shown = editing_view.ask(turn.texts, row, question, field, clears=field in CLEARED)
    ask_typed(turn, branch, field, shown, question=row.id)


def tapped_clear(turn: Turn) -> None:
    """A field is left empty from now on."""
    branch, row = enter_tapped(turn)
    field = argument(turn)
    if field not in CLEARED:
        raise Refusal("button-unknown")
    turn.toast("")
    _store(turn, branch, row, _noted(questions.as_value(turn.session, row), field, ""))


def typed(turn: Turn, draft: Draft) -> None:
    """What was typed for a field."""
    branch, row = enter_for(turn, draft.data["question"])
    question = questions.as_value(turn.session, row)
    notes: tuple[str, ...] = ()
    match draft.awaits:
        case "tags":
            after = _with_tags(question, (*question.tags, *_fresh_tags(turn)))
        case "until":
            after = replace(question, until=_day(turn, branch))
        case field:
            text = typed_text(turn, FIELDS[field])
            one = _examined(question, field, text)
            assert one.question is not None
            after = one.question
            notes = tuple(editing_view.doubts(turn.texts, one))
    answered(turn, draft)
    if draft.awaits == "tags":
        _save(turn, branch, row, after)
        _show_tags(turn, branch, row)
    else:
        _store(turn, branch, row, after, *notes)


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


def _day(turn: Turn, branch: Branch) -> date:
    day = typed_day(turn, branch)
    if day < today(turn, branch):
        raise Refusal("bank-until-past")
    return day


def _store(turn: Turn, branch: Branch, row: BankQuestion, after: Question, *notes: str) -> None:
    """Changes the question; where scores hang on what is right in it, that is asked about first."""
    before = questions.as_value(turn.session, row)
    rightness = (after.right_texts, after.answer, after.blanks)
    corrects = rightness != (before.right_texts, before.answer, before.blanks)
    if corrects and bank.was_asked(turn.session, row.id):
        draft = drafts.begin(
            turn.session,
            turn.person.id,
            CONFIRM,
            turn.now,
            branch_id=branch.id,
            data={"question": row.id, "after": after.as_json()},
        )
        usage = bank.usage(turn.session, row.id)
        turn.show(editing_view.confirm(turn.texts, draft.id, row, after, usage.rounds))
        return
    _save(turn, branch, row, after)
    page.show(turn, branch, row, *notes)


def _save(turn: Turn, branch: Branch, row: BankQuestion, after: Question) -> None:
    service.change(turn.session, turn.now, branch, row, after, turn.person.id)
    turn.pokes |= {"outbox", "cards"}


def tapped_confirm(turn: Turn) -> None:
    """更正: the key is corrected, scores are put right, who had doubts hears of it."""
    draft = drafts.own(turn.session, number(turn.deed.args), turn.person.id, CONFIRM, turn.now)
    if draft is None:
        raise Refusal("button-stale")
    branch, row = enter_for(turn, draft.data["question"])
    picture = questions.as_value(turn.session, row).picture
    after = Question.from_json(draft.data["after"], picture)
    drafts.end(turn.session, draft)
    _save(turn, branch, row, after)
    correcting.settle(turn.session, turn.now, branch, row, "corrected", turn.person.id)
    turn.toast(turn.texts.plain("bank-corrected-toast"))
    page.show(turn, branch, row)


def tapped_tags(turn: Turn) -> None:
    """The bank's tags, each to be put on or taken off; others are typed."""
    branch, row = enter_tapped(turn)
    turn.toast("")
    _show_tags(turn, branch, row)


def _show_tags(turn: Turn, branch: Branch, row: BankQuestion) -> None:
    known = _known_tags(turn, branch, row)[:MOST_TAGS_SHOWN]
    on = questions.as_value(turn.session, row).tags
    ask_typed(turn, branch, "tags", editing_view.tags(turn.texts, row, known, on), question=row.id)


def _known_tags(turn: Turn, branch: Branch, row: BankQuestion) -> list[str]:
    used = [tag for tag, _ in questions.tags(turn.session, branch.id)]
    return list(dict.fromkeys([*questions.as_value(turn.session, row).tags, *used]))


def tapped_tag(turn: Turn) -> None:
    """A tag is put on or taken off."""
    branch, row = enter_tapped(turn)
    wanted = argument(turn)
    tag = next((one for one in _known_tags(turn, branch, row) if sign(one) == wanted), None)
    if tag is None:
        raise Refusal("button-stale")
    question = questions.as_value(turn.session, row)
    left = tuple(one for one in question.tags if one != tag)
    after = _with_tags(question, left if tag in question.tags else (*question.tags, tag))
    _save(turn, branch, row, after)
    _show_tags(turn, branch, row)


def _fresh_tags(turn: Turn) -> list[str]:
    fresh = tags_in(turn.deed.text)
    if not fresh:
        raise Refusal("bank-typed-empty")
    return fresh


def _with_tags(question: Question, tags: tuple[str, ...]) -> Question:
    kept = tuple(dict.fromkeys(tags))
    if len(kept) > MOST_TAGS:
        raise Refusal("bank-tags-many", most=MOST_TAGS)
    return replace(question, tags=kept)


def tapped_difficulty(turn: Turn) -> None:
    """难度: from easy to hard, or none."""
    branch, row = enter_tapped(turn)
    value = number(turn.deed.args, 1)
    if value and value not in DIFFICULTIES:
        raise Refusal("button-unknown")
    turn.toast("")
    _store(turn, branch, row, replace(questions.as_value(turn.session, row), difficulty=value))


def tapped_until(turn: Turn) -> None:
    """用到哪天: how long the question may be asked."""
    branch, row = enter_tapped(turn)
    shown = editing_view.ask_until(turn.texts, row, MONTHS)
    ask_typed(turn, branch, "until", shown, question=row.id)


def tapped_months(turn: Turn) -> None:
    """So many months from today, or 0 for no end."""
    branch, row = enter_tapped(turn)
    months = number(turn.deed.args, 1)
    if months and months not in MONTHS:
        raise Refusal("button-unknown")
    days = timedelta(days=round(months * 365.25 / 12))
    until = today(turn, branch) + days if months else None
    turn.toast("")
    _store(turn, branch, row, replace(questions.as_value(turn.session, row), until=until))


TAPS: dict[str, Door] = {
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
