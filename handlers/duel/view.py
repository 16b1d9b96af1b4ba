"""Shows a player's page of a duel in all its states, the list of opponents, and the result."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch, Contest, Member
from data.queries import duel as duels, question as bank
from data.queries.duel import Seat
from data.values.asked import lettered, shown
from data.values.question import QuestionKind, letters
from handlers.duel import rules
from handlers.practice.rules import on_buttons
from handlers.shared.notify import texts_for
from handlers.shared.texts import Texts
from handlers.shared.view import Button, OutMessage, Rows, clipped, in_line, link, pages, rows, tap

LONGEST_LINE = 60


def draw(session: Session, _now: datetime, player_id: int) -> OutMessage | None:
    """Draws a player's page for the clock."""
    seat = duels.seat(session, player_id)
    if seat is None:
        return None
    return page(session, texts_for(session, seat.member.account_id, seat.branch), seat)


def page(session: Session, texts: Texts, seat: Seat, mask: int = 0) -> OutMessage:
    """Shows a player's page; `mask` holds the options ticked so far."""
    match seat.contest.state:
        case "joining":
            return _invitation(texts, seat)
        case "running":
            return _running(session, texts, seat, mask)
        case "ended":
            return _result(session, texts, seat)
        case _:
            return OutMessage(texts("duel-stopped", name=seat.rival.shown))


def _invitation(texts: Texts, seat: Seat) -> OutMessage:
    values = {"name": seat.rival.shown, "many": rules.QUESTIONS, "seconds": rules.SECONDS}
    player = seat.player.id
    if not seat.challenged:
        return OutMessage(texts("duel-waits", **values)).with_buttons(
            tap(texts.plain("duel-withdraw"), "du.n", player)
        )
    return OutMessage(texts("duel-invited", **values)).with_buttons(
        tap(texts.plain("duel-accept"), "du.y", player),
        tap(texts.plain("duel-decline"), "du.n", player),
    )


def _running(session: Session, texts: Texts, seat: Seat, mask: int) -> OutMessage:
    player = seat.player
    if seat.through:
        return OutMessage(texts("duel-through", name=seat.rival.shown))
    if player.shown_at is None:
        key = "duel-timed-out" if player.answered else "duel-ready"
        text = texts(key, name=seat.rival.shown, many=rules.QUESTIONS, seconds=rules.SECONDS)
        on = texts.plain("duel-next" if player.answered else "duel-start")
        return OutMessage(text).with_buttons(tap(on, "du.w", player.id, player.answered + 1))
    question = asked(session, texts, seat)
    if question is None:
        return OutMessage(texts("duel-question-gone")).with_buttons(
            tap(texts.plain("duel-next"), "du.s", player.id, player.answered + 1, 0)
        )
    return _question(texts, seat, question, mask)


def asked(session: Session, texts: Texts, seat: Seat) -> dict[str, object] | None:
    """Returns a player's open question as both see it, or None where it is gone."""
    question_id = seat.contest.questions[seat.player.answered]
    row = session.get(BankQuestion, question_id)
    return None if row is None else shown_in(session, texts, seat.contest, row)


def shown_in(
    session: Session, texts: Texts, contest: Contest, row: BankQuestion
) -> dict[str, object]:
    """Returns a question as both players see it."""
    value = bank.as_value(session, row)
    options = value.options
    if value.kind is QuestionKind.JUDGE:
        options = (texts.plain("question-true"), texts.plain("question-false"))
    return shown(value, options, f"duel {contest.id} {row.id}")


def _question(texts: Texts, seat: Seat, asked: dict[str, Any], mask: int) -> OutMessage:
    at, judge = seat.player.answered + 1, asked["kind"] == "judge"
    short = judge or on_buttons(asked["options"])
    several = texts.plain("question-several") if asked["multiple"] else ""
    lines = [
        texts("duel-head", name=seat.rival.shown, at=at, many=len(seat.contest.questions)),
        "",
        texts("duel-line", line=several + asked["stem"]),
    ]
    if not short:
        lines += ["", *(texts("duel-line", line=line) for line in lettered(asked))]
    lines += ["", texts("duel-time", seconds=seat.contest.seconds)]
    buttons = [
        _option(texts, seat, asked, mask, one, short=short) for one in range(len(asked["options"]))
    ]
    wide = (2 if judge else 1) if short else (2 if len(buttons) == 4 else 3)
    submit = tap(texts.plain("duel-submit"), "du.s", seat.player.id, at, mask)
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(buttons, wide), (submit,) if asked["multiple"] else ()
    )


