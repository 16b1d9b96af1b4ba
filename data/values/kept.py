"""How much a deployment keeps of files, for a person, a branch and all together."""

from dataclasses import dataclass
from typing import Final

INFO: Final = "kept"
"""The place of the rule in `Session.info`."""
MIB: Final = 2**20


@dataclass(frozen=True, slots=True)
class KeptRule:
    """Mebibytes of files that are kept here besides on Telegram; 0 for any number."""

    branch: int = 1024
    everybody: int = 0
    files: int = 5000
    """Files of a branch."""

    def has_room(self, size: int, files: int, person: int, branch: int, everybody: int) -> bool:
        """Tells whether a file of so many bytes may be kept beside what is: the branch's files,
        and the bytes of the person who added it (who may fill half of the branch's share), of the
        branch and of everybody."""
        if self.files and files >= self.files:
            return False
        shares = ((person, self.branch / 2), (branch, self.branch), (everybody, self.everybody))
        return all(not most or there + size <= most * MIB for there, most in shares)
