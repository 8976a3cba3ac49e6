"""A private key given where a file's name belongs: it is called that, and no more than its beginning is repeated."""

import base64
import json
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from jwt.algorithms import ECAlgorithm

from tests.builders import key_pair, token
from tests.cli.command import run
from tests.tui.fixed_keys import fixed_pair

_SEED = sha256(b"a key in place of a name").digest()  # so that they are the same in each run
_EC = ec.derive_private_key(int.from_bytes(_SEED, "big"), ec.SECP256R1())
_RSA = fixed_pair("a key in place of a name").private_key
_WRITTEN: Mapping[str, bytes] = {
    name: key.private_bytes(Encoding.PEM, form, NoEncryption())
    for name, key, form in (
        ("EC", _EC, PrivateFormat.PKCS8),
        ("SEC 1", _EC, PrivateFormat.TraditionalOpenSSL),
        ("Ed25519", ed25519.Ed25519PrivateKey.from_private_bytes(_SEED), PrivateFormat.PKCS8),
        ("RSA", _RSA, PrivateFormat.PKCS8),
        ("PKCS #1", _RSA, PrivateFormat.TraditionalOpenSSL),
    )
}
_LINES = {name: written.decode("ascii").split("\n")[1:-2] for name, written in _WRITTEN.items()}
KEYS: Mapping[str, str] = {
    **{f"{name} in base64": "".join(lines) for name, lines in _LINES.items()},
    **{f"{name} in lines": "\n".join(lines) for name, lines in _LINES.items()},
    **{f"{name} in quotes": f'"{"".join(lines)}"' for name, lines in _LINES.items()},
    **{f"{name} in base64url": "".join(lines).replace("+", "-").replace("/", "_") for name, lines in _LINES.items()},
    **{name: written.decode("ascii") for name, written in _WRITTEN.items()},
    **{f"{name} behind a name": f"x={written.decode('ascii')}" for name, written in _WRITTEN.items()},
    **{f"{name} behind attributes": f"Bag Attributes\n{written.decode('ascii')}" for name, written in _WRITTEN.items()},
    **{f"{name} in base64 once more": base64.b64encode(key).decode("ascii") for name, key in _WRITTEN.items()},
    "a JSON Web Key": json.dumps({"kid": "x"} | ECAlgorithm.to_jwk(_EC, as_dict=True)),
}
PLACES = (
    *("lint", "inspect", "diagnose", "preflight", "sign", "compare", "tenant import", "lint --baseline"),
    *("sign payload.json --key", "inspect token.txt --cert", "config show", "lint token.txt --output"),
    *("lint token.txt --issuer", "inspect token.txt --key-id"),
)
_KEPT = 16  # characters: of a key in DER no secret is among these


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder for what would be written."""
    monkeypatch.chdir(tmp_path)


def _words(place: str, key: str) -> tuple[str, ...]:
    """The key, behind what says that no more options follow where it is no option's value."""
    return (KEYS[key],) if "--" in place else ("--", KEYS[key])


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("place", PLACES)
def test_hardly_more_than_its_beginning_is_repeated(place: str, key: str) -> None:
    done = run(*place.split(), *_words(place, key))
    assert done.status == 2 or place == "diagnose"  # which takes words, and says what it makes of them
    plain = "".join(re.findall("[A-Za-z0-9+/_-]{17,}", KEYS[key]))
    repeated = [at for at in range(_KEPT, len(plain) - _KEPT) if plain[at : at + _KEPT] in done.out + done.err]
    assert repeated == []


@pytest.mark.parametrize("place", ["lint", "inspect", "sign payload.json --key", "lint token.txt --issuer"])
@pytest.mark.parametrize("key", [name for name in KEYS if "quotes" not in name])
def test_it_is_called_a_key(key: str, place: str) -> None:
    assert "key itself, which shells remember" in run(*place.split(), *_words(place, key)).err


PARTS = {"its middle": "".join(_LINES["RSA"])[400:], "a line of it": _LINES["RSA"][3]}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("place", [*PLACES, "rule", "lint x --select", "lint x --tenant", "lint x --at"])
def test_of_a_part_of_a_key_hardly_more_than_its_beginning_is_repeated(place: str, part: str) -> None:
    done = run(*place.split(), PARTS[part])
    assert PARTS[part][:_KEPT] not in done.out + done.err


@pytest.mark.parametrize("claim", ["iss", "aud", "alg", "kid"])
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("command", ["lint - --no-mask", "lint - --format jsonl", "lint - --format csv", "inspect -"])
def test_of_a_key_in_a_claim_hardly_more_than_its_beginning_is_repeated(command: str, key: str, claim: str) -> None:
    changes = {claim: KEYS[key]}
    is_claim = claim in ("iss", "aud")
    text = token(payload_changes=changes if is_claim else {}, header_changes={} if is_claim else changes)
    done = run(*command.split(), "--issuer", "x", "--key-id", "y", stdin=text.encode())
    plain = "".join(re.findall("[A-Za-z0-9+/_-]{17,}", KEYS[key]))
    assert f"{claim} is " in done.out
    assert [at for at in range(_KEPT, len(plain) - _KEPT) if plain[at : at + _KEPT] in done.out + done.err] == []


@pytest.mark.parametrize("key", KEYS)
def test_of_a_key_in_place_of_a_column_hardly_more_than_its_beginning_is_repeated(key: str) -> None:
    done = run("lint", "-", "--column", KEYS[key], stdin=b"token,user\na,b\n")
    plain = "".join(re.findall("[A-Za-z0-9+/_-]{17,}", KEYS[key]))
    assert "there is no column" in done.err
    assert [at for at in range(_KEPT, len(plain) - _KEPT) if plain[at : at + _KEPT] in done.out + done.err] == []


@pytest.mark.parametrize("key", _WRITTEN)
def test_a_key_is_no_claim(key: str) -> None:
    text = _WRITTEN[key].decode("ascii")
    done = run("sign", "--key", "privatekey.pem", "--claim", f"{text}=1")
    assert done.status == 2
    assert not [line for line in _LINES[key] if line in done.out + done.err]


@pytest.mark.parametrize(
    "name",
    [
        "MAIN/data/tokens/january/all",
        "MIGRATION-OF-A-MILLION-TOKENS",
        "Mandantenverzeichnis/Token",
        "{kty}/of/a/file/here",
    ],
)
def test_a_long_name_of_a_file_is_repeated(name: str) -> None:
    assert f"{name}: there is no such file" in run("lint", name).err


@pytest.mark.parametrize("given", ["option", "variable"])
def test_a_certificate_in_pem_is_taken_where_one_belongs(
    given: str, sound: str, whole: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = whole.index("--cert")
    others, pem = (*whole[:at], *whole[at + 2 :]), key_pair().certificate.decode("ascii")
    if given == "variable":
        monkeypatch.setenv("QLIK_JWT_CERT", pem)
    done = run("inspect", sound, *others, *(("--cert", pem) if given == "option" else ()))
    assert "signature verified" in done.out
