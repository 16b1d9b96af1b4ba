"""Shows cases: to who brought one what became of it, to the committee what is to be decided."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Case, Member, Notice
from data.queries import case as cases, member as members
from handlers.affairs.card.view import short
from handlers.affairs.cases import rules
from handlers.affairs.notices.view import file_names
from handlers.shared.access import COMMITTEE
from handlers.shared.feature import Todo
from handlers.shared.forms import Answers
from handlers.shared.view import (
    Button,
    Markup,
    OutMessage,
    Texts,
    back_to,
    pages,
    say_dated,
    say_names,
    tap,
)

AT_ONCE = 6


def summary(answers: Answers) -> str:
    """Shows an objection before it is sent, and says who learns of it."""
    texts = answers.texts
    notice = answers.session.get_one(Notice, answers["notice"])
    lines = [texts("case-preview", title=notice.title), "", answers["text"]]
    if named := file_names(texts, answers.get("files") or []):
        lines += ["", texts("notice-files", names=say_names(texts, named, 400))]
    if not answers["anonymous"]:
        return "\n".join([*lines, "", texts("case-named-promise")])
    lines += ["", texts("case-anonymous-promise")]
    if members.many_present(answers.session, answers.branch.id) < rules.FEW:
        lines.append(texts("case-anonymous-few", few=rules.FEW))
    return "\n".join(lines)


def handler_of(session: Session, case: Case) -> Member | None:
    """Returns who of the present committee decides a case; None where nobody does any more."""
    member = members.of(session, case.branch_id, case.handler_account_id or 0)
    return member if member is not None and member.post in COMMITTEE else None


def _handler(session: Session, texts: Texts, case: Case) -> str:
    handler = handler_of(session, case)
    return handler.shown if handler else texts.plain("case-heads")


def sent(session: Session, texts: Texts, case: Case, secret: str) -> OutMessage:
    """Says that an objection was handed in, and who decides. Somebody anonymous is known again by
    the `secret` of the button."""
    name = _handler(session, texts, case)
    look = texts.plain("case-look")
    said = texts("case-sent-anonymously" if secret else "case-sent", name=name)
    button = tap(look, "ca.a", case.id, secret) if secret else tap(look, "ca.s", case.id)
    return OutMessage(said).with_buttons(button)


def own(
    texts: Texts, branch: Branch, case: Case, notice: Notice, now: datetime, secret: str = ""
) -> OutMessage:
    """Shows who brought a case what became of it."""
    lines = [texts("case-own-head", title=notice.title), "", case.text, ""]
    lines += _outcome(texts, branch, case, now)
    label = texts.plain("case-take-back")
    back = tap(label, "ca.b", case.id, secret) if secret else tap(label, "ca.k", case.id)
    return OutMessage("\n".join(lines)).with_buttons(
        (back,) if case.state == "open" else (),
        tap(texts.plain("notice-open"), "no.v", notice.id),
    )


def _outcome(texts: Texts, branch: Branch, case: Case, now: datetime) -> list[str]:
    if case.decided_at is None:
        return [texts(f"case-is-{case.state}")]
    when = say_dated(texts, case.decided_at, now, branch)
    key = "case-was-upheld" if case.upheld else "case-was-not-upheld"
    return [texts(key, when=when), texts("case-answer", answer=Markup(case.answer))]


def brought(session: Session, texts: Texts, case: Case, notice: Notice) -> OutMessage:
    """Tells one of the committee of a new case, and who decides it."""
    name = _handler(session, texts, case)
    return OutMessage(texts("case-word", title=notice.title, name=name)).with_buttons(
        tap(texts.plain("notice-open"), "ca.v", case.id)
    )


def handed(texts: Texts, case: Case, notice: Notice) -> OutMessage:
    """Tells one of the committee that a case is theirs to decide now."""
    return OutMessage(texts("case-handed-word", title=notice.title)).with_buttons(
        tap(texts.plain("notice-open"), "ca.v", case.id)
    )


def answered(texts: Texts, case: Case, notice: Notice) -> OutMessage:
    """Tells who brought a case how it was decided."""
    key = "case-upheld-word" if case.upheld else "case-not-upheld-word"
    lines = [texts(key, title=notice.title), "", case.answer]
    return OutMessage("\n".join(lines))


def upheld(texts: Texts, notice: Notice) -> OutMessage:
    """Tells who publishes that an objection to a notice was right."""
    return OutMessage(texts("case-mend-word", title=notice.title)).with_buttons(
        tap(texts.plain("notice-open"), "no.v", notice.id)
    )


def taken_back(texts: Texts, notice: Notice) -> OutMessage:
    """Tells who decides that a case was taken back."""
    return OutMessage(texts("case-taken-back-word", title=notice.title))


def listing(
    session: Session, texts: Texts, branch: Branch, found: Sequence[Case], page: int
) -> OutMessage:
    """Lists cases for the committee, those that are open first."""
    buttons = [
        tap(
            texts.plain(f"case-entry-{one.state}", title=short(_notice(session, one))),
            "ca.v",
            one.id,
        )
        for one in found
    ]
    many = sum(one.state == "open" for one in found)
    text = texts("case-list", open=many, many=len(found)) if found else texts("case-list-none")
    return OutMessage(text).with_buttons(
        *pages(texts, buttons, page, "ca.l", branch.id, size=AT_ONCE, wide=1),
        back_to(texts, "af.h", branch.id),
    )


def page(
    session: Session,
    texts: Texts,
    branch: Branch,
    member: Member,
    case: Case,
    now: datetime,
) -> OutMessage:
    """Shows a case to one of the committee."""
    notice = session.get_one(Notice, case.notice_id)
    bringer = session.get(Member, case.member_id) if case.member_id else None
    who = bringer.shown if bringer else texts.plain("case-anonymous")
    if bringer is not None and bringer.branch_id != branch.id:
        own = session.get_one(Branch, bringer.branch_id).name
        who = texts.plain("case-of-branch", who=who, branch=own)
    name = _handler(session, texts, case)
    lines = [texts("case-head", title=notice.title), texts("case-by", who=who, name=name), ""]
    lines += [case.text, "", *_outcome(texts, branch, case, now)]
    return OutMessage("\n".join(lines)).with_buttons(
        *_actions(texts, member, case), back_to(texts, "ca.l", branch.id, 0)
    )


def _actions(texts: Texts, member: Member, case: Case) -> list[tuple[Button, ...]]:
    get = (tap(texts.plain("notice-get-files", many=len(case.files)), "ca.f", case.id),)
    rows: list[tuple[Button, ...]] = [get] if case.files else []
    if case.state != "open" or case.member_id == member.id:
        return rows
    rows.append((tap(texts.plain("case-uphold"), "ca.y", case.id),))
    rows.append((tap(texts.plain("case-refuse"), "ca.n", case.id),))
    rows.append((tap(texts.plain("case-hand-over"), "ca.h", case.id),))
    return rows


def whom(texts: Texts, case: Case, committee: Sequence[Member]) -> OutMessage:
    """Asks who of the committee shall decide a case."""
    buttons = [
        (tap(one.shown, "ca.t", case.id, one.id),)
        for one in committee
        if one.account_id not in {None, case.handler_account_id} and one.id != case.member_id
    ]
    return OutMessage(texts("case-whom" if buttons else "case-nobody")).with_buttons(
        *buttons, back_to(texts, "ca.v", case.id)
    )


def _notice(session: Session, case: Case) -> Notice:
    return session.get_one(Notice, case.notice_id)


def todos(
    session: Session, texts: Texts, branch: Branch, member: Member, _now: datetime
) -> list[Todo]:
    """Lists the cases that a member has to decide."""
    if member.account_id is None:
        return []
    return [
        Todo(
            texts("case-todo", title=_notice(session, one).title),
            tap(texts.plain("case-todo-open"), "ca.v", one.id),
        )
        for one in cases.waiting_for(session, branch.id, member.account_id)
    ]
