"""From a corpus to the speed of `lint` on one core and two, beside peers: `python -m tests.benchmarks.batch`.

Each figure is the median of several rounds that take turns, so that a noisy machine hurts all alike. `lint` is timed as
a whole command, its start included; node's peers are timed without their start and without reading the file.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from inspector.signing.keys import KeyPair, make_key_pair
from inspector.signing.samples import ISSUER, KEY_ID
from inspector.trust.multi_buffer import crypto_mb
from tests.benchmarks.core import FAULTS, MOMENT, frugal, openssl, per_second, say, token
from tests.lint.dask_cluster import cluster_of_two

TOKENS = {2048: 1_000_000, 4096: 200_000}
OF_PEERS = {2048: 100_000, 4096: 40_000}  # tokens that node's peers are given, for some take minutes for more
MADE = 2000  # different tokens; the file repeats them
OF_LOOP = 400  # tokens that the loop is given; it judges a quarter of them
ROUNDS = 5
CORES = 2
SCHEMA = Path(__file__).parents[2] / "schemas" / "payload.schema.json"
PEERS = {"jsonwebtoken": "jsonwebtoken@9", "fast-jwt": "fast-jwt@5", "jose": "jose@5"}
LIMIT = f"OpenSSL, {CORES} processes"
CLEAN = f"lint, {CORES} processes"
FAULTY = f"{CLEAN}, one fault each"


def main() -> None:
    """Prints the tables for RSA-2048 and RSA-4096."""
    say(f"AWS-LC (the extra fast) is {'there' if find_spec('awscrt') else 'not there'}")
    say(f"crypto_mb (the extra avx512) is {'there' if crypto_mb() else 'not there, or not for this processor'}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peers = installed(folder)
        for bits, count in TOKENS.items():
            pair = make_key_pair(subject="benchmark", moment=MOMENT, bits=bits)
            write_corpus(folder, pair, count, OF_PEERS[bits])
            with cluster_of_two(folder) as address:
                table(f"RSA-{bits}, {count:,} tokens", runs(folder, pair, bits, address, peers))
            memory_and_first(folder)


def installed(folder: Path) -> list[str]:
    """The peers that npm could install; none, with a reason, where there is no node."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        say("node's peers are left out: there is no node or no npm here")
        return []
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "ajv@8", *PEERS.values()]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if done.returncode:
        say("node's peers are left out: npm could not install them")
        return []
    return list(PEERS)


def write_corpus(folder: Path, pair: KeyPair, count: int, of_peers: int) -> None:
    """A file of clean tokens and one of tokens with a fault each, a shorter one, the certificate and the key."""
    for name, change, size in (("clean", False, count), ("faulty", True, count), ("short", False, of_peers)):
        made = [token(pair, at, FAULTS[at % len(FAULTS)] if change else {}) + "\n" for at in range(MADE)]
        with (folder / name).open("w", encoding="ascii") as stream:
            for _ in range(size // MADE):
                stream.write("".join(made))
    (folder / "publickey.cer").write_bytes(pair.certificate)
    key = pair.private_key.public_key()
    (folder / "key.pem").write_bytes(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))


