"""Shows the branch's own templates, the fields they may name, and what is wrong with one."""

import re
from collections.abc import Sequence
from datetime import datetime

from data.imports.template import Checked
from data.models import Branch, RecordTemplate
from data.values.period import Period, PeriodKind
from data.values.record_fields import FIELDS, LISTS
from data.values.standing import MeetingKind
from handlers.shared.view import OutFile, OutMessage, Texts, back_to, rows, say_when, tap, today

SHOWN = 30
LONGEST_NAME = 50
"""Names of fields in one message, and characters of one, at the most."""


def templates(
    texts: Texts, branch: Branch, found: Sequence[RecordTemplate], now: datetime
) -> OutMessage:
    """Shows whose template is used for what, and the ways to another one."""
    lines = [texts("template-title"), texts("template-own" if found else "template-ours")]
    lines += [_line(texts, branch, one, now) for one in found]
    own = [tap(for_kind(texts, one.kind), "nt.v", branch.id, one.kind or "all") for one in found]
    return OutMessage("\n".join(lines)).with_buttons(
        (
            tap(texts.plain("template-send"), "nt.n", branch.id),
            tap(texts.plain("template-get"), "nt.d", branch.id, "ours"),
        ),
        *rows(own, 3),
        (
            tap(texts.plain("template-fields"), "nt.f", branch.id),
            back_to(
                texts, "nb.p", branch.id, Period.of(PeriodKind.QUARTER, today(branch, now)).code
            ),
        ),
    )


def _line(texts: Texts, branch: Branch, row: RecordTemplate, now: datetime) -> str:
    return texts(
        "template-line",
        kind=for_kind(texts, row.kind),
        name=row.name,
        when=say_when(texts, row.at, now, branch),
    )


def for_kind(texts: Texts, kind: str) -> str:
    """Says what a template is for: a kind of meeting, or all."""
    return texts.plain(f"kind-{kind}") if kind else texts.plain("template-all")


def one(texts: Texts, branch: Branch, row: RecordTemplate, now: datetime) -> OutMessage:
    """Shows one of the branch's own templates."""
    kind = row.kind or "all"
    return OutMessage(_line(texts, branch, row, now)).with_buttons(
        (
            tap(texts.plain("template-get"), "nt.d", branch.id, kind),
            tap(texts.plain("template-back"), "nt.r", branch.id, kind),
        ),
        back_to(texts, "nt.l", branch.id),
    )


def ask_kind(texts: Texts, branch: Branch) -> OutMessage:
    """Asks for which meetings a template is to be."""
    buttons = [tap(texts.plain("template-all"), "nt.k", branch.id, "all")]
    buttons += [
        tap(texts.plain(f"kind-{kind}"), "nt.k", branch.id, kind)
        for kind in MeetingKind
        if kind is not MeetingKind.OTHER
    ]
    return OutMessage(texts("template-ask-kind")).with_buttons(
        *rows(buttons, 2), tap(texts.plain("cancel"), "nt.l", branch.id)
    )


def ask_file(texts: Texts, branch: Branch, kind: str) -> OutMessage:
    """Asks for the Word file."""
    return OutMessage(texts("template-ask-file", kind=for_kind(texts, kind))).with_buttons(
        (
            tap(texts.plain("template-fields"), "nt.f", branch.id),
            tap(texts.plain("cancel"), "nt.l", branch.id),
        )
    )


def fields(texts: Texts) -> OutMessage:
    """Lists every field a template may name, as it is written into it."""
    language = texts.language.value
    single = " ".join(f"{{{{ {one.called(language)} }}}}" for one in FIELDS)
    many = "\n".join(
        texts(
            "template-list",
            name=one.called(language),
            fields=" ".join(field.called(language) for field in inner),
        )
        for one, inner in LISTS.items()
    )
    some = next(one for one in LISTS if one.key == "contributions")
    inner = {field.key: field.called(language) for field in LISTS[some]}
    loop = (
        f"{{%p for x in {some.called(language)} %}}\n"
        f"{{{{ x.{inner['speaker']} }}}} {{{{ x.{inner['text']} }}}}\n{{%p endfor %}}"
    )
    return OutMessage(
        "\n".join(
            [texts("template-about-fields", fields=single), many, texts("template-loop", loop=loop)]
        )
    )


def unfit(texts: Texts, checked: Checked) -> list[OutMessage]:
    """Says what a template names that it may not, and that the one before stays; where it is more
    than a message holds, all of it in a file besides."""
    lines, every = [texts("template-unfit")], []
    for key, names in (("unknown", checked.unknown), ("code", checked.code)):
        if names:
            shown = "\n".join(name[:LONGEST_NAME] for name in names[:SHOWN])
            lines.append(texts(f"template-{key}", names=shown))
            every += [texts.plain(f"template-{key}", names="\n".join(names)), ""]
    whole = [OutMessage("\n".join([*lines, texts("template-stays")]))]
    most = max(len(checked.unknown), len(checked.code))
    if most > SHOWN or any(len(one) > LONGEST_NAME for one in (*checked.unknown, *checked.code)):
        content = re.sub("</?code>", "", "\n".join(every)).encode("utf-8-sig")
        file = OutFile("document", texts.plain("template-names-file"), content)
        whole.insert(0, OutMessage(texts("template-names-here"), file=file))
    return whole


def fit(texts: Texts, kind: str, checked: Checked) -> str:
    """Says that a template is used from here on, and what it does not show."""
    said = texts("template-fits", kind=for_kind(texts, kind))
    if not checked.lacks:
        return said
    language = texts.language.value
    called = {one.key: one.called(language) for one in (*FIELDS, *LISTS)}
    names = texts.plain("between-names").join(called[key] for key in checked.lacks)
    return f"{said}\n{texts('template-lacks', names=names)}"
