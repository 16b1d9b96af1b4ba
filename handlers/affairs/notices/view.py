"""Shows notices: the card in the group, a notice's own page, what was found, and what is told."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Member, Notice, NoticeVersion
from data.queries import notice as notices
from data.queries.series import parts_of
from handlers.affairs import rules as periods
from handlers.affairs.card.view import (
    body_of,
    dated,
    heading,
    history,
    posted_on,
    seen_line,
    short,
    state_line,
)
from handlers.affairs.checks.view import held
from handlers.shared.feature import Todo
from handlers.shared.forms import Answers
from handlers.shared.view import (
    Button,
    OutMessage,
    Texts,
    back_to,
    say_dated,
    say_day,
    say_names,
    tap,
    today,
)

MOST_NAMES = 1200


def summary(answers: Answers) -> str:
    """Shows a notice as it will stand in the group, and what is done with it."""
    texts, branch = answers.texts, answers.branch
    notice = Notice(
        kind=answers["kind"], label=answers.get("label") or "", title=answers["title"], state="open"
    )
    shown, goes_on = body_of(answers["body"], 2200)
    lines = [texts("notice-preview"), "", heading(texts, notice), "", shown]
    if goes_on:
        lines.append(texts("notice-goes-on"))
    if named := file_names(texts, answers.get("files") or []):
        lines += ["", texts("notice-files", names=say_names(texts, named, 400))]
    days, when = int(answers["days"]), answers.get("when")
    lines += ["", texts("notice-period", days=days) if days else texts("notice-period-long")]
    moment = datetime.fromisoformat(when) if when else None
    if moment is None:
        lines.append(texts("notice-at-once"))
    else:
        lines.append(texts("notice-at", when=say_dated(texts, moment, answers.now, branch)))
    return "\n".join(lines)


def change_summary(answers: Answers) -> str:
    """Shows an open notice as it is to be from now on, and why."""
    texts = answers.texts
    shown, goes_on = body_of(answers["body"], 2400)
    lines = [
        texts("notice-change-preview", why=answers["why"]),
        "",
        f"<b>{texts('notice-version-title', title=answers['title'])}</b>",
        shown,
    ]
    if goes_on:
        lines.append(texts("notice-goes-on"))
    if named := file_names(texts, answers.get("files") or []):
        lines += ["", texts("notice-files", names=say_names(texts, named, 400))]
    return "\n".join(lines)


def file_names(texts: Texts, found: Sequence[dict[str, Any]]) -> list[str]:
    """Names files; those that have no name by their kind."""
    return [str(one["name"]) or texts.plain(f"material-a-{one['kind']}") for one in found]


def page(
    session: Session,
    texts: Texts,
    branch: Branch,
    member: Member,
    notice: Notice,
    now: datetime,
    *,
    keeps: bool,
) -> OutMessage:
    """Shows a notice privately: to a member what is published, to who `keeps` notices also what
    waits, and what can be done."""
    if notice.found and keeps:
        return held(texts, branch, notice)
    shown, goes_on = body_of(notice.body, 3200)
    lines = [heading(texts, notice), "", shown]
    if goes_on:
        lines.append(texts("notice-goes-on"))
    lines.append("")
    if notice.state not in notices.PUBLISHED:
        lines.append(_waiting_line(texts, branch, notice, now))
        return OutMessage("\n".join(lines)).with_buttons(*_waiting_buttons(texts, branch, notice))
    lines += [*history(session, texts, branch, notice)]
    lines.append(state_line(session, texts, branch, notice, now))
    lines.append(seen_line(session, texts, branch, notice))
    rows = _reading_buttons(session, texts, member, notice, goes_on=goes_on)
    rows += _keeping_buttons(session, texts, notice) if keeps else []
    back = back_to(texts, "af.h", branch.id)
    return OutMessage("\n".join(lines)).with_buttons(*rows, (back,))


def _waiting_line(texts: Texts, branch: Branch, notice: Notice, now: datetime) -> str:
    if notice.state == "planned" and notice.publish_at is not None:
        return texts("notice-at", when=say_dated(texts, notice.publish_at, now, branch))
    return texts(f"notice-is-{notice.state}")


def _waiting_buttons(
    texts: Texts, branch: Branch, notice: Notice
) -> tuple[tuple[Button, ...], ...]:
    back = back_to(texts, "af.h", branch.id)
    if notice.state == "dropped":
        return ((back,),)
    write = "notice-fill" if notice.state == "asked" else "notice-mend"
    now = (tap(texts.plain("notice-now"), "no.g", notice.id),) if notice.state == "planned" else ()
    return (
        (tap(texts.plain(write), "no.e", notice.id), *now),
        (tap(texts.plain("notice-drop"), "no.x", notice.id), back),
    )


def _reading_buttons(
    session: Session, texts: Texts, member: Member, notice: Notice, *, goes_on: bool
) -> list[tuple[Button, ...]]:
    seen = notices.has_seen(session, notice.id, member.id)
    more = [tap(texts.plain("notice-see"), "no.s", notice.id)] if not seen else []
    if notice.state == "open":
        more.append(tap(texts.plain("notice-object"), "ca.o", notice.id))
    if goes_on:
        more.append(tap(texts.plain("notice-whole"), "no.w", notice.id))
    if notice.files:
        more.append(tap(texts.plain("notice-get-files", many=len(notice.files)), "no.f", notice.id))
    if many := len(notices.versions(session, notice.id)):
        more.append(tap(texts.plain("notice-former", many=many), "no.h", notice.id, 1))
    return [tuple(more[at : at + 2]) for at in range(0, len(more), 2)]


def _keeping_buttons(session: Session, texts: Texts, notice: Notice) -> list[tuple[Button, ...]]:
    who = tap(texts.plain("notice-who"), "no.l", notice.id)
    if notice.state == "open":
        ends = () if notice.days else (tap(texts.plain("notice-end"), "no.z", notice.id),)
        return [
            (tap(texts.plain("notice-change"), "no.c", notice.id), who),
            (
                tap(texts.plain("notice-withdraw"), "no.k", notice.id),
                *ends,
                tap(texts.plain("notice-share"), "no.j", notice.id),
            ),
        ]
    if notice.state == "over" and not notices.results(session, notice.id):
        return [(tap(texts.plain("notice-publish-result"), "no.r", notice.id), who)]
    return [(who,)]


def whole(texts: Texts, notice: Notice) -> list[OutMessage]:
    """Returns a notice's whole text, in as many messages as it needs."""
    first, *rest = parts_of(notice.body)
    head = OutMessage(f"{heading(texts, notice)}\n\n{first}")
    return [head, *(OutMessage(one) for one in rest)]


