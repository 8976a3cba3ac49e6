"""From names to reports that are the same at each run: the cases that are drawn as screens."""

import re
from collections.abc import Callable, Mapping
from functools import cache, partial

from inspector.inspection import Inquiry, inspect_all
from inspector.jose import Json
from inspector.report.report import Report
from inspector.report.sheet import Sheet
from inspector.report.terminal import render
from inspector.signing.samples import ISSUER, KEY_ID, sample_header, sample_payload, samples
from inspector.signing.sign import encode
from inspector.trust.tenant import Tenant
from tests.builders import MOMENT, key_pair, tenant, token

_API_KEY = {"iss": "qlik.api/api-keys", "jti": "k5bU_cFI4_", "subType": "user", "tenantId": "t1"}
_YEAR_2021 = 1_615_000_000
_THUMBPRINT = re.compile(r"(SHA-256\s+)[0-9a-f]{16}")


def unsigned(payload: Mapping[str, Json], header: Mapping[str, Json] | None = None) -> str:
    """A token whose signature is zeros: nobody made it, and it never changes."""
    return f"{encode(header or sample_header())}.{encode(payload)}.{'A' * 342}"


def reports_on(text: str, *, to: Tenant | None = None) -> tuple[Report, ...]:
    """The reports on a text at the cases' moment; a tenant without certificate, if none is given."""
    return inspect_all(text, Inquiry(MOMENT, to or Tenant(issuer=ISSUER, key_id=KEY_ID)))


@cache
def _samples() -> Mapping[str, str]:
    made = samples(MOMENT, key_pair(), key_pair("other"))
    return {re.sub(r"\W+", "-", sample.title.lower()): sample.token for sample in made}


def _of_sample(name: str) -> tuple[Report, ...]:
    return reports_on(_samples()[name], to=tenant())


SAMPLES = (
    "the-tutorial-s-sample",
    "wrong-audience",
    "lifetime-of-2-h",
    "no-nbf",
    "email_verified-as-text",
    "signed-with-rs512",
    "altered-payload",
    "wrong-key",
    "claims-in-the-header",
    "options-merged-into-the-payload",
)
CASES: Mapping[str, Callable[[], tuple[Report, ...]]] = {
    "conforming": lambda: reports_on(token(), to=tenant()),
    "undecided": lambda: reports_on(unsigned(sample_payload(MOMENT)), to=Tenant()),
    "unreadable": lambda: reports_on("The login does not work since Monday, please help.\n"),
    "encrypted": lambda: reports_on(
        ".".join([encode({"alg": "RSA-OAEP", "enc": "A256GCM"}), "A" * 342, "A" * 16, "A" * 64, "A" * 22])
    ),
    "api-key": lambda: reports_on(unsigned(_API_KEY, {"alg": "ES384", "typ": "JWT", "kid": "an-id"})),
    "expired-in-2021": lambda: reports_on(unsigned(sample_payload(_YEAR_2021))),
    "not-yet-valid": lambda: reports_on(unsigned(sample_payload(MOMENT + 7200))),
    "three-tokens": lambda: reports_on(
        "\n".join(f"line {at}: {unsigned({**sample_payload(MOMENT), 'jti': f'jti-{at}'})}" for at in range(3))
    ),
    **{name: partial(_of_sample, name) for name in SAMPLES},
}
EVERY_WIDTH = ("conforming", "undecided", "expired-in-2021", "options-merged-into-the-payload")


@cache
def reports(case: str) -> tuple[Report, ...]:
    """The reports of a case, made once: to search for a damaged character takes a second."""
    return CASES[case]()


def screen(case: str, sheet: Sheet) -> str:
    """What a terminal shows of a case; thumbprints, which are new in each run, as zeros."""
    text = "\n".join(render(report, sheet) for report in reports(case))
    return _THUMBPRINT.sub(r"\g<1>" + "0" * 16, text)
