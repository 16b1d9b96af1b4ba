"""Forms: questions and what is done with their answers, declared as data.

A form knows neither Telegram nor a page: `form_chat` asks one question a message, and a page can
ask them all at once. Both read, check and keep answers with the functions here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Member
from handlers.shared.access import Right, Row, row_of
from handlers.shared.context import Context, FileIn
from handlers.shared.refusal import Refusal, refuse_empty, refuse_none
from handlers.shared.texts import Texts

__all__ = [
    "Answers", "Choice", "Context", "Ending", "FileIn", "Form", "Question", "Refusal", "Right",
    "Texts", "refuse_empty", "refuse_none",
]  # fmt: skip

Choice = tuple[str, Any]
"""The label of an answer that is offered, and its value."""


@dataclass(slots=True)
class Answers:
    """A form being filled in: where, by whom, and the answers so far, by the questions' names.

    `data` also holds what the form was begun with, such as the id of the row that it changes. All
    values are JSON.
    """

    session: Session
    now: datetime
    texts: Texts
    branch: Branch
    member: Member
    data: dict[str, Any]
    only: str = ""
    """The question that alone is asked, to change one field of a row."""

    def __getitem__(self, name: str) -> Any:
        return self.data[name]

    def get(self, name: str, default: Any = None) -> Any:
        """An answer, or the default where it was not given."""
        return self.data.get(name, default)

    def row_of(self, model: type[Row], name: str, gone: str) -> Row:
        """The branch's row that an answer names; raises Refusal(gone) where it is not there."""
        return row_of(self.session, self.branch, model, self[name], gone)

    def plain(self, key: str, **values: object) -> str:
        """A text without markup, for a label."""
        return self.texts.plain(key, **values)


@dataclass(frozen=True, slots=True)
class Question:
    """One question. An answer is chosen, typed, sent as a file, or a day; each way gives a value,
    which `check` may refuse or replace.

    The texts are `<form>-ask-<name>` for the question, where `ask` does not give it, and
    `<form>-label-<name>` for the button on the last page that asks it again.
    """

    name: str
    ask: Callable[[Answers], str] | None = None
    choices: Callable[[Answers], Sequence[Choice]] | None = None
    typed: Callable[[Answers, str], Any] | None = None
    """Reads a typed answer, or a list of choices to tick where `many`; raises Refusal."""
    rich: bool = False
    """`typed` gets the text as Telegram HTML."""
    link: bool = False
    """A link is meant as the answer, also one that is refused."""
    file: Callable[[Answers, FileIn], Any] | None = None
    """Reads a file; raises Refusal."""
    days: Callable[[Answers], tuple[date, date]] | None = None
    """First and last day of a calendar to choose from; the value is a day in ISO form."""
    calendar: bool = False
    """The calendar stands below the choices at once."""
    check: Callable[[Answers, Any], Any] | None = None
    """Gives the value to keep; raises Refusal."""
    wanted: Callable[[Answers], bool] = lambda _answers: True
    """Whether it is asked at all."""
    aside: bool = False
    """It is asked from the last page only."""
    many: bool = False
    """Several choices are ticked; the value is the list of them."""
    optional: bool = False
    """It may be skipped; the value is None then."""
    following: Callable[[Answers], Any] | None = None
    """A small choice, which is never asked: its button on the last page puts this value in the
    place of the present one. `<form>-label-<name>` gets the value as `value`."""
    resets: tuple[str, ...] = ()
    """Answers that a new answer here makes void."""
    label: Callable[[Answers], str] | None = None
    """The label on the last page; "" for none."""
    columns: int = 2
    most: int = 12
    """Choices on a page; more have pages."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A button of the last page: `label` is the key of its text, `do` saves and shows what came."""

    name: str
    label: str
    do: Callable[[Context, Answers], None]
    offered: Callable[[Answers], bool] = lambda _answers: True
    posts: bool = False
    """It sends something to the group, so in quiet hours it is asked first whether at their end."""


