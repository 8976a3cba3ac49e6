"""From the names of claims that Qlik does not read to those that they most likely mean."""

from collections.abc import Collection, Iterable, Mapping

from inspector.checks.case import CLAIMS
from inspector.checks.distance import slips_between

MADE_OF = {
    "expiresIn": "exp",
    "notBefore": "nbf",
    "audience": "aud",
    "issuer": "iss",
    "subject": "sub",
    "jwtid": "jti",
    "keyid": "kid",
    "algorithm": "alg",
    "kid": "kid",
    "alg": "alg",
}
_BY_FOLDED = {name.lower().replace("_", ""): name for name in CLAIMS}
_SLIPS = {"group": "groups", "grp": "groups", "grps": "groups", "mail": "email", "emailaddress": "email",
          "subjecttype": "subType", "expires": "exp", "expiry": "exp", "issuedat": "iat", "tokenid": "jti",
          "displayname": "name", "username": "name", "fullname": "name", "verified": "email_verified",
          "emailisverified": "email_verified", "isemailverified": "email_verified"}  # fmt: skip
# Words of their own that one slip, or two, would make of a claim's name: none of them is called a slip.
_OWN_WORDS = {
    *("came", "dame", "fame", "game", "lame", "nace", "same", "tame", "gmail", "grouper", "pubtype"),
    *("emailunverified", "emailcertified"),
}
_LONGEST = 40  # characters of a name that is looked at
_SHORT, _LONG = 3, 8  # letters: up to so many, a name is near many words; from so many, near none by chance
_MOST_ASKED = 100  # names of one token


def meant_claims(names: Iterable[str], there: Collection[str]) -> Mapping[str, str]:
    """The names that are slightly wrong, each with the claim that it most likely means.

    A mere slip of the fingers is taken for one only where the claim itself is not `there`, and among the first names.
    """
    found: dict[str, str] = {}
    absent = [claim for claim in CLAIMS if claim not in there]
    for asked, name in enumerate(names):
        right = right_name(name, absent if asked < _MOST_ASKED else ())
        if right is not None:
            found[name] = right
    return found


def right_name(name: str, absent: Collection[str] = CLAIMS) -> str | None:
    """The claim that a name most likely means: any by a known slip, one of the `absent` by one of the fingers."""
    if name in MADE_OF or len(name) > _LONGEST:
        return None
    folded = _folded(name)
    known = _BY_FOLDED.get(folded) or _SLIPS.get(folded)
    if known is not None or folded in _OWN_WORDS or not folded.isalpha():  # a digit numbers, a colon has a prefix
        return known
    return next((claim for claim in absent if _is_mistyped(folded, _folded(claim))), None)


def _folded(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "").strip()


def _is_mistyped(typed: str, claim: str) -> bool:
    most = 2 if len(claim) >= _LONG else 1
    if abs(len(typed) - len(claim)) > most or _says_more(typed, claim):
        return False
    if min(len(typed), len(claim)) <= _SHORT and sorted(typed) != sorted(claim):
        return False
    return slips_between(typed, claim) <= most


def _says_more(typed: str, claim: str) -> bool:
    """Whether letters before or after the claim's name make another word of it, as in emails, fname, email_verified_at.

    A letter that is only doubled does not.
    """
    return claim in typed and typed not in (claim[0] + claim, claim + claim[-1])
