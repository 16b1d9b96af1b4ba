"""Checks a template that was sent beside the taps, and keeps it if it fits."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.imports.sheet import BadFile
from data.imports.template import Checked, check_template
from data.models import Branch
from data.queries import draft as drafts, member as members, record as records
from handlers.records.templates import view
from handlers.shared.access import Right, may
from handlers.shared.context import Reply
from handlers.shared.view import OutMessage, tap, texts_in

ERRAND = "record.template"
STEP = "record-template"
"""The kind of step that waits for a branch's own template."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A template that was read: the result of checking it, or the key and values of what is wrong
    with the file; and the file."""

    checked: Checked | None
    content: bytes
    bad: tuple[str, dict[str, Any]] | None = None


def read(content: bytes, _data: dict[str, Any]) -> CheckedFile | None:
    """Checks the file; returns None where Telegram did not give it."""
    if not content:
        return None
    try:
        return CheckedFile(check_template(content), content)
    except BadFile as bad:
        return CheckedFile(None, b"", (bad.key, bad.values))


def finish(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Keeps a template that fits; says everything that does not fit about another, and leaves the
    one before in its place."""
    texts, chat = texts_in(str(data["language"])), int(data["chat"])
    branch = session.get(Branch, int(data["branch"]))
    member = members.of(session, branch.id, chat) if branch else None
    if branch is None or member is None or not may(member.post, Right.RECORDS):
        return [Reply("send", chat_id=chat, message=OutMessage(texts("right-missing")))]
    back = (tap(texts.plain("records-templates"), "nt.l", branch.id),)
    if not isinstance(read, CheckedFile):
        said = [OutMessage(texts("try-later")).with_buttons(back)]
    elif read.checked is None:
        key, values = read.bad or ("template-broken", {})
        said = [OutMessage(texts(key, **values)).with_buttons(back)]
    elif not read.checked.fits:
        *files, unfit = view.unfit(texts, read.checked)
        said = [*files, unfit.with_buttons(back), view.fields(texts)]
    else:
        drafts.drop(session, chat, STEP)
        kind, name = str(data["kind"]), str(data["name"])
        records.keep_template(session, branch.id, kind, name, read.content, chat, now)
        said = [OutMessage(view.fit(texts, kind, read.checked)).with_buttons(back)]
    return [Reply("send", chat_id=chat, message=one) for one in said]
