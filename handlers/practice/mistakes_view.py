"""What the own lists look like: questions with the right answer, a few to a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.models import BankQuestion, Branch, Memory
from data.queries import practice
from data.values.out import Button, OutMessage
from data.values.question import QuestionKind
from handlers.practice import question_view, rules
from handlers.shared.buttons import tap
from handlers.shared.texts import Texts

AT_ONCE = 3
"""Questions on a page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page (from 0) of one of a member's lists, the last page there is, and how many questions
    stand on each list."""

    branch: Branch
    name: str
    shown: Sequence[tuple[BankQuestion, Memory]]
    page: int
    last: int
    many: Mapping[str, int]

    @property
    def other(self) -> str:
        """The other list."""
        return practice.SAVED if self.name == practice.WRONG else practice.WRONG


def page(texts: Texts, seen: Page) -> OutMessage:
    """A page of a list, with a button to take off each question."""
    first = seen.page * AT_ONCE + 1
    lines = [texts(f"mistakes-{seen.name}", many=seen.many[seen.name])]
    if not seen.shown:
        lines.append(texts(f"mistakes-{seen.name}-none"))
    most = rules.LONGEST_PAGE // AT_ONCE
    for number, (question, memory) in enumerate(seen.shown, start=first):
        lines += ["", *_entry(texts, number, question, memory, most)]
    off = [
        tap(
            texts.plain("mistakes-off", number=number),
            "pm.x",
            seen.branch.id,
            seen.name,
            question.id,
            seen.page,
        )
        for number, (question, _) in enumerate(seen.shown, start=first)
    ]
    other = texts.plain(f"mistakes-to-{seen.other}", many=seen.many[seen.other])
    practise = tap(texts.plain("mistakes-practise"), "pq.s", seen.branch.id, seen.name)
    return OutMessage("\n".join(lines)).with_buttons(
        (practise,) if seen.shown else (),
        tuple(off),
        _turns(texts, seen),
        (
            tap(other, "pm.l", seen.branch.id, seen.other, 0),
            tap(texts.plain("practice-back"), "pq.h", seen.branch.id),
        ),
    )


def _turns(texts: Texts, seen: Page) -> tuple[Button, ...]:
    ways = []
    if seen.page > 0:
        ways.append(("back-page", seen.page - 1))
    if seen.page < seen.last:
        ways.append(("next-page", seen.page + 1))
    return tuple(
        tap(texts.plain(key), "pm.l", seen.branch.id, seen.name, page) for key, page in ways
    )


def _entry(
    texts: Texts, number: int, question: BankQuestion, memory: Memory, most: int
) -> list[str]:
    """A question with its right answer, how often it went wrong, and why the answer is right."""
    stem, answer, explanation = rules.fitted(
        [question.stem, right_answer(texts, question), question.explanation], most
    )
    lines = [texts("mistakes-stem", number=number, stem=stem)]
    lines.append(texts("mistakes-answer", answer=answer))
    if memory.wrong:
        lines.append(texts("mistakes-times", wrong=memory.wrong, right=memory.right))
    return [*lines, *question_view.explained(texts, explanation, question.source)]


def right_answer(texts: Texts, question: BankQuestion) -> str:
    """The right answer as people read it: the options' texts, true or false, or the blanks."""
    if question.kind == QuestionKind.FILL:
        return question_view.said_blanks(texts, question.blanks)
    if question.kind == QuestionKind.JUDGE:
        return texts.plain("question-true" if question.answer == [0] else "question-false")
    between = texts.plain("practice-between-blanks")
    return between.join(str(question.options[place]) for place in question.answer)
