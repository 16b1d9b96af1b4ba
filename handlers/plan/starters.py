"""The starter set: what every kind offers a new branch, ticked, and made in one tap."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch
from data.queries import planning
from data.values.out import OutMessage
from data.values.rhythm import Rhythm, parse_rhythm
from handlers.plan import page_view, service
from handlers.shared.access import Right, holder_in
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.feature import Handler, Starter
from handlers.shared.refusal import Refusal
from handlers.shared.registry import registry_of
from handlers.shared.rhythms import say_rhythm
from handlers.shared.texts import Texts


@dataclass(frozen=True, slots=True)
class Offer:
    """One plan of the set; `there` where the branch has it already."""

    kind: str
    starter: Starter
    rhythm: Rhythm
    there: bool


def offers(ctx: Context, branch: Branch) -> list[Offer]:
    """What the kinds offer this branch, in the register's order."""
    found = []
    for kind, plannable in registry_of(ctx.session).plannables.items():
        starter = plannable.starter and plannable.starter(ctx.session, ctx.texts, branch)
        if starter:
            rhythm = parse_rhythm(starter.rhythm, ctx.now, ZoneInfo(branch.zone))
            there = _there(ctx.session, branch, kind, starter.title)
            found.append(Offer(kind, starter, rhythm, there))
    return found


def _there(session: Session, branch: Branch, kind: str, title: str) -> bool:
    """Whether the branch has a plan of this kind and title, whatever became of its rhythm."""
    made = planning.made(session, branch.id)
    return any(plan.kind == kind and plan.title == title for plan in made)


def page(texts: Texts, branch: Branch, set_: list[Offer], unticked: int) -> OutMessage:
    """The set, each to be ticked; `unticked` holds a bit for each that is not wanted."""
    buttons = []
    for at, offer in enumerate(set_):
        key = "plan-offer-on"
        if offer.there:
            key = "plan-offer-there"
        elif unticked >> at & 1:
            key = "plan-offer-off"
        label = texts.plain(key, title=offer.starter.title, rhythm=say_rhythm(texts, offer.rhythm))
        buttons.append((tap(label, "p.st", branch.id, unticked ^ (1 << at)),))
    left = any(not o.there and not unticked >> at & 1 for at, o in enumerate(set_))
    done = all(offer.there for offer in set_)
    make = (tap(texts.plain("plan-offer-make"), "p.sx", branch.id, unticked),) if left else ()
    return OutMessage(texts("plan-offers-done" if done else "plan-offers")).with_buttons(
        *buttons, make, (tap(texts.plain("plan-to-list"), "p.l", branch.id, 0),)
    )


def tapped_set(ctx: Context) -> None:
    """The set, with what is not wanted unticked."""
    branch, _ = holder_in(ctx, number(ctx.args), Right.PLANS)
    ctx.answer("")
    show(ctx, branch, number(ctx.args, 1))


def show(ctx: Context, branch: Branch, unticked: int = 0) -> None:
    """Shows the set."""
    ctx.show(page(ctx.texts, branch, offers(ctx, branch), unticked))


def tapped_make(ctx: Context) -> None:
    """What is ticked is made; what is there already stays as it is."""
    branch, _ = holder_in(ctx, number(ctx.args), Right.PLANS)
    unticked = number(ctx.args, 1)
    made = 0
    for at, offer in enumerate(offers(ctx, branch)):
        if offer.there or unticked >> at & 1:
            continue
        data = offer.starter.prepare(ctx.session, ctx.now, branch, ctx.person.id)
        if any(
            p.kind == offer.kind and p.data == data for p in planning.made(ctx.session, branch.id)
        ):
            continue
        fields = {
            "kind": offer.kind,
            "title": offer.starter.title,
            "data": data,
            "lead": offer.starter.lead,
            "rhythm": offer.rhythm.code(),
        }
        service.make(ctx.session, ctx.now, branch, fields, ctx.person.id)
        made += 1
    if not made:
        raise Refusal("plan-offers-none")
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("plan-offers-made", many=made))
    ctx.edit(page_view.overview(ctx.session, ctx.texts, branch, ctx.now, 0))


TAPS: dict[str, Handler] = {"p.st": tapped_set, "p.sx": tapped_make}
