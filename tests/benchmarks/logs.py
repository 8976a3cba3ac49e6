"""From logs with tokens in them to the speed of `lint` on one core and two: `python -m tests.benchmarks.logs`.

Each figure is the median of several rounds that take turns; whole commands are timed, their start included. Beside them
are OpenSSL's verifications alone, and the same tokens one a line.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from inspector.signing.keys import make_key_pair
from tests.benchmarks.batch import CORES, LIMIT, MADE, lint, table
from tests.benchmarks.core import MOMENT, openssl, token

TOKENS = 200_000
BITS = 2048
APART = 50  # lines for each token in the log in which most lines have none
_AT = "2023-11-14T22:{0:02d}:{1:02d}.123Z INFO gateway[17] 10.0.0.{1}"
_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"


def main() -> None:
    """Prints tokens a second of each kind of log."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pair = make_key_pair(subject="benchmark", moment=MOMENT, bits=BITS)
        (folder / "publickey.cer").write_bytes(pair.certificate)
        some = [token(pair, number, {}) for number in range(MADE)]
        counts = {kind: write(folder / kind, lines, some) for kind, lines in KINDS.items()}
        title = f"RSA-{BITS}, {TOKENS:,} tokens ({TOKENS // 10:,} where most lines have none)"
        table(title, runs(folder, counts))


def write(file: Path, lines: Callable[[str, int], Iterator[str]], some: list[str]) -> int:
    """Writes a log; how many tokens are in it."""
    count = TOKENS // 10 if lines is sparse else TOKENS
    with file.open("w", encoding="ascii") as stream:
        for number in range(count):
            stream.writelines(lines(some[number % MADE], number))
    return count


def bare(text: str, _: int) -> Iterator[str]:
    """The token alone."""
    yield f"{text}\n"


def header(text: str, number: int) -> Iterator[str]:
    """A gateway's line on a request, with its headers as JSON."""
    headers = f'"Authorization": "Bearer {text}", "User-Agent": "{_AGENT}", "X-Request-Id": "{number:032x}"'
    yield f'{_at(number)} "POST /login/jwt-session" 200 {{{headers}}} {number % 90} ms\n'


def parameter(text: str, number: int) -> Iterator[str]:
    """A line of an access log, the token in the address."""
    yield f'{_at(number)} - "GET /login/jwt?token={text}&id={number:016x} HTTP/1.1" 302 512 "-" "{_AGENT}"\n'


def sparse(text: str, number: int) -> Iterator[str]:
    """Lines of which one has a token."""
    for line in range(1, APART):
        yield f'{_at(line)} "GET /api/v1/items/{number:08x}-{line:04x} HTTP/1.1" 200 {number % 7919} "-" "{_AGENT}"\n'
    yield from header(text, number)


def _at(number: int) -> str:
    return _AT.format(number // 60 % 60, number % 60)


KINDS: Mapping[str, Callable[[str, int], Iterator[str]]] = {
    "one token a line": bare,
    "in a header in each line of a log": header,
    "in an address in each line of a log": parameter,
    f"in one line of {APART}": sparse,
}


def runs(folder: Path, counts: Mapping[str, int]) -> Mapping[str, Callable[[], float]]:
    """What is measured, by its name: each gives tokens a second."""
    measured: dict[str, Callable[[], float]] = {LIMIT: partial(openssl, BITS, CORES)}
    for kind, count in counts.items():
        for jobs in (1, CORES):
            measured[f"{kind}, {jobs} process{'' if jobs == 1 else 'es'}"] = partial(_rate, folder, kind, count, jobs)
    return measured


def _rate(folder: Path, kind: str, count: int, jobs: int) -> float:
    return count / lint(folder, kind, jobs, 0)


if __name__ == "__main__":
    main()
