"""From the workbench on a pseudo-terminal to how long people wait for it: `python -m tests.benchmarks.tui`.

Each figure is the median of several rounds that take turns, so that a noisy machine hurts all alike.
"""

import asyncio
import gc
import os
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import Popen

from inspector import Tenant, read_certificate
from inspector.jose import Json
from inspector.signing.keys import KeyPair, make_key_pair
from inspector.signing.samples import ISSUER, KEY_ID
from inspector.tui.app import Inspector
from inspector.tui.desk import Desk
from inspector.tui.screens.tokens import Tokens
from inspector.tui.settings import Settings
from tests.benchmarks.core import FAULTS, MOMENT, say, token

COLD_ROUNDS, WARM_ROUNDS, PROCESSES = 5, 9, 7
LOADS = {20_000: 7, 100_000: 3}  # tokens in a file, and how often it is loaded
TICK, SILENCE, LONGEST = 0.005, 0.3, 60  # seconds: between looks at the loop, without output, that anything may take
WELCOME, CONFORMS, CONFORMS_NOT = b"Paste a token", b" CONFORMS ", b" DOES NOT CONFORM "
WORKBENCH, FIRST = ("-m", "inspector"), "10 KB, the first after the start"
SMALLEST = f"""
from textual.app import App
from textual.widgets import Static
class Smallest(App):
    compose = lambda self: [Static("{WELCOME.decode()}")]
Smallest().run()
"""
SHAPES: dict[str, dict[str, Json]] = {
    "10 KB": {"groups": [f"Group {number:06}" for number in range(440)]},
    "1 MB, one long claim": {"picture": "x" * 780_000},
    "1 MB, 48,000 groups": {"groups": [f"Group {number:06}" for number in range(48_000)]},
}
_NOT_OURS = ("TEXTUAL", "COLORTERM", "NO_COLOR", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE")


def main() -> None:
    """Prints all figures, each with its reach."""
    if sys.platform == "win32":
        sys.exit("this benchmark needs a pseudo-terminal, which Windows does not have")
    with tempfile.TemporaryDirectory() as folder:
        for part in (first_paint, pastes, loading):
            part(Path(folder))


class Terminal:
    """A Python process on a pseudo-terminal of 80 columns and 24 lines."""

    def __init__(self, arguments: tuple[str, ...], caches: Path) -> None:
        from pty import openpty  # noqa: PLC0415 - Windows has none, and is told so
        from termios import tcsetwinsize  # noqa: PLC0415 - likewise

        self._near, far = openpty()
        tcsetwinsize(far, (24, 80))
        os.set_blocking(self._near, False)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_OURS)}
        own = {"TERM": "xterm-256color", "XDG_CONFIG_HOME": str(caches), "PYTHONPYCACHEPREFIX": str(caches)}
        command, self.started = (sys.executable, *arguments), time.perf_counter()
        self._process = Popen(command, stdin=far, stdout=far, stderr=far, env=kept | own, start_new_session=True)
        os.close(far)

    def close(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.wait()
        os.close(self._near)

    def painted(self, words: bytes, typed: bytes = b"") -> float:
        """When the words arrive that follow upon what is typed; reads and writes in turn, for the pipe is small."""
        seen, left = b"", memoryview(typed)
        until = time.perf_counter() + LONGEST
        while words not in seen:
            readable, writable, _ = select.select([self._near], [self._near] * bool(left), [], 1)
            seen = seen[-100_000:] + os.read(self._near, 65_536) if readable else seen
            left = left[os.write(self._near, left) :] if writable else left
            if time.perf_counter() > until:
                sys.exit(f"“{words.decode()}” was never painted")
        return time.perf_counter()

    def paste(self, text: str, words: bytes) -> float:
        """Milliseconds from the first byte of a bracketed paste, into a screen at rest, to the words."""
        while select.select([self._near], [], [], SILENCE)[0]:
            os.read(self._near, 65_536)
        start = time.perf_counter()
        return (self.painted(words, b"\x1b[200~" + text.encode() + b"\x1b[201~") - start) * 1000


def first_paint(folder: Path) -> None:
    """From the start of a process to its first words, beside the smallest Textual app's."""
    say("First paint at 80×24: from the start of a new process to its first words")
    warm = folder / "warm"
    cold_pairs = [both(folder / f"ours{number}", folder / f"theirs{number}") for number in range(COLD_ROUNDS)]
    warm_pairs = [both(warm, warm) for _ in range(WARM_ROUNDS + 1)][1:]  # the first fills the caches
    for name, pairs in (("cold, no bytecode, of Python neither", cold_pairs), ("warm, all bytecode there", warm_pairs)):
        ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratio = statistics.median(our / their for our, their in pairs)
        tell(f"{name}: qlik-jwt {ours:.0f} ms, smallest app {theirs:.0f} ms, ratio", ratio, "", 2.5)


def both(caches: Path, their_caches: Path) -> tuple[float, float]:
    """Milliseconds to our first words and to the smallest app's."""
    return start(WORKBENCH, caches), start(("-c", SMALLEST), their_caches)


def start(arguments: tuple[str, ...], caches: Path) -> float:
    """Milliseconds to the first words of one process."""
    with closing(Terminal(arguments, caches)) as terminal:
        return (terminal.painted(WELCOME) - terminal.started) * 1000


def pastes(folder: Path) -> None:
    """From the first byte of a paste to the verdict, in several processes that run on with their clocks."""
    pair = make_key_pair(subject="benchmark", moment=time.time() - 60)
    certificate = folder / "publickey.cer"
    certificate.write_bytes(pair.certificate)
    arguments = (*WORKBENCH, "tui", "--cert", str(certificate), "--issuer", ISSUER, "--key-id", KEY_ID)
    pasted(Terminal(arguments, folder / "warm"), pair)  # all bytecode is there from now on
    rounds = [pasted(Terminal(arguments, folder / "warm"), pair) for _ in range(PROCESSES)]
    say(f"\nPaste to painted verdict at 80×24, {PROCESSES} processes")
    for name in (FIRST, *SHAPES):
        taken = [each for found in rounds for each in found[name]]
        reach = 1000 if "MB" in name else 100
        tell(f"{name}, worst {max(taken):.0f} ms, median", statistics.median(taken), " ms", reach)


def pasted(terminal: Terminal, pair: KeyPair) -> dict[str, list[float]]:
    """What each paste took in one process; good tokens and bad ones take turns, so that the words are new each time."""
    found: dict[str, list[float]] = {name: [] for name in (FIRST, *SHAPES)}
    with closing(terminal):
        terminal.painted(WELCOME)
        for number, name in enumerate((FIRST, *SHAPES, *SHAPES)):
            is_good = number % 2 == 0
            change = SHAPES.get(name, SHAPES["10 KB"]) | ({} if is_good else {"aud": "qlik.api"})
            found[name].append(terminal.paste(made(pair, change), CONFORMS if is_good else CONFORMS_NOT))
    return found


def made(pair: KeyPair, change: dict[str, Json]) -> str:
    """A token of this minute, with a jti of its own."""
    now = int(time.time())
    return token(pair, time.perf_counter_ns(), {"iat": now - 5, "nbf": now - 5, "exp": now + 3000} | change)


def loading(folder: Path) -> None:
    """The worst delay of the event loop while a file of tokens loads, beside an idle app's."""
    pair, file = make_key_pair(subject="benchmark", moment=MOMENT), folder / "tokens.txt"
    tokens = [token(pair, number, ({}, *FAULTS)[number % (len(FAULTS) + 1)]) for number in range(min(LOADS))]
    tenant = Tenant(issuer=ISSUER, key_id=KEY_ID, certificate=read_certificate(pair.certificate))
    for count, times in LOADS.items():
        file.write_text("\n".join(tokens * (count // len(tokens))), encoding="ascii")
        rounds = [asyncio.run(load(str(file), count, tenant)) for _ in range(times)]
        taken, worst, middle, idle = (statistics.median(column) for column in zip(*rounds, strict=True))
        say(f"\nA file of {count:,} tokens, median of {times}: all are listed after {taken:.1f} s")
        tell(
            f"event loop late by {middle:.1f} ms (median), worst of an idle app {idle:.0f} ms; worst", worst, " ms", 50
        )


async def load(name: str, count: int, tenant: Tenant) -> tuple[float, float, float, float]:
    """Seconds until all are listed; worst and median delay meanwhile, and the worst of an idle second, in ms."""
    gc.unfreeze()
    gc.collect()  # the round before
    gc.freeze()  # what was imported, as the command does it
    begun = time.perf_counter()
    app = Inspector(Desk(now=lambda: MOMENT + time.perf_counter() - begun, tenant=tenant), Settings())
    async with app.run_test(size=(80, 24)):
        idle = (await delays(lambda: time.perf_counter() > begun + 2))[100:]  # not while it is drawn
        app.open(name)
        start, busy = time.perf_counter(), await delays(lambda: isinstance(app.screen, Tokens) and not app.workers)
        taken = time.perf_counter() - start
    if len(app.reports) != count:
        sys.exit("not all tokens were loaded: it would measure nothing")
    return taken, max(busy), statistics.median(busy), max(idle)


async def delays(is_over: Callable[[], bool]) -> list[float]:
    """How much later than asked a sleeper on the loop woke each time, in ms, until it is over."""
    found: list[float] = []
    while not is_over():
        due = time.perf_counter() + TICK
        await asyncio.sleep(TICK)
        found.append((time.perf_counter() - due) * 1000)
    return found


def tell(name: str, figure: float, unit: str, most: float) -> None:
    """A figure with its reach, and whether it is met."""
    say(f"  {name} {figure:.{0 if unit else 2}f}{unit} (reach {most:g}{unit}: {'met' if figure <= most else 'MISSED'})")


if __name__ == "__main__":
    main()
