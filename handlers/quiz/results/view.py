"""Shows results in the group, and the notes that put one right."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from data.models import Branch, Round
from data.queries.result import Given
from data.values import rich
from data.values.asked import lettered
from handlers.shared.texts import Markup, Texts, escape
from handlers.shared.view import Button, OutMessage, cut, link, local_day, rows, say_date, tap

LONGEST = 3_600
"""Characters of a result, with some room below Telegram's 4,096."""
STEM = 60
ANSWER = 150
"""Characters of a stem and an answer where several questions share a message."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The answers to rounds, counted: how many members were expected, how many of these answered
    any of the questions and how many all of them right, how many others answered; by round how
    many of those expected answered, and how many right; the fastest name and their seconds."""

    expected: int
    answered: int
    all_right: int
    others: int
    of_round: dict[int, tuple[int, int]]
    fastest: tuple[str, float] | None

    @classmethod
    def of(
        cls, expected: Collection[int], round_ids: Collection[int], given: list[Given]
    ) -> "Counts":
        """Counts the answers in time to these rounds."""
        ours = [one for one in given if one.member_id in expected]
        right = [one for one in ours if one.right]
        rights: dict[int | None, int] = {}
        for one in right:
            rights[one.member_id] = rights.get(one.member_id, 0) + 1
        known = [one for one in given if one.right and one.member_id is not None]
        first = min(known, key=lambda one: (one.seconds, one.at, one.name), default=None)
        return cls(
            expected=len(expected),
            answered=len({one.member_id for one in ours}),
            all_right=sum(many == len(round_ids) for many in rights.values()),
            others=len({(one.member_id, one.name) for one in given if one not in ours}),
            of_round={
                round_id: (
                    sum(one.round_id == round_id for one in ours),
                    sum(one.round_id == round_id for one in right),
                )
                for round_id in round_ids
            },
            fastest=(first.name, first.seconds) if first else None,
        )


def card(
    texts: Texts,
    branch: Branch,
    found: Sequence[Round],
    counts: Counts,
    runs: Sequence[tuple[str, int]],
) -> OutMessage:
    """Shows the result of the questions that were asked together, in one calm message."""
    if len(found) == 1:
        stem = rich.excerpt(escape(found[0].asked["stem"]), STEM)
        head = [texts("result-head", answer=answer(texts, found[0])), texts("result-of", stem=stem)]
    else:
        head = [texts("result-head-several", many=len(found))]
    lines = [*head, *_counted(texts, found, counts), *_praise(texts, counts, runs)]
    room = (LONGEST - len("\n".join(lines))) // len(found)
    for at, row in enumerate(found, 1):
        if len(found) > 1:
            lines += ["", *_one_of_several(texts, row, at, counts)]
        lines += _explained(texts, row, room, before=len(found) == 1)
    return OutMessage("\n".join(lines)).with_buttons(*_buttons(texts, branch, found))


def _counted(texts: Texts, found: Sequence[Round], counts: Counts) -> list[str]:
    if all(row.state == "void" for row in found):
        return [texts("result-void")]
    if not counts.answered and not counts.others:
        return [texts("result-nobody")]
    several = len(found) > 1
    right = counts.all_right
    lines = [
        texts(
            "result-answered-several" if several else "result-answered",
            expected=counts.expected,
            answered=counts.answered,
            right=right,
            share=f"{round(100 * right / counts.answered) if counts.answered else 0}%",
        )
    ]
    if counts.others:
        lines[0] = texts("result-others", counts=Markup(lines[0]), others=counts.others)
    return lines


def _praise(texts: Texts, counts: Counts, runs: Sequence[tuple[str, int]]) -> list[str]:
    parts = []
    if counts.fastest:
        name, seconds = counts.fastest
        parts.append(texts("result-fastest", name=name, span=say_seconds(texts, seconds)))
    if len(runs) == 1:
        parts.append(texts("result-run", name=runs[0][0], days=runs[0][1]))
    lines = [texts.plain("result-between").join(parts)] if parts else []
    if len(runs) > 1:
        said = [texts("result-run-of", name=name, days=days) for name, days in runs]
        board = texts.plain("between-names").join(said)
        lines.append(texts("result-board", board=Markup(board)))
    return lines


