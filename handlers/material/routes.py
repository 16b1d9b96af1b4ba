"""/material: lists by state, tag and word."""

from data.models import Branch, Draft, Member
from data.queries import material as materials
from data.queries.material import Choice
from data.values.names import clean_text
from data.values.out import Button, OutMessage
from handlers.material import rules, view
from handlers.material.items.view import page as item_page
from handlers.material.series import service as series
from handlers.shared import steps
from handlers.shared.buttons import back_to, number, pages, sign, tap
from handlers.shared.router import Context, Refusal, Right, Router, here, named, refuse_none, step

route = Router(ends=rules.TYPED)
STATES = {
    "ready": "material-list-new-head",
    "proposed": "material-list-waiting-head",
    "retired": "material-list-retired-head",
}
LONGEST_WORD = 40


@route.command(
    "material",
    here(Right.MATERIAL),
    words=("资料", "資料", "学习资料", "學習資料", "专题", "專題"),
    menus=("secretary",),
    link="mt",
)
@route.button("mt.h", named(Right.MATERIAL))
def show_home(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows the way into everything, or what has the word that follows the command in it."""
    if word := clean_text(ctx.text)[:LONGEST_WORD]:
        _find(ctx, branch, word)
        return
    offers = not series.has_starter(ctx.session, branch.id)
    steps.begin(ctx, branch, rules.FIND, "find")
    ctx.show(view.home(ctx.session, ctx.texts, branch, offers))


def _list(
    ctx: Context, branch: Branch, choice: Choice, head: str, code: str, argument: str, back: Button
) -> None:
    """Shows a page of the material that was chosen; the third argument is its number."""
    page = number(ctx.args, 2)
    start = page * view.A_PAGE
    shown = materials.listed(ctx.session, branch.id, choice, start=start, most=view.A_PAGE)
    text = ctx.texts(head, many=shown[0], tag=choice.tag)
    ctx.edit(view.listing(ctx.texts, text, shown, page, (code, branch.id, argument), (back,)))


@route.button("mt.l", named(Right.MATERIAL))
def show_state(ctx: Context, branch: Branch, _member: Member) -> None:
    """Lists what is in a state: the newest, what waits, what is retired."""
    state = ctx.arg(1)
    if state not in STATES:
        raise Refusal("button-unknown")
    steps.begin(ctx, branch, rules.FIND, "find")
    back = back_to(ctx.texts, "mt.h", branch.id)
    _list(ctx, branch, Choice(states=(state,)), STATES[state], "mt.l", state, back)


@route.button("mt.t", named(Right.MATERIAL))
def show_tags(ctx: Context, branch: Branch, _member: Member) -> None:
    """Lists the tags in use."""
    found = materials.tags(ctx.session, branch.id)
    buttons = [tap(tag, "mt.tl", branch.id, sign(tag), 0) for tag in found]
    ctx.edit(
        OutMessage(ctx.texts("material-tags-head" if found else "material-tags-none")).with_buttons(
            *pages(ctx.texts, buttons, number(ctx.args, 1), "mt.t", branch.id),
            back_to(ctx.texts, "mt.h", branch.id),
        )
    )


@route.button("mt.tl", named(Right.MATERIAL))
def show_tagged(ctx: Context, branch: Branch, _member: Member) -> None:
    """Lists the material with a tag."""
    wanted = ctx.arg(1)
    every = materials.tags(ctx.session, branch.id)
    tag = refuse_none("button-stale", next((one for one in every if sign(one) == wanted), None))
    choice = Choice(states=("ready", "proposed"), tag=tag)
    back = back_to(ctx.texts, "mt.t", branch.id, 0)
    _list(ctx, branch, choice, "material-tagged-head", "mt.tl", wanted, back)


@route.step(rules.FIND, step(Right.MATERIAL))
def find(ctx: Context, branch: Branch, _member: Member, _draft: Draft) -> None:
    """Looks for the word that was typed."""
    _find(ctx, branch, clean_text(ctx.text)[:LONGEST_WORD])


def _find(ctx: Context, branch: Branch, word: str) -> None:
    """Shows what has a word in its title, source or text; a single one is opened."""
    choice = Choice(states=tuple(STATES), word=word)
    total, rows = materials.listed(ctx.session, branch.id, choice, most=view.A_PAGE)
    steps.begin(ctx, branch, rules.FIND, "find")
    if total == 1:
        ctx.show(item_page(ctx.session, ctx.texts, branch, rows[0], ctx.now))
        return
    head = ctx.texts("material-found" if total else "material-found-none", word=word, many=total)
    back = (back_to(ctx.texts, "mt.h", branch.id),)
    # Pages of a search are not offered: another word finds better.
    ctx.reply(view.listing(ctx.texts, head, (0, rows), 0, ("mt.h", branch.id), back))