def former(texts: Texts, branch: Branch, notice: Notice, version: NoticeVersion) -> OutMessage:
    """Shows what a notice said before one of its changes."""
    day = dated(texts, branch, version.changed_at)
    shown, goes_on = body_of(version.body, 3000)
    lines = [
        texts("notice-version", number=version.number, day=day, why=version.why),
        "",
        f"<b>{texts('notice-version-title', title=version.title)}</b>",
        shown,
    ]
    if goes_on:
        lines.append(texts("notice-goes-on"))
    if named := file_names(texts, version.files):
        lines += ["", texts("notice-files", names=say_names(texts, named, 400))]
    turn = [back_to(texts, "no.v", notice.id)]
    if version.number > 1:
        turn.insert(0, tap(texts.plain("back-page"), "no.h", notice.id, version.number - 1))
    turn.append(tap(texts.plain("next-page"), "no.h", notice.id, version.number + 1))
    get = (tap(texts.plain("notice-get-files", many=len(version.files)), "no.hf", version.id),)
    return OutMessage("\n".join(lines)).with_buttons(get if version.files else (), tuple(turn))


def held_word(texts: Texts, notice: Notice) -> OutMessage:
    """Tells who publishes that a notice did not go out."""
    return OutMessage(texts("notice-held-word", title=notice.title)).with_buttons(
        tap(texts.plain("notice-open"), "no.v", notice.id)
    )


def over_word(texts: Texts, notice: Notice) -> OutMessage:
    """Tells who publishes that a notice's period is over, and offers to publish the result."""
    return OutMessage(texts("notice-over-word", title=notice.title)).with_buttons(
        (
            tap(texts.plain("notice-publish-result"), "no.r", notice.id),
            tap(texts.plain("notice-open"), "no.v", notice.id),
        )
    )


def who_has_seen(session: Session, texts: Texts, branch: Branch, notice: Notice) -> OutMessage:
    """Lists who has not seen a notice, to who publishes."""
    day = posted_on(branch, notice)
    counts = notices.counts(session, notice, day)
    names = [one.shown for one in notices.missing(session, notice, day)]
    lines = [
        heading(texts, notice),
        texts("notice-seen", seen=counts.seen, expected=counts.expected),
    ]
    if names:
        said = say_names(texts, names, MOST_NAMES)
        lines.append(texts("notice-missing", many=len(names), names=said))
    return OutMessage("\n".join(lines)).with_buttons(back_to(texts, "no.v", notice.id))


def entry(texts: Texts, branch: Branch, notice: Notice, now: datetime) -> str:
    """Names a notice on a button of a list."""
    if notice.state == "open" and notice.ends_on is not None:
        day = say_day(texts, notice.ends_on, today(branch, now))
        return texts.plain("notice-entry-open", title=short(notice), day=day)
    return texts.plain(f"notice-entry-{notice.state}", title=short(notice))


def todos(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> list[Todo]:
    """Lists the notices that a member has not seen."""
    return [
        Todo(
            texts("notice-todo", title=one.title),
            tap(texts.plain("notice-todo-open"), "no.v", one.id),
            None if one.ends_on is None else periods.end_of(one.ends_on, branch.zone),
        )
        for one in notices.unseen(session, branch.id, member.id, now)
        if notices.is_expected(session, one, posted_on(branch, one), member.id)
    ]
