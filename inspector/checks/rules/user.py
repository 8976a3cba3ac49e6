"""QJ301 to QJ306: from the claims about the user to what Qlik requires of each."""

from inspector.checks import sources
from inspector.checks.claims import Claim, speak_for
from inspector.checks.rule import Rule, Severity, Stage
from inspector.checks.words import kind_of, quoted
from inspector.jose import Json

_NEEDS = ("payload", "login token")
_LONGEST_TYPE = 16
_BOOLEANS = frozenset({"true", "false", "yes", "no", "1", "0", ""})

SUB = Rule(
    code="QJ301",
    name="sub",
    title="The subject is missing, empty or no string",
    severity=Severity.ERROR,
    stage=Stage.CLAIMS,
    needs=_NEEDS,
    speaks_for=("/payload/sub",),
    why="sub identifies the user, for good: another sub for the same e-mail address makes a second user.",
    fix="Set sub in the payload to an identifier of the user that never changes, as a string.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.LOGIN_API),
    check=speak_for("/payload/sub", claim=Claim(must="a string that is not blank", shown=False)),
)


def _wrong_sub_type(name: str, value: Json) -> str:
    if isinstance(value, str) and value.isalnum() and len(value) <= _LONGEST_TYPE:
        return f'{name} is {quoted(value)}; it must be "user"'
    return f'{name} is {kind_of(value)}; it must be "user"'


SUB_TYPE = Rule(
    code="QJ302",
    name="subType",
    title="The subject type is not user",
    severity=Severity.ERROR,
    stage=Stage.CLAIMS,
    needs=_NEEDS,
    speaks_for=("/payload/subType",),
    why="“user” is the only applicable value. Some code that is said to work sends no subType, so it may not be "
    "enforced; that is no promise.",
    fix="Set subType: 'user' in the payload.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.LOGIN_API, sources.CLOUD_EXAMPLES),
    check=speak_for("/payload/subType", claim=Claim(must='"user"', wrong=_wrong_sub_type)),
)

NAME = Rule(
    code="QJ303",
    name="name",
    title="The name is missing, empty or no string",
    severity=Severity.ERROR,
    stage=Stage.CLAIMS,
    needs=_NEEDS,
    speaks_for=("/payload/name",),
    why="name is the friendly name under which the user appears.",
    fix="Set name in the payload to the user's display name, as a string.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.LOGIN_API),
    check=speak_for("/payload/name", claim=Claim(must="a string that is not blank", shown=False)),
)

EMAIL = Rule(
    code="QJ304",
    name="email",
    title="The e-mail address is missing, empty or no string",
    severity=Severity.ERROR,
    stage=Stage.CLAIMS,
    needs=_NEEDS,
    speaks_for=("/payload/email",),
    why="email is required for every user.",
    fix="Set email in the payload to the user's e-mail address, as a string.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.LOGIN_API),
    check=speak_for("/payload/email", claim=Claim(must="an e-mail address, a string", shown=False)),
)


def _not_boolean(name: str, value: Json) -> str:
    told = f"the string {quoted(value)}" if isinstance(value, str) and value.lower() in _BOOLEANS else kind_of(value)
    return f"{name} is {told}; it must be true or false, without quotes"


EMAIL_VERIFIED = Rule(
    code="QJ305",
    name="email_verified",
    title="email_verified is missing or no boolean",
    severity=Severity.ERROR,
    stage=Stage.CLAIMS,
    needs=_NEEDS,
    speaks_for=("/payload/email_verified",),
    why='It says that the address was verified to belong to the user, as a JSON boolean. The string "true" is '
    "none: .NET claims and command-line options turn booleans into text.",
    fix="Set email_verified: true in the payload, without quotes; in .NET pass ClaimValueTypes.Boolean.",
    grade="documented",
    sources=(sources.TUTORIAL, sources.LOGIN_API),
    check=speak_for("/payload/email_verified", claim=Claim(must="true or false, without quotes", wrong=_not_boolean)),
)

GROUPS = Rule(
    code="QJ306",
    name="groups",
    title="groups is no array of strings",
    severity=Severity.ERROR,
    stage=Stage.CLAIMS,
    needs=_NEEDS,
    speaks_for=("/payload/groups",),
    why="groups is an array of group names. A .NET library writes a single group as a bare string.",
    fix="Set groups: ['Sales'] in the payload: an array, even for one name; an empty array or no groups at "
    "all for none.",
    grade="documented",
    sources=(sources.TUTORIAL,),
    check=speak_for("/payload/groups", claim=Claim(must="an array of strings", item="a string", shown=False)),
)
