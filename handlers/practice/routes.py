"""/quiz and /mistakes: a sitting from its first page to its end, and the member's own lists."""

from dataclasses import replace

from data.models import BankQuestion, Branch, Draft, Member, QuestionPicture, Round
from data.queries import draft as drafts, memory, practice
from data.values.filling import LONGEST, Judgement
from data.values.names import clean_text
from data.values.out import OutFile, OutMessage
from data.values.question import Picture
from handlers.bank.reports.routes import ask_reason
from handlers.practice import rules, service, view
from handlers.practice.service import (
    DUE,
    KIND,
    LISTS,
    MODES,
    NEAR,
    NEW,
    OPEN,
    RIGHT,
    TAG,
    WRONG,
    Seat,
    Sitting,
)
from handlers.shared import access
from handlers.shared.buttons import number
from handlers.shared.dates import today
from handlers.shared.refusal import Refusal, refuse_empty, refuse_none
from handlers.shared.router import Context, Guard, Router, here, is_name_in_private, named, of, step

route = Router()


def _seat(ctx: Context) -> tuple[Seat]:
    draft = refuse_none(
        "practice-over", drafts.own(ctx.session, number(ctx.args), ctx.person.id, KIND, ctx.now)
    )
    branch, member = access.enter(ctx, draft.branch_id or 0)
    return (Seat(branch, member, draft, Sitting(**draft.data)),)


def _at(key: str, *outcomes: str) -> Guard:
    """The sitting, if it is at the question of the button, and that has one of these outcomes; old
    buttons are refused with `key`."""

    def check(ctx: Context, seat: Seat) -> tuple[Seat]:
        if not _is_at(ctx, seat) or seat.sitting.outcome not in outcomes:
            raise Refusal(key)
        return (seat,)

    return SEAT.then(check)


def _is_at(ctx: Context, seat: Seat) -> bool:
    return ctx.arg(1) == str(seat.sitting.at)


def _list_name(ctx: Context, branch: Branch, member: Member) -> tuple[Branch, Member, str]:
    if ctx.arg(1) not in LISTS:
        raise Refusal("button-unknown")
    return branch, member, ctx.arg(1)


SEAT = Guard(_seat, "who practises")
ASKED = _at("practice-answered", OPEN)
ANSWERED = _at("button-stale", RIGHT, WRONG)
LIST = named().then(_list_name)


