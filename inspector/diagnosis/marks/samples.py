"""From what a token has and lacks to the published sample that its code probably comes from."""

from collections.abc import Iterator

from inspector.checks import sources
from inspector.diagnosis.marks.mark import Line, Made, Print
from inspector.diagnosis.marks.times import found

_QS_JWT = ["jti", "sub", "subType", "name", "email", "email_verified", "group"]
_BOILERPLATE = "https://github.com/qlik-oss/qlik-cloud-jwt"
_TYPO = "qlik.api/jwt-login-session"


def _qs_jwt(token: Made) -> Iterator[str]:
    names = [name for name in token.payload if name in _QS_JWT]
    if "group" in token.payload and names == _QS_JWT:
        yield f"the claim is named group, and the first claims are {', '.join(_QS_JWT)}, in this order"


def _client_managed(token: Made) -> Iterator[str]:
    name = next((name for name in ("group", "Group") if name in token.payload), "")
    if name and not list(_qs_jwt(token)):
        yield f"the claim is named {name}"


def _before_2022(token: Made) -> Iterator[str]:
    if "exp" in token.payload and not {"nbf", "jti"} & token.payload.keys():
        yield "there is neither nbf nor jti"


def _no_start(token: Made) -> Iterator[str]:
    if {"exp", "jti"} <= token.payload.keys() and "nbf" not in token.payload:
        yield "there is a jti and no nbf"


def _typo(token: Made) -> Iterator[str]:
    if token.payload.get("aud") in (_TYPO, [_TYPO]):
        yield f"aud is {_TYPO}"


def _dotnet_sdk(token: Made) -> Iterator[str]:
    lacks = [name for name in ("subType", "email", "email_verified") if name not in token.payload]
    algorithm = token.header.get("alg")
    if algorithm in ("RS384", "RS512") and len(lacks) == len(("subType", "email", "email_verified")):
        yield f"alg is {algorithm}, and there is no {' and no '.join(lacks)}"


SAMPLES = (
    Print(
        name="qs-jwt",
        guess="the program qs-jwt (create-qscloud), which writes group for groups",
        seen=_qs_jwt,
        changes=(Line("JavaScript", "groups: options.groups,  // in create-qscloud.js"),),
        grade="observed",
        sources=("https://github.com/ptarmiganlabs/qs-jwt",),
    ),
    Print(
        name="client-managed-group",
        guess="code written for client-managed Qlik Sense, whose tokens have group",
        seen=_client_managed,
        changes=(
            Line("JavaScript", "groups: ['Sales', 'Marketing'],"),
            Line("Python", '"groups": ["Sales", "Marketing"],'),
        ),
        grade="observed",
        sources=("public token generators (4 of the 48 read have groups of a wrong shape)",),
    ),
    Print(
        name="sample-before-2022",
        guess="code after a sample from before June 2022, when nbf and jti were not yet required",
        seen=_before_2022,
        changes=(
            Line("JavaScript", "notBefore: '0s', jwtid: crypto.randomUUID(),"),
            Line("Python", '"nbf": now, "jti": str(uuid4()),'),
        ),
        grade="documented",
        sources=(sources.UPDATE_2022,),
    ),
    Print(
        name="boilerplate-without-nbf",
        guess="code after a sample that leaves nbf out, as Qlik's qlik-cloud-jwt does",
        seen=_no_start,
        changes=(Line("JavaScript", "notBefore: '0s',"), Line("Python", '"nbf": now,')),
        grade="observed",
        sources=(_BOILERPLATE, "public token generators (11 of the 48 read)"),
    ),
    Print(
        name="audience-typo",
        guess="an audience copied with its typo from a code comment, as in Qlik's qlik-cloud-jwt",
        seen=_typo,
        changes=(
            Line("JavaScript", "audience: 'qlik.api/login/jwt-session',"),
            Line("Python", '"aud": "qlik.api/login/jwt-session",'),
        ),
        grade="observed",
        sources=(_BOILERPLATE,),
    ),
    Print(
        name="numeric-jti",
        guess="code after Qlik's own article, whose example has a number as jti",
        seen=found("QJ407"),
        changes=(Line("JavaScript", "jwtid: crypto.randomUUID(),"), Line("Python", '"jti": str(uuid4()),')),
        grade="observed",
        sources=(sources.EXAMPLE_ARTICLE,),
    ),
    Print(
        name="qlik-rest-sdk",
        guess="the .NET library qlik_rest_sdk, which signs RS384 or RS512 and sends none of these claims",
        seen=_dotnet_sdk,
        changes=(Line("C#", "new SigningCredentials(key, SecurityAlgorithms.RsaSha256)"),),
        grade="observed",
        sources=(sources.DOTNET_SDK,),
    ),
)
