"""Who may found branches in a deployment, as its operator says."""

from dataclasses import dataclass
from enum import StrEnum

INFO = "founding"
"""The place of the rule in `Session.info`."""

A_DAY = 5
"""Branches that one account may found within a day."""


class Founding(StrEnum):
    """Which groups may have a branch."""

    FIRST = "first"
    """The first group alone."""
    ANYONE = "anyone"
    LISTED = "listed"
    """Groups and people whom the operator lists."""
    APPROVAL = "approval"
    """Every group that an operator agrees to."""


@dataclass(frozen=True, slots=True)
class FoundingRule:
    """The rule of a deployment. Without a `policy` it is FIRST, or ANYONE where there are several
    branches already, as deployments of before had."""

    policy: Founding | None = None
    listed: frozenset[int] = frozenset()
    """Ids of accounts and of groups that may always found one."""
    operators: tuple[int, ...] = ()
    most: int = 0
    """Branches of the deployment; 0 for any number."""

    def has_room(self, branches: int, lately: int, account_id: int) -> bool:
        """Tells whether an account that founded so many branches within a day may found another
        where there are so many; operators may."""
        if account_id in self.operators:
            return True
        return lately < A_DAY and (not self.most or branches < self.most)

    def judge(self, branches: int, chat_id: int, account_id: int) -> bool | None:
        """Tells whether an account may found a branch in a chat where there are so many already;
        None where an operator has to be asked."""
        if account_id in self.operators or self.listed & {chat_id, account_id}:
            return True
        policy = self.policy or (Founding.FIRST if branches < 2 else Founding.ANYONE)
        if policy is Founding.APPROVAL:
            return None
        return policy is Founding.ANYONE or (policy is Founding.FIRST and branches == 0)
