"""From a text that Qlik answers to a login to its cause, where to look, and who says so: the catalogue.

Where no source has a text (a wrong aud, iss, kid or signature, an expired token), there is none here.
"""

from inspector.checks import sources
from inspector.diagnosis.answer import Answer
from inspector.diagnosis.answers_elsewhere import ELSEWHERE

_ARTICLES = (
    "https://community.qlik.com/t5/Official-Support-Articles/ta-p/1972823",
    "https://community.qlik.com/t5/Official-Support-Articles/ta-p/1710940",
)

TO_LOGINS = (
    Answer(
        name="missing-claim",
        says="JWT_LOGIN_VALIDATIONS Missing required claim: …",
        words=r"missing required claim",
        statuses=(400,),
        about="token",
        cause="The token lacks a claim that Qlik requires",
        look="the code that signs the token",
        change="Set the claim where the token is signed.",
        grade="observed",
        sources=(sources.EXAMPLE_ARTICLE,),
        caveat="Only the text for nbf was ever published; others are read by its pattern.",
    ),
    Answer(
        name="already-used",
        says="jwt token has already been used",
        words=r"(?:jwt|token)[a-z ]{0,20} has already been used",
        about="token",
        cause="The token, or another one with its jti, was used before: a jti is good for one login",
        look="the code that hands out the token: a cache, a page that is loaded twice, a constant jti",
        change="Sign a new token with a new jti for each login, and send it once.",
        grade="observed",
        sources=(sources.UPDATE_2022, sources.LOGIN_API),
        rules=("QJ408", "QJ406"),
        caveat="The words are known second-hand.",
    ),
    Answer(
        name="same-email",
        says="Multiple active users detected with the same e-mail",
        words=r"multiple active users detected with the same e-?mail",
        codes=("LOGIN-12",),
        statuses=(400,),
        about="user",
        cause="Another active user of the tenant has this e-mail address: the token's sub is not the one that user has",
        look="the users in Qlik's management console, by e-mail; and where the code takes sub from",
        change="Make sub the same for the same person at each login; or delete, in the console, the user that is not "
        "wanted.",
        grade="documented",
        sources=_ARTICLES,
    ),
    Answer(
        name="invitation-expired",
        says="User invitation expired",
        words=r"user invitation (?:has )?expired",
        codes=("USER_INVITE_EXPIRED",),
        statuses=(403,),
        about="user",
        cause="An invitation for this e-mail address is pending, and has expired",
        look="the users in Qlik's management console: invitations",
        change="Delete the invitation, or send it again.",
        grade="documented",
        sources=_ARTICLES,
    ),
    Answer(
        name="wrong-host",
        says="No authentication configured for this hostname",
        words=r"no authentication configured for this host ?name",
        codes=("LOGIN-2",),
        statuses=(401,),
        about="tenant",
        cause="No tenant has this host name: the request went to a wrong one",
        look="the tenant's host name in the code or its configuration",
        change="Send the login to the host name that the tenant's address has in the browser.",
        grade="documented",
        sources=_ARTICLES,
    ),
    Answer(
        name="provider-configuration",
        says="Invalid identity provider configuration",
        words=r"invalid identity provider configuration",
        codes=("INVALID-IDP-CONFIG",),
        statuses=(401,),
        about="tenant",
        cause="The settings of the tenant's identity provider are not valid",
        look="the identity provider in Qlik's management console",
        change="Compare issuer, key ID and certificate there with those the token is signed with.",
        grade="documented",
        sources=_ARTICLES,
        caveat="It was published for an older state of the platform.",
    ),
    Answer(
        name="no-member",
        says="User is not a member of tenant",
        words=r"user is not a member of (?:the )?tenant",
        codes=("AUTH-5",),
        statuses=(403,),
        about="user",
        cause="The user does not belong to the tenant",
        look="the users in Qlik's management console; and the tenant's host name",
        change="Add the user to the tenant, or send the login to the tenant that the user belongs to.",
        grade="documented",
        sources=_ARTICLES,
    ),
    Answer(
        name="interactive-return",
        says="returnto not included in web integration whitelist",
        words=r"returnto not included in web integration|illegal returnto value",
        codes=("LOGIN-10", "LOGIN-8"),
        statuses=(401,),
        about="other",
        cause="This is an interactive login in the browser, not one by JWT: the address to return to is not allowed",
        look="the page: it sends people to /login; and the web integration in Qlik's management console",
        change="Log in with the token before anything else is asked of the tenant; for an interactive login, add the "
        "page's origin to the web integration.",
        grade="documented",
        sources=_ARTICLES,
    ),
)

# Those that say little come last: a telling text goes before a code that many have.
VAGUE = (
    Answer(
        name="access-denied",
        says="access denied",
        words=r"^\s*access denied\.?\s*$",
        about="token",
        cause="Qlik refused the token; seen where jti or nbf was absent",
        look="the code that signs the token",
        change="Set jti and nbf where the token is signed.",
        grade="inferred",
        sources=(sources.UPDATE_2022,),
        rules=("QJ406", "QJ505"),
        caveat="The words are a paraphrase by Qlik's staff, not an answer that was published.",
    ),
    Answer(
        name="invalid-token-request",
        says="Invalid token request",
        words=r"invalid token request",
        codes=("INTERNAL-TOKEN-1",),
        statuses=(400,),
        about="token",
        cause="Qlik refused the token for what is in it",
        look="the code that signs the token",
        change="See what is found in the token.",
        grade="observed",
        sources=(sources.EXAMPLE_ARTICLE,),
        caveat="It is known from one answer alone, to a token without nbf.",
    ),
)

ANSWERS = (*TO_LOGINS, *ELSEWHERE, *VAGUE)
