"""Decides which steps a kind of matter needs, and which comes next."""

from collections.abc import Mapping

from data.values.standing import MeetingKind

STEPS = ("propose", "deliberate", "review", "decide", "publish", "result")
"""The "4+2": propose, deliberate, review, decide, publish the decision, publish the result
(《关于健全和完善村党组织领导的充满活力的村民自治机制的意见》 of 2009)."""
SHORT = tuple(one for one in STEPS if one != "decide")
"""As the document 004 of this project's seeds has it: propose, deliberate, review, publish both."""
KINDS: Mapping[str, tuple[str, ...]] = {
    "villagers": STEPS,
    "workers": STEPS,
    "branch": STEPS,
    "short": SHORT,
}
"""The steps of each kind: decided by the villagers, by the workers and staff, by the general
meeting that reviews it, or without a decision of its own."""
SAME = "branch"
"""The kind whose decision is usually taken in the meeting that reviews it."""
MEETINGS: Mapping[str, tuple[str, ...]] = {
    "deliberate": (MeetingKind.COMMITTEE,),
    "review": (MeetingKind.GENERAL,),
    "decide": (MeetingKind.GENERAL, MeetingKind.OTHER),
}
"""The kinds of meetings that may be a step."""
NOTICES: Mapping[str, str] = {"publish": "decision", "result": "result"}
"""The kinds of notices that are written for a step."""
LONGEST = 200
"""Characters of a note or a reason."""


def next_step(kind: str, done: Mapping[str, bool]) -> str:
    """Returns the first step that is neither taken nor passed over; "" where there is none."""
    return next((one for one in KINDS[kind] if not done.get(one)), "")


def before(kind: str, step: str) -> str:
    """Returns the step before one; "" for the first."""
    steps = KINDS[kind]
    at = steps.index(step)
    return steps[at - 1] if at else ""
