"""Handlers into material: /material, its lists by state, tag and word, and what is typed."""

from data.models import Branch, Draft
from data.queries import draft as drafts
from data.queries import material as materials
from data.queries import member as members
from data.queries.material import Choice
from data.values.names import clean_text
from data.values.out import Button, OutMessage
from handlers.material import details, feeds, page, series, starter, view
from handlers.material.room import TYPED, enter, enter_home
from handlers.shared.access import Right, holder_here
from handlers.shared.buttons import number, pages, sign, tap
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal

STATES = {
    "ready": "material-list-new-head",
    "proposed": "material-list-waiting-head",
    "retired": "material-list-retired-head",
}
LONGEST_WORD = 40


def material(ctx: Context) -> None:
    """/material: the way into everything, or what has a word in it."""
    branch, _ = holder_here(ctx, Right.MATERIAL)
    if not ctx.private:
        point_private(ctx, "mt", branch.id)
        return
    word = clean_text(ctx.text)[:LONGEST_WORD]
    if word:
        _found(ctx, branch, word)
    else:
        _home(ctx, branch)


def linked(ctx: Context) -> None:
    """The link from the group into material."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    _home(ctx, enter_home(ctx))


def tapped_home(ctx: Context) -> None:
    """返回 to the beginning."""
    branch = enter_home(ctx)
    ctx.answer("")
    _home(ctx, branch)


def _home(ctx: Context, branch: Branch) -> None:
    offers = not starter.is_loaded(ctx.session, branch.id)
    _await_word(ctx, branch)
    ctx.show(view.home(ctx.session, ctx.texts, branch, offers))


def _await_word(ctx: Context, branch: Branch) -> None:
    """A typed word looks for material while a list is open."""
    drafts.begin(ctx.session, ctx.person.id, TYPED, ctx.now, branch_id=branch.id, awaits="find")


def tapped_list(ctx: Context) -> None:
    """A list by state: the newest, what waits, what is retired."""
    branch = enter_home(ctx)
    state = ctx.args[1] if len(ctx.args) > 1 else ""
    if state not in STATES:
        raise Refusal("button-unknown")
    at = number(ctx.args, 2)
    shown = materials.listed(
        ctx.session,
        branch.id,
        Choice(states=(state,)),
        start=at * view.A_PAGE,
        most=view.A_PAGE,
    )
    _await_word(ctx, branch)
    ctx.answer("")
    head = ctx.texts(STATES[state], many=shown[0])
    ctx.edit(
        view.listing(ctx.texts, head, shown, at, ("mt.l", branch.id, state), _back(ctx, branch))
    )


def _back(ctx: Context, branch: Branch) -> tuple[Button, ...]:
    return (tap(ctx.texts.plain("back"), "mt.h", branch.id),)


def tapped_tags(ctx: Context) -> None:
    """按标签: the tags in use."""
    branch = enter_home(ctx)
    found = materials.tags(ctx.session, branch.id)
    buttons = [tap(tag, "mt.tl", branch.id, sign(tag), 0) for tag in found]
    ctx.answer("")
    ctx.edit(
        OutMessage(ctx.texts("material-tags-head" if found else "material-tags-none")).with_buttons(
            *pages(ctx.texts, buttons, number(ctx.args, 1), "mt.t", branch.id),
            _back(ctx, branch),
        )
    )


def tapped_tagged(ctx: Context) -> None:
    """The material with a tag."""
    branch = enter_home(ctx)
    wanted = ctx.args[1] if len(ctx.args) > 1 else ""
    every = materials.tags(ctx.session, branch.id)
    tag = next((one for one in every if sign(one) == wanted), None)
    if tag is None:
        raise Refusal("button-stale")
    at = number(ctx.args, 2)
    choice = Choice(states=("ready", "proposed"), tag=tag)
    shown = materials.listed(
        ctx.session, branch.id, choice, start=at * view.A_PAGE, most=view.A_PAGE
    )
    ctx.answer("")
    head = ctx.texts("material-tagged-head", tag=tag, many=shown[0])
    back = (tap(ctx.texts.plain("back"), "mt.t", branch.id, 0),)
    ctx.edit(view.listing(ctx.texts, head, shown, at, ("mt.tl", branch.id, wanted), back))


def _found(ctx: Context, branch: Branch, word: str) -> None:
    """What has a word in its title, source or text; a single one is opened."""
    choice = Choice(states=tuple(STATES), word=word)
    total, rows = materials.listed(ctx.session, branch.id, choice, most=view.A_PAGE)
    _await_word(ctx, branch)
    if total == 1:
        page.show(ctx, branch, rows[0])
        return
    key = "material-found" if total else "material-found-none"
    head = ctx.texts(key, word=word, many=total)
    # Pages of a search are not offered: another word finds better.
    ctx.reply(view.listing(ctx.texts, head, (0, rows), 0, ("mt.h", branch.id), _back(ctx, branch)))


def typed(ctx: Context, draft: Draft) -> None:
    """What was typed for material: a word to look for, a field, a name, an address."""
    branch, _ = enter(ctx, draft.branch_id or 0)
    match draft.awaits:
        case "find":
            _found(ctx, branch, clean_text(ctx.text)[:LONGEST_WORD])
        case "series":
            series.typed_new(ctx, branch, draft)
        case "series-name":
            series.typed_name(ctx, draft)
        case "series-for":
            page.typed_new_series(ctx, draft)
        case "feed":
            feeds.typed(ctx, draft)
        case _:
            details.typed(ctx, draft)


TAPS: dict[str, Handler] = {
    "mt.h": tapped_home,
    "mt.l": tapped_list,
    "mt.t": tapped_tags,
    "mt.tl": tapped_tagged,
}
