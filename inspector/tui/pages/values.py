"""From a JSON Pointer to the value at it, and to what should stand there."""

import json
from collections.abc import Mapping

from inspector.checks.schema import schema
from inspector.checks.words import member
from inspector.jose import Json
from inspector.report.report import Report
from inspector.trust.tenant import Tenant
from inspector.visible import cut, visible

_LONGEST = 4000


def value_at(report: Report, where: str) -> tuple[bool, Json]:
    """Whether the token has a value at a pointer such as "/payload/aud", and which."""
    root, *names = where.removeprefix("/").split("/")
    found: Json = dict(_part(report, root) or {})
    if not names:
        return False, None
    for name in (each.replace("~1", "/").replace("~0", "~") for each in names):
        if isinstance(found, dict) and name in found:
            found = found[name]
        elif isinstance(found, list) and name.isascii() and name.isdigit() and int(name) < len(found):
            found = found[int(name)]
        else:
            return False, None
    return True, found


def _part(report: Report, root: str) -> Mapping[str, Json] | None:
    return {"header": report.token.header, "payload": report.token.payload}.get(root)


def as_json(value: Json, longest: int = _LONGEST) -> str:
    """A value as JSON on one line, safe to show, cut where it is very long."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except ValueError:
        return "a number of thousands of digits"
    return visible(cut(text, longest))


def wanted(where: str, tenant: Tenant) -> str:
    """What should stand at a pointer, as far as schema and tenant say; "" where they do not."""
    root, *names = where.removeprefix("/").split("/")
    if root not in ("header", "payload") or len(names) != 1:
        return ""
    of_tenant = {"/payload/iss": tenant.issuer, "/header/kid": tenant.key_id}.get(where)
    if of_tenant is not None:
        return as_json(of_tenant)
    constraint = schema(root)["properties"].get(names[0], {})
    if constraint.get("not") == {}:
        return f"no {member(where)} here"
    if "enum" in constraint or "const" in constraint:
        return as_json(constraint.get("const", constraint.get("enum", [None])[0]))
    return _KINDS.get(str(constraint.get("type", "")), "")


_KINDS = {
    "string": "a string that is not blank",
    "boolean": "true or false, without quotes",
    "array": "an array of strings",
    "number": "seconds since 1970, a number without quotes",
}
