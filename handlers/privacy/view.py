"""Says what is kept, for how long, and by whom; writes it out; shows requests and erasures."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from data.models import Branch, ErasureRequest, Member
from data.values.retention import ASKED_FOR, Retention
from handlers.shared.view import (
    Button,
    OutMessage,
    Texts,
    back_to,
    pages,
    say_day,
    tap,
    today,
)  # fmt: skip

SECTIONS: dict[str, tuple[str, ...]] = {
    "members": ("name", "standing", "post", "note", "joined_on", "left_on"),
    "attendance": ("meeting.at", "meeting.kind", "meeting.topic", "status", "reason"),
    "readings": ("at", "title"),
    "notes": ("at", "title", "text"),
    "notices": ("at", "title"),
    "hours": ("day", "minutes"),
    "away": ("from_on", "until_on", "reason"),
    "answers": ("at", "question", "right"),
    "contributions": ("at", "topic", "excerpt"),
    "points": ("day", "points"),
    "outside": ("day", "title", "minutes"),
    "cases": ("at", "title", "text", "answer"),
    "votes": ("title",),
    "talks": ("on", "note"),
    "speeches": ("meeting.at", "text"),
    "records": ("meeting.at", "host", "recorder"),
}
"""The parts that are written out, each with its fields; the file for programs has all."""
WORDS = {
    "standing": ("full", "probationary", "activist", "guest"),
    "post": (
        *("secretary", "deputy", "organisation", "publicity", "discipline"),
        "subgroup_leader",
    ),
    "status": ("none", "present", "late", "leave", "absent", "made_up", "observing"),
    "kind": ("general", "committee", "subgroup", "lecture", "theme_day", "life", "other"),
}


def readable(texts: Texts, facts: Mapping[str, Any], zone: str) -> str:
    """Returns what is kept about a person as plain text, part by part."""
    heads = {name: texts.plain(f"mydata-{name}") for name in SECTIONS}
    lines = [texts.plain("mydata-title", name=str(facts["account"]["name"]))]
    for name, fields in SECTIONS.items():
        rows: Sequence[Mapping[str, Any]] = facts[name]
        if rows:
            lines += ["", texts.plain("mydata-part", name=heads[name], many=len(rows))]
            lines += [_line(texts, row, fields, ZoneInfo(zone)) for row in rows]
    return "\n".join([*lines, "", texts.plain("mydata-rest")])


def _line(texts: Texts, row: Mapping[str, Any], fields: Sequence[str], zone: ZoneInfo) -> str:
    said = []
    for field in fields:
        value: Any = row
        for part in field.split("."):
            value = value.get(part)
        said.append(_said(texts, field.rpartition(".")[2], value, zone))
    return "  ".join(part for part in said if part)


def _said(texts: Texts, field: str, value: Any, zone: ZoneInfo) -> str:
    """Says a value in words; "" for none."""
    words = {
        "standing": {one: texts.plain(f"standing-{one}") for one in WORDS["standing"]},
        "post": {one: texts.plain(f"post-{one}") for one in WORDS["post"]},
        "status": {one: texts.plain(f"status-{one}") for one in WORDS["status"]},
        "kind": {one: texts.plain(f"kind-{one}") for one in WORDS["kind"]},
    }
    if field in words:
        return words[field].get(str(value), "")
    if value is None or value == "":
        return ""
    if field == "right":
        return texts.plain("mydata-right" if value else "mydata-wrong")
    if field == "at":
        return f"{datetime.fromisoformat(str(value)).astimezone(zone):%Y-%m-%d %H:%M}"
    if field in {"minutes", "points"}:
        return texts.plain("mydata-minutes" if field == "minutes" else "mydata-got", many=value)
    return str(value)


def privacy(
    texts: Texts,
    kept: Retention,
    branches: Sequence[Branch],
    own: Sequence[tuple[Member, Branch, ErasureRequest | None]],
) -> OutMessage:
    """Says what is kept, how long and by whom; `own` are the rows whose erasure the person may ask
    for or take back."""
    terms = texts(
        "privacy-terms",
        study=kept.study,
        years=max((one.archive_years for one in branches), default=10),
        left=kept.left,
        stranger=kept.stranger,
        work=kept.work,
        firings=kept.firings,
        audit=kept.audit,
        backups=kept.backups,
        who=kept.run_by or texts.plain("privacy-run-by-none"),
        limit=ASKED_FOR.days,
    )
    return OutMessage(f"{texts('privacy')}\n{terms}").with_buttons(
        *((_wish(texts, *one),) for one in own)
    )


def _wish(texts: Texts, member: Member, branch: Branch, asked: ErasureRequest | None) -> Button:
    key, code = ("privacy-ask", "pv.a") if asked is None else ("privacy-take-back", "pv.t")
    return tap(texts.plain(key, branch=branch.name), code, member.id)


def ask_sure(texts: Texts, branch: Branch, member: Member) -> OutMessage:
    """Asks once more before a request goes to the secretary."""
    return OutMessage(texts("privacy-ask-sure", branch=branch.name)).with_buttons(
        tap(texts.plain("privacy-ask-do"), "pv.y", member.id), tap(texts.plain("cancel"), "pv.n")
    )


def told(
    texts: Texts, branch: Branch, member: Member, key: str, until: date, now: datetime
) -> OutMessage:
    """Tells a secretary or a deputy of a request."""
    day = say_day(texts, until, today(branch, now))
    return OutMessage(texts(key, name=member.shown, day=day)).with_buttons(
        tap(texts.plain("erasure-open"), "pv.p", member.id)
    )


def waiting(
    texts: Texts, branch: Branch, found: Sequence[tuple[ErasureRequest, Member]], page: int
) -> OutMessage:
    """Lists who asked for erasure."""
    buttons = [tap(member.shown, "pv.p", member.id) for _, member in found]
    return OutMessage(texts("erasure-list" if found else "erasure-list-none")).with_buttons(
        *pages(texts, buttons, page, "pv.l", branch.id), back_to(texts, "r.o", branch.id)
    )


def sure(texts: Texts, branch: Branch, member: Member, called: str) -> OutMessage:
    """Asks once more before a member is erased."""
    lines = [texts("erasure-sure", name=member.shown, called=called, years=branch.archive_years)]
    if member.left_on is None:
        lines.append(texts("erasure-leaves"))
    return OutMessage("\n".join(lines)).with_buttons(
        tap(texts.plain("erasure-do"), "pv.s", member.id), back_to(texts, "r.p", member.id)
    )


def data_page(texts: Texts, branch: Branch) -> OutMessage:
    """Shows what can be done with all of a branch's data."""
    return OutMessage(texts("data-page", branch=branch.name)).with_buttons(
        tap(texts.plain("data-export"), "pv.x", branch.id),
        tap(texts.plain("data-erase"), "pv.e", branch.id),
        back_to(texts, "b.s", branch.id, "base"),
    )


def group_told(texts: Texts) -> OutMessage:
    """Tells a group that its branch was erased."""
    return OutMessage(texts("branch-erased-group"))
