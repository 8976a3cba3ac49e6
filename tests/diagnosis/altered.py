"""From the sample token to forms of it that were changed, damaged or cut after signing, and reports on them."""

from inspector.inspection import Inquiry, inspect_found
from inspector.intake import Found
from inspector.report.report import Place, Report
from inspector.signing.samples import ISSUER, KEY_ID
from inspector.trust.reason import Search
from inspector.trust.tenant import Tenant
from tests.builders import (
    EXP,
    MOMENT,
    Members,
    base64url,
    compact,
    header_text,
    payload_text,
    raw_token,
    tenant,
    token,
)

TOKEN = token()
HEADER, PAYLOAD, SIGNATURE = TOKEN.split(".")
NO_CERTIFICATE = Tenant(issuer=ISSUER, key_id=KEY_ID)
EDITS: Members = {"exp": EXP + 400, "name": "Somebody Else", "groups": ["Administrators"], "department": "Sales"}


def report(text: str, *, to: Tenant | None = None) -> Report:
    """The report on a text, with a thorough look at its signature where there is a certificate."""
    inquiry = Inquiry(MOMENT, to or tenant(), search=Search.THOROUGH)
    return inspect_found(Found(text, 0, len(text)), inquiry, Place())


def unchecked(text: str) -> Report:
    """The report without any certificate."""
    return report(text, to=NO_CERTIFICATE)


def edited(changes: Members = EDITS) -> str:
    """The sample with claims changed behind the back of its signature."""
    return f"{HEADER}.{base64url(payload_text(changes))}.{SIGNATURE}"


def edited_header() -> str:
    """The sample with another key ID and the same signature."""
    return f"{base64url(header_text({'kid': 'another'}))}.{PAYLOAD}.{SIGNATURE}"


def rewritten() -> str:
    """The sample with its payload's JSON written with spaces."""
    return f"{HEADER}.{base64url(payload_text().replace(',', ', '))}.{SIGNATURE}"


def with_wrong(at: int) -> str:
    """The sample with another character at a place, from 0."""
    return TOKEN[:at] + ("A" if TOKEN[at] != "A" else "B") + TOKEN[at + 1 :]


def unreadable() -> str:
    """The sample with a character of its payload lost: its JSON ends in the middle."""
    at = len(HEADER) + 60
    return TOKEN[:at] + TOKEN[at + 1 :]


def signed_by_another() -> str:
    """The sample's very header and payload, with the signature of another key."""
    return raw_token(header_text(), payload_text(), by="other")


def of_algorithm(name: str, by: str = "tenant") -> str:
    """The sample with another algorithm in its header, signed as RS256 all the same."""
    return raw_token(header_text({"alg": name}), compact({"sub": "x"}), by=by)
