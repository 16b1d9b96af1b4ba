"""A player's own page of a duel in all its states, the choice of whom to challenge, the result."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch, Member
from data.queries import duel as duels
from data.values.asked import lettered
from data.values.out import Button, OutMessage, Rows
from data.values.question import letters
from handlers.duel import rules, service
from handlers.duel.service import Seat
from handlers.practice.rules import on_buttons
from handlers.shared.buttons import link, pages, rows, tap
from handlers.shared.identity import IDENTITY
from handlers.shared.names import clipped
from handlers.shared.texts import Texts, texts_in

LONGEST_LINE = 60


def draw(session: Session, _now: datetime, player_id: int) -> OutMessage | None:
    """The page, as the clock draws it: in the branch's language."""
    place = service.seat(session, player_id)
    if place is None:
        return None
    return page(session, texts_in(place.branch.language), place)


def page(session: Session, texts: Texts, place: Seat, mask: int = 0) -> OutMessage:
    """A player's page as the duel stands; `mask`: what is chosen so far of several options."""
    match place.contest.state:
        case "joining":
            return _invitation(texts, place)
        case "running":
            return _running(session, texts, place, mask)
        case "ended":
            return _result(session, texts, place)
        case _:
            return OutMessage(texts("duel-stopped", name=place.rival.name))


def _invitation(texts: Texts, place: Seat) -> OutMessage:
    values = {"name": place.rival.name, "many": rules.QUESTIONS, "seconds": rules.SECONDS}
    player = place.player.id
    if not place.challenged:
        return OutMessage(texts("duel-waits", **values)).with_buttons(
            (tap(texts.plain("duel-withdraw"), "du.n", player),)
        )
    return OutMessage(texts("duel-invited", **values)).with_buttons(
        (tap(texts.plain("duel-accept"), "du.y", player),),
        (tap(texts.plain("duel-decline"), "du.n", player),),
    )


def _running(session: Session, texts: Texts, place: Seat, mask: int) -> OutMessage:
    player = place.player
    if place.through:
        return OutMessage(texts("duel-through", name=place.rival.name))
    if player.shown_at is None:
        key = "duel-timed-out" if player.answered else "duel-ready"
        text = texts(key, name=place.rival.name, many=rules.QUESTIONS, seconds=rules.SECONDS)
        on = texts.plain("duel-next" if player.answered else "duel-start")
        return OutMessage(text).with_buttons(
            (tap(on, "du.w", player.id, player.answered + 1),),
        )
    asked = service.asked(session, texts, place)
    if asked is None:
        return OutMessage(texts("duel-question-gone")).with_buttons(
            (tap(texts.plain("duel-next"), "du.s", player.id, player.answered + 1, 0),)
        )
    return _question(texts, place, asked, mask)


def _question(texts: Texts, place: Seat, asked: dict[str, Any], mask: int) -> OutMessage:
    at, judge = place.player.answered + 1, asked["kind"] == "judge"
    short = judge or on_buttons(asked["options"])
    several = texts.plain("question-several") if asked["multiple"] else ""
    lines = [
        texts("duel-head", name=place.rival.name, at=at, many=len(place.contest.questions)),
        "",
        texts("duel-line", line=several + asked["stem"]),
    ]
    if not short:
        lines += ["", *(texts("duel-line", line=line) for line in lettered(asked))]
    lines += ["", texts("duel-time", seconds=place.contest.seconds)]
    buttons = [
        _option(texts, place, asked, mask, one, short=short) for one in range(len(asked["options"]))
    ]
    wide = (2 if judge else 1) if short else (2 if len(buttons) == 4 else 3)
    submit = tap(texts.plain("duel-submit"), "du.s", place.player.id, at, mask)
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(buttons, wide), (submit,) if asked["multiple"] else ()
    )


