"""What the branch gives points for and how many: secretaries change it by buttons."""

from data.models import Branch
from data.queries import points
from data.values.out import Button, OutMessage
from data.values.points import DEFAULTS, Deed, Rule
from handlers.shared.access import Right, holder_in
from handlers.shared.buttons import number, rows, tap
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import Texts

FIELDS = ("points", "a_day", "a_week")
MOST = {"points": 50, "a_day": 100, "a_week": 300}
RANKINGS = ("all", "top", "off")
AT_ONCE = 6


def _branch(turn: Turn) -> Branch:
    branch, _ = holder_in(turn, number(turn.deed.args), Right.SETTINGS)
    return branch


def tapped_list(turn: Turn) -> None:
    """All deeds with what they are worth, and who the ranking shows."""
    branch = _branch(turn)
    turn.toast("")
    _list(turn, branch, number(turn.deed.args, 1))


def _list(turn: Turn, branch: Branch, page: int = 0) -> None:
    texts, given = turn.texts, points.rules(turn.session, branch.id)
    lines = [_line(texts, deed, given[deed]) for deed in Deed]
    pages = (len(Deed) - 1) // AT_ONCE
    page = min(page, pages)
    buttons = [
        tap(texts.plain(f"deed-{deed}"), "pt.d", branch.id, deed)
        for deed in list(Deed)[page * AT_ONCE : (page + 1) * AT_ONCE]
    ]
    other = (page + 1) % (pages + 1)
    turn.redraw(
        OutMessage("\n".join([texts("rules-title"), "", *lines])).with_buttons(
            *rows(buttons, 3),
            (
                tap(texts.plain(f"rules-ranking-{branch.ranking}"), "pt.k", branch.id),
                tap(texts.plain("rules-more"), "pt.g", branch.id, other),
                tap(texts.plain("back"), "b.s", branch.id),
            ),
        )
    )


def _line(texts: Texts, deed: Deed, rule: Rule) -> str:
    label = texts.plain(f"deed-{deed}")
    return texts("rules-line", deed=label, points=rule.points, day=rule.a_day, week=rule.a_week)


def tapped_deed(turn: Turn) -> None:
    """One deed: its points and its caps, each with a button down and one up."""
    branch, deed = _branch(turn), _deed(turn)
    turn.toast("")
    _page(turn, branch, deed)


def _deed(turn: Turn) -> Deed:
    said = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if said not in set(Deed):
        raise Refusal("button-unknown")
    return Deed(said)


def _page(turn: Turn, branch: Branch, deed: Deed) -> None:
    texts, rule = turn.texts, points.rules(turn.session, branch.id)[deed]

    def change(field: str) -> tuple[Button, ...]:
        value = getattr(rule, field)
        label = texts.plain(f"rules-{field}", value=value)
        args = (branch.id, deed, field)
        return (
            tap(texts.plain("rules-less"), "pt.v", *args, "d"),
            tap(label, "pt.d", branch.id, deed),
            tap(texts.plain("rules-plus"), "pt.v", *args, "u"),
        )

    reset = tap(texts.plain("rules-reset"), "pt.v", branch.id, deed, "all", "r")
    turn.redraw(
        OutMessage("\n".join([_line(texts, deed, rule), texts(f"deed-about-{deed}")])).with_buttons(
            *(change(field) for field in FIELDS),
            (
                tap(texts.plain("back"), "pt.g", branch.id, 0),
                *((reset,) if _own(rule, deed) else ()),
            ),
        )
    )


def _own(rule: Rule, deed: Deed) -> bool:
    return rule != DEFAULTS[deed]


def tapped_value(turn: Turn) -> None:
    """A number goes up or down, or the deed back to its defaults; entries that stand stay."""
    branch, deed = _branch(turn), _deed(turn)
    field, way = (*turn.deed.args[2:4], "", "")[:2]
    rule = points.rules(turn.session, branch.id)[deed]
    if way == "r":
        rule = DEFAULTS[deed]
    elif field in FIELDS and way in ("u", "d"):
        rule = changed(rule, field, up=way == "u")
    else:
        raise Refusal("button-unknown")
    points.set_rule(turn.session, branch.id, deed, rule)
    turn.session.flush()
    turn.toast(turn.texts.plain("set-saved"))
    _page(turn, branch, deed)


def changed(rule: Rule, field: str, *, up: bool) -> Rule:
    """The rule with a number one step up or down, within its bounds; caps move in larger steps."""
    step = 1 if field == "points" else 2
    value = getattr(rule, field) + (step if up else -step)
    values = {name: getattr(rule, name) for name in FIELDS}
    return Rule(**{**values, field: min(max(value, 0), MOST[field])})


def tapped_ranking(turn: Turn) -> None:
    """Who the ranking shows: all, the first ten, nobody."""
    branch = _branch(turn)
    branch.ranking = RANKINGS[(RANKINGS.index(branch.ranking) + 1) % len(RANKINGS)]
    turn.toast(turn.texts.plain("set-saved"))
    _list(turn, branch)


TAPS: dict[str, Door] = {
    "pt.g": tapped_list,
    "pt.d": tapped_deed,
    "pt.v": tapped_value,
    "pt.k": tapped_ranking,
}
