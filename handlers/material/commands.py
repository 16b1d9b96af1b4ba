"""The doors into material: /material, its lists by state, tag and word, and what is typed."""

from data.models import Branch, Draft
from data.queries import draft as drafts
from data.queries import material as materials
from data.queries import member as members
from data.queries.material import Choice
from data.values.names import clean_text
from data.values.out import Button, OutMessage
from handlers.material import details, feeds, page, rules, series, starter, view
from handlers.material.room import TYPED, enter, enter_home
from handlers.shared.access import Right, holder_here
from handlers.shared.buttons import number, pages, tap
from handlers.shared.doors import Door
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

STATES = {
    "ready": "material-list-new-head",
    "proposed": "material-list-waiting-head",
    "retired": "material-list-retired-head",
}
LONGEST_WORD = 40


def material(turn: Turn) -> None:
    """/material: the way into everything, or what has a word in it."""
    branch, _ = holder_here(turn, Right.MATERIAL)
    if not turn.deed.private:
        point_private(turn, "mt", branch.id)
        return
    word = clean_text(turn.deed.text)[:LONGEST_WORD]
    if word:
        _found(turn, branch, word)
    else:
        _home(turn, branch)


def linked(turn: Turn) -> None:
    """The link from the group into material."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    _home(turn, enter_home(turn))


def tapped_home(turn: Turn) -> None:
    """返回 to the beginning."""
    branch = enter_home(turn)
    turn.toast("")
    _home(turn, branch)


def _home(turn: Turn, branch: Branch) -> None:
    offers = not starter.is_loaded(turn.session, branch.id)
    _await_word(turn, branch)
    turn.show(view.home(turn.session, turn.texts, branch, offers))


def _await_word(turn: Turn, branch: Branch) -> None:
    """A typed word looks for material while a list is open."""
    drafts.begin(turn.session, turn.person.id, TYPED, turn.now, branch_id=branch.id, awaits="find")


def tapped_list(turn: Turn) -> None:
    """A list by state: the newest, what waits, what is retired."""
    branch = enter_home(turn)
    state = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if state not in STATES:
        raise Refusal("button-unknown")
    at = number(turn.deed.args, 2)
    shown = materials.listed(
        turn.session,
        branch.id,
        Choice(states=(state,)),
        start=at * view.A_PAGE,
        most=view.A_PAGE,
    )
    _await_word(turn, branch)
    turn.toast("")
    head = turn.texts(STATES[state], many=shown[0])
    turn.redraw(
        view.listing(turn.texts, head, shown, at, ("mt.l", branch.id, state), _back(turn, branch))
    )


def _back(turn: Turn, branch: Branch) -> tuple[Button, ...]:
    return (tap(turn.texts.plain("back"), "mt.h", branch.id),)


def tapped_tags(turn: Turn) -> None:
    """按标签: the tags in use."""
    branch = enter_home(turn)
    found = materials.tags(turn.session, branch.id)
    buttons = [tap(tag, "mt.tl", branch.id, rules.sign(tag), 0) for tag in found]
    turn.toast("")
    turn.redraw(
        OutMessage(
            turn.texts("material-tags-head" if found else "material-tags-none")
        ).with_buttons(
            *pages(turn.texts, buttons, number(turn.deed.args, 1), "mt.t", branch.id),
            _back(turn, branch),
        )
    )


def tapped_tagged(turn: Turn) -> None:
    """The material with a tag."""
    branch = enter_home(turn)
    sign = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    every = materials.tags(turn.session, branch.id)
    tag = next((one for one in every if rules.sign(one) == sign), None)
    if tag is None:
        raise Refusal("button-stale")
    at = number(turn.deed.args, 2)
    choice = Choice(states=("ready", "proposed"), tag=tag)
    shown = materials.listed(
        turn.session, branch.id, choice, start=at * view.A_PAGE, most=view.A_PAGE
    )
    turn.toast("")
    head = turn.texts("material-tagged-head", tag=tag, many=shown[0])
    back = (tap(turn.texts.plain("back"), "mt.t", branch.id, 0),)
    turn.redraw(view.listing(turn.texts, head, shown, at, ("mt.tl", branch.id, sign), back))


def _found(turn: Turn, branch: Branch, word: str) -> None:
    """What has a word in its title, source or text; a single one is opened."""
    choice = Choice(states=tuple(STATES), word=word)
    total, rows = materials.listed(turn.session, branch.id, choice, most=view.A_PAGE)
    _await_word(turn, branch)
    if total == 1:
        page.show(turn, branch, rows[0])
        return
    key = "material-found" if total else "material-found-none"
    head = turn.texts(key, word=word, many=total)
    # Pages of a search are not offered: another word finds better.
    turn.say(view.listing(turn.texts, head, (0, rows), 0, ("mt.h", branch.id), _back(turn, branch)))


def typed(turn: Turn, draft: Draft) -> None:
    """What was typed for material: a word to look for, a field, a name, an address."""
    branch, _ = enter(turn, draft.branch_id or 0)
    match draft.awaits:
        case "find":
            _found(turn, branch, clean_text(turn.deed.text)[:LONGEST_WORD])
        case "series":
            series.typed_new(turn, branch, draft)
        case "series-name":
            series.typed_name(turn, draft)
        case "series-for":
            page.typed_new_series(turn, draft)
        case "feed":
            feeds.typed(turn, draft)
        case _:
            details.typed(turn, draft)


TAPS: dict[str, Door] = {
    "mt.h": tapped_home,
    "mt.l": tapped_list,
    "mt.t": tapped_tags,
    "mt.tl": tapped_tagged,
}
