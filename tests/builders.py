"""From the tutorial's sample and what is changed in it to signed tokens, reports, and the codes found."""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from hypothesis import strategies as st
from jwt.algorithms import RSAAlgorithm

from inspector.checks.catalogue import RuleSet
from inspector.inspection import Inquiry, inspect_all, inspect_found
from inspector.intake import Found
from inspector.jose import Json
from inspector.report.report import Place, Report
from inspector.signing.keys import KeyPair, make_key_pair
from inspector.signing.samples import ISSUER, KEY_ID, sample_header, sample_payload
from inspector.trust.certificate import Certificate, read_certificate
from inspector.trust.reason import Search
from inspector.trust.tenant import Tenant

MOMENT = 1_700_000_000
IAT, NBF, EXP = MOMENT - 5, MOMENT - 4, MOMENT + 296
BEGIN = MOMENT - 86_400  # the certificate's first second
DAYS = 1825

Members = Mapping[str, Json]
_RS256 = RSAAlgorithm(RSAAlgorithm.SHA256)
_ALL_RULES = RuleSet()


def key_pair(name: str = "tenant") -> KeyPair:
    """One RSA pair of 2048 bits for each name, the same for the whole run."""
    return _made_once(name)


@cache
def _made_once(name: str) -> KeyPair:
    return make_key_pair(subject=name, moment=BEGIN, days=DAYS)


@cache
def certificate() -> Certificate:
    """The certificate of the tenant's pair."""
    return read_certificate(key_pair().certificate)


def tenant(
    *,
    issuer: str | None = ISSUER,
    key_id: str | None = KEY_ID,
    clock_tolerance: float = 0,
    longest_lifetime: int = 3600,
) -> Tenant:
    """The tenant that the sample is made for, or one that differs a little."""
    return Tenant(
        issuer=issuer,
        key_id=key_id,
        certificate=certificate(),
        clock_tolerance=clock_tolerance,
        longest_lifetime=longest_lifetime,
    )


def base64url(data: bytes | str) -> str:
    """Bytes, or text in UTF-8, as one part of a token."""
    encoded = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return base64.urlsafe_b64encode(encoded).rstrip(b"=").decode("ascii")


def sealed(signing_input: str, by: str = "tenant") -> str:
    """The text with a good RS256 signature behind it, whatever the text is."""
    signature = _RS256.sign(signing_input.encode("utf-8", "surrogatepass"), key_pair(by).private_key)
    return f"{signing_input}.{base64url(signature)}"


def raw_token(header_text: bytes | str, payload_text: bytes | str, by: str = "tenant") -> str:
    """A token of these two texts, well-formed or not, signed with RS256 whatever its header says."""
    return sealed(f"{base64url(header_text)}.{base64url(payload_text)}", by)


def compact(value: Json) -> str:
    """JSON as libraries write it into a token, everything beyond ASCII escaped."""
    return json.dumps(value, separators=(",", ":"))


def header_text(changes: Members | None = None) -> str:
    """The sample's header as compact JSON, changed."""
    return compact({**sample_header(), **(changes or {})})


def payload_text(changes: Members | None = None) -> str:
    """The sample's payload as compact JSON, changed."""
    return compact({**sample_payload(MOMENT), **(changes or {})})


def token(
    *,
    header_changes: Members | None = None,
    payload_changes: Members | None = None,
    without: tuple[str, ...] = (),
) -> str:
    """The tutorial's sample with members changed or left out ("/header/kid"), well signed."""
    parts = {
        "header": {**sample_header(), **(header_changes or {})},
        "payload": {**sample_payload(MOMENT), **(payload_changes or {})},
    }
    for pointer in without:
        _, part, name = pointer.split("/")
        del parts[part][name]
    return raw_token(compact(parts["header"]), compact(parts["payload"]))


def report_on(text: str, *, moment: float = MOMENT, to: Tenant | None = None, rules: RuleSet = _ALL_RULES) -> Report:
    """The report on a text that is exactly a token: nothing is taken off, no repair is searched."""
    inquiry = Inquiry(moment, to or tenant(), rules, Search.QUICK)
    return inspect_found(Found(text, 0, len(text)), inquiry, Place())


def report_on_pasted(text: str) -> Report:
    """The report on the first token in a text, as a person would have it."""
    return inspect_all(text, Inquiry(MOMENT, tenant()))[0]


def codes(report: Report) -> frozenset[str]:
    """The codes found."""
    return frozenset(finding.rule.code for finding in report.findings)


def judged(text: str, *, moment: float = MOMENT, to: Tenant | None = None) -> frozenset[str]:
    """The codes found in a token, with the tenant that the sample is made for."""
    return codes(report_on(text, moment=moment, to=to))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table: what was changed in the sample, and the exact set of codes ("QJ501 QJ510").

    `says` are words that the messages must have, `unsaid` words that they may not have. A row changes
    members of the sample, or gives a `text` of its own.
    """

    description: str
    codes: str = ""
    header: Members = field(default_factory=dict)
    payload: Members = field(default_factory=dict)
    without: tuple[str, ...] = ()
    moment: float = MOMENT
    to: Callable[[], Tenant] = tenant
    text: Callable[[], str] | None = None
    read: Callable[[str], Report] | None = None
    says: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()

    @property
    def expected(self) -> frozenset[str]:
        """The codes that must be found, and no others."""
        return frozenset(self.codes.split())

    def report(self) -> Report:
        """What is found in the row's token."""
        if self.text is not None:
            text = self.text()
        else:
            text = token(header_changes=self.header, payload_changes=self.payload, without=self.without)
        return self.read(text) if self.read else report_on(text, moment=self.moment, to=self.to())

    def messages(self) -> str:
        """All messages, a line each, in order."""
        return "\n".join(finding.message for finding in self.report().findings)

    def unmet(self) -> list[str]:
        """The words that are missing, or there but should not be."""
        messages = self.messages()
        return [word for word in self.says if word not in messages] + [word for word in self.unsaid if word in messages]


def title(row: Row) -> str:
    """A row's name in the test's."""
    return row.description


def wordy(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows that state words."""
    return tuple(row for row in rows if row.says or row.unsaid)


TEXT = st.text(st.characters(), max_size=8)  # surrogates, too
CLAIMS = sorted(sample_payload(MOMENT))
_HUGE = st.sampled_from((10**400, -(10**400), 1e308, -1e308, 2**63, -1, 0, 978_307_200_000, 1e-320))
_TIMES = st.integers(MOMENT - 10**6, MOMENT + 10**6) | st.floats(MOMENT - 10**5, MOMENT + 10**5) | _HUGE
ANY_JSON: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT | _TIMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
CHANGES = st.dictionaries(st.sampled_from(CLAIMS) | TEXT, ANY_JSON, max_size=4) | st.fixed_dictionaries(
    {},
    optional={
        "iat": _TIMES,
        "nbf": _TIMES,
        "exp": _TIMES,
        "jti": _TIMES,
        "sub": ANY_JSON,
        "name": TEXT,
    },
)
