"""From the tutorial's sample to the files that the commands are given."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.builders import MOMENT, key_pair, token


@pytest.fixture
def sound(tmp_path: Path) -> str:
    """A file with a conforming token."""
    path = tmp_path / "sound.txt"
    path.write_text(token() + "\n")
    return str(path)


@pytest.fixture
def expired(tmp_path: Path) -> str:
    """A file with a token that has expired: one error, QJ502."""
    path = tmp_path / "expired.txt"
    path.write_text(
        token(payload_changes={"jti": "expired", "iat": MOMENT - 900, "nbf": MOMENT - 900, "exp": MOMENT - 600}) + "\n"
    )
    return str(path)


@pytest.fixture
def warned(tmp_path: Path) -> str:
    """A file with a token that has one warning, QJ203, and no error."""
    path = tmp_path / "warned.txt"
    path.write_text(token(header_changes={"typ": "at+jwt"}, payload_changes={"jti": "warned"}) + "\n")
    return str(path)


@pytest.fixture
def noted(tmp_path: Path) -> str:
    """A file with a token that has one note, QJ311."""
    path = tmp_path / "noted.txt"
    path.write_text(token(payload_changes={"jti": "noted", "department": "Sales"}) + "\n")
    return str(path)


@pytest.fixture
def cert(tmp_path: Path) -> str:
    """The certificate of the key that signed them."""
    path = tmp_path / "publickey.cer"
    path.write_bytes(key_pair().certificate)
    return str(path)


@pytest.fixture
def private(tmp_path: Path) -> str:
    """The private key, where the public half belongs."""
    path = tmp_path / "privatekey.pem"
    path.write_bytes(key_pair().private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return str(path)


@pytest.fixture
def whole(cert: str) -> tuple[str, ...]:
    """The options by which every rule can be asked, at the sample's moment."""
    return ("--at", str(MOMENT), "--cert", cert, "--issuer", "https://my-custom-jwt", "--key-id", "my-custom-jwt")
