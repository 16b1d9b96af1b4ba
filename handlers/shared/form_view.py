"""Shows forms: a question with its answers, and the last page."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.models import Draft
from data.values.out import Button, OutMessage
from handlers.shared.buttons import back_to, pages, rows, tap
from handlers.shared.daypicker import day_rows
from handlers.shared.forms import Answers, Choice, Form, Question


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a form in progress, with the choices that it offers."""

    form: Form
    answers: Answers
    draft: Draft
    question: Question
    offered: Sequence[Choice]


def asked(one: Asked, at: int = 0, said: str = "", month: str = "") -> OutMessage:
    """Shows a question: a page of its choices, or a month (YYYYMM) of its calendar. `said` stands
    for the question's own text, such as why an answer will not do."""
    form, answers, question, texts = one.form, one.answers, one.question, one.answers.texts
    of = (one.draft.id, question.name)
    buttons = _choices(one)
    shown = pages(texts, buttons, at, "f.p", *of, size=question.most, wide=question.columns)
    more: list[Button] = []
    asks = question.ask or (lambda a: a.texts(f"{form.key}-ask-{question.name}"))
    text = said or asks(answers)
    if question.days is not None and (month or question.calendar):
        first = question.days(answers)[0]
        month = month or f"{first:%Y%m}"
        weeks = day_rows(texts, month, first, ("f.d", *of), ("f.m", *of), "f.n")
        shown = (*shown, *weeks) if question.calendar else weeks
        name = texts.plain(f"month-{int(month[4:])}")
        text += "\n" + texts("form-month", year=month[:4], month=name)
    elif question.days is not None:
        this_month = f"{question.days(answers)[0]:%Y%m}"
        more.append(tap(texts.plain("form-other-day"), "f.m", *of, this_month))
    if question.many or question.optional:
        key = "form-go-on" if question.many else "form-skip"
        more.append(tap(texts.plain(key), "f.s", *of))
    alone = bool(answers.only) or form.before(answers, question.name) is None
    ways = _ways(form, answers, one.draft, first=alone)
    if month and not question.calendar:
        ways = (back_to(texts, "f.p", *of, 0), ways[-1])
    return OutMessage(text).with_buttons(*shown, tuple(more), ways)


def last_page(form: Form, answers: Answers, draft: Draft) -> OutMessage:
    """Shows everything, with the endings and what can be changed."""
    assert form.summary is not None, "a form without a last page ends with its last answer"
    endings = [
        (tap(answers.plain(one.label), "f.e", draft.id, one.name),)
        for one in form.endings
        if one.offered(answers)
    ]
    changes = [
        tap(label, "f.y" if one.following else "f.c", draft.id, one.name)
        for one in form.questions
        if one.wanted(answers) and (label := _label(form, answers, one))
    ]
    ways = _ways(form, answers, draft)
    return OutMessage(form.summary(answers)).with_buttons(
        *endings, *rows(changes, form.columns), ways
    )


def _choices(one: Asked) -> list[Button]:
    ticked = (one.answers.get(one.question.name) or []) if one.question.many else []
    return [
        tap(
            one.answers.plain("form-ticked", label=label) if value in ticked else label,
            *("f.o", one.draft.id, one.question.name, at),
        )
        for at, (label, value) in enumerate(one.offered)
    ]


def _label(form: Form, answers: Answers, question: Question) -> str:
    if question.label is not None:
        return question.label(answers)
    key = f"{form.key}-label-{question.name}"
    return answers.plain(key, value=str(answers.get(question.name)))


def _ways(form: Form, answers: Answers, draft: Draft, *, first: bool = False) -> tuple[Button, ...]:
    out = tap(answers.plain("cancel"), "f.x", draft.id)
    if first and form.leave is None:
        return (out,)
    return (back_to(answers.texts, "f.b", draft.id), out)
