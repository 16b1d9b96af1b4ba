"""Who stands at the roster's handlers: rights checked at every step, and people told elsewhere."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import delete

from data.models import Account, Branch, Draft, Member
from data.queries import card as cards
from data.queries import draft as drafts
from data.queries import outbox
from data.queries.branch import subgroups
from data.queries.member import change
from data.values.out import Button, OutMessage
from handlers.roster import rules
from handlers.shared.access import Right, holder_in
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.dates import local
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts, texts_in

TYPED = "roster-typed"
"""The kind of draft that waits for something typed about the roster."""
BOARD = "board"
"""The kind of card that mirrors an open meeting."""
CLAIMS = "claims"
"""The kind of card that shows a member, by whom it is named, the claims they may confirm."""


def enter(ctx: Context, branch_id: int, right: Right) -> tuple[Branch, Member]:
    """The branch a button or link names and the member who acts, if their post holds the right.

    Rosters are shown privately only. A step that waited for typing is over once a button is used.
    """
    if not ctx.private:
        raise Refusal("button-unknown")
    branch, actor = holder_in(ctx, branch_id, right)
    speak_own(ctx, branch)
    lay_down(ctx)
    return branch, actor


def enter_for(ctx: Context, member_id: int, right: Right) -> tuple[Branch, Member, Member]:
    """As `enter`, for the branch of the member a button names: branch, who acts, the member."""
    member = ctx.session.get(Member, member_id)
    branch, actor = enter(ctx, member.branch_id if member else 0, right)
    assert member is not None
    return branch, actor, member


def present(ctx: Context) -> tuple[Branch, Member, Member]:
    """Branch, who acts, and the member the tapped button names, who has not left."""
    branch, actor, member = enter_for(ctx, number(ctx.args), Right.ROSTER)
    if member.left_on is not None:
        raise Refusal("roster-has-left", name=member.name)
    return branch, actor, member


def speak_own(ctx: Context, branch: Branch) -> None:
    """Speaks the person's own language where they chose one, else the branch's."""
    account = ctx.session.get(Account, ctx.person.id)
    ctx.use_language((account and account.language) or branch.language)


def await_typing(ctx: Context, branch: Branch, awaits: str, **data: object) -> None:
    """The next private text of this person is the answer `awaits` about the roster."""
    drafts.begin(
        ctx.session,
        ctx.person.id,
        TYPED,
        ctx.now,
        branch_id=branch.id,
        awaits=awaits,
        data=data,
    )


def lay_down(ctx: Context) -> None:
    """Nothing typed is awaited about the roster any more."""
    ctx.session.execute(delete(Draft).where(Draft.account_id == ctx.person.id, Draft.kind == TYPED))


def today(ctx: Context, branch: Branch) -> date:
    """The branch's local day."""
    return local(ctx.now, branch.zone).date()


def set_field(ctx: Context, branch: Branch, member: Member, field: str, value: object) -> bool:
    """Changes a field of a member from today on; False where it was so already."""
    redraw_claims(ctx, branch)
    return change(
        ctx.session,
        member,
        field,
        value,
        by=ctx.person.id,
        now=ctx.now,
        holds_from=today(ctx, branch),
    )


def show_page(ctx: Context, text: str, *buttons: tuple[Button, ...]) -> None:
    """Shows a step in the place of the tapped message, or as an answer."""
    ctx.answer("")
    ctx.show(OutMessage(text).with_buttons(*buttons))


def tell(
    ctx: Context, account_id: int, branch: Branch, build: Callable[[Texts], OutMessage]
) -> None:
    """Writes privately to somebody else, in their language, once the commit stands."""
    account = ctx.session.get(Account, account_id)
    texts = texts_in((account and account.language) or branch.language)
    message = build(texts)
    outbox.post(
        ctx.session, account_id, "roster", message, ctx.now, branch_id=branch.id, urgent=True
    )
    ctx.pokes.add("outbox")


def tell_group(ctx: Context, branch: Branch, build: Callable[[Texts], OutMessage]) -> None:
    """Writes to the branch's group once the commit stands."""
    outbox.post(
        ctx.session,
        branch.chat_id,
        "roster",
        build(texts_in(branch.language)),
        ctx.now,
        branch_id=branch.id,
    )
    ctx.pokes.add("outbox")


def redraw_boards(ctx: Context, meeting_ids: list[int]) -> None:
    """The boards of these meetings show something else now."""
    for meeting_id in meeting_ids:
        cards.mark(ctx.session, BOARD, meeting_id, ctx.now)
        ctx.pokes.add("cards")


def redraw_claims(ctx: Context, branch: Branch) -> None:
    """What waits to be confirmed in the branch, or who may confirm it, is different now."""
    cards.mark_all(ctx.session, CLAIMS, branch.id, ctx.now)
    ctx.pokes.add("cards")


def place(member: Member) -> rules.Place:
    """Post and subgroup of a member."""
    return rules.Place(member.post, member.subgroup_id)


def group_names(ctx: Context, branch_id: int) -> dict[int, str]:
    """The branch's subgroups by id."""
    return {group.id: group.name for group in subgroups(ctx.session, branch_id)}
