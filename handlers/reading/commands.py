"""The doors for readers: 已学习, opening a reading privately, and /read."""

from data.models import Branch, Member, Reading
from data.queries import draft as drafts
from data.queries import receipt as receipts
from data.values.out import OutMessage
from handlers.reading import checking, personal, rules, service, view
from handlers.reading.room import NOTE, material_of, reader_of
from handlers.reading.service import Asks, Studied, Waits
from handlers.shared.access import Right, may, meet, member_here, member_of
from handlers.shared.buttons import link, number
from handlers.shared.identity import IDENTITY
from handlers.shared.private import point_private
from handlers.shared.turn import Turn


def tapped_studied(turn: Turn) -> None:
    """已学习, on the card in the group or on the reading's own page."""
    reading_id = number(turn.deed.args)
    outcome = service.study(turn.session, turn.now, reading_id, turn.person.id)
    turn.speak(outcome.language)
    match outcome:
        case Waits():
            turn.toast(view.say_wait(turn.texts, outcome))
        case Asks() if turn.deed.private:
            checking.show(turn)
        case Asks():
            turn.toast("", url=link(IDENTITY.username, "rq", reading_id))
        case Studied():
            turn.toast(view.say_studied(turn.texts, outcome))
            if turn.deed.private:
                _page_again(turn)


def _page_again(turn: Turn) -> None:
    """The reading's own page, with what has changed."""
    branch, member, reading = reader_of(turn)
    turn.redraw(_page(turn, branch, member, reading, reading.part))


def _page(turn: Turn, branch: Branch, member: Member, reading: Reading, part: int) -> OutMessage:
    receipt = receipts.of_reading(turn.session, reading.id).get(member.id)
    return personal.page(
        turn.texts, branch, reading, material_of(turn, reading), receipt, part, turn.now
    )


def opened(turn: Turn) -> None:
    """A reading opened privately, from a list or a reminder; its time runs from here."""
    branch, member, reading = reader_of(turn)
    drafts.drop(turn.session, turn.person.id, NOTE)
    turn.toast("")
    _open(turn, branch, member, reading)


def opened_by_link(turn: Turn) -> None:
    """The link to a reading."""
    meet(turn)
    branch, member, reading = reader_of(turn)
    _open(turn, branch, member, reading)


def tapped_whole(turn: Turn) -> None:
    """读全文 on the card: the way into the private chat."""
    _, _, reading = reader_of(turn)
    turn.toast("", url=link(IDENTITY.username, "rd", reading.id))


def _open(turn: Turn, branch: Branch, member: Member, reading: Reading) -> None:
    material = material_of(turn, reading)
    receipts.open_for(turn.session, reading.id, member.id, turn.now)
    page = _page(turn, branch, member, reading, reading.part)
    if not material.files:
        turn.show(page)
        return
    for message in view.all_files(material):
        turn.say(message)
    turn.say(page)


def tapped_part(turn: Turn) -> None:
    """Another part of the text, in the place of the one before."""
    branch, member, reading = reader_of(turn)
    turn.toast("")
    turn.redraw(_page(turn, branch, member, reading, number(turn.deed.args, 1)))


def read(turn: Turn) -> None:
    """/read: what is still to be read; in the group the way into the private chat."""
    branch, _ = member_here(turn)
    if not turn.deed.private:
        point_private(turn, "rl", branch.id)
        return
    _list(turn, *member_of(turn, branch.id), 0)


def linked_list(turn: Turn) -> None:
    """The link from the group to what is still to be read."""
    meet(turn)
    _list(turn, *member_of(turn, number(turn.deed.args)), 0)


def tapped_list(turn: Turn) -> None:
    """A page of what is still to be read."""
    branch, member = member_of(turn, number(turn.deed.args))
    turn.toast("")
    _list(turn, branch, member, number(turn.deed.args, 1))


def _list(turn: Turn, branch: Branch, member: Member, page: int) -> None:
    drafts.drop(turn.session, turn.person.id, NOTE)
    month, year = service.studied_minutes(turn.session, branch, member, turn.now)
    seen = personal.Mine(
        branch=branch,
        readings=service.to_read(turn.session, branch, member, turn.now),
        month=month,
        year=year,
        lessons=rules.lessons(year),
        keeps=may(member.post, Right.MATERIAL),
    )
    turn.show(personal.mine(turn.texts, seen, page, turn.now))
