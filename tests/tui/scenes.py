"""From names to what somebody pastes, and by whose certificate it is judged: the scenes that are kept as screens."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial

from inspector.jose import Json
from inspector.signing.samples import ISSUER, KEY_ID, sample_header, sample_payload, samples
from inspector.signing.sign import encode, sign
from inspector.trust.certificate import read_certificate
from inspector.trust.tenant import Tenant
from tests.builders import MOMENT
from tests.diagnosis.captures import ME, NO_NBF, NO_REASON, Call, capture, errors
from tests.report.cases import SAMPLES
from tests.tui.fixed_keys import fixed_pair

_YEAR_2021 = 1_615_000_000
_API_KEY = {"iss": "qlik.api/api-keys", "jti": "k5bU_cFI4_", "subType": "user", "tenantId": "t1"}
_MUCH_WRONG: Mapping[str, Json] = {
    "sub": "",
    "subType": "admin",
    "name": 7,
    "email": None,
    "email_verified": "true",
    "groups": "Sales",
    "jti": "",
    "iat": "1700000000",
    "iss": "https://my-custom-jwt/",
    "aud": ["qlik.api", "account"],
    "nbf": MOMENT - 4,
    "exp": MOMENT + 9000,
}
_SEVERAL: Mapping[str, Json] = {
    "aud": "qlik.api",
    "subType": "User",
    "email_verified": "true",
    "iat": MOMENT - 1800,
    "nbf": MOMENT - 1800,
    "exp": MOMENT + 5400,
}


@dataclass(frozen=True, slots=True)
class Scene:
    """A text that is pasted ("" for none), and the tenant it is judged by."""

    text: str
    tenant: Tenant


@cache
def tenant(certificate_of: str = "tenant") -> Tenant:
    """The tutorial's tenant, with the certificate of a fixed pair; "" for none."""
    certificate = read_certificate(fixed_pair(certificate_of).certificate) if certificate_of else None
    return Tenant(issuer=ISSUER, key_id=KEY_ID, certificate=certificate)


def signed(payload: Mapping[str, Json] | None = None, header: Mapping[str, Json] | None = None) -> str:
    """The tutorial's sample with members changed, well signed."""
    members = {**sample_payload(MOMENT), **(payload or {})}
    return sign({**sample_header(), **(header or {})}, members, fixed_pair("tenant").private_key)


@cache
def sample_tokens() -> Mapping[str, str]:
    """The demo's ten tokens by their titles, as names of files."""
    made = samples(MOMENT, fixed_pair("tenant"), fixed_pair("other"))
    return {re.sub(r"\W+", "-", sample.title.lower()): sample.token for sample in made}


# What is pasted before anything is signed: the tutorial's sample with five faults.
UNSIGNED = """\
const payload = {
  jti: uid.sync(32),
  sub: "0hEhiPyhMBdtOCv2UZKoLo4G24p-7R6eeGdZUQHF0-c",
  subType: "user",
  name: "Hardcore Harry",
  email: "harry@example.com",
  email_verified: "true",
  exp: 1700000300,
  group: ["Administrators", "Sales"],
};
const signingOptions = {
  kid: "my-custom-jwt",
  algorithm: "RS256",
  issuer: "https://my-custom-jwt",
  expiresIn: "2h",
  notBefore: "1s",
  audience: "qlik.api/login/jwt-session",
};
"""


def _encrypted() -> str:
    header = encode({"alg": "RSA-OAEP", "enc": "A256GCM"})
    return ".".join([header, "A" * 342, "A" * 16, "A" * 64, "A" * 22])


def _api_key() -> str:
    return f"{encode({'alg': 'ES384', 'typ': 'JWT', 'kid': 'an-id'})}.{encode(_API_KEY)}.{'A' * 128}"


def _three() -> str:
    return "".join(f"login {at} {signed({'jti': f'jti-{at}', 'aud': 'qlik.api'})}\n" for at in range(1, 4))


def _many() -> str:
    """Of nine tokens the first and the sixth conform."""
    names = ("the-tutorial-s-sample", "wrong-audience", "lifetime-of-2-h", "altered-payload", "signed-with-rs512")
    known = [sample_tokens()[name] for name in names]
    made = (signed({"picture": "x"}), signed(sample_payload(_YEAR_2021)), signed(_MUCH_WRONG), _api_key())
    return "".join(f"{token}\n" for token in (*known, *made))


NO_JTI = "JWT_LOGIN_VALIDATIONS Missing required claim: jti"


def _capture() -> str:
    """Two logins that were refused: an expired token, then one without nbf; and what came of it."""
    expired = signed({**sample_payload(MOMENT - 4000), "jti": "jti-1"})
    without_nbf = {name: value for name, value in sample_payload(MOMENT).items() if name != "nbf"}
    second = sign(sample_header(), without_nbf, fixed_pair("tenant").private_key)
    answer = errors("INTERNAL-TOKEN-1", "Invalid token request", NO_NBF)
    return capture(
        Call(method="GET", path=ME, at=MOMENT - 90, status=401, body=""),
        Call(token=expired, at=MOMENT - 60, date=MOMENT - 59, status=401, body=NO_REASON),
        Call(token=second, at=MOMENT - 30, date=MOMENT - 29, status=400, body=answer),
        Call(method="GET", path=ME, at=MOMENT - 28, status=401, body=""),
        Call(method="GET", path="/page", host="app.example.com", body="<html>"),
    ).decode()


TEXTS: Mapping[str, Callable[[], str]] = {
    "conforming": signed,
    "unreadable": lambda: "The login does not work since Monday, please help.\n",
    "encrypted": _encrypted,
    "api-key": _api_key,
    "expired-in-2021": lambda: signed(sample_payload(_YEAR_2021)),
    "not-yet-valid": lambda: signed(sample_payload(MOMENT + 7200)),
    "twelve-findings": lambda: signed(_MUCH_WRONG, {"kid": "another"}),
    "several-faults": lambda: signed(_SEVERAL),
    "groups-400": lambda: signed({"groups": [f"Group {number:03}" for number in range(400)]}),
    "a-megabyte": lambda: signed({"picture": "x" * 780_000}),
    "three-tokens": _three,
    "many-tokens": _many,
    "two-tokens": lambda: f"{signed()}\n{signed({**_SEVERAL, 'jti': 'another'})}\n",
    "capture": _capture,
    "answer": lambda: NO_JTI,
    "unsigned": lambda: UNSIGNED,
}


def _of_text(name: str) -> Scene:
    return Scene(TEXTS[name](), tenant())


def _of_sample(name: str) -> Scene:
    return Scene(sample_tokens()[name], tenant())


SCENES: Mapping[str, Callable[[], Scene]] = {
    "empty": lambda: Scene("", tenant()),
    **{name: partial(_of_text, name) for name in TEXTS},
    "no-certificate": lambda: Scene(signed(), tenant("")),
    "wrong-certificate": lambda: Scene(signed(), tenant("other")),
    **{name: partial(_of_sample, name) for name in SAMPLES},
}
