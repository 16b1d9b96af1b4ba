"""The private page of who leads a contest: how it stands, and what can be done with it now."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Contest
from data.queries import contest as contests
from data.values.out import Button, OutMessage
from handlers.contest import board
from handlers.shared.buttons import tap
from handlers.shared.dates import say_when
from handlers.shared.texts import Texts, texts_in
from handlers.signin.view import say_names


def draw(session: Session, now: datetime, contest_id: int) -> OutMessage | None:
    """The page, as the clock redraws it."""
    contest = session.get(Contest, contest_id)
    if contest is None:
        return None
    branch = session.get_one(Branch, contest.branch_id)
    return page(session, texts_in(branch.language), branch, contest, now)


def page(
    session: Session, texts: Texts, branch: Branch, contest: Contest, now: datetime
) -> OutMessage:
    """The page of a contest."""
    many, names = contests.joined(session, contest.id)
    lines = [texts("contest-heading", title=contest.title), board.rule(texts, contest), ""]
    lines.append(_state(session, texts, branch, contest, now))
    lines.append(texts("contest-joined", many=many))
    found = contests.standings(session, contest.id)
    if found:
        lines += ["", *board.ranking(texts, found)]
    elif names:
        lines.append(texts("contest-latest", names=say_names(texts, names)))
    back = (tap(texts.plain("contest-all"), "ct.o", branch.id),)
    return OutMessage("\n".join(lines)).with_buttons(*_actions(texts, contest), back)


def _state(session: Session, texts: Texts, branch: Branch, contest: Contest, now: datetime) -> str:
    if contest.state == "joining":
        return texts("contest-joining-until", when=say_when(texts, contest.begins_at, now, branch))
    if contest.state not in contests.UNDER_WAY:
        asked = len(contests.rounds(session, contest.id))
        stopped = contest.state == "stopped"
        return texts("contest-stopped" if stopped else "contest-ended", many=asked)
    line = board.progress(texts, contest)
    row = contests.round_of(session, contest)
    if row is None or row.state != "open":
        return line
    return f"{line}\n" + texts("contest-answering", many=contests.answering(session, row.id))


def _actions(texts: Texts, contest: Contest) -> tuple[tuple[Button, ...], ...]:
    """What may be done in each state, the likeliest first."""

    def button(key: str, verb: str) -> Button:
        return tap(texts.plain(key), verb, contest.id)

    stop = button("contest-stop", "ct.x")
    match contest.state:
        case "joining":
            return (button("contest-begin", "ct.b"),), (button("contest-cancel", "ct.x"),)
        case "running":
            both = (button("contest-pause", "ct.p"), button("contest-skip", "ct.s"))
            return both, (stop, button("contest-look", "ct.v"))
        case "paused":
            return (button("contest-resume", "ct.r"),), (stop, button("contest-look", "ct.v"))
        case _:
            return ()


def sure(texts: Texts, contest: Contest) -> OutMessage:
    """Asks once more before a contest is ended."""
    key = "contest-cancel-sure" if contest.state == "joining" else "contest-stop-sure"
    return OutMessage(texts(key, title=contest.title)).with_buttons(
        (tap(texts.plain("contest-stop-yes"), "ct.y", contest.id),),
        (tap(texts.plain("back"), "ct.v", contest.id),),
    )


def overview(
    texts: Texts, branch: Branch, current: Contest | None, last: Contest | None
) -> OutMessage:
    """/contest: the one under way or the last one, and the way to a new one."""
    rows: list[tuple[Button, ...]] = []
    lines = [texts("contest-overview")]
    if current is not None:
        lines.append(texts("contest-now", title=current.title))
        rows.append((tap(texts.plain("contest-open"), "ct.v", current.id),))
    else:
        if last is None:
            lines.append(texts("contest-none"))
        else:
            lines.append(texts("contest-last", title=last.title))
        rows.append((tap(texts.plain("contest-new"), "ct.n", branch.id),))
        if last is not None:
            rows.append((tap(texts.plain("contest-open-last"), "ct.v", last.id),))
    return OutMessage("\n".join(lines)).with_buttons(*rows)
