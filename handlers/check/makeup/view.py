"""Shows make-up study: assigning it, doing it, confirming it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, MakeUp, Material, Meeting, Member, Reading
from data.queries import card as cards, makeup
from data.queries.makeup import Missed, Thing
from data.queries.series import parts_of
from data.values.period import Period
from data.values.question import Question, QuestionKind, letters
from data.values.rich import excerpt
from handlers.shared.access import Right, may
from handlers.shared.feature import Todo
from handlers.shared.notify import texts_for
from handlers.shared.texts import Markup, Texts, escape
from handlers.shared.view import Button, OutMessage, back_to, pages, rows, say_dated, tap

CARD = "makeups"
"""The live card of a secretary: what is done and waits to be confirmed; its row is the member."""
AT_ONCE = 5
MOST_LINES = 8
LONGEST_BUTTON = 24


def _title(texts: Texts, thing: Thing) -> str:
    if isinstance(thing, Reading):
        return thing.title
    return thing.topic or texts.plain(f"kind-{thing.kind}")


def missed(
    texts: Texts,
    branch: Branch,
    period: Period,
    found: Sequence[Missed],
    member: Member | None,
    at: int,
    now: datetime,
) -> OutMessage:
    """Shows meetings and readings that one member or anybody missed, each a button."""
    args = (period.code, member.id if member else 0)
    at = min(at, max(0, (len(found) - 1) // AT_ONCE))
    buttons = [_to_assign(texts, one, *args) for one in found]
    key = "makeup-which" if found else "makeup-none"
    lines = [texts(key, who=member.shown if member else "all")]
    lines += [
        texts(
            "makeup-missed",
            sort="reading" if isinstance(one.thing, Reading) else "meeting",
            title=_title(texts, one.thing),
            when=say_dated(texts, one.at, now, branch),
            many=one.many,
        )
        for one in found[at * AT_ONCE : (at + 1) * AT_ONCE]
    ]
    back = back_to(texts, "ck.p", branch.id, period.code)
    if member is not None:
        back = back_to(texts, "cp.m", member.id, period.code)
    return OutMessage("\n".join(lines)).with_buttons(
        *pages(texts, buttons, at, "mk.l", branch.id, *args, size=AT_ONCE, wide=1), back
    )


def _to_assign(texts: Texts, one: Missed, code: str, who: int) -> Button:
    """Makes the button of one: a meeting asks what is to be studied for it, a reading is that."""
    is_reading = isinstance(one.thing, Reading)
    label = texts.plain(
        "makeup-thing",
        sort="reading" if is_reading else "meeting",
        title=excerpt(escape(_title(texts, one.thing)), LONGEST_BUTTON),
        many=one.many,
    )
    return tap(label, "mk.r" if is_reading else "mk.o", one.thing.id, code, who)


def material(
    texts: Texts,
    branch: Branch,
    meeting: Meeting,
    period: Period,
    member: Member | None,
    found: Sequence[Material],
) -> OutMessage:
    """Asks what is to be studied: one of these, or the meeting's own agenda."""
    args = (meeting.id, period.code, member.id if member else 0)
    buttons = [
        (tap(excerpt(escape(one.title), LONGEST_BUTTON), "mk.a", *args, one.id),) for one in found
    ]
    text = texts("makeup-material", title=_title(texts, meeting))
    return OutMessage(text).with_buttons(
        *buttons,
        (
            tap(texts.plain("makeup-agenda"), "mk.a", *args, 0),
            back_to(texts, "mk.l", branch.id, *args[1:]),
        ),
    )


def assigned(texts: Texts, branch: Branch, thing: Thing, row: MakeUp, now: datetime) -> OutMessage:
    """Tells the member."""
    is_reading = isinstance(thing, Reading)
    text = texts(
        "makeup-told",
        sort="reading" if is_reading else "meeting",
        title=_title(texts, thing),
        when=say_dated(texts, Missed(thing, 1).at, now, branch),
        questions=len(row.questions),
    )
    return OutMessage(text).with_buttons(tap(texts.plain("makeup-start"), "mu.o", row.id))


def page(
    texts: Texts, branch: Branch, thing: Thing, row: MakeUp, found: Material | None, part: int
) -> OutMessage:
    """Shows a part of the text, and the way on."""
    title = texts("makeup-head", title=_title(texts, thing))
    buttons: list[Button] = []
    if found is None:
        agenda = thing.agenda if isinstance(thing, Meeting) else ""
        body = texts("makeup-agenda-text", agenda=agenda or "none", place=branch.name)
    else:
        parts = _parts(thing, found)
        part = min(part, len(parts) - 1)
        named = isinstance(thing, Reading)
        head = "" if named else texts("makeup-material-head", title=found.title)
        body = "\n\n".join(filter(None, [head, parts[part]]))
        turns = ((part - 1, "part-before"), (part + 1, "part-after"))
        buttons = [
            tap(texts.plain(key), "mu.p", row.id, at) for at, key in turns if 0 <= at < len(parts)
        ]
        if found.link:
            buttons.append(Button(texts.plain("reading-open"), url=found.link))
    message = OutMessage(f"{title}\n\n{body}", preview=bool(found and found.link))
    return message.with_buttons(
        tuple(buttons),
        tap(texts.plain("makeup-read"), "mu.r", row.id),
        tap(texts.plain("me-open"), "pt.m", branch.id, "m"),
    )


