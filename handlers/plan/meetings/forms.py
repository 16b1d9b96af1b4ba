"""Asks about a standing meeting: kind, topic, place, length, and when its notice goes out."""

from typing import Any

from data.queries import meeting as meetings
from data.queries.branch import subgroups
from data.values.standing import MeetingKind
from handlers.meeting import rules as meeting_rules
from handlers.meeting.rules import KINDS, text_for
from handlers.plan.plans import forms as plans
from handlers.plan.rhythms import rules
from handlers.shared.forms import Answers, Choice, Context, Ending, Form, Question, Right, Texts
from handlers.shared.names import clipped


def blank(kind: MeetingKind) -> dict[str, Any]:
    """Returns the data of a plan of a standing meeting of a kind."""
    return {
        "kind": kind.value,
        "topic": "",
        "place": "",
        "length": 90,
        "audience": meeting_rules.audience_of(kind),
        "subgroup": 0,
    }


def title(texts: Texts, data: dict[str, Any]) -> str:
    """Names the meeting in lists."""
    kind = texts.plain(f"kind-{data['kind']}")
    return texts.plain("plan-meeting", kind=kind, topic=data["topic"]) if data["topic"] else kind


def _groups(answers: Answers) -> list[Choice]:
    found = subgroups(answers.session, answers.branch.id)
    whole: list[Choice] = [(answers.plain("audience-branch"), 0)]
    return [*((clipped(one.name), one.id) for one in found), *whole]


def _places(answers: Answers) -> list[Choice]:
    known = meetings.places(answers.session, answers.branch.id)
    return [(clipped(place), place) for place in known]


def _done(ctx: Context, answers: Answers) -> None:
    data = blank(MeetingKind(answers["kind"])) | {"length": answers["length"]}
    data |= {"topic": answers["topic"] or "", "place": answers["place"] or ""}
    if "subgroup" in answers.data:
        group = answers["subgroup"]
        data |= {"audience": "subgroup" if group else "branch", "subgroup": group}
    lead = answers["days"] * rules.DAY
    plans.chosen(ctx, answers, rules.MEETING, title=title(ctx.texts, data), data=data, lead=lead)


FORM = Form(
    key="plan-meeting",
    right=Right.PLANS,
    questions=(
        Question(
            "kind",
            ask=lambda a: a.texts("plan-ask-meeting"),
            choices=lambda a: [(a.plain(f"kind-{kind}"), kind.value) for kind in KINDS],
        ),
        Question(
            "subgroup",
            ask=lambda a: a.texts("meeting-ask-subgroup"),
            choices=_groups,
            wanted=lambda a: a.get("kind") == MeetingKind.SUBGROUP and len(_groups(a)) > 1,
        ),
        Question(
            "topic",
            ask=lambda a: a.texts("plan-ask-topic"),
            typed=lambda _, text: text_for("topic", text),
            optional=True,
        ),
        Question(
            "place",
            ask=lambda a: a.texts("meeting-ask-place"),
            choices=_places,
            typed=lambda _, text: text_for("place", text),
            optional=True,
        ),
        Question(
            "length",
            ask=lambda a: a.texts("plan-ask-length"),
            choices=lambda a: [
                (a.plain("plan-minutes", minutes=str(minutes)), minutes)
                for minutes in meeting_rules.LENGTHS
            ],
            columns=3,
        ),
        Question(
            "days",
            ask=lambda a: a.texts("plan-ask-lead"),
            choices=lambda a: [
                (a.plain("plan-days-before", days=days), days) for days in rules.LEADS
            ],
            columns=3,
        ),
    ),
    endings=(Ending("done", "", _done),),
    leave=plans.leave,
)
