"""The scoreboard of a contest in the group: who joins, how it stands, the final board; praise."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Contest
from data.queries import contest as contests
from data.queries.branch import subgroups
from data.queries.contest import Score
from data.values.out import Button, OutMessage
from data.values.scoring import means, places
from handlers.contest import rules
from handlers.shared.buttons import tap
from handlers.shared.dates import clock
from handlers.shared.texts import Texts, texts_in
from handlers.signin.view import clipped, say_names

MEDALS = ("🥇", "🥈", "🥉")
MOST_TEAMS = 8


def draw(session: Session, now: datetime, contest_id: int) -> OutMessage | None:
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
        (tap(texts.plain("contest-mine"), "ct.m", contest.id),)
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
