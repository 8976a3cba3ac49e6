"""From one run to ratios: our tokens a second beside OpenSSL and the obvious loops: `python -m tests.benchmarks.core`.

Each figure is the median of several rounds that take turns, so that a noisy machine hurts all alike.
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jsonschema import Draft202012Validator, validate

from inspector import Tenant, lint, read_certificate
from inspector.checks.schema import schema
from inspector.jose import Json
from inspector.report.report import Verdict
from inspector.signing.keys import KeyPair, make_key_pair
from inspector.signing.samples import ISSUER, KEY_ID, sample_header, sample_payload
from inspector.signing.sign import sign

MOMENT = 1_700_000_000
TOKENS = 400
PASSES = 10  # over the same tokens: a batch is long, and what the process before left in the caches must not count
ROUNDS = 9
AUDIENCE = "qlik.api/login/jwt-session"
FAULTS: tuple[dict[str, Json], ...] = (
    {"aud": "qlik.api"},
    {"exp": MOMENT + 9000},
    {"email_verified": "true"},
    {"subType": "admin"},
    {"exp": MOMENT - 1},
    {"groups": "Sales"},
    {"jti": None},
    {"iss": ISSUER + "/"},
)


def main() -> None:
    """Prints the table for RSA-2048 and RSA-4096, and the start times."""
    for bits in (2048, 4096):
        rates(bits)
    starts()


def rates(bits: int) -> None:
    """Tokens a second on one core, and their share of OpenSSL's verifications a second."""
    pair = make_key_pair(subject="benchmark", moment=MOMENT, bits=bits)
    clean = [token(pair, number, {}) for number in range(TOKENS)]
    faulty = [token(pair, number, FAULTS[number % len(FAULTS)]) for number in range(TOKENS)]
    tenant = Tenant(issuer=ISSUER, key_id=KEY_ID, certificate=read_certificate(pair.certificate))
    prove(clean, faulty, tenant, pair)
    runs: dict[str, Callable[[], float]] = {
        "OpenSSL, verification alone": lambda: openssl(bits),
        "inspector, clean tokens": lambda: per_second(lambda: ours(clean * PASSES, tenant), TOKENS * PASSES),
        "inspector, one fault each": lambda: per_second(lambda: ours(faulty * PASSES, tenant), TOKENS * PASSES),
        "PyJWT + jsonschema, made once": lambda: per_second(lambda: frugal(clean, pair), TOKENS // 4),
        "PyJWT + jsonschema, as shown": lambda: per_second(lambda: obvious(clean, pair), TOKENS // 40),
    }
    measured: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            measured[name].append(run())
    limit, *_, frugal_, shown = (statistics.median(found) for found in measured.values())
    say(f"\nRSA-{bits}, one core, median of {ROUNDS}")
    for name, found in measured.items():
        rate = statistics.median(found)
        shares = statistics.median(ours / theirs for ours, theirs in zip(found, measured[LIMIT], strict=True))
        beside = f"{rate / frugal_:>6.1f}× and {rate / shown:>5.0f}× the loops"
        say(f"  {name:<30}{rate:>8,.0f} /s{shares:>8.1%} of OpenSSL{beside}")
    if limit <= 0:
        sys.exit("openssl speed gave no figure")


HEADER, PAYLOAD = (Draft202012Validator(schema(part)) for part in ("header", "payload"))
LIMIT = "OpenSSL, verification alone"


def token(pair: KeyPair, number: int, change: dict[str, Json]) -> str:
    """One of many tokens, each with a jti of its own."""
    payload = sample_payload(MOMENT) | {"jti": f"k5bU_cFI4_-vFfpJ3DjDsIZK-ZhJGRbBfus{number:08d}"} | change
    return sign(sample_header(), payload, pair.private_key)


def ours(tokens: list[str], tenant: Tenant) -> int:
    """How many conform, of all reports."""
    return sum(report.verdict is Verdict.CONFORMING for report in lint(tokens, now=MOMENT, tenant=tenant))


def prove(clean: list[str], faulty: list[str], tenant: Tenant, pair: KeyPair) -> None:
    """What is measured must be the real thing: all clean tokens conform, and no faulty one does."""
    if (ours(clean, tenant), ours(faulty, tenant), frugal(clean, pair), obvious(clean, pair)) != (
        TOKENS,
        0,
        TOKENS // 4,
        TOKENS // 40,
    ):
        sys.exit("the benchmark's tokens are not judged as they should be: it would measure nothing")


def frugal(tokens: list[str], pair: KeyPair) -> int:
    """The obvious loop of one who knows both libraries: the key is parsed and the validators are made once."""
    key = pair.private_key.public_key()
    good = 0
    for text in tokens[: TOKENS // 4]:
        head, claims = decoded(text, key)
        good += not list(HEADER.iter_errors(head)) and not list(PAYLOAD.iter_errors(claims))
    return good


def obvious(tokens: list[str], pair: KeyPair) -> int:
    """The obvious loop, written as the first examples of both libraries show it: `decode` with PEM, `validate`."""
    key = pair.private_key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    good = 0
    for text in tokens[: TOKENS // 40]:
        head, claims = decoded(text, key)
        validate(head, HEADER.schema)
        validate(claims, PAYLOAD.schema)
        good += 1
    return good


def decoded(text: str, key: RSAPublicKey | bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and payload of a token that PyJWT holds good."""
    claims = jwt.decode(
        text,
        key,
        algorithms=["RS256"],
        audience=AUDIENCE,
        issuer=ISSUER,
        options={"verify_exp": False, "verify_nbf": False, "verify_iat": False},
    )
    return jwt.get_unverified_header(text), claims


def per_second(run: Callable[[], int], tokens: int) -> float:
    """Tokens a second of one run over so many."""
    start = time.perf_counter()
    run()
    return tokens / (time.perf_counter() - start)


def openssl(bits: int, processes: int = 1) -> float:
    """Verifications a second of `openssl speed`, by so many processes."""
    command = [
        "openssl",
        "speed",
        "-seconds",
        "1",
        *(["-multi", str(processes)] if processes > 1 else []),
        f"rsa{bits}",
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(rf"^rsa\s+{bits} bits.*?([0-9.]+)\s*$", told, re.MULTILINE)
    return float(found[1]) if found else 0.0


def starts() -> None:
    """How long a command takes from the shell, beside what merely importing the libraries takes."""
    pair = make_key_pair(subject="benchmark", moment=MOMENT)
    with tempfile.TemporaryDirectory() as folder:
        text, certificate = Path(folder, "token.txt"), Path(folder, "publickey.cer")
        text.write_text(token(pair, 1, {"aud": "qlik.api"}), encoding="ascii")
        certificate.write_bytes(pair.certificate)
        inspect = ["-m", "inspector", "inspect", str(text), "--cert", str(certificate), "--at", str(MOMENT)]
        compare("inspect of one token", inspect, "import jwt, jsonschema", 1.5)
        compare("--help", ["-m", "inspector", "--help"], "import click", 2.0)


def compare(name: str, arguments: list[str], imports: str, most: float) -> None:
    """Prints our time and the baseline's, taking turns."""
    pairs = [(seconds(arguments), seconds(["-c", imports])) for _ in range(ROUNDS + 4)]
    ours_, theirs = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    ratio = statistics.median(our / their for our, their in pairs)
    say(f"\n{name}: {ours_:.0f} ms; python -c “{imports}”: {theirs:.0f} ms; ratio {ratio:.2f} (at most {most})")


def say(text: str) -> None:
    """One line of the result."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def seconds(arguments: list[str]) -> float:
    """How long one Python process takes."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
    if done.stderr or done.returncode > 1:
        sys.exit(f"a measured command failed: {done.stderr.decode()}")
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
