"""From claims to tokens that no key signed: the search does not ask who signed."""

import base64
import json
import random
import re

HEADER = {"alg": "RS256", "typ": "JWT", "kid": "my-custom-jwt"}
CLAIMS = {
    "sub": "auth0|a08d7d17",
    "subType": "user",
    "name": "Zoë Núñez",
    "email": "zoe@example.com",
    "email_verified": True,
    "groups": ["Administrators", "Sales", "Marketing"],
    "iat": 1700000000,
    "nbf": 1700000000,
    "exp": 1700000300,
    "jti": "k5bU_cFI4_-vFfpJ3DjDs",
    "aud": "qlik.api/login/jwt-session",
    "iss": "https://my-custom-jwt",
}


def segment(value: object) -> str:
    """The base64url of a value's JSON."""
    return base64url(json.dumps(value).encode())


def base64url(raw: bytes) -> str:
    """Unpadded base64url."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def token(seed: int = 0, *, size: int = 256, **header: object) -> str:
    """A token whose signature is so many bytes, always the same for a seed."""
    signature = random.Random(seed).randbytes(size)  # noqa: S311 - repeatable bytes, nothing secret
    return f"{segment(HEADER | header)}.{segment(CLAIMS | {'n': seed})}.{base64url(signature)}"


def wrapped(text: str, width: int, between: str) -> str:
    """The text in lines of a width, with something between them."""
    return between.join(re.findall(f".{{1,{width}}}", text))
