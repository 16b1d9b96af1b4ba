"""Says what votes came to: on cards and pages, in minutes and notices; how people were rated."""

from collections.abc import Sequence

from data.models import Ballot, Vote
from data.values.rich import plain
from handlers.shared.view import (
    OutMessage,
    Texts,
    back_to,
    clipped,
    cut,
    say_names,
    turns,
)
from handlers.votes import rules
from handlers.votes.rules import Kind

AT_ONCE = 10
"""People on a page of ratings."""


def heading(texts: Texts, vote: Vote) -> str:
    """Says what kind of vote it is, and what it is about."""
    return texts("vote-heading", kind=texts.plain(f"vote-kind-{vote.kind}"), title=vote.title)


def result(texts: Texts, vote: Vote) -> list[str]:
    """Says how a vote ended."""
    if vote.state == "draft":
        return [texts("vote-is-undone")]
    if vote.state == "cancelled":
        return [texts("vote-is-cancelled")]
    if vote.state == "counted":
        waiting = [clipped(one["name"]) for one in vote.tellers if not one.get("at")]
        return [texts("vote-is-counted", names=say_names(texts, waiting))]
    counts = vote.counts
    lines = [
        texts(
            "vote-result-present" if vote.meeting_id else "vote-result-outside",
            entitled=counts["entitled"], present=counts["present"], cast=counts["cast"],
        )
    ]  # fmt: skip
    if counts.get("helped"):
        lines.append(texts("vote-result-helped", many=counts["helped"]))
    if vote.kind == Kind.APPRAISAL:
        return [*lines, texts("vote-result-appraisal")]
    if vote.kind == Kind.ELECTION:
        return [*lines, *_election(texts, vote)]
    lines.append(
        texts("vote-result", yes=counts["yes"], no=counts["no"], abstained=counts["abstained"])
    )
    if counts["written"]:
        said = [
            texts.plain(f"vote-written-{one['choice']}", name=clipped(one["name"]))
            for one in counts["written"]
        ]
        lines.append(texts("vote-result-written", names=say_names(texts, said)))
    return [*lines, texts(f"vote-outcome-{counts['outcome']}")]


def _election(texts: Texts, vote: Vote) -> list[str]:
    counts = vote.counts
    lines = [texts("vote-result-ballots", valid=counts["valid"], invalid=counts["invalid"])]
    lines += [
        texts(
            "vote-result-score" if one["candidate"] else "vote-result-other",
            name=one["name"], yes=one["yes"], no=one["no"], abstained=one["abstained"],
        )
        for one in counts["scores"]
    ]  # fmt: skip
    if counts["outcome"] == "invalid":
        return [*lines, texts("vote-outcome-invalid-election")]
    names = [clipped(one["name"]) for one in counts["elected"]]
    lines.append(
        texts("vote-elected", names=say_names(texts, names))
        if names
        else texts("vote-elected-none")
    )
    if counts["tied"]:
        tied = say_names(texts, [clipped(one["name"]) for one in counts["tied"]])
        lines.append(texts("vote-tied", names=tied, left=counts["left"]))
    elif counts["left"]:
        lines.append(texts("vote-left", left=counts["left"]))
    return lines


def for_minutes(texts: Texts, vote: Vote) -> str:
    """Says a vote in the minutes: of a motion what it was about, for the numbers stand beside."""
    kind = texts.plain(f"vote-kind-{vote.kind}")
    head = texts.plain("vote-in-minutes", kind=kind, title=vote.title)
    if vote.kind != Kind.ELECTION:
        return head
    scores = [
        texts.plain("vote-in-minutes-score", name=one["name"], yes=one["yes"])
        for one in vote.counts["scores"]
    ]
    elected = [one["name"] for one in vote.counts["elected"]]
    between = texts.plain("between-names")
    return texts.plain(
        "vote-in-minutes-election",
        head=head, entitled=vote.counts["entitled"], present=vote.counts["present"],
        valid=vote.counts["valid"], invalid=vote.counts["invalid"],
        scores=between.join(scores),
        elected=between.join(elected) or texts.plain("vote-nobody-elected"),
    )  # fmt: skip


def in_short(texts: Texts, vote: Vote) -> str:
    """Says in plain words what a vote came to, without its numbers of people."""
    return plain("\n".join(result(texts, vote)[1:]))


def for_notice(texts: Texts, vote: Vote) -> str:
    """Says a vote's result in the text of a notice."""
    return "\n".join([for_minutes_line(texts, vote), *result(texts, vote)])


def for_minutes_line(texts: Texts, vote: Vote) -> str:
    """Names a vote in a line."""
    return texts("vote-in-minutes", kind=texts.plain(f"vote-kind-{vote.kind}"), title=vote.title)


def ratings(texts: Texts, vote: Vote, member_id: int | None, remarks: Sequence[str]) -> list[str]:
    """Says how people were rated: one of them, or all."""
    found = [one for one in vote.counts["ratings"] if member_id in (None, one["member"])]
    lines = []
    for one in found:
        said = [
            texts.plain("vote-rating", what=label, many=one["by"].get(rules.RATINGS[at], 0))
            for at, label in enumerate(vote.scale)
        ]
        if unknown := one["by"].get(rules.ABSTAIN, 0):
            said.append(texts.plain("vote-rating", what=texts.plain("vote-unknown"), many=unknown))
        lines.append(
            texts(
                "vote-rating-line", name=one["name"], said=texts.plain("between-names").join(said)
            )
        )
    return [*lines, *(texts("vote-remark-line", text=one) for one in remarks)]


def own(texts: Texts, vote: Vote, member_id: int, remarks: Sequence[str]) -> OutMessage:
    """Shows somebody how they were rated."""
    lines = [heading(texts, vote), *ratings(texts, vote, member_id, remarks)]
    return OutMessage("\n".join(lines)).with_buttons(back_to(texts, "vt.v", vote.id))


def everybody(texts: Texts, vote: Vote, found: Sequence[Ballot], page: int) -> OutMessage:
    """Shows how everybody was rated."""
    last = max(0, (len(vote.candidates) - 1) // AT_ONCE)
    page = min(page, last)
    lines = [heading(texts, vote)]
    for place in range(page * AT_ONCE, min((page + 1) * AT_ONCE, len(vote.candidates))):
        remarks = [one.remark for one in found if one.remark and one.place == place]
        lines += ratings(texts, vote, vote.candidates[place]["member"], remarks)
    return OutMessage(cut("\n".join(lines), 3900)).with_buttons(
        turns(texts, page, last, "vr.a", vote.id), back_to(texts, "vt.v", vote.id)
    )
