"""Shows questions in the group."""

from collections.abc import Sequence
from typing import Any

from data.models import Branch, Round
from data.values.asked import LONGEST_DESCRIPTION, cut_explanation, lettered, messages
from data.values.question import Picture, letters
from handlers.shared.dates import clock
from handlers.shared.view import Button, OutFile, OutMessage, OutPoll, Texts, escape, link


def heading(texts: Texts, kind: str, number: int, numbers: int) -> str:
    """Says before the stem which of several questions it is, and that several options may be
    right."""
    which = texts.plain("question-which", number=number, numbers=numbers) if numbers > 1 else ""
    return which + (texts.plain("question-several") if kind == "multiple" else "")


def polls(
    texts: Texts, row: Round, picture: Picture | None, *, period: int, hidden: bool, shuffled: bool
) -> list[OutMessage]:
    """Builds the messages that ask a question with options; the last one is the poll."""
    head = heading(texts, row.asked["kind"], row.number, row.numbers)
    before: list[OutMessage] = []
    description, question = "", head + row.asked["stem"]
    options = tuple(row.asked["options"])
    if row.form == "letters":
        lines = _lines(head, row.asked)
        question = head + texts.plain("question-letters")
        if row.asked["kind"] != "judge":
            options = tuple(letters((place,)) for place in range(len(options)))
        if len("\n".join(lines)) <= LONGEST_DESCRIPTION:
            description = "\n".join(map(escape, lines))
        else:
            before = [OutMessage(escape(text)) for text in messages(lines)]
            question = head + texts.plain("question-letters-above")
    poll = OutPoll(
        question,
        options,
        correct=tuple(row.asked["answer"]),
        explanation=cut_explanation(row.asked["explanation"], row.asked["source"]),
        multiple=row.asked["multiple"],
        shuffled=shuffled and row.form == "poll",
        hidden=hidden,
        period=period,
        closes=0 if period else int(row.closes_at.timestamp()),
    )
    return [*before, OutMessage(description, poll=poll, file=_photo(picture))]


def _lines(head: str, asked: dict[str, Any]) -> list[str]:
    options = lettered(asked)
    return [head + asked["stem"], *(["", *options] if options else [])]


def _photo(picture: Picture | None) -> OutFile | None:
    return OutFile("photo", picture.name, picture.content) if picture else None


def fill(texts: Texts, branch: Branch, row: Round, answered: int) -> OutMessage:
    """Shows the card of a question to fill in: stem, number of answers, and the way to answer."""
    head = heading(texts, row.asked["kind"], row.number, row.numbers)
    lines = [texts("fill-head", stem=head + row.asked["stem"]), ""]
    if row.state != "open":
        lines.append(texts("fill-over" if row.state == "closed" else "fill-void", many=answered))
        return OutMessage("\n".join(lines))
    blanks = len(row.asked["blanks"])
    lines.append(texts("fill-how", blanks=blanks))
    closes = clock(row.closes_at, branch.zone)
    lines.append(texts("fill-counts", many=answered, closes=closes))
    button = Button(texts.plain("fill-answer"), url=link(branch.bot_id, "qa", row.id))
    return OutMessage("\n".join(lines)).with_buttons(button)


def alone(picture: Picture | None) -> Sequence[OutMessage]:
    """Sends the picture of a question to fill in before its card, which is edited and has none."""
    file = _photo(picture)
    return [OutMessage("", file=file)] if file else []
