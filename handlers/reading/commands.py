"""Handlers for readers: 已学习, opening a reading privately, and /read."""

from data.models import Branch, Member, Reading
from data.queries import draft as drafts
from data.queries import receipt as receipts
from data.values.out import OutMessage
from handlers.reading import checking, personal, rules, service, view
from handlers.reading.room import NOTE, material_of, reader_of
from handlers.reading.service import Asks, Studied, Waits
from handlers.shared.access import Right, may, meet, member_here, member_of
from handlers.shared.buttons import link, number
from handlers.shared.context import Context
from handlers.shared.identity import IDENTITY
from handlers.shared.private import point_private


def tapped_studied(ctx: Context) -> None:
    """已学习, on the card in the group or on the reading's own page."""
    reading_id = number(ctx.args)
    outcome = service.study(ctx.session, ctx.now, reading_id, ctx.person.id)
    ctx.use_language(outcome.language)
    match outcome:
        case Waits():
            ctx.answer(view.say_wait(ctx.texts, outcome))
        case Asks() if ctx.private:
            checking.show(ctx)
        case Asks():
            ctx.answer("", url=link(IDENTITY.username, "rq", reading_id))
        case Studied():
            ctx.answer(view.say_studied(ctx.texts, outcome))
            if ctx.private:
                _page_again(ctx)


def _page_again(ctx: Context) -> None:
    """The reading's own page, with what has changed."""
    branch, member, reading = reader_of(ctx)
    ctx.edit(_page(ctx, branch, member, reading, reading.part))


def _page(ctx: Context, branch: Branch, member: Member, reading: Reading, part: int) -> OutMessage:
    receipt = receipts.of_reading(ctx.session, reading.id).get(member.id)
    return personal.page(
        ctx.texts, branch, reading, material_of(ctx, reading), receipt, part, ctx.now
    )


def opened(ctx: Context) -> None:
    """A reading opened privately, from a list or a reminder; its time runs from here."""
    branch, member, reading = reader_of(ctx)
    drafts.drop(ctx.session, ctx.person.id, NOTE)
    ctx.answer("")
    _open(ctx, branch, member, reading)


def opened_by_link(ctx: Context) -> None:
    """The link to a reading."""
    meet(ctx)
    branch, member, reading = reader_of(ctx)
    _open(ctx, branch, member, reading)


def tapped_whole(ctx: Context) -> None:
    """读全文 on the card: the way into the private chat."""
    _, _, reading = reader_of(ctx)
    ctx.answer("", url=link(IDENTITY.username, "rd", reading.id))


def _open(ctx: Context, branch: Branch, member: Member, reading: Reading) -> None:
    material = material_of(ctx, reading)
    receipts.open_for(ctx.session, reading.id, member.id, ctx.now)
    page = _page(ctx, branch, member, reading, reading.part)
    if not material.files:
        ctx.show(page)
        return
    for message in view.all_files(material):
        ctx.reply(message)
    ctx.reply(page)


def tapped_part(ctx: Context) -> None:
    """Another part of the text, in the place of the one before."""
    branch, member, reading = reader_of(ctx)
    ctx.answer("")
    ctx.edit(_page(ctx, branch, member, reading, number(ctx.args, 1)))


def read(ctx: Context) -> None:
    """/read: what is still to be read; in the group the way into the private chat."""
    branch, _ = member_here(ctx)
    if not ctx.private:
        point_private(ctx, "rl", branch.id)
        return
    _list(ctx, *member_of(ctx, branch.id), 0)


def linked_list(ctx: Context) -> None:
    """The link from the group to what is still to be read."""
    meet(ctx)
    _list(ctx, *member_of(ctx, number(ctx.args)), 0)


def tapped_list(ctx: Context) -> None:
    """A page of what is still to be read."""
    branch, member = member_of(ctx, number(ctx.args))
    ctx.answer("")
    _list(ctx, branch, member, number(ctx.args, 1))


def _list(ctx: Context, branch: Branch, member: Member, page: int) -> None:
    drafts.drop(ctx.session, ctx.person.id, NOTE)
    month, year = service.studied_minutes(ctx.session, branch, member, ctx.now)
    seen = personal.Mine(
        branch=branch,
        readings=service.to_read(ctx.session, branch, member, ctx.now),
        month=month,
        year=year,
        lessons=rules.lessons(year),
        keeps=may(member.post, Right.MATERIAL),
    )
    ctx.show(personal.mine(ctx.texts, seen, page, ctx.now))
