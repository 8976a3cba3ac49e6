"""From a moment and two key pairs to the tutorial's sample token and nine faulty relatives of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from inspector.jose import Json
from inspector.signing.keys import KeyPair
from inspector.signing.sign import encode, sign

ISSUER = "https://my-custom-jwt"
KEY_ID = "my-custom-jwt"
Members = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Sample:
    """A token with a title that says what was done to it."""

    title: str
    token: str = field(repr=False)


def sample_header() -> Members:
    """The header of the tutorial's sample."""
    return {"alg": "RS256", "typ": "JWT", "kid": KEY_ID}


def sample_payload(moment: float) -> Members:
    """The payload of the tutorial's sample, issued 5 s before `moment` and valid for 5 min."""
    issued = int(moment) - 5
    return {
        "sub": "0hEhiPyhMBdtOCv2UZKoLo4G24p-7R6eeGdZUQHF0-c",
        "subType": "user",
        "name": "Hardcore Harry",
        "email": "harry@example.com",
        "email_verified": True,
        "groups": ["Administrators", "Sales", "Marketing"],
        "jti": "k5bU_cFI4_-vFfpJ3DjDsIZK-ZhJGRbBfusUWZ0ifBI",
        "iat": issued,
        "iss": ISSUER,
        "aud": "qlik.api/login/jwt-session",
        "nbf": issued + 1,
        "exp": issued + 301,
    }


def samples(moment: float, pair: KeyPair, other: KeyPair) -> tuple[Sample, ...]:
    """Ten tokens: one as it should be, nine each with one fault of the kind that people make."""
    made = [Sample(fault.title, fault.token(moment, pair)) for fault in _FAULTS]
    made.insert(6, Sample("altered payload", _altered(moment, pair)))
    made.insert(7, Sample("wrong key", sign(sample_header(), sample_payload(moment), other.private_key)))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Fault:
    title: str
    change: Callable[[Members, Members], None]

    def token(self, moment: float, pair: KeyPair) -> str:
        header, payload = sample_header(), sample_payload(moment)
        self.change(header, payload)
        return sign(header, payload, pair.private_key)


def _altered(moment: float, pair: KeyPair) -> str:
    head, _, signature = sign(sample_header(), sample_payload(moment), pair.private_key).split(".")
    return f"{head}.{encode(sample_payload(moment) | {'name': 'Someone Else'})}.{signature}"


def _nothing(_header: Members, _payload: Members) -> None:
    """The tutorial's sample as it is."""


def _wrong_audience(_header: Members, payload: Members) -> None:
    payload["aud"] = "qlik.api/jwt-login-session"


def _two_hours(_header: Members, payload: Members) -> None:
    payload["exp"] = _number(payload, "nbf") + 7200


def _no_nbf(_header: Members, payload: Members) -> None:
    del payload["nbf"]


def _verified_as_text(_header: Members, payload: Members) -> None:
    payload["email_verified"] = "true"


def _rs512(header: Members, _payload: Members) -> None:
    header["alg"] = "RS512"


def _claims_in_header(header: Members, payload: Members) -> None:
    for name in ("aud", "iss", "exp"):
        header[name] = payload.pop(name)


def _options_in_payload(_header: Members, payload: Members) -> None:
    for name in ("aud", "iss", "exp", "nbf"):
        del payload[name]
    options: Mapping[str, Json] = {
        "keyid": KEY_ID,
        "algorithm": "RS256",
        "issuer": ISSUER,
        "expiresIn": "5m",
        "notBefore": "1s",
        "audience": "qlik.api/login/jwt-session",
    }
    payload.update(options)


def _number(payload: Members, name: str) -> int:
    value = payload[name]
    return value if isinstance(value, int) else 0


_FAULTS = (
    _Fault("the tutorial's sample", _nothing),
    _Fault("wrong audience", _wrong_audience),
    _Fault("lifetime of 2 h", _two_hours),
    _Fault("no nbf", _no_nbf),
    _Fault("email_verified as text", _verified_as_text),
    _Fault("signed with RS512", _rs512),
    _Fault("claims in the header", _claims_in_header),
    _Fault("options merged into the payload", _options_in_payload),
)
