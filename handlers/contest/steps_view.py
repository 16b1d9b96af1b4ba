"""What making a contest looks like: one decision a step, and everything at a glance."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from data.models import Draft
from data.queries.branch import subgroups
from data.values.out import Button, OutMessage
from handlers.contest import rules
from handlers.shared.buttons import rows, tap
from handlers.shared.texts import Texts
from handlers.signin.view import clipped

MOST_TAGS = 6
"""Tags that are offered: those of the most questions."""


def _ways(texts: Texts, draft: Draft, verb: str) -> tuple[Button, ...]:
    return (
        tap(texts.plain("back"), verb, draft.id),
        tap(texts.plain("cancel"), "cs.no", draft.id),
    )


def ask_title(texts: Texts, draft: Draft) -> OutMessage:
    """The first step: what it is called."""
    out = tap(texts.plain("cancel"), "cs.no", draft.id)
    ways = _ways(texts, draft, "cs.o") if draft.data["via"] else (out,)
    return OutMessage(texts("contest-ask-title")).with_buttons(
        (tap(texts.plain("contest-title"), "cs.t", draft.id),), ways
    )


def ask_which(texts: Texts, draft: Draft, tags: Sequence[tuple[str, int]], many: int) -> OutMessage:
    """The second step: which questions, with how many fit."""
    ticked = draft.data["tags"]
    offered = [
        tap(_ticked(texts, clipped(tag), tag in ticked), "cs.g", draft.id, at)
        for at, (tag, _) in enumerate(tags[:MOST_TAGS])
    ]
    level = texts.plain(f"contest-level-{rules.level(draft.data['difficulty'])}")
    on = tap(texts.plain("contest-which-done"), "cs.bm", draft.id)
    return OutMessage(texts("contest-ask-which", many=many)).with_buttons(
        (on,),
        *rows(offered, 3),
        (tap(level, "cs.l", draft.id),),
        _ways(texts, draft, "cs.bt"),
    )


def _ticked(texts: Texts, label: str, on: bool) -> str:
    return texts.plain("contest-ticked", label=label) if on else label


def ask_many(texts: Texts, draft: Draft, there: int) -> OutMessage:
    """The third step: how many questions."""
    buttons = [
        tap(texts.plain("contest-many-of", many=many), "cs.m", draft.id, many)
        for many in rules.MANY
        if many <= there
    ]
    return OutMessage(texts("contest-ask-many", many=there)).with_buttons(
        *rows(buttons, 2), _ways(texts, draft, "cs.bw")
    )


def ask_seconds(texts: Texts, draft: Draft) -> OutMessage:
    """The fourth step: how long for each."""
    buttons = [
        tap(texts.plain("contest-seconds-of", seconds=seconds), "cs.s", draft.id, seconds)
        for seconds in rules.SECONDS
    ]
    return OutMessage(texts("contest-ask-seconds")).with_buttons(
        *rows(buttons, 3), _ways(texts, draft, "cs.bm")
    )


def summary(session: Session, texts: Texts, draft: Draft) -> OutMessage:
    """The last step: everything at a glance, and when."""
    fields: dict[str, Any] = draft.data
    lines = [
        texts("contest-heading", title=fields["title"]),
        texts("contest-rule", many=fields["questions"], seconds=fields["seconds"]),
        texts("contest-lasts", minutes=rules.minutes(fields["questions"], fields["seconds"])),
    ]
    if fields["tags"]:
        names = texts.plain("between-names").join(map(clipped, fields["tags"]))
        lines.append(texts("contest-about", tags=names))
    if fields["difficulty"]:
        lines.append(texts.plain(f"contest-level-{rules.level(fields['difficulty'])}"))
    teams: tuple[Button, ...] = ()
    if len(subgroups(session, draft.branch_id or 0)) > 1:
        key = "contest-teams-on" if fields["teams"] else "contest-teams-off"
        teams = (tap(texts.plain(key), "cs.e", draft.id),)
    now = (
        tap(texts.plain("contest-now-begin"), "cs.w", draft.id, "now"),
        tap(texts.plain("contest-soon-begin"), "cs.w", draft.id, "soon"),
    )
    by_plan = tap(texts.plain("contest-by-plan"), "cs.p", draft.id)
    begin = ((by_plan,),) if fields["via"] else (now, (by_plan,))
    return OutMessage("\n".join(lines)).with_buttons(*begin, teams, _ways(texts, draft, "cs.bs"))
