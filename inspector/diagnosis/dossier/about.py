"""From whether a report is masked to the lines at its top: what is hidden in it, what is not, and where it was made."""

from collections.abc import Iterator

from inspector.diagnosis.dossier.document import Line

_MASKED = (
    "Masked: of tokens nothing is shown. For names, mail addresses, subs, groups, jtis and all other claims that may "
    "say who somebody is there are stand-ins, one for each value wherever it stands: “user 1” is always the same sub. "
    "Names of files are replaced, too."
)
_LEFT = (
    "Not masked: hosts and paths of calls (without what stands in a claim; never a query), issuer, key ID, audience, "
    "algorithm, times, names of claims and cookies, web integrations, thumbprints of certificates, and what was "
    "answered to logins."
)
MASKING = (_MASKED, _LEFT)
_NOT_MASKED = (
    "NOT masked: all claims are shown, and so who the users are. Mind who reads it. Tokens, their signatures and what "
    "cookies hold are not in it."
)
_MADE = "It was made on one machine, from what was given there; nothing was sent anywhere."


def about(*, masked: bool) -> Iterator[Line]:
    """What every reader has to know first."""
    yield from ((words,) for words in (*(MASKING if masked else (_NOT_MASKED,)), _MADE))