def _parts(thing: Thing, found: Material) -> Sequence[str]:
    """Returns the text in its parts; of a reading only the part that was pushed."""
    parts = parts_of(found.body)
    if isinstance(thing, Reading) and thing.parts > 1:
        return parts[min(thing.part, len(parts) - 1) :][:1]
    return parts


def question(texts: Texts, row: MakeUp, asked: Question, said: str) -> OutMessage:
    """Asks a question, answered by a tap."""
    place, many = row.right + 1, len(row.questions)
    head = texts("makeup-question", place=place, many=many, stem=asked.stem)
    lines = [*([said] if said else []), head]
    if asked.kind is QuestionKind.JUDGE:
        labels = [texts.plain("question-true"), texts.plain("question-false")]
    else:
        labels = [letters((at,)) for at in range(len(asked.options))]
        lines += [
            texts("makeup-option", letter=letters((at,)), option=option)
            for at, option in enumerate(asked.options)
        ]
    buttons = [tap(label, "mu.a", row.id, row.right, at) for at, label in enumerate(labels)]
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(buttons, 2 if len(labels) == 4 else 3),
        tap(texts.plain("makeup-text"), "mu.p", row.id, 0),
    )


def wrong(texts: Texts, row: MakeUp, asked: Question) -> OutMessage:
    """Says why an answer is wrong, and offers the question once more."""
    text = texts("makeup-wrong", explanation=asked.explanation or "none")
    return OutMessage(text).with_buttons(
        (
            tap(texts.plain("makeup-once-more"), "mu.q", row.id),
            tap(texts.plain("makeup-text"), "mu.p", row.id, 0),
        )
    )


def finished(texts: Texts, branch: Branch, said: str) -> OutMessage:
    """Says that it is done and waits for a secretary."""
    text = "\n".join(filter(None, [said, texts("makeup-finished")]))
    return OutMessage(text).with_buttons(tap(texts.plain("me-open"), "pt.m", branch.id, "m"))


def waiting(
    texts: Texts, branch: Branch, found: Sequence[tuple[MakeUp, Member, Thing]], now: datetime
) -> OutMessage:
    """Shows what is done and waits to be confirmed."""
    if not found:
        back = tap(texts.plain("makeup-to-check"), "ck.w", branch.id)
        return OutMessage(texts("makeup-card-done")).with_buttons(back)
    shown = found[:MOST_LINES]
    lines = [texts("makeup-card", many=len(found))]
    lines += [
        texts(
            "makeup-card-line",
            name=member.shown,
            title=Markup(excerpt(escape(_title(texts, thing)), LONGEST_BUTTON)),
            when=say_dated(texts, row.done_at or now, now, branch),
        )
        for row, member, thing in shown
    ]
    first, member, _ = found[0]
    each = (
        tap(texts.plain("makeup-yes", name=member.shown), "mk.y", first.id),
        tap(texts.plain("makeup-again", name=member.shown), "mk.n", first.id),
    )
    every = tap(texts.plain("makeup-all-yes", many=len(shown)), "mk.z", branch.id, shown[-1][0].id)
    return OutMessage("\n".join(lines)).with_buttons((every,) if len(found) > 1 else (), each)


def draw(session: Session, now: datetime, member_id: int) -> OutMessage | None:
    """Draws the card of a secretary."""
    member = session.get(Member, member_id)
    card = cards.of(session, CARD, member_id)
    if member is None or card is None:
        return None
    branch = session.get_one(Branch, member.branch_id)
    texts = texts_for(session, card.chat_id, branch)
    own = member.account_id == card.chat_id and member.left_on is None
    if not own or not may(member.post, Right.CHECKS):
        return OutMessage(texts("makeup-card-over")) if card.message_id else None
    return waiting(texts, branch, makeup.waiting(session, branch.id), now)


def own(session: Session, texts: Texts, found: Sequence[MakeUp]) -> OutMessage:
    """Lists what a member has to make up for, each with the way to it."""
    if not found:
        return OutMessage(texts("makeup-nothing"))
    buttons = [
        tap(_title(texts, makeup.thing_of(session, one))[:LONGEST_BUTTON], "mu.o", one.id)
        for one in found[:MOST_LINES]
    ]
    text = texts("makeup-todo", many=len(found))
    return OutMessage(text).with_buttons(*((one,) for one in buttons))


def todos(
    session: Session, texts: Texts, _branch: Branch, member: Member, _now: datetime
) -> list[Todo]:
    """Names in a line all that is to be made up for, with the way to the first."""
    found = makeup.open_of(session, member.id)
    if not found:
        return []
    text = texts("makeup-todo", many=len(found))
    return [Todo(text, tap(texts.plain("makeup-start"), "mu.o", found[0].id), late=True)]
