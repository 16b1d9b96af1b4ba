"""Shows contests: the scoreboard in the group, the page of the person who leads one, praise."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Contest
from data.queries import card as cards, contest as contests
from data.queries.branch import subgroups
from data.queries.contest import Score
from data.values.scoring import means, places
from handlers.contest import rules
from handlers.shared.dates import clock
from handlers.shared.forms import Answers
from handlers.shared.names import clipped, say_names
from handlers.shared.notify import texts_for
from handlers.shared.view import Button, OutMessage, Texts, back_to, say_when, tap, texts_in

MEDALS = ("🥇", "🥈", "🥉")
MOST_TEAMS = 8


def draw_board(session: Session, now: datetime, contest_id: int) -> OutMessage | None:
    """The card of a contest as it stands."""
    contest = session.get(Contest, contest_id)
    if contest is None:
        return None
    branch = session.get_one(Branch, contest.branch_id)
    texts = texts_in(branch.language)
    lines = [texts("contest-heading", title=contest.title)]
    if contest.state in {"ended", "stopped"}:
        lines += _over(session, texts, contest)
    else:
        lines += _under_way(session, texts, branch, contest, now)
    return OutMessage("\n".join(lines)).with_buttons(_buttons(texts, contest))


def rule(texts: Texts, contest: Contest) -> str:
    """The rules in one line."""
    return texts("contest-rule", many=len(contest.questions), seconds=contest.seconds)


def _buttons(texts: Texts, contest: Contest) -> tuple[Button, ...]:
    join = tap(texts.plain("contest-join"), "ct.j", contest.id)
    mine = tap(texts.plain("contest-mine"), "ct.m", contest.id)
    if contest.state == "joining":
        return (join,)
    return (join, mine) if contest.state in contests.UNDER_WAY else (mine,)


def _under_way(
    session: Session, texts: Texts, branch: Branch, contest: Contest, now: datetime
) -> list[str]:
    many, names = contests.joined(session, contest.id)
    lines = [rule(texts, contest), texts("contest-how"), ""]
    if contest.state == "joining":
        soon = (contest.begins_at - now).total_seconds() < rules.PATIENCE.total_seconds()
        key = "contest-begins-soon" if soon else "contest-begins"
        lines.append(texts(key, time=clock(contest.begins_at, branch.zone)))
    else:
        lines.append(progress(texts, contest))
    lines.append(texts("contest-joined", many=many))
    found = contests.standings(session, contest.id)
    if found:
        lines += ["", *ranking(texts, found), *_teams(session, texts, contest, found)]
    elif names:
        lines.append(texts("contest-latest", names=say_names(texts, names)))
    return lines


def progress(texts: Texts, contest: Contest) -> str:
    """Which question is under way."""
    key = "contest-paused" if contest.state == "paused" else "contest-at"
    return texts(key, number=contest.number, many=len(contest.questions))


def _over(session: Session, texts: Texts, contest: Contest) -> list[str]:
    asked = len(contests.rounds(session, contest.id))
    stopped = contest.state == "stopped"
    lines = [texts("contest-stopped" if stopped else "contest-ended", many=asked)]
    found = contests.standings(session, contest.id)
    if not found:
        return [*lines, texts("contest-nobody")]
    lines += ["", *ranking(texts, found), *_teams(session, texts, contest, found), ""]
    if flawless := [one.name for one in found if asked and one.right == asked]:
        lines.append(texts("contest-flawless", names=say_names(texts, flawless)))
    lines.append(texts("contest-took-part", many=len(found)))
    if others := contests.apart(session, contest.id):
        lines.append(texts("contest-apart", many=others))
    return lines


def ranking(texts: Texts, found: Sequence[Score], most: int = rules.SHOWN) -> list[str]:
    """The first places, one a line; a tie is a tie. Who has no points yet is not named."""
    found = [one for one in found if one.points]
    ordered = places([one.points for one in found])
    return [
        texts(
            "contest-place",
            place=MEDALS[place - 1] if place <= len(MEDALS) else f"{place}.",
            name=clipped(one.name),
            points=one.points,
            right=one.right,
        )
        for place, one in zip(ordered[:most], found, strict=False)
    ]


def teams(session: Session, contest: Contest, found: Sequence[Score]) -> list[tuple[str, int, int]]:
    """Subgroups by what their players have on average: name, rounded average, players."""
    if not contest.teams:
        return []
    names = {group.id: group.name for group in subgroups(session, contest.branch_id)}
    playing = [(names[one.subgroup_id], one.points) for one in found if one.subgroup_id in names]
    every = [name for name, _ in playing]
    return [(name, round(mean), every.count(name)) for name, mean in means(playing).items()]


def _teams(session: Session, texts: Texts, contest: Contest, found: Sequence[Score]) -> list[str]:
    made = teams(session, contest, found)
    if not made:
        return []
    ordered = places([mean for _, mean, _ in made])
    return [
        "",
        texts("contest-teams"),
        *(
            texts("contest-team", place=f"{place}.", name=clipped(name), mean=mean, many=many)
            for place, (name, mean, many) in zip(ordered[:MOST_TEAMS], made, strict=False)
        ),
    ]


def praise(session: Session, texts: Texts, contest: Contest, found: Sequence[Score]) -> OutMessage:
    """What the group hears at the end: who was best, and thanks to all."""
    ordered = places([one.points for one in found])
    best = [one for place, one in zip(ordered, found, strict=True) if place == 1]
    names = say_names(texts, [one.name for one in best], 200)
    lines = [
        texts("contest-heading", title=contest.title),
        texts("contest-best", names=names, points=best[0].points, many=len(best)),
    ]
    for wanted in (2, 3):
        also = [one.name for place, one in zip(ordered, found, strict=True) if place == wanted]
        if also:
            said = say_names(texts, also, 200)
            lines.append(texts("contest-next-best", place=wanted, names=said))
    if made := teams(session, contest, found):
        first = [name for name, mean, _ in made if mean == made[0][1]]
        names = say_names(texts, first, 200)
        lines.append(texts("contest-best-team", names=names, mean=made[0][1]))
    lines += ["", texts("contest-thanks", many=len(found))]
    return OutMessage("\n".join(lines)).with_buttons(
        tap(texts.plain("contest-mine"), "ct.m", contest.id)
    )


def own(texts: Texts, found: Sequence[Score], member_id: int) -> str:
    """The answer of 我的成绩."""
    ordered = places([one.points for one in found])
    for place, one in zip(ordered, found, strict=True):
        if one.member_id == member_id:
            return texts.plain(
                "contest-own",
                place=place,
                many=len(found),
                points=one.points,
                right=one.right,
                answered=one.answered,
            )
    return texts.plain("contest-own-none")


def draw_page(session: Session, now: datetime, contest_id: int) -> OutMessage | None:
    """The page, as the clock redraws it."""
    contest = session.get(Contest, contest_id)
    if contest is None:
        return None
    branch = session.get_one(Branch, contest.branch_id)
    card = cards.of(session, rules.PAGE, contest_id)
    texts = texts_for(session, card.chat_id if card else None, branch)
    return page(session, texts, branch, contest, now)


def page(
    session: Session, texts: Texts, branch: Branch, contest: Contest, now: datetime
) -> OutMessage:
    """The page of a contest."""
    many, names = contests.joined(session, contest.id)
    lines = [texts("contest-heading", title=contest.title), rule(texts, contest), ""]
    lines.append(_state(session, texts, branch, contest, now))
    lines.append(texts("contest-joined", many=many))
    found = contests.standings(session, contest.id)
    if found:
        lines += ["", *ranking(texts, found)]
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
    line = progress(texts, contest)
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
        tap(texts.plain("contest-stop-yes"), "ct.y", contest.id), back_to(texts, "ct.v", contest.id)
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


def summary(answers: Answers) -> str:
    """Everything about a new contest at a glance."""
    texts, many, seconds = answers.texts, answers["questions"], answers["seconds"]
    lines = [
        texts("contest-heading", title=answers["title"]),
        texts("contest-rule", many=many, seconds=seconds),
        texts("contest-lasts", minutes=rules.minutes(many, seconds)),
    ]
    if answers["tags"]:
        names = texts.plain("between-names").join(map(clipped, answers["tags"]))
        lines.append(texts("contest-about", tags=names))
    if answers["difficulty"]:
        lines.append(texts.plain(f"contest-level-{rules.level(answers['difficulty'])}"))
    return "\n".join(lines)
