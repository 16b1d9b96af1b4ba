"""The tables, one file a noun."""

from data.models.base import Base, Moment
from data.models.branch import Branch, Subgroup
from data.models.intake import Draft, Errand, SeenUpdate, SetAside
from data.models.material import Feed, KeptFile, Material, Series, SeriesItem
from data.models.meeting import Meeting
from data.models.member import Account, Away, Claim, Member, MemberChange
from data.models.outbox import Card, Outgoing
from data.models.plan import Occurrence, Plan
from data.models.reading import Hours, Note, Opening, Reading, Receipt
from data.models.signin import Attendance, CodeGuess, Correction

__all__ = [
    "Account",
    "Attendance",
    "Away",
    "Base",
    "Branch",
    "Card",
    "Claim",
    "CodeGuess",
    "Correction",
    "Draft",
    "Errand",
    "Feed",
    "Hours",
    "KeptFile",
    "Material",
    "Meeting",
    "Member",
    "MemberChange",
    "Moment",
    "Note",
    "Occurrence",
    "Opening",
    "Outgoing",
    "Plan",
    "Reading",
    "Receipt",
    "SeenUpdate",
    "Series",
    "SeriesItem",
    "SetAside",
    "Subgroup",
]