def _one_of_several(texts: Texts, row: Round, at: int, counts: Counts) -> list[str]:
    stem = rich.excerpt(escape(row.asked["stem"]), STEM)
    if row.state == "void":
        return [texts("result-one-void", number=at, stem=stem)]
    answered, right = counts.of_round[row.id]
    said = cut(answer(texts, row), ANSWER)
    return [
        texts("result-one", number=at, stem=stem),
        texts("result-one-answer", answer=said, right=right, answered=answered),
    ]


def _explained(texts: Texts, row: Round, room: int, *, before: bool) -> list[str]:
    """Explains the answer and gives its source, whole where they fit."""
    asked, lines = row.asked, []
    if asked["explanation"]:
        most = max(100, room - len(asked["source"]) - STEM - ANSWER)
        lines.append(texts("result-why", explanation=cut(asked["explanation"], most)))
    if asked["source"]:
        lines.append(texts("result-source", source=asked["source"]))
    return ["", *lines] if before and lines else lines


def _buttons(texts: Texts, branch: Branch, found: Sequence[Round]) -> Sequence[tuple[Button, ...]]:
    """收进错题本 for each question, and 题目有疑问."""
    if len(found) == 1:
        doubt = Button(texts.plain("result-doubt"), url=link(branch.bot_id, "qr", found[0].id))
        return [(tap(texts.plain("result-save"), "qs", found[0].id), doubt)]
    save = [
        tap(texts.plain("result-save-one", number=at), "qs", row.id)
        for at, row in enumerate(found, 1)
    ]
    doubt = Button(texts.plain("result-doubt"), url=link(branch.bot_id, "qx", found[0].id))
    return [*rows(save), (doubt,)]


def answer(texts: Texts, row: Round) -> str:
    """Says what is right: the texts of the options (each person saw them in another order), with
    letters where the group saw letters; of a text the best wordings."""
    asked = row.asked
    if row.form == "text":
        said = [blank[0] for blank in asked["blanks"]]
    else:
        shown = (lettered(asked) if row.form == "letters" else []) or asked["options"]
        said = [shown[place] for place in asked["answer"]]
    return cut(texts.plain("answer-between").join(said), 8 * ANSWER)


def say_seconds(texts: Texts, seconds: float) -> str:
    """Says a span in seconds, minutes or hours."""
    whole = max(1, round(seconds))
    if whole < 60:
        return texts.plain("answer-seconds", many=whole)
    if whole < 3600:
        return texts.plain("answer-minutes", many=whole // 60)
    return texts.plain("answer-hours", many=whole // 3600)


def named(texts: Texts, branch: Branch, row: Round, now: datetime) -> str:
    """Names a question by its day, and by its number where there were several."""
    year = local_day(now, branch.zone).year
    day = say_date(texts, local_day(row.posted_at, branch.zone), year)
    if row.numbers > 1:
        return texts.plain("question-named-number", day=day, number=row.number)
    return texts.plain("question-named", day=day)


def corrected(
    texts: Texts, branch: Branch, row: Round, many: tuple[int, int], now: datetime
) -> str:
    """Says that a key was corrected, and how many answers became right and wrong by it."""
    lines = [
        texts(
            "note-corrected",
            question=named(texts, branch, row, now),
            answer=cut(answer(texts, row), ANSWER),
        )
    ]
    righted, wronged = many
    if righted or wronged:
        lines.append(texts("note-changes", righted=righted, wronged=wronged))
    return "\n".join(lines)


def voided(texts: Texts, branch: Branch, row: Round, now: datetime) -> str:
    """Says that a question was taken out."""
    return texts("note-void", question=named(texts, branch, row, now))