def runs(folder: Path, pair: KeyPair, bits: int, address: str, peers: list[str]) -> Mapping[str, Callable[[], float]]:
    """What is measured, by its name: each gives tokens a second."""
    count = TOKENS[bits]
    some = (folder / "short").read_text(encoding="ascii").split("\n")[:OF_LOOP]
    return {
        LIMIT: lambda: openssl(bits, CORES),
        "OpenSSL, one process": lambda: openssl(bits),
        "lint, one process": lambda: count / lint(folder, "clean", 1, 0),
        CLEAN: lambda: count / lint(folder, "clean", CORES, 0),
        FAULTY: lambda: count / lint(folder, "faulty", CORES, 1),
        "lint, a Dask cluster of two workers": lambda: count / lint(folder, "clean", CORES, 0, "--cluster", address),
        "PyJWT + jsonschema, one process": lambda: per_second(lambda: frugal(some, pair), OF_LOOP // 4),
        **{f"node: {peer} + ajv, {CORES} workers": partial(node, folder, peer, OF_PEERS[bits]) for peer in peers},
    }


def lint(folder: Path, name: str, jobs: int, status: int, *more: str) -> float:
    """Seconds of one run; its status proves that the tokens were judged as they should be."""
    began = time.perf_counter()
    done = subprocess.run(
        [*command(folder, name), "--jobs", str(jobs), *more],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    taken = time.perf_counter() - began
    if done.returncode != status:
        sys.exit(f"lint ended with status {done.returncode}: it would measure nothing")
    return taken


def command(folder: Path, name: str) -> list[str]:
    """The command line for one of the files."""
    tenant = ["--cert", str(folder / "publickey.cer"), "--issuer", ISSUER, "--key-id", KEY_ID, "--at", str(MOMENT)]
    return [sys.executable, "-m", "inspector", "lint", str(folder / name), *tenant]


def node(folder: Path, peer: str, count: int) -> float:
    """Tokens a second of a peer, which must find all of them good."""
    program = [shutil.which("node") or "node", str(Path(__file__).with_name("peer.mjs")), peer]
    files = [str(folder / "short"), str(folder / "key.pem"), str(SCHEMA)]
    found = json.loads(
        subprocess.run([*program, *files], cwd=folder, capture_output=True, text=True, check=True).stdout
    )
    if found["good"] != count:
        sys.exit(f"{peer} found {found['good']} of {count} tokens good: it would measure nothing")
    return float(found["perSecond"])


def table(title: str, measured: Mapping[str, Callable[[], float]]) -> None:
    """Runs all in turns, and prints tokens a second and their share of what OpenSSL does on as many cores."""
    rates: dict[str, list[float]] = {name: [] for name in measured}
    for _ in range(ROUNDS):
        for name, run in measured.items():
            rates[name].append(run())
    say(f"\n{title}, median of {ROUNDS}")
    for name, found in rates.items():
        of_limit = share(found, rates[LIMIT])
        say(f"  {name:<50}{statistics.median(found):>9,.0f} /s{of_limit:>8.1%} of OpenSSL on {CORES} cores")
    say(f"  a file in which every token fails goes at {share(rates[FAULTY], rates[CLEAN]):.1%} of a clean one's rate")


def share(some: list[float], of: list[float]) -> float:
    """How much of one rate another one is, in the median of the rounds."""
    return statistics.median(one / other for one, other in zip(some, of, strict=True))


def memory_and_first(folder: Path) -> None:
    """Prints when the first finding comes, and how much memory the processes of a run take at most."""
    arguments = [*command(folder, "faulty"), "--jobs", str(CORES)]
    began = time.perf_counter()
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        if run.stdout is None or not run.stdout.readline():
            sys.exit("lint found nothing")
        first = time.perf_counter() - began
        run.kill()
    peaks: dict[int, int] = {}
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        while run.poll() is None:
            peaks |= {number: size for number in (run.pid, *workers(run.pid)) if (size := peak(number))}
            time.sleep(0.1)
        parent = peaks.pop(run.pid, 0)
    told = f"parent {parent:,} KiB, workers {', '.join(f'{size:,}' for size in peaks.values())} KiB"
    say(f"  first finding after {first * 1000:.0f} ms; memory at most: {told}")


def workers(parent: int) -> list[int]:
    """The worker processes that a process has begun."""
    found = ["pgrep", "-P", str(parent), "-f", "spawn_main|lint"]
    return [int(number) for number in subprocess.run(found, capture_output=True, text=True, check=False).stdout.split()]


def peak(number: int) -> int:
    """The most memory that a process has had so far, in KiB; 0 where the system does not tell, as Linux does."""
    try:
        status = Path("/proc", str(number), "status").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.split("\n") if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    main()
