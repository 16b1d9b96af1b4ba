"""Shows matters: the list, and the page that says where one stands and what is missing."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from data.models import Branch, Matter, Meeting
from data.queries import member as members
from handlers.affairs.matters import rules, service
from handlers.affairs.matters.service import Taken
from handlers.shared.access import COMMITTEE
from handlers.shared.dates import local, say_date
from handlers.shared.forms import Answers, Choice
from handlers.shared.view import Button, OutMessage, Texts, back_to, cut, pages, tap

AT_ONCE = 6
SHORT = 24


def listing(
    session: Session,
    texts: Texts,
    branch: Branch,
    found: Sequence[Matter],
    page: int,
    *,
    keeps: bool,
) -> OutMessage:
    """Lists matters, each with the step that comes next."""
    buttons = [tap(_entry(session, texts, branch, one), "ma.v", one.id) for one in found]
    text = texts("matter-list", many=len(found)) if found else texts("matter-list-none")
    new = (tap(texts.plain("matter-new"), "ma.a", branch.id),) if keeps else ()
    return OutMessage(text).with_buttons(
        *pages(texts, buttons, page, "ma.l", branch.id, size=AT_ONCE, wide=1),
        (*new, back_to(texts, "af.h", branch.id)),
    )


def _entry(session: Session, texts: Texts, branch: Branch, matter: Matter) -> str:
    title = cut(matter.title, SHORT)
    if matter.dropped:
        return texts.plain("matter-entry-dropped", title=title)
    step = service.next_of(session, branch, matter)
    if not step:
        return texts.plain("matter-entry-done", title=title)
    return texts.plain("matter-entry", title=title, step=texts.plain(f"matter-step-{step}"))


def page(
    session: Session, texts: Texts, branch: Branch, matter: Matter, *, keeps: bool
) -> OutMessage:
    """Shows where a matter stands and what is missing; to who `keeps` matters with the ways on."""
    stands = service.standing(session, branch, matter)
    step = service.next_of(session, branch, matter)
    kind = texts.plain(f"matter-kind-{matter.kind}")
    lines = [texts("matter-head", title=matter.title, kind=kind), ""]
    lines += [_line(texts, one, stands[one], step) for one in rules.KINDS[matter.kind]]
    lines.append("")
    if matter.dropped:
        lines.append(texts("matter-was-dropped", why=matter.dropped))
    elif step:
        lines.append(texts("matter-next", step=texts.plain(f"matter-step-{step}")))
    else:
        lines.append(texts("matter-through"))
    ways = _ways(texts, matter, step, stands) if keeps and not matter.dropped else []
    looks = [
        tap(texts.plain(f"matter-step-{one}"), "no.v", taken.notice.id)
        for one, taken in stands.items()
        if taken.notice is not None
    ]
    looks += [
        tap(texts.plain(f"matter-step-{one}"), "vt.v", taken.vote.id)
        for one, taken in stands.items()
        if taken.vote is not None
    ]
    return OutMessage("\n".join(lines)).with_buttons(
        *ways, tuple(looks), back_to(texts, "ma.l", branch.id, 0)
    )


def _line(texts: Texts, step: str, taken: Taken, next_step: str) -> str:
    name = texts.plain(f"matter-step-{step}")
    what = taken.note
    if taken.meeting is not None:
        what = texts.plain(f"kind-{taken.meeting.kind}")
        if taken.meeting.topic:
            what = f"{what} · {taken.meeting.topic}"
    elif taken.vote is not None:
        what = texts.plain("matter-vote", title=taken.vote.title)
    elif taken.notice is not None:
        what = taken.notice.title
    if taken.day is not None:
        day = say_date(texts, taken.day, taken.day.year)
        return texts("matter-line-done", step=name, day=day, what=what)
    if taken.skipped:
        return texts("matter-line-skipped", step=name, why=taken.skipped)
    if taken.coming:
        return texts("matter-line-coming", step=name, what=what)
    return texts("matter-line-next" if step == next_step else "matter-line-open", step=name)


def _ways(
    texts: Texts, matter: Matter, step: str, stands: dict[str, Taken]
) -> list[tuple[Button, ...]]:
    found: list[tuple[Button, ...]] = []
    if step:
        name = texts.plain(f"matter-step-{step}")
        if step in rules.NOTICES and not stands[step].coming:
            label = texts.plain("matter-write", step=name)
            found.append((tap(label, "ma.n", matter.id, step),))
        found.append(
            (
                tap(texts.plain("matter-take", step=name), "ma.s", matter.id, step),
                tap(texts.plain("matter-skip"), "ma.k", matter.id, step),
            )
        )
    taken = [one for one in rules.KINDS[matter.kind] if stands[one].done]
    last = [tap(texts.plain("matter-again"), "ma.s", matter.id, taken[-1])] if taken else []
    drop = [tap(texts.plain("matter-drop"), "ma.x", matter.id)] if step else []
    return [*found, (*last, *drop)]


def meeting_label(texts: Texts, branch: Branch, meeting: Meeting) -> str:
    """Names a meeting on a button."""
    there = local(meeting.starts_at, branch.zone)
    kind = texts.plain(f"kind-{meeting.kind}")
    return cut(f"{there.month}/{there.day} {kind} {meeting.topic}".strip(), SHORT)


def proposers(answers: Answers) -> list[Choice]:
    """Offers who usually proposes a matter: the committee, or one of it."""
    whole = answers.plain("matter-committee")
    found = members.with_posts(answers.session, answers.branch.id, COMMITTEE)
    return [(whole, whole), *((one.shown, one.shown) for one in found)]
