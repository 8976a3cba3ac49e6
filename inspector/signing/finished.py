"""From inputs of which no jsonwebtoken makes a token to the header and payload that they come to."""

from inspector.jose import Problem
from inspector.signing.inputs import Inputs
from inspector.signing.javascript.json_text import NotSerializableError, stringify
from inspector.signing.javascript.values import (
    UNDEFINED,
    Object,
    OpenObject,
    Unknown,
    Unseen,
    Value,
    is_object,
    is_truthy,
    member,
)
from inspector.signing.jsonwebtoken.buffer import to_bytes
from inspector.signing.jsonwebtoken.sign import Outcome

_NO_OBJECT = "Expecting a dict object, as JWT only supports JSON objects as payloads."
_NO_TEXT = "Issuer (iss) must be a string."


def finished(inputs: Inputs) -> tuple[Outcome, tuple[Problem, ...]]:
    """The token's parts, and what is refused on the way: by PyJWT (2.11 and later) in its own words.

    Where no library is known the parts are as they were given.
    """
    payload, options = inputs.payload, inputs.options
    header = _of_pyjwt(options) if inputs.library == "PyJWT" else member(options, "header")
    refused = _refused(inputs)
    outcome = _written(header if is_object(header) else {}, payload)
    if refused is None:
        return outcome, ()
    says = "PyJWT says" if inputs.library == "PyJWT" else "it is none"
    problem = Problem(kind="payload-refused", where=refused[1], message=f"{says}: {refused[0]}", explains=(refused[1],))
    return Outcome(refusals=(refused[0],)), (problem,)


def _of_pyjwt(options: Value) -> Object:
    """The header that jwt.encode makes: headers lie over typ and alg."""
    algorithm, headers = member(options, "algorithm"), member(options, "headers")
    header: Object = {"typ": "JWT", "alg": algorithm if is_truthy(algorithm) else "HS256"}
    if isinstance(options, OpenObject):  # a call with **: both may come from there
        more = Unseen("".join(f"**{each.text}" for each in options.unseen))
        header["alg"] = more if algorithm == UNDEFINED else header["alg"]
        headers = more if headers == UNDEFINED else headers
    if isinstance(headers, Unknown):
        kid = headers if isinstance(headers, Unseen) else Unknown(headers.text)
        return OpenObject({**header, "kid": kid}, (headers.text,))
    if is_object(headers):
        header |= headers
    return header if is_truthy(header["typ"]) else {name: value for name, value in header.items() if name != "typ"}


def _refused(inputs: Inputs) -> tuple[str, str] | None:
    """What is refused, and where it stands."""
    payload = inputs.payload
    if isinstance(payload, Unknown):
        return None
    if not is_object(payload):
        return _NO_OBJECT, "/payload"
    issuer = payload.get("iss", "")
    if inputs.library == "PyJWT" and not isinstance(issuer, str | Unknown):
        return _NO_TEXT, "/payload/iss"
    return None


def _written(header: Object, payload: Value) -> Outcome:
    claims = OpenObject({}, (payload.text,)) if isinstance(payload, Unknown) else payload
    try:
        texts = stringify(header) or "", stringify(claims) or ""
    except NotSerializableError as error:
        return Outcome(refusals=(str(error),))
    return Outcome(
        header=header, payload=claims, header_bytes=to_bytes(texts[0], ""), payload_bytes=to_bytes(texts[1], "")
    )
