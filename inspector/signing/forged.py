"""From header, payload and key to a token whose signature is not its own, as tests want it."""

from collections.abc import Collection

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

from inspector.signing.faulty import Members
from inspector.signing.sign import encode, sign

FORGERIES = ("altered", "wrong-key")


def signed(header: Members, payload: Members, key: RSAPrivateKey, faults: Collection[str] = ()) -> str:
    """The token; with the fault wrong-key signed by a key made for it, with altered changed after signing."""
    if "wrong-key" in faults:
        key = generate_private_key(public_exponent=65537, key_size=key.key_size)
    token = sign(header, payload, key)
    return altered(token, payload) if "altered" in faults else token


def altered(token: str, payload: Members) -> str:
    """The token with another name in its payload, under the signature that it had."""
    head, _, signature = token.split(".")
    return f"{head}.{encode(payload | {'name': 'Someone Else'})}.{signature}"
