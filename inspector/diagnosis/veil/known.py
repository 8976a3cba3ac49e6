"""From what a case has to what is known of its people: by how many tokens, and by what else names them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """How many tokens say whom they are for, and how many cannot be read; how many logins came without one.

    `named` are the values that other texts than tokens name as somebody's.
    """

    read: int = 0
    unread: int = 0
    without: int = 0
    named: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether each login, and each token, says whom it is for."""
        return bool(self.read) and not self.unread and not self.without
