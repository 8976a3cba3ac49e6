"""From what happened between a browser and Qlik to a capture of it (HAR 1.2), and to its diagnosis."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import formatdate

from inspector.checks.catalogue import RuleSet
from inspector.diagnosis.cause import Cause, Diagnosis
from inspector.diagnosis.evidence import Evidence, together
from inspector.diagnosis.path import diagnose_by
from inspector.diagnosis.reading import read_evidence
from inspector.diagnosis.stories import stories, with_stories
from inspector.inspection import Inquiry
from inspector.jose import Json
from inspector.trust.reason import Search
from tests.builders import MOMENT, tenant

HOST = "tenant.eu.qlikcloud.com"
ORIGIN = "https://app.example.com"
LOGIN = "/login/jwt-session?qlik-web-integration-id=abc"
ME = "/api/v1/users/me"
GRANTED = (("Access-Control-Allow-Origin", ORIGIN), ("Access-Control-Allow-Credentials", "true"))
SESSION = (("Set-Cookie", "eas.sid=SECRET-COOKIE; Path=/"), ("Set-Cookie", "_csrfToken=SECRET-COOKIE; Path=/"))
SENT_BACK = (("Cookie", "eas.sid=SECRET-COOKIE; _csrfToken=SECRET-COOKIE"),)
NO_NBF = "JWT_LOGIN_VALIDATIONS Missing required claim: nbf"
NO_REASON = '{"errors":[{"code":"SOME-1","title":"Unauthorized"}]}'
Headers = tuple[tuple[str, str], ...]


def errors(code: str, title: str, detail: str = "", status: int = 400) -> str:
    """An answer's body as Qlik writes it."""
    return json.dumps({"errors": [{"code": code, "title": title, "detail": detail, "status": str(status)}]})


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of a page on another site than the tenant's; `date` is Qlik's clock, `at` the browser's.

    A bare one has no more headers that tell a browser than its origin.
    """

    method: str = "POST"
    path: str = LOGIN
    at: float = MOMENT
    date: float | None = MOMENT
    status: int = 200
    token: str = ""
    body: str = "OK"
    sent: Headers = ()
    received: Headers = GRANTED
    host: str = HOST
    error: str = ""
    is_bare: bool = False
    site: str = "cross-site"
    origin: str = ORIGIN

    def entry(self) -> dict[str, Json]:
        """The call as an entry of a capture."""
        of_browser = () if self.is_bare else (("User-Agent", "Mozilla/5.0"), ("Sec-Fetch-Site", self.site))
        sent = [*of_browser, ("Origin", self.origin), *self.sent]
        sent += [("Authorization", f"Bearer {self.token}")] if self.token else []
        received = [*self.received, *([("Date", formatdate(self.date, usegmt=True))] if self.date else [])]
        return {
            "startedDateTime": datetime.fromtimestamp(self.at, UTC).isoformat(),
            "time": 80,
            "request": {"method": self.method, "url": f"https://{self.host}{self.path}", "headers": _listed(sent)},
            "response": {
                "status": self.status,
                "headers": _listed(received),
                "content": {"text": self.body},
                "_error": self.error or None,
            },
        }


def _listed(headers: list[tuple[str, str]]) -> list[Json]:
    return [{"name": name, "value": value} for name, value in headers]


def capture(*calls: Call) -> bytes:
    """A capture of these calls."""
    return json.dumps({"log": {"version": "1.2", "entries": [each.entry() for each in calls]}}).encode()


def diagnosis(*sources: bytes, moment: float = MOMENT) -> Diagnosis:
    """The diagnosis of the case that these sources are, with the tenant that the sample is made for."""
    case = together(tuple(read_evidence([each], f"{number}.har") for number, each in enumerate(sources)))
    return diagnose_by(case, Inquiry(moment, tenant(), RuleSet(), Search.QUICK))


def explained(given: bytes | Evidence) -> Diagnosis:
    """The same with what happened to the tokens after signing, searched to its end."""
    case = read_evidence([given], "0.har") if isinstance(given, bytes) else given
    inquiry = Inquiry(MOMENT, tenant(), RuleSet(), Search.QUICK)
    found = diagnose_by(together((case,)), inquiry)
    return with_stories(found, stories(found.judged, inquiry, bounds=lambda: lambda: True))


def first(*sources: bytes) -> str:
    """The name of the first cause, "" for none."""
    cause = diagnosis(*sources).first_cause
    return "" if cause is None else cause.name


def cause_of(given: bytes | str) -> Cause:
    """The first cause of a case."""
    found = diagnosis(given.encode() if isinstance(given, str) else given).first_cause
    assert found is not None
    return found


def json_of(*entries: dict[str, Json]) -> bytes:
    """A capture of these entries."""
    return json.dumps({"log": {"entries": [*entries]}}).encode()


def words_of(cause: Cause) -> str:
    """All that a cause rests on."""
    return "\n".join(ground.words for ground in cause.rests_on)
