"""What a member sees of the daily question: what is open, and the own run of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from data.models import Answer, Branch, Round, Streak
from data.values import rich
from data.values.out import Button, OutMessage
from handlers.shared.buttons import link, tap
from handlers.shared.dates import say_when
from handlers.shared.identity import IDENTITY
from handlers.shared.texts import Texts, escape

STEM = 60
LABEL = 30


@dataclass(frozen=True, slots=True)
class Mine:
    """An open question, the member's answer to it, and the button that leads to it."""

    row: Round
    answer: Answer | None
    way: tuple[Button, ...]


def page(
    texts: Texts,
    branch: Branch,
    seen: Sequence[Mine],
    streak: Streak | None,
    now: datetime,
    *,
    keeps: bool,
) -> OutMessage:
    """The open questions, and the run of days; `keeps`: the way back for who looks after them."""
    lines = [texts("mine-head")]
    buttons: list[tuple[Button, ...]] = []
    for one in seen:
        done = one.answer is not None and bool(one.answer.options or one.answer.text)
        lines.append(
            texts(
                "mine-done" if done else "mine-open",
                stem=rich.excerpt(escape(one.row.asked["stem"]), STEM),
                closes=say_when(texts, one.row.closes_at, now, branch),
            )
        )
        if not done and one.way not in buttons:
            buttons.append(one.way)
    if not seen:
        lines.append(texts("mine-none"))
    if streak is not None and streak.best:
        lines += ["", texts("mine-run", days=streak.run, best=streak.best)]
    if keeps:
        buttons.append((tap(texts.plain("back"), "qd.l", branch.id, 0),))
    return OutMessage("\n".join(lines)).with_buttons(*buttons)


def doubts(texts: Texts, found: Sequence[Round]) -> OutMessage:
    """Which of the questions asked together."""
    buttons = [
        (
            Button(
                texts.plain(
                    "doubt-one",
                    number=row.number,
                    stem=rich.excerpt(escape(row.asked["stem"]), LABEL),
                ),
                url=link(IDENTITY.username, "qr", row.id),
            ),
        )
        for row in found
    ]
    return OutMessage(texts("doubt-which")).with_buttons(*buttons)
