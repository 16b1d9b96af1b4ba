"""The addresses at which members' calendar programs find the calendar of their branch."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class CalendarAddress(Base):
    """The secret in a member's own address; it opens as long as they are a member with the account
    that asked for it."""

    __tablename__ = "calendar_address"

    member_id: Mapped[int] = mapped_column(
        ForeignKey("member.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    account_id: Mapped[int]
    token: Mapped[str] = mapped_column(String(64), unique=True)
