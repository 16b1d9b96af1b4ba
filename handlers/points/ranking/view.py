"""Shows the ranking, in the group and privately."""

from collections.abc import Iterator, Sequence

from data.models import Branch, Member
from data.values.hours import STUDY_HOUR
from handlers.points.ranking.service import KINDS, Choice, Place
from handlers.shared.view import Button, OutMessage, Texts, tap

TOP = 10
MOST = 50
"""Lines of a page; a member further down finds the own place below it."""
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}


def board(texts: Texts, lines: Sequence[Place], choice: Choice) -> OutMessage:
    """Shows everybody the first ten of the branch, with those who share the tenth place."""
    shown = [one for one in lines if one.place <= TOP][: 2 * TOP]
    heading = texts("rank-title", what=_what(texts, choice))
    if not shown:
        return OutMessage(f"{heading}\n{texts('rank-empty')}", silent=True)
    rows = [_row(texts, one, choice.ledger, None) for one in shown]
    return OutMessage("\n".join([heading, "", *rows]), silent=True)


def page(
    texts: Texts, branch: Branch, member: Member, lines: Sequence[Place], choice: Choice
) -> OutMessage:
    """Shows the ranking with the asker's own place, and what else can be ranked."""
    most = TOP if branch.ranking == "top" else MOST
    shown = [one for one in lines if one.place <= most][: most + TOP]
    rows = [_row(texts, one, choice.ledger, member) for one in shown]
    text = "\n".join(
        [
            texts("rank-title", what=_what(texts, choice)),
            "",
            *(rows or [texts("rank-empty")]),
            "",
            _own(texts, member, lines, choice.ledger),
        ]
    )
    hide = texts.plain("rank-show-me" if member.hides_rank else "rank-hide-me")
    args = (choice.period, choice.scope, choice.ledger)
    return OutMessage(text).with_buttons(
        tuple(_period(texts, branch, choice, one) for one in KINDS),
        tuple(_other(texts, branch, choice, has_subgroup=member.subgroup_id is not None)),
        (
            tap(hide, "pt.rh", branch.id, *args),
            tap(texts.plain("me-open"), "pt.m", branch.id, choice.period),
        ),
    )


def _period(texts: Texts, branch: Branch, choice: Choice, period: str) -> Button:
    label = texts.plain(f"rank-in-{period}")
    if period == choice.period:
        label = texts.plain("chosen", label=label)
    return tap(label, "pt.r", branch.id, period, choice.scope, choice.ledger)


def _other(texts: Texts, branch: Branch, choice: Choice, *, has_subgroup: bool) -> Iterator[Button]:
    """Offers the other ledger, and the own subgroup or the whole branch."""
    ledger = "h" if choice.ledger == "p" else "p"
    label = texts.plain(f"rank-by-{ledger}")
    yield tap(label, "pt.r", branch.id, choice.period, choice.scope, ledger)
    if has_subgroup:
        scope = "s" if choice.scope == "b" else "b"
        label = texts.plain(f"rank-of-{scope}")
        yield tap(label, "pt.r", branch.id, choice.period, scope, choice.ledger)


def _what(texts: Texts, choice: Choice) -> str:
    return texts.plain(
        "rank-what",
        period=texts.plain(f"rank-in-{choice.period}"),
        scope=choice.scope,
        ledger=choice.ledger,
    )


def _row(texts: Texts, line: Place, ledger: str, asker: Member | None) -> str:
    own = asker is not None and line.member.id == asker.id
    hidden = line.member.hides_rank and not own
    name = texts.plain("rank-somebody") if hidden else line.member.shown
    key = "rank-row-own" if own else "rank-row"
    place = MEDALS.get(line.place, f"{line.place}.")
    return texts(key, place=place, name=name, total=_exact(texts, line.total, ledger))


def _own(texts: Texts, member: Member, lines: Sequence[Place], ledger: str) -> str:
    mine = next((one for one in lines if one.member.id == member.id), None)
    if mine is None:
        return texts("rank-own-none")
    ahead = [one.total for one in lines if one.total > mine.total]
    if not ahead:
        return texts("rank-own-first", many=len(lines))
    missing = _exact(texts, min(ahead) - mine.total, ledger)
    return texts("rank-own", place=mine.place, many=len(lines), missing=missing)


def _exact(texts: Texts, total: int, ledger: str) -> str:
    """As `amount`, but less than an hour is said in minutes, for it must not read as 0 hours."""
    if ledger == "h" and total < STUDY_HOUR:
        return texts.plain("minutes-amount", minutes=total)
    return amount(texts, total, ledger)


def amount(texts: Texts, total: int, ledger: str) -> str:
    """Says points, or minutes in hours of study, with their unit."""
    if ledger == "p":
        return texts.plain("points-amount", points=total)
    return texts.plain("hours-amount", hours=round(total / STUDY_HOUR, 1))
