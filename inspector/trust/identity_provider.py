"""From the JSON of Qlik's identity providers to what was configured in each, and back from a tenant to such JSON.

The shapes are those of `GET /api/v1/identity-providers` and of qlik-cli (npm @qlik/api 2.19).
"""

import json
import math
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from inspector.errors import OptionError, SourceError
from inspector.jose import Json
from inspector.jose.strict_json import read_json
from inspector.trust.tenant import Tenant

_PROTOCOL = "jwtAuth"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """One key of an identity provider; what is None or "" was absent, `remarks` say what was odd, one line each.

    `pem` is text as it stood there, not read yet; `clock_tolerance` is in seconds. Nothing here is safe to show.
    """

    description: str = ""
    issuer: str | None = None
    key_id: str | None = None
    pem: str | None = None
    clock_tolerance: float | None = None
    remarks: tuple[str, ...] = ()


class Providers(NamedTuple):
    """Those that log in with JWT, a record for each key; how many others there were, and whether more pages follow."""

    found: tuple[Provider, ...]
    others: int
    has_more: bool


def read_providers(text: str) -> Providers:
    """The identity providers in JSON: one object, an array, or {"data": […]}.

    Members unknown are passed over, absent ones stay None. Raises SourceError, with line and column, for what is no
    JSON or names a member twice.
    """
    value, problems = read_json(text.removeprefix("\ufeff"), "/text")
    if problems:
        raise SourceError(f"this is no sound JSON: {problems[0].message}")
    match value:
        case {"data": list(each)} | list(each):
            pass
        case dict():
            each = [value]
        case _:
            raise SourceError('this is JSON, but no identity provider; expected {…}, […] or {"data": […]}')
    mine = [one for one in each if isinstance(one, dict) and _is_for_jwt(one)]
    return Providers(tuple(key for one in mine for key in _keys(one)), len(each) - len(mine), _has_next(value))


def _has_next(value: Json) -> bool:
    """Whether a list goes on at another address."""
    match value:
        case {"links": {"next": {"href": str(address)}}}:
            return bool(address)
    return False


def _is_for_jwt(one: dict[str, Json]) -> bool:
    options = one.get("options")
    has_keys = isinstance(options, dict) and "staticKeys" in options
    return one.get("protocol", _PROTOCOL if has_keys else None) == _PROTOCOL


def _keys(one: dict[str, Json]) -> Iterator[Provider]:
    """A record for each static key of a provider, or one without key."""
    remarks: list[str] = []
    options = one.get("options")
    options = options if isinstance(options, dict) else {}
    if one.get("active") is False:
        remarks.append("it is not active: Qlik would let no token of it in")
    if options.get("jwtLoginEnabled") is False:
        remarks.append("jwtLoginEnabled is false in it")
    description, issuer = _text(one, "description", remarks), _text(options, "issuer", remarks)
    if issuer is None:
        remarks.append("it has no issuer, so iss is not checked")
    tolerance = _seconds(one.get("clockToleranceSec"), remarks)
    listed = options.get("staticKeys")
    keys = [key for key in listed if isinstance(key, dict)] if isinstance(listed, list) else []
    if len(keys) > 1:
        remarks.append(f"it has {len(keys)} static keys, where Qlik's examples have one: each becomes a tenant")
    for key in keys or [{}]:
        odd = list(remarks)
        key_id, pem = _text(key, "kid", odd), _text(key, "pem", odd)
        odd += ["it has no key ID, so kid is not checked"] * (key_id is None)
        odd += ["it has no certificate, so signatures are not checked"] * (pem is None)
        yield Provider(
            description=description or "",
            issuer=issuer,
            key_id=key_id,
            pem=pem,
            clock_tolerance=tolerance,
            remarks=tuple(odd),
        )


def _text(members: Mapping[str, Json], name: str, remarks: list[str]) -> str | None:
    """A member that is a text and not empty; None for any other, which is said where it was there."""
    value = members.get(name)
    if isinstance(value, str):
        return value or None
    if value is not None:
        remarks.append(f"{name} is no text, and left out")
    return None


def _seconds(value: Json, remarks: list[str]) -> float | None:
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < math.inf:
        return value
    remarks.append("clockToleranceSec is no number of seconds, and left out")
    return None


def provider_body(tenant: Tenant) -> dict[str, Json]:
    """What `POST /api/v1/identity-providers` takes for a tenant, the certificate on one line.

    Issuer and key ID are left out where they are not known; Qlik makes them up then. Raises OptionError where there is
    no certificate.
    """
    if tenant.certificate is None or not tenant.certificate.one_line:
        raise OptionError("it has no certificate, without which Qlik has nothing to check signatures with")
    key: dict[str, Json] = {"kid": tenant.key_id} if tenant.key_id is not None else {}
    options: dict[str, Json] = {"jwtLoginEnabled": True}
    if tenant.issuer is not None:
        options["issuer"] = tenant.issuer
    options["staticKeys"] = [{**key, "pem": tenant.certificate.one_line}]
    body: dict[str, Json] = {"provider": "external", "protocol": _PROTOCOL, "interactive": False, "active": True}
    if tenant.description:
        body["description"] = tenant.description
    if tenant.clock_tolerance:
        body["clockToleranceSec"] = tenant.clock_tolerance
    return {**body, "options": options}


def qlik_cli_command(tenant: Tenant) -> str:
    """The command line by which qlik-cli creates the same, quoted for a POSIX shell; it takes whole seconds.

    https://qlik.dev/toolkits/qlik-cli/identity-provider/identity-provider-create-jwtauth: kid and pem are required
    there. Raises OptionError where one of them is not known.
    """
    body = provider_body(tenant)
    if tenant.key_id is None:
        raise OptionError("it has no key ID, which qlik-cli requires")
    words = ["qlik", "identity-provider", "create", "jwtauth", "--provider", "external", "--protocol", _PROTOCOL]
    if tenant.description:
        words.append(f"--description={tenant.description}")
    if tenant.clock_tolerance:
        words += ["--clockToleranceSec", str(round(tenant.clock_tolerance))]
    if tenant.issuer is not None:
        words.append(f"--options-issuer={tenant.issuer}")
    match body:
        case {"options": {"staticKeys": keys}}:
            words += ["--options-staticKeys", json.dumps(keys)]
    return shlex.join(words)
