"""People: Telegram accounts, members of a branch, their claims, and the history of changes."""

from datetime import date, datetime

from sqlalchemy import (
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    case,
    text,
    true,
)
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, unowned
from data.values.namesakes import CLOSES, OPENS, labelled


class Account(Base):
    """A Telegram user that has used the bot; the id is Telegram's."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(200))
    username: Mapped[str] = mapped_column(String(64), default="")
    """Without the @, as of the last claim or sign-in without a name; empty for none."""
    language: Mapped[str | None] = mapped_column(String(8))
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branch.id", ondelete="SET NULL"))
    """The branch that a private chat is about, for accounts in several."""
    reachable: Mapped[bool] = mapped_column(default=False)
    menu: Mapped[str] = mapped_column(String(12), default="")
    """Both retired: `Contact` says so for each bot. The version before still reads them."""
    seen_at: Mapped[datetime]


class Contact(Base):
    """An account's private chat with one bot; other bots may not write to it for that."""

    __tablename__ = "contact"
    __table_args__ = (
        Index(
            "ix_contact_menu_due",
            "bot_id",
            "account_id",
            sqlite_where=text("menu_due = 1"),
            postgresql_where=text("menu_due"),
        ),
        unowned("contact", "account_id"),
    )

    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    bot_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    reachable: Mapped[bool] = mapped_column(default=True)
    """The account started the bot and has not blocked it: the bot may write privately."""
    menu: Mapped[str] = mapped_column(String(12), default="")
    """The command menu set in the private chat: empty for everybody's, or secretary."""
    menu_due: Mapped[bool] = mapped_column(default=True, server_default=true())
    """What the menu depends on changed since it was looked at."""


class Member(Base):
    """A person on a branch's roster, bound to a Telegram account once the name is claimed."""

    __tablename__ = "member"
    __table_args__ = (
        UniqueConstraint("branch_id", "account_id"),
        Index("ix_member_branch_id_name", "branch_id", "name"),
        Index("ix_member_account_id", "account_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    name: Mapped[str] = mapped_column(String(200))
    hint: Mapped[str] = mapped_column(String(40), default="")
    """What tells the member apart from others of the same name in the branch; empty for most."""
    note: Mapped[str] = mapped_column(String(200), default="")
    subgroup_id: Mapped[int | None] = mapped_column(ForeignKey("subgroup.id", ondelete="SET NULL"))
    standing: Mapped[str] = mapped_column(String(16), default="full")
    post: Mapped[str] = mapped_column(String(16), default="none")
    listed: Mapped[bool] = mapped_column(default=True)
    """On the roster; False for those who signed in under a Telegram name and await tidying."""
    joined_on: Mapped[date] = mapped_column(Date)
    left_on: Mapped[date | None] = mapped_column(Date)
    chased_on: Mapped[date | None] = mapped_column(Date)
    """The last local day on which the member was reminded of what is open."""
    named_on: Mapped[date | None] = mapped_column(Date)
    """The last local day on which the secretaries were told that the member cannot be written
    to."""
    reviews: Mapped[bool] = mapped_column(default=False)
    """Chose to be reminded privately, once a day, of questions to review."""
    reviewed_on: Mapped[date | None] = mapped_column(Date)
    """The last local day on which the member was reminded of them."""
    suspended: Mapped[str] = mapped_column(String(200), default="", server_default="")
    """Why the member's rights are suspended, seen by the secretary only; empty for most."""
    hides_rank: Mapped[bool] = mapped_column(default=False)
    """Appears in the ranking without a name."""
    erased_at: Mapped[datetime | None]
    """Since then the row is a pseudonym: it carries counts of the past, and no person."""

    @hybrid_property
    def shown(self) -> str:
        """The name as people see it, with what tells it apart from the same name of another."""
        return labelled(self.name, self.hint or "")

    @shown.inplace.expression
    @classmethod
    def _shown(cls) -> ColumnElement[str]:
        return case((cls.hint == "", cls.name), else_=cls.name + OPENS + cls.hint + CLOSES)


class MemberChange(Base):
    """A change of one field of one member, before and after: by whom, and effective from which
    day."""

    __tablename__ = "member_change"
    __table_args__ = (Index("ix_member_change_member_id", "member_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    field: Mapped[str] = mapped_column(String(32))
    before: Mapped[str] = mapped_column(String(200))
    after: Mapped[str] = mapped_column(String(200))
    holds_from: Mapped[date] = mapped_column(Date)
    by_account_id: Mapped[int | None]
    at: Mapped[datetime]


class Away(Base):
    """A period in which nothing is expected of a member: away (外出、流动) or on long leave."""

    __tablename__ = "away"
    __table_args__ = (Index("ix_away_member_id", "member_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)
    """The last day; empty while it is open."""
    reason: Mapped[str] = mapped_column(String(200), default="")
    by_account_id: Mapped[int | None]


class Claim(Base):
    """An account's request to be a member on the roster; open until somebody decides."""

    __tablename__ = "claim"
    __table_args__ = (UniqueConstraint("member_id", "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(12), default="open")
    """open · confirmed · refused · withdrawn"""
    asked_at: Mapped[datetime]
    decided_by: Mapped[int | None]
    decided_at: Mapped[datetime | None]


class Newcomer(Base):
    """An account that takes part in a branch without being on its roster."""

    __tablename__ = "newcomer"
    __table_args__ = (UniqueConstraint("branch_id", "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(12), default="open")
    """open · listed · visitor"""
    asked_at: Mapped[datetime]
    decided_by: Mapped[int | None]
    decided_at: Mapped[datetime | None]


class Handover(Base):
    """An offer of the post of secretary; it ends as the receiver accepts or declines."""

    __tablename__ = "handover"

    branch_id: Mapped[int] = mapped_column(
        ForeignKey("branch.id", ondelete="CASCADE"), primary_key=True
    )
    from_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    to_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    offered_at: Mapped[datetime]
