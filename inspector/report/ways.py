"""From what somebody may give or ask for to how that is done: by options on a command line, elsewhere by other ways."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How what was lacking is given in a front end, and how more is had there; "" where nobody needs to be told.

    `tolerance` and `moment` name what says how far clocks may differ, and what a token of no known time is judged by.
    """

    certificate: str = ""
    issuer: str = ""
    key_id: str = ""
    tolerance: str = "the tenant"
    moment: str = "the clock here"
    another_moment: str = ""
    then: str = ""
    unmasking: str = ""

    def giving(self, lacking: str) -> str:
        """How that is given which is lacking under this name."""
        return {"certificate": self.certificate, "issuer": self.issuer, "key ID": self.key_id}.get(lacking, "")


UNTOLD = Ways()
COMMAND_LINE = Ways(
    certificate="--cert",
    issuer="--issuer",
    key_id="--key-id",
    tolerance="--clock-tolerance",
    moment="--at, or now",
    another_moment="--at TIME judges as of another moment",
    then="--at TIME of the failed login",
    unmasking="--no-mask shows all",
)