@dataclass(frozen=True, slots=True)
class Form:
    """Questions in their order, a summary that everything can be changed from, and the endings.

    Without a `summary` the form ends with its last answer, by its one ending. `key` begins its
    texts' keys. `still(ctx, answers)` is asked at every step and raises Refusal where the form has
    become pointless, because its row is gone, say. `leave` shows what was there before the form;
    where it is not given, the first question offers no way back. `over` is called once the form is
    done, left or given up.
    """

    key: str
    questions: Sequence[Question]
    endings: Sequence[Ending]
    right: Right | None = None
    summary: Callable[[Answers], str] | None = None
    still: Callable[[Context, Answers], object] | None = None
    leave: Callable[[Context, Answers], None] | None = None
    over: Callable[[Context, Answers], None] | None = None
    columns: int = 3
    """Buttons in a row of the last page."""
    blank: dict[str, Any] = field(default_factory=dict)
    """Answers that stand from the beginning, such as those of small choices."""

    @property
    def kind(self) -> str:
        """The kind of its drafts."""
        return f"form:{self.key}"

    def question(self, name: str) -> Question:
        """A question by its name; raises Refusal where there is none."""
        for one in self.questions:
            if one.name == name:
                return one
        raise Refusal("button-stale")

    def asked(self, answers: Answers) -> Iterator[Question]:
        """The questions that are asked, in their order. Whether one is wanted is looked at only
        once those before it are answered: it may hang on them."""
        inner = (one for one in self.questions if one.following is None and not one.aside)
        return (one for one in inner if one.wanted(answers))

    def open(self, answers: Answers) -> Question | None:
        """The first question without an answer; None where there is none."""
        return next((one for one in self.asked(answers) if one.name not in answers.data), None)

    def before(self, answers: Answers, name: str) -> Question | None:
        """The question before the one named, or the last one for ""; None for the first."""
        last = None
        for one in self.asked(answers):
            if one.name == name:
                break
            last = one
        return last

    def take(self, answers: Answers, question: Question, value: Any) -> None:
        """Keeps an answer; raises Refusal where it will not do."""
        if question.check is not None and value is not None:
            value = question.check(answers, value)
        kept = {k: v for k, v in answers.data.items() if k not in question.resets}
        answers.data = {**kept, question.name: value}

    def skip(self, answers: Answers, question: Question) -> None:
        """Leaves a question without an answer, or ends the ticking; raises Refusal for others."""
        if not question.optional and not question.many:
            raise Refusal("button-stale")
        if not (question.many and question.name in answers.data):
            self.take(answers, question, [] if question.many else None)
        elif question.check is not None:
            self.take(answers, question, answers[question.name])

    def tick(self, answers: Answers, question: Question, value: Any) -> None:
        """Ticks a choice, or takes the tick back."""
        ticked = list(answers.get(question.name) or [])
        kept = [one for one in ticked if one != value]
        answers.data = {
            **answers.data,
            question.name: kept if value in ticked else [*ticked, value],
        }

    def tick_all(self, answers: Answers, question: Question, values: Sequence[Any]) -> None:
        """Ticks choices, beside those that are ticked."""
        ticked = list(answers.get(question.name) or [])
        for one in values:
            if one not in ticked:
                ticked.append(one)
        answers.data = {**answers.data, question.name: ticked}

    def changeable(self, answers: Answers, name: str, *, small: bool = False) -> Question:
        """A question that the last page offers to ask again, or a small choice that it offers to
        change; raises Refusal for others, and while any question is open."""
        question = self.question(name)
        offered = self.open(answers) is None and question.wanted(answers)
        if not offered or (question.following is not None) != small:
            raise Refusal("button-stale")
        return question

    def move_on(self, answers: Answers, name: str) -> None:
        """Puts the next value of a small choice in the place of the present one."""
        question = self.changeable(answers, name, small=True)
        assert question.following is not None
        self.take(answers, question, question.following(answers))

    def end(self, ctx: Context, answers: Answers, name: str) -> None:
        """Does what an ending says; raises Refusal while a question that is asked has no answer."""
        only = answers.only
        whole = only in answers.data if only else self.open(answers) is None
        for one in self.endings:
            if one.name == name and one.offered(answers) and whole:
                one.do(ctx, answers)
                return
        raise Refusal("button-stale")
