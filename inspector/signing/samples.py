"""From a moment and two key pairs to the tutorial's sample token and nine faulty relatives of it."""

from dataclasses import dataclass, field

from inspector.signing.faulty import FAULTS, Fault, Members
from inspector.signing.forged import altered
from inspector.signing.keys import KeyPair
from inspector.signing.sign import sign

ISSUER = "https://my-custom-jwt"
KEY_ID = "my-custom-jwt"


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
    sound = Sample("the tutorial's sample", sign(sample_header(), sample_payload(moment), pair.private_key))
    made = [sound, *(_faulty(FAULTS[name], moment, pair) for name in _SHOWN)]
    made.insert(6, Sample("altered payload", altered(sound.token, sample_payload(moment))))
    made.insert(7, Sample("wrong key", sign(sample_header(), sample_payload(moment), other.private_key)))
    return tuple(made)


_SHOWN = (
    *("audience", "lifetime", "no-nbf", "email-verified-text", "rs512"),
    *("claims-in-header", "options-in-payload"),
)


def _faulty(fault: Fault, moment: float, pair: KeyPair) -> Sample:
    header, payload = sample_header(), sample_payload(moment)
    fault.change(header, payload)
    return Sample(fault.title, sign(header, payload, pair.private_key))