@route.command(
    "quiz",
    here(),
    words=("答题", "答題", "练习", "練習"),
    menus=("group", "member"),
    link="pq",
    line=is_name_in_private,
)
def quiz(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows what can be practised; begins at once with a tag that was written."""
    if wanted := ctx.text.strip():
        _begin(ctx, branch, member, TAG, _tag(ctx, branch, wanted))
    else:
        show_home(ctx, branch, member)


def _tag(ctx: Context, branch: Branch, wanted: str) -> str:
    """Finds the tag that somebody wrote, or the most used one that has it within."""
    found = [tag for tag, _ in practice.tags(ctx.session, branch.id, today(branch, ctx.now))]
    fitting = [tag for tag in found if wanted.casefold() in tag.casefold()]
    if not fitting:
        raise Refusal("practice-no-tag", tag=wanted[:50])
    return wanted if wanted in fitting else fitting[0]


def _begin(ctx: Context, branch: Branch, member: Member, mode: str, tag: str = "") -> None:
    _show(ctx, service.begin(ctx.session, ctx.now, branch, member, mode, tag))


@route.button("pq.h", named())
def show_home(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows the first page; a sitting under way is over."""
    drafts.drop(ctx.session, ctx.person.id, KIND)
    where = ctx.session, ctx.now, branch, member
    ctx.show(view.home(ctx.texts, service.home(*where), service.coming(*where)))


@route.button("pq.s", named())
def start(ctx: Context, branch: Branch, member: Member) -> None:
    """Begins with what is due, with new questions, or with one of the member's lists."""
    if ctx.arg(1) not in MODES:
        raise Refusal("button-unknown")
    _begin(ctx, branch, member, ctx.arg(1))


@route.button("pq.l", named())
def list_tags(ctx: Context, branch: Branch, _member: Member) -> None:
    """Lists the tags."""
    found = practice.tags(ctx.session, branch.id, today(branch, ctx.now))
    ctx.show(view.tags(ctx.texts, branch, found, number(ctx.args, 1)))


@route.button("pq.g", named())
def start_tag(ctx: Context, branch: Branch, member: Member) -> None:
    """Begins with one of the tags."""
    found = practice.tags(ctx.session, branch.id, today(branch, ctx.now))
    tag = refuse_none(
        "button-stale", next((tag for tag, _ in found if rules.mark_of(tag) == ctx.arg(1)), None)
    )
    _begin(ctx, branch, member, TAG, tag)


@route.button("pq.b", named())
def switch_reminders(ctx: Context, branch: Branch, member: Member) -> None:
    """Switches the day's reminder on or off."""
    on = ctx.arg(1) == "on"
    service.set_reminders(ctx.session, ctx.now, branch, member, on=on)
    ctx.answer(ctx.plain("practice-reminders-on" if on else "practice-reminders-off"))
    show_home(ctx, branch, member)


@route.button("pq.w", named())
def put_off(ctx: Context, branch: Branch, _member: Member) -> None:
    """Puts the reminder off."""
    ctx.edit(view.with_way_back(ctx.texts, branch, "practice-another-time"))


@route.button("pq.o", named())
def stop_reminders(ctx: Context, branch: Branch, member: Member) -> None:
    """Switches reminders off, from one of them."""
    service.set_reminders(ctx.session, ctx.now, branch, member, on=False)
    ctx.edit(view.with_way_back(ctx.texts, branch, "practice-reminded-no-more"))


def _show(ctx: Context, seat: Seat) -> None:
    """Shows the question a sitting is at, or how it went where none is left."""
    place = ctx.message_id if ctx.incoming.query_id else 0
    row = service.take_up(ctx.session, ctx.now, ctx.texts, seat, place)
    if row is None:
        finish(ctx, seat)
        return
    picture = ctx.session.get(QuestionPicture, row.id)
    page = view.question(ctx.texts, seat.draft.id, seat.sitting)
    if picture is None:
        ctx.show(page)
        return
    name = Picture(picture.content).name
    content = b"" if picture.file_id else picture.content
    ctx.reply(OutMessage("", file=OutFile("photo", name, content, picture.file_id)))
    ctx.reply(page)


@route.button("pq.a", ASKED)
def choose(ctx: Context, seat: Seat) -> None:
    """Takes an option as the answer, or ticks one of several."""
    sitting, place = seat.sitting, number(ctx.args, 2)
    if place >= len(sitting.asked["options"]):
        raise Refusal("button-unknown")
    if not sitting.asked["multiple"]:
        sitting.chosen = [place]
        _settle(ctx, seat)
        return
    sitting.chosen = sorted({*sitting.chosen} ^ {place})
    seat.keep()
    ctx.edit(view.question(ctx.texts, seat.draft.id, sitting))


@route.button("pq.y", ASKED)
def submit(ctx: Context, seat: Seat) -> None:
    """Takes the options that are ticked as the answer."""
    if not seat.sitting.chosen:
        raise Refusal("practice-choose")
    _settle(ctx, seat)


@route.button("pq.z", ASKED)
def give_up(ctx: Context, seat: Seat) -> None:
    """Shows the answer; the question comes back as one answered wrong."""
    seat.sitting.chosen = []
    _settle(ctx, seat)


@route.step(KIND, step())
def fill_in(ctx: Context, branch: Branch, member: Member, draft: Draft) -> None:
    """Takes what was filled in."""
    seat = Seat(branch, member, draft, Sitting(**draft.data))
    text = refuse_empty(
        "practice-type", "\n".join(filter(None, map(clean_text, ctx.text.splitlines())))
    )
    if seat.sitting.page:
        ctx.edit(view.closed(ctx.texts, seat.sitting), seat.sitting.page)
    seat.sitting.typed = text[:LONGEST]
    _settle(ctx, seat)


def _settle(ctx: Context, seat: Seat) -> None:
    worth = service.judge(ctx.session, ctx.now, seat)
    if worth is None:
        ctx.answer(ctx.plain("practice-changed"))
        _show(ctx, seat)
    elif worth is Judgement.NEAR:
        ctx.show(view.near(ctx.texts, seat.draft.id, seat.sitting))
    else:
        _say_verdict(ctx, seat)


def _say_verdict(ctx: Context, seat: Seat) -> None:
    right = seat.sitting.outcome == RIGHT
    ctx.answer(ctx.plain("practice-right" if right else "practice-wrong"))
    _show_outcome(ctx, seat)


def _show_outcome(ctx: Context, seat: Seat) -> None:
    saved = practice.is_saved(ctx.session, seat.member.id, seat.sitting.question_id)
    ctx.show(view.outcome(ctx.texts, seat, saved=saved))


@route.button("pq.j", _at("practice-answered", NEAR))
def decide(ctx: Context, seat: Seat) -> None:
    """Counts a near miss as right or wrong, as the member says."""
    service.enter(ctx.session, ctx.now, seat, right=ctx.arg(2) == "1")
    _say_verdict(ctx, seat)


@route.button("pq.k", ANSWERED)
def keep(ctx: Context, seat: Seat) -> None:
    """Puts the question on the member's own list, or takes it off."""
    saved = service.toggle_saved(ctx.session, ctx.now, seat)
    ctx.answer(ctx.plain("practice-saved" if saved else "practice-unsaved"))
    _show_outcome(ctx, seat)


@route.button("pq.r", ANSWERED)
def doubt(ctx: Context, seat: Seat) -> None:
    """Asks what is wrong with the question, in a message of its own: the sitting's page stays."""
    apart = replace(ctx, incoming=replace(ctx.incoming, query_id=""))
    row = refuse_none("report-gone", ctx.session.get(BankQuestion, seat.sitting.question_id))
    ask_reason(apart, seat.branch, seat.member, row, 0)


@route.button("pq.n", named(at=2))
def go_on(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows the next question; from an old button where the sitting is. Where another step (such as
    a doubt) has ended the sitting, a new one begins."""
    draft = drafts.own(ctx.session, number(ctx.args), ctx.person.id, KIND, ctx.now)
    if draft is None or draft.branch_id != branch.id:
        due = memory.due(ctx.session, member.id, ctx.now)
        _begin(ctx, branch, member, DUE if due else NEW)
        return
    seat = Seat(branch, member, draft, Sitting(**draft.data))
    if _is_at(ctx, seat) and seat.sitting.outcome in {RIGHT, WRONG}:
        seat.sitting.at += 1
    _show(ctx, seat)


@route.button("pq.e", SEAT)
def finish(ctx: Context, seat: Seat) -> None:
    """Ends a sitting with one line on how it went and on what comes next."""
    drafts.end(ctx.session, seat.draft)
    coming = service.coming(ctx.session, ctx.now, seat.branch, seat.member)
    ctx.show(view.end(ctx.texts, seat, coming))


@route.command(
    "mistakes", here(), words=("错题", "錯題", "错题本", "錯題本"), menus=("member",), link="pm"
)
def mistakes(ctx: Context, branch: Branch, member: Member) -> None:
    """Lists what the member answered wrong."""
    _list(ctx, branch, member, practice.WRONG, 0)


@route.button("pm.l", LIST)
def turn_page(ctx: Context, branch: Branch, member: Member, name: str) -> None:
    """Shows a page of one of the lists."""
    _list(ctx, branch, member, name, number(ctx.args, 2))


@route.button("pm.x", LIST)
def take_off(ctx: Context, branch: Branch, member: Member, name: str) -> None:
    """Takes a question off a list."""
    service.take_off(ctx.session, ctx.now, member, name, number(ctx.args, 2))
    ctx.answer(ctx.plain("mistakes-off-done"))
    _list(ctx, branch, member, name, number(ctx.args, 3))


def _list(ctx: Context, branch: Branch, member: Member, name: str, page: int) -> None:
    drafts.drop(ctx.session, ctx.person.id, KIND)
    found = service.list_page(ctx.session, ctx.now, branch, member, name, page)
    ctx.show(view.list_page(ctx.texts, found))


@route.button("qs", of(Round), group=True, twice=True)
def save(ctx: Context, _branch: Branch, member: Member, row: Round) -> None:
    """Saves the question of a result in the group; only the member who tapped is answered."""
    if row.state == "open":
        raise Refusal("save-too-soon")
    question = ctx.session.get(BankQuestion, row.question_id) if row.question_id else None
    if question is None or row.state != "closed":
        raise Refusal("save-gone")
    fresh = memory.save(ctx.session, member.id, question.id, ctx.now)
    ctx.answer(ctx.plain("save-done" if fresh else "save-again"))
