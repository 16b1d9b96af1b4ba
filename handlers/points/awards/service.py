"""Changes what the branch gives points for, and who is shown in the ranking."""

from sqlalchemy.orm import Session

from data.models import Branch
from data.queries import points
from data.values.points import DEFAULTS, Rule, Worth
from handlers.shared.refusal import Refusal

FIELDS = ("points", "a_day", "a_week")
MOST = {"points": 50, "a_day": 100, "a_week": 300}
RANKINGS = ("all", "top", "off")


def change_worth(session: Session, branch: Branch, rule: Rule, field: str, way: str) -> Worth:
    """Puts a number of a rule up (u) or down (d), or the rule back to its defaults (r); entries
    that stand stay."""
    worth = points.rules(session, branch.id)[rule]
    if way == "r":
        worth = DEFAULTS[rule]
    elif field in FIELDS and way in ("u", "d"):
        worth = changed(worth, field, up=way == "u")
    else:
        raise Refusal("button-unknown")
    points.set_rule(session, branch.id, rule, worth)
    session.flush()
    return worth


def changed(worth: Worth, field: str, *, up: bool) -> Worth:
    """Puts a number of a rule one step up or down, within its bounds; caps take larger steps."""
    step = 1 if field == "points" else 2
    value = getattr(worth, field) + (step if up else -step)
    values = {name: getattr(worth, name) for name in FIELDS}
    return Worth(**{**values, field: min(max(value, 0), MOST[field])})


def change_ranking(branch: Branch) -> None:
    """Changes who is shown in the ranking: all, the first ten, nobody."""
    branch.ranking = RANKINGS[(RANKINGS.index(branch.ranking) + 1) % len(RANKINGS)]
