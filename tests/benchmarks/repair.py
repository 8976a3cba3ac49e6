"""From seeded random damages to the share proven and the time it took: `python -m tests.benchmarks.repair [--count N]`.

Each damage is one character wrong, missing, doubled, swapped with the next, or in the wrong case, in header, payload or
signature of a signed token of usual length; part and kind take turns, so that each has its equal share.
"""

import argparse
import random
import statistics
import sys
import time
from typing import NamedTuple

from inspector.jose import Json
from inspector.jose.base64url import ALPHABET
from inspector.signing.keys import make_key_pair
from inspector.signing.samples import sample_header, sample_payload
from inspector.signing.sign import sign
from inspector.trust.certificate import Certificate, read_certificate
from inspector.trust.story import tell

MOMENT = 1_700_000_000
SECONDS = 2.0
KINDS = ("wrong", "missing", "doubled", "swapped", "case")
PARTS = ("header", "payload", "signature")


class Attempt(NamedTuple):
    """One damage: where, of what kind, whether the very token was regained, and the seconds it took."""

    part: str
    kind: str
    regained: bool
    seconds: float


def main() -> None:
    """Prints a line for each part and kind, and fails where less than 99 % of header and payload are proven."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--bits", type=int, default=2048)
    parser.add_argument("--seed", type=int, default=20261123)
    given = parser.parse_args()
    attempts = measure(given.count, given.bits, random.Random(given.seed))  # noqa: S311 - damages, not secrets
    say(f"{len(attempts):,} damages of one character, RSA-{given.bits}, seed {given.seed}, up to {SECONDS:g} s each\n")
    say(f"{'part':<12}{'damage':<10}{'proven':>14}{'median':>10}{'worst':>10}")
    for part in PARTS:
        for kind in KINDS:
            tell_of(part, kind, [each for each in attempts if (each.part, each.kind) == (part, kind)])
        tell_of(part, "all", [each for each in attempts if each.part == part])
    content = [each.regained for each in attempts if each.part != "signature"]
    share = statistics.mean(content)
    say(f"\nheader and payload: {share:.2%} proven within {SECONDS:g} s each (at least 99 %)")
    if share < 0.99:
        sys.exit(1)


def measure(count: int, bits: int, chance: random.Random) -> list[Attempt]:
    """So many damages, part and kind in turn."""
    pair = make_key_pair(subject="benchmark", moment=MOMENT, bits=bits)
    certificate = read_certificate(pair.certificate)
    attempts = []
    for number in range(count):
        token = sign(sample_header(), payload(number), pair.private_key)
        part, kind = PARTS[number % 3], KINDS[number // 3 % 5]
        attempts.append(attempt(token, (part, kind), certificate, chance))
    return attempts


def payload(number: int) -> dict[str, Json]:
    """The sample's payload, with a jti of its own and more or fewer groups: 600 to 1,000 characters as a part."""
    groups: list[Json] = [
        "Administrators",
        "Sales",
        "Marketing",
        "Verkäufer Süd",
        *(f"Team {each}" for each in range(number % 30)),
    ]
    return {**sample_payload(MOMENT), "jti": f"k5bU_cFI4_-vFfpJ3DjDsIZK-{number:08d}", "groups": groups}


def attempt(token: str, damage: tuple[str, str], certificate: Certificate, chance: random.Random) -> Attempt:
    """One damage made, and undone or not."""
    damaged = damaged_token(token, damage, chance)
    start = time.perf_counter()
    story = tell(damaged, certificate, goes_on=lambda: time.perf_counter() - start < SECONDS)
    seconds = time.perf_counter() - start
    return Attempt(*damage, story is not None and story.token == token, seconds)


def damaged_token(token: str, damage: tuple[str, str], chance: random.Random) -> str:
    """The token with one damage in one part, so chosen that it does change it."""
    part, kind = damage
    parts = token.split(".")
    index = PARTS.index(part)
    while True:
        hurt = damaged_text(parts[index], kind, chance)
        if hurt != parts[index]:
            return ".".join([*parts[:index], hurt, *parts[index + 1 :]])


def damaged_text(text: str, kind: str, chance: random.Random) -> str:
    """A text with one damage at a random place."""
    at = chance.randrange(len(text))
    here = text[at]
    match kind:
        case "wrong":
            return text[:at] + chance.choice(ALPHABET) + text[at + 1 :]
        case "missing":
            return text[:at] + text[at + 1 :]
        case "doubled":
            return text[:at] + here + text[at:]
        case "swapped":
            return text[:at] + text[at + 1 : at + 2] + here + text[at + 2 :]
        case _:
            return text[:at] + here.swapcase() + text[at + 1 :]


def tell_of(part: str, kind: str, attempts: list[Attempt]) -> None:
    """One line of the table."""
    if attempts:
        proven = sum(each.regained for each in attempts)
        times = [each.seconds * 1000 for each in attempts]
        share = f"{proven}/{len(attempts)} {proven / len(attempts):.0%}"
        say(f"{part:<12}{kind:<10}{share:>14}{statistics.median(times):>7.0f} ms{max(times):>7.0f} ms")


def say(text: str) -> None:
    """One line of the result."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