def _option(
    texts: Texts, seat: Seat, asked: dict[str, Any], mask: int, one: int, *, short: bool
) -> Button:
    """Makes the button of an option, which ticks it where several may be right, else answers."""
    label = letters((one,))
    if asked["kind"] == "judge":
        label = asked["options"][one]
    elif short:
        label = f"{label}. {asked['options'][one]}"
    here = (seat.player.id, seat.player.answered + 1)
    if not asked["multiple"]:
        return tap(label, "du.s", *here, 1 << one)
    chosen = "duel-chosen" if mask >> one & 1 else "duel-unchosen"
    return tap(texts.plain(chosen, label=label), "du.m", *here, rules.toggled(mask, one))


def _result(session: Session, texts: Texts, seat: Seat) -> OutMessage:
    lines = [texts(_verdict(seat)), score(texts, seat), ""]
    mine = duels.given(session, seat.contest, seat.member.id)
    for at, question_id in enumerate(seat.contest.questions, 1):
        row = session.get(BankQuestion, question_id)
        if row is not None:
            lines.append(_review(session, texts, seat, row, at, mine.get(question_id)))
    publish: Rows = ()
    if not seat.player.agrees:
        publish = ((tap(texts.plain("duel-publish"), "du.b", seat.player.id),),)
    elif not seat.other.agrees:
        lines += ["", texts("duel-agreed", name=seat.rival.shown)]
    again = (tap(texts.plain("duel-again"), "du.c", seat.branch.id, seat.rival.id),)
    return OutMessage("\n".join(lines)).with_buttons(*publish, again)


def _verdict(seat: Seat) -> str:
    mine, theirs = seat.player.points, seat.other.points
    return "duel-tie" if mine == theirs else "duel-won" if mine > theirs else "duel-lost"


def score(texts: Texts, seat: Seat) -> str:
    """Says both players' points, the better one first."""
    both = [(seat.player, seat.member), (seat.other, seat.rival)]
    both.sort(key=lambda one: (-one[0].points, one[0].id))
    (first, winner), (second, loser) = both
    return texts(
        "duel-score",
        first=winner.shown,
        second=loser.shown,
        points=first.points,
        right=first.right,
        others=second.points,
        theirs=second.right,
    )


def _review(
    session: Session, texts: Texts, seat: Seat, row: BankQuestion, at: int, right: bool | None
) -> str:
    """Says a question of a finished duel with its right answer."""
    asked = shown_in(session, texts, seat.contest, row)
    options: list[str] = asked["options"]  # type: ignore[assignment]
    places: list[int] = asked["answer"]  # type: ignore[assignment]
    answer = texts.plain("between-names").join(options[one] for one in places)
    key = "duel-review-right" if right else "duel-review-wrong"
    if right is None:
        key = "duel-review-none"
    return texts(
        key, at=at, stem=in_line(row.stem, LONGEST_LINE), answer=in_line(answer, LONGEST_LINE)
    )


def choice(texts: Texts, branch: Branch, found: Sequence[Member], at: int) -> OutMessage:
    """Offers the opponents that may be challenged."""
    if not found:
        return OutMessage(texts("duel-nobody"))
    buttons = [tap(clipped(one.shown), "du.c", branch.id, one.id) for one in found]
    return OutMessage(texts("duel-whom", many=rules.QUESTIONS, seconds=rules.SECONDS)).with_buttons(
        *pages(texts, buttons, at, "du.p", branch.id, size=6),
        tap(texts.plain("cancel"), "du.x", branch.id),
    )


def ask_challenge(texts: Texts, branch: Branch, rival: Member) -> OutMessage:
    """Asks who came by a link whether to challenge the member it names."""
    return OutMessage(texts("duel-sure", name=rival.shown)).with_buttons(
        (
            tap(texts.plain("duel-challenge"), "du.c", branch.id, rival.id),
            tap(texts.plain("cancel"), "du.x"),
        )
    )


def called(texts: Texts, seat: Seat) -> OutMessage:
    """Says a challenge in the group, with a link for a rival who cannot be written to."""
    text = texts("duel-called", name=seat.member.shown, rival=seat.rival.shown)
    return OutMessage(text).with_buttons(
        Button(texts.plain("duel-accept"), url=link(seat.branch.bot_id, "da", seat.other.id))
    )


def published(texts: Texts, seat: Seat) -> OutMessage:
    """Says the result in the group."""
    key = "duel-published-tie" if seat.player.points == seat.other.points else "duel-published"
    return OutMessage(f"{texts(key)}\n{score(texts, seat)}")
