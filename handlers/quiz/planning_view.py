"""What planning questions looks like: the whole on one page, each of its parts a tap away."""

from collections.abc import Mapping, Sequence

from data.models import Draft
from data.values import rich
from data.values.out import Button, OutMessage
from handlers.plan import asking_view
from handlers.quiz.options import COUNTS, HOURS, Options
from handlers.shared.buttons import pages, rows, tap
from handlers.shared.texts import Texts, escape

LABEL = 20
AT_ONCE = 6
TITLE_TAGS = 2
"""Tags that a plan's title names."""


def title(texts: Texts, options: Options) -> str:
    """What the plan is called in lists."""
    if not options.tags:
        return texts.plain("question-title")
    tags = texts.plain("between-names").join(options.tags[:TITLE_TAGS])
    return texts.plain("question-title-tags", tags=tags)


def whole(texts: Texts, draft: Draft, options: Options, usual: int, many: int) -> OutMessage:
    """All that the plan asks for; `many` questions of the bank fit it. `usual`: the hours where
    nothing else is chosen."""
    tags = texts.plain("between-names").join(options.tags) or texts.plain("question-all-tags")
    lines = [
        texts("question-plan"),
        texts("question-plan-tags", tags=rich.excerpt(escape(tags), 200)),
        texts("question-plan-level", level=texts.plain(f"question-level-{options.level}")),
        texts("question-plan-count", many=options.count),
        texts("question-plan-hours", hours=options.hours or usual),
        texts("question-plan-reminds" if options.reminds else "question-plan-calm"),
        "",
        texts("question-plan-fits", many=many),
    ]
    first = (
        tap(texts.plain("question-done"), "qp.ok", draft.id)
        if many
        else tap(texts.plain("question-starter-load"), "qp.s", draft.id)
    )
    reminds = "question-unremind" if options.reminds else "question-set-remind"
    return OutMessage("\n".join(lines)).with_buttons(
        (first,),
        (
            tap(texts.plain("question-set-tags"), "qp.t", draft.id, 0),
            tap(texts.plain("question-set-level"), "qp.d", draft.id),
        ),
        (
            tap(texts.plain("question-set-count"), "qp.c", draft.id),
            tap(texts.plain("question-set-hours"), "qp.h", draft.id),
        ),
        (tap(texts.plain(reminds), "qp.m", draft.id),),
        asking_view.ways(texts, draft, "p.bk"),
    )


def tags(
    texts: Texts, draft: Draft, options: Options, found: Sequence[tuple[str, int]], page: int
) -> OutMessage:
    """The tags, to be ticked."""
    buttons = [_tag(texts, draft, options, one, page, at) for at, one in enumerate(found)]
    key = "question-ask-tags" if found else "question-no-tags"
    done = (
        tap(texts.plain("question-all-tags"), "qp.a", draft.id),
        tap(texts.plain("question-tags-done"), "qp.b", draft.id),
    )
    return OutMessage(texts(key)).with_buttons(
        *pages(texts, buttons, page, "qp.t", draft.id, size=AT_ONCE, wide=2),
        done if options.tags else done[:1],
        asking_view.ways(texts, draft, "qp.b"),
    )


def _tag(
    texts: Texts, draft: Draft, options: Options, found: tuple[str, int], page: int, at: int
) -> Button:
    tag, many = found
    label = texts.plain("question-tag", tag=rich.excerpt(escape(tag), LABEL), many=many)
    if tag in options.tags:
        label = texts.plain("plan-ticked", label=label)
    return tap(label, "qp.t", draft.id, page, at)


def levels(texts: Texts, draft: Draft, many: Mapping[str, int]) -> OutMessage:
    """How hard; levels of which the bank has no question are left out."""
    buttons = [
        tap(
            texts.plain(
                "question-level", level=texts.plain(f"question-level-{level}"), many=number
            ),
            "qp.d",
            draft.id,
            level,
        )
        for level, number in many.items()
        if number
    ]
    return OutMessage(texts("question-ask-level")).with_buttons(
        *rows(buttons, 2), asking_view.ways(texts, draft, "qp.b")
    )


def counts(texts: Texts, draft: Draft) -> OutMessage:
    """How many at a time."""
    buttons = [
        tap(texts.plain("question-count", many=many), "qp.c", draft.id, many) for many in COUNTS
    ]
    return OutMessage(texts("question-ask-count")).with_buttons(
        *rows(buttons, 3), asking_view.ways(texts, draft, "qp.b")
    )


def hours(texts: Texts, draft: Draft) -> OutMessage:
    """Open for how long."""
    buttons = [
        tap(texts.plain("question-hours", hours=many), "qp.h", draft.id, many) for many in HOURS
    ]
    return OutMessage(texts("question-ask-hours")).with_buttons(
        *rows(buttons, 3), asking_view.ways(texts, draft, "qp.b")
    )


def previewed(messages: Sequence[OutMessage]) -> list[OutMessage]:
    """Messages of a question as their preview: the last one takes no answers, for the round is
    not there yet."""
    return [*messages[:-1], messages[-1].with_buttons()]
