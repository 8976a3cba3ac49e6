"""`compare`: two sources, what is said of them, its exit status, and the key behind both."""

import json
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.builders import base64url, header_text, payload_text, token
from tests.cli.command import AT, Outcome, run
from tests.diagnosis import altered

TENANT = ("--issuer", "https://my-custom-jwt", "--key-id", "my-custom-jwt", "--at", AT)


def file(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def other(tmp_path: Path) -> str:
    """A file with another token that conforms."""
    return file(tmp_path, "other.txt", f"Authorization: Bearer {token(payload_changes={'jti': 'other'})}")


def compare(good: str, bad: str, *options: str) -> Outcome:
    return run("compare", good, bad, *TENANT, *options)


def test_two_sound_tokens_differ_in_nothing_that_matters(sound: str, other: str, cert: str) -> None:
    done = compare(sound, other, "--cert", cert)
    assert (done.status, done.err) == (0, "")
    assert "Nothing differs that matters" in done.out


def test_what_matters_is_told_first(sound: str, expired: str, cert: str) -> None:
    done = compare(sound, expired, "--cert", cert)
    assert done.status == 1
    assert "QJ502" in done.out.partition("Other differences")[0]


def test_the_other_way_round_nothing_matters(sound: str, expired: str, cert: str) -> None:
    assert compare(expired, sound, "--cert", cert).status == 0


def test_a_jti_used_before_matters(tmp_path: Path, sound: str) -> None:
    again = file(tmp_path, "again.txt", token(payload_changes={"name": "Other"}))
    assert "QJ408" in compare(sound, again).out


def test_standard_input_may_be_one_of_the_two(sound: str) -> None:
    done = run("compare", sound, "-", *TENANT, stdin=token(payload_changes={"email_verified": "true"}).encode())
    assert done.status == 1
    assert "QJ305" in done.out


def test_json_is_printed(sound: str, expired: str) -> None:
    document = json.loads(compare(sound, expired, "--format", "json").out)
    assert [each["code"] for matter in document["matters"] for each in matter["findings"]] == ["QJ502"]
    assert (document["good"]["source"], document["bad"]["source"]) == (sound, expired)


def test_text_is_masked_and_json_is_not(tmp_path: Path, sound: str) -> None:
    bad = file(tmp_path, "bad.txt", token(payload_changes={"name": "Some Person", "jti": "x"}))
    assert "Some Person" not in compare(sound, bad).out
    assert "Some Person" in compare(sound, bad, "--no-mask").out
    assert "Some Person" in compare(sound, bad, "--format", "json").out
    assert "Some Person" not in compare(sound, bad, "--format", "json", "--mask").out


def test_results_go_to_a_file(tmp_path: Path, sound: str, other: str) -> None:
    done = compare(sound, other, "--output", str(tmp_path / "out.txt"))
    assert (done.status, done.out) == (0, "")
    assert "Nothing that was checked differs" in (tmp_path / "out.txt").read_text(encoding="utf-8")


REFUSED = {
    "no token": ("no token here", "there is no token in it; compare takes two"),
    "two tokens": (f"{token()} {token(payload_changes={'jti': 'b'})}", "there are 2 tokens in it; compare takes one"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_source_holds_one_token(tmp_path: Path, sound: str, name: str) -> None:
    text, told = REFUSED[name]
    for pair in ((sound, file(tmp_path, "odd.txt", text)), (file(tmp_path, "odd.txt", text), sound)):
        done = compare(*pair)
        assert (done.status, done.out) == (2, "")
        assert told in done.err
        assert done.err.count("\n") == 1


def test_both_cannot_be_standard_input() -> None:
    assert "standard input can be one of the two" in compare("-", "-").err


# What was done to one of them after signing


@pytest.fixture
def changed(tmp_path: Path) -> str:
    """A file with the sound token, its expiry moved behind the back of its signature."""
    return file(tmp_path, "changed.txt", altered.edited({"exp": 1_700_000_600}))


@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_token_that_was_changed_after_signing_is_told(sound: str, changed: str, cert: str, format_: str) -> None:
    done = compare(sound, changed, "--cert", cert, "--format", format_)
    assert done.status == 1
    assert "The bad token was changed after it was signed." in done.out


def test_without_a_certificate_it_is_told_that_one_of_them_was(sound: str, changed: str) -> None:
    done = compare(sound, changed, "--format", "json")
    assert json.loads(done.out)["alteration"] | {"words": "", "change": ""} == {
        "kind": "changed",
        "token": None,
        "basis": None,
        "words": "",
        "change": "",
    }


def test_a_folder_of_certificates_tells_which_one_it_was_and_whose_key(sound: str, changed: str, cert: str) -> None:
    done = compare(sound, changed, "--certs", str(Path(cert).parent))
    assert "The bad token was changed after it was signed." in done.out
    assert "“publickey.cer”" in done.out


def test_what_is_no_certificate_is_refused_in_a_line(sound: str, other: str) -> None:
    done = compare(sound, other, "--certs", sound)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("qlik-jwt: --certs")
    assert done.err.count("\n") == 1


def test_an_edit_that_the_other_token_does_not_show_is_searched_for(tmp_path: Path, sound: str, cert: str) -> None:
    head, _, signature = token(payload_changes={"jti": "other"}).split(".")
    payload = base64url(payload_text({"jti": "other", "exp": 1_700_000_600}))
    done = compare(sound, file(tmp_path, "edited.txt", f"{head}.{payload}.{signature}"), "--cert", cert)
    assert done.status == 1
    assert "The bad token is not as it was signed. The payload was edited" in " ".join(done.out.split())


# --recover-key


def test_of_two_forms_of_one_token_no_key_is_computed(sound: str, changed: str) -> None:
    done = compare(sound, changed, "--recover-key")
    assert (done.status, done.err) == (1, "")
    assert "One key made both signatures: the two were one token" in done.out


def small_tokens(folder: Path) -> tuple[str, str, str]:
    """Two tokens of a key whose exponent is 3, so that it is found at once, and its public key."""
    private = generate_private_key(3, 2048)
    names = []
    for name in ("one", "two"):
        text = f"{base64url(header_text())}.{base64url(payload_text({'jti': name}))}"
        signature = private.sign(text.encode(), PKCS1v15(), SHA256())
        names.append(file(folder, f"{name}.txt", f"{text}.{base64url(signature)}"))
    pem = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    return names[0], names[1], pem


def test_the_key_behind_two_tokens_is_printed(tmp_path: Path) -> None:
    pytest.importorskip("gmpy2")
    good, bad, pem = small_tokens(tmp_path)
    done = compare(good, bad, "--recover-key")
    assert (done.status, done.err) == (0, "")
    assert pem in done.out
    assert "no certificate at hand" in done.out


def test_it_is_held_against_configured_tenants(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("gmpy2")
    good, bad, pem = small_tokens(tmp_path)
    settings = f'[tenants.production]\nissuer = "x"\ncert = """{pem}"""\n'
    monkeypatch.setenv("QLIK_JWT_CONFIG", file(tmp_path, "settings.toml", settings))
    assert "It is the key of tenant “production”." in compare(good, bad, "--recover-key").out


def test_a_certificate_that_tells_makes_computing_needless(sound: str, other: str, cert: str) -> None:
    done = compare(sound, other, "--cert", cert, "--recover-key")
    assert "One key made both signatures: that of the certificate. It is the key of the given certificate." in " ".join(
        done.out.split()
    )
    assert done.err == ""


def test_a_key_is_computed_from_rsa_signatures_alone(tmp_path: Path, sound: str) -> None:
    hmac = file(tmp_path, "hmac.txt", token(header_changes={"alg": "HS256"}))
    assert "No key can be computed: the bad token" in " ".join(compare(sound, hmac, "--recover-key").out.split())


def test_without_its_library_one_line_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad, _ = small_tokens(tmp_path)
    monkeypatch.setitem(sys.modules, "gmpy2", None)
    done = compare(good, bad, "--recover-key")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("qlik-jwt: no key can be computed: gmpy2")
    assert "[math]" in done.err
