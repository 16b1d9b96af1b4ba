"""The tables, one file a noun."""

from data.models.base import Base, Moment
from data.models.branch import Branch, Subgroup
from data.models.intake import Draft, Errand, SeenUpdate, SetAside
from data.models.meeting import Meeting
from data.models.member import Account, Claim, Member, MemberChange
from data.models.outbox import Card, Outgoing
from data.models.plan import Occurrence, Plan
from data.models.signin import Attendance, CodeGuess, Correction

__all__ = [
    "Account",
    "Attendance",
    "Base",
    "Branch",
    "Card",
    "Claim",
    "CodeGuess",
    "Correction",
    "Draft",
    "Errand",
    "Meeting",
    "Member",
    "MemberChange",
    "Moment",
    "Occurrence",
    "Outgoing",
    "Plan",
    "SeenUpdate",
    "SetAside",
    "Subgroup",
]
