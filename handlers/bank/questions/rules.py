"""Decides what a question becomes when a field of it is typed, and who may approve it."""

from dataclasses import replace

from data.imports.bank.doctor import examine
from data.imports.bank.draft import Examined, Found
from data.values.question import Question, QuestionKind, tidy_line
from data.values.question_text import options_typed
from handlers.shared.refusal import Refusal

A_PAGE = 6
"""Questions of a list, or doubts, that are shown at once."""
DOUBTS, NOTES = "bank.reports", "bank"
"""The kind of the card with members' doubts, and of messages about the bank."""
SEARCH, TAGGING = "bank-typed", "bank-tag"
"""The kinds of steps in which words to look for, or tags, are typed."""
TYPED = (SEARCH, TAGGING, "form:bank", "form:bank-mend")
"""Everything typed for the bank; it is over once a button of the bank is tapped."""
_MISREAD = ("bank-doubt-letter", "bank-doubt-letter-twice", "bank-doubt-answer")


def may_approve(second: bool, by: int, author: int | None) -> bool:
    """Tells whether the account `by` may approve a question: its author may not where the branch
    wants a second look (审题)."""
    return not second or by != author


def found_of(question: Question) -> Found:
    """Returns a question as a file would have it, to be examined anew after a change."""
    return Found(
        sheet="",
        row=1,
        kind=question.kind,
        stem=question.stem,
        options=question.options,
        right=question.answer if question.kind is not QuestionKind.FILL else None,
        blanks=question.blanks if question.kind is QuestionKind.FILL else None,
        explanation=question.explanation,
        source=question.source,
        tags=question.tags,
        difficulty=str(question.difficulty or ""),
        until=question.until.isoformat() if question.until else "",
        picture=question.picture,
    )


def examined(found: Found) -> Examined:
    """Examines one question as the import does; raises Refusal where it is none."""
    [one] = examine([found])
    if one.question is None:
        reason = one.reasons[0]
        raise Refusal(reason.key, **reason.values)
    return one


def changed(question: Question, field: str, typed: str) -> Examined:
    """Returns the question with another field, as it was typed; raises Refusal where that will not
    do."""
    match field:
        case "stem":
            return examined(replace(found_of(question), stem=typed))
        case "options":
            return _with_options(question, typed)
        case "answer":
            return _with_answer(question, typed)
        case _:
            return examined(found_of(noted(question, field, typed)))


def noted(question: Question, field: str, text: str) -> Question:
    """Returns the question with another explanation or source."""
    if field == "source":
        return replace(question, source=tidy_line(text))
    return replace(question, explanation=text)


def _with_answer(question: Question, typed: str) -> Examined:
    """Returns the question with another right answer: letters, the options' texts, true or false,
    or what is accepted in each blank, one blank a line and wordings parted by |."""
    if question.kind is QuestionKind.JUDGE:
        found = replace(found_of(question), right=None, answer=typed)
    elif question.kind is QuestionKind.FILL:
        found = replace(found_of(question), blanks=None, answer=typed)
    else:
        # One letter or several: the kind follows from them.
        found = replace(found_of(question), kind="", right=None, answer=typed)
    one = examined(found)
    bad = [r for r in one.reasons if r.key in _MISREAD]
    if bad:
        raise Refusal(bad[0].key, **bad[0].values)
    return one


def _with_options(question: Question, typed: str) -> Examined:
    """Returns the question with other options, one a line; the right ones are marked with * in
    front, or stay where they stood if there are as many as before."""
    if question.kind not in (QuestionKind.SINGLE, QuestionKind.MULTIPLE):
        raise Refusal("bank-no-options")
    options, right = options_typed(typed)
    if len(options) < 2:
        raise Refusal("bank-few-options")
    if not right:
        if len(options) != len(question.options):
            raise Refusal("bank-mark-right")
        right = question.answer
    if len({*options}) < len(options):
        raise Refusal("bank-same-options")
    return examined(replace(found_of(question), kind="", options=options, right=right))