def _option(
    texts: Texts, place: Seat, asked: dict[str, Any], mask: int, one: int, *, short: bool
) -> Button:
    """An option: of several, a tap ticks it; else a tap is the answer."""
    label = letters((one,))
    if asked["kind"] == "judge":
        label = asked["options"][one]
    elif short:
        label = f"{label}. {asked['options'][one]}"
    here = (place.player.id, place.player.answered + 1)
    if not asked["multiple"]:
        return tap(label, "du.s", *here, 1 << one)
    chosen = "duel-chosen" if mask >> one & 1 else "duel-unchosen"
    return tap(texts.plain(chosen, label=label), "du.m", *here, rules.toggled(mask, one))


def _result(session: Session, texts: Texts, place: Seat) -> OutMessage:
    lines = [texts(_verdict(place)), score(texts, place), ""]
    mine = duels.given(session, place.contest, place.member.id)
    for at, question_id in enumerate(place.contest.questions, 1):
        row = session.get(BankQuestion, question_id)
        if row is not None:
            lines.append(_review(session, texts, place, row, at, mine.get(question_id)))
    publish: Rows = ()
    if not place.player.agrees:
        publish = ((tap(texts.plain("duel-publish"), "du.b", place.player.id),),)
    elif not place.other.agrees:
        lines += ["", texts("duel-agreed", name=place.rival.name)]
    again = (tap(texts.plain("duel-again"), "du.c", place.branch.id, place.rival.id),)
    return OutMessage("\n".join(lines)).with_buttons(*publish, again)


def _verdict(place: Seat) -> str:
    mine, theirs = place.player.points, place.other.points
    return "duel-tie" if mine == theirs else "duel-won" if mine > theirs else "duel-lost"


def score(texts: Texts, place: Seat) -> str:
    """Both players with their points, the better one first."""
    both = [(place.player, place.member), (place.other, place.rival)]
    both.sort(key=lambda one: (-one[0].points, one[0].id))
    (first, winner), (second, loser) = both
    return texts(
        "duel-score",
        first=winner.name,
        second=loser.name,
        points=first.points,
        right=first.right,
        others=second.points,
        theirs=second.right,
    )


def _review(
    session: Session, texts: Texts, place: Seat, row: BankQuestion, at: int, right: bool | None
) -> str:
    """One question of a duel that is over, with what was right."""
    asked = service.shown_in(session, texts, place.contest, row)
    options: list[str] = asked["options"]  # type: ignore[assignment]
    places: list[int] = asked["answer"]  # type: ignore[assignment]
    answer = texts.plain("between-names").join(options[one] for one in places)
    key = "duel-review-right" if right else "duel-review-wrong"
    if right is None:
        key = "duel-review-none"
    return texts(key, at=at, stem=_short(row.stem), answer=_short(answer))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "…"


def choice(texts: Texts, branch: Branch, found: Sequence[Member], at: int) -> OutMessage:
    """Whom to challenge."""
    if not found:
        return OutMessage(texts("duel-nobody"))
    buttons = [tap(clipped(one.name), "du.c", branch.id, one.id) for one in found]
    return OutMessage(texts("duel-whom", many=rules.QUESTIONS, seconds=rules.SECONDS)).with_buttons(
        *pages(texts, buttons, at, "du.p", branch.id, size=6),
        (tap(texts.plain("cancel"), "du.x", branch.id),),
    )


def called(texts: Texts, place: Seat) -> OutMessage:
    """The challenge in the group, for who cannot be written to: the way into the private chat."""
    text = texts("duel-called", name=place.member.name, rival=place.rival.name)
    return OutMessage(text).with_buttons(
        (Button(texts.plain("duel-accept"), url=link(IDENTITY.username, "da", place.other.id)),)
    )


def published(texts: Texts, place: Seat) -> OutMessage:
    """The result, for the group."""
    key = "duel-published-tie" if place.player.points == place.other.points else "duel-published"
    return OutMessage(f"{texts(key)}\n{score(texts, place)}")
