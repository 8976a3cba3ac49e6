"""What the terminal is sent, byte by byte: nothing that a token, a file's name or a certificate says steers it."""

import sys
import unicodedata

import pytest

from tests.cli.command import AT
from tests.tui.hostile import (
    FILE_NAME,
    HOSTILE,
    ISSUER,
    KEY_ID,
    STEERING,
    hostile_certificate,
    hostile_tenants,
    hostile_token,
)
from tests.tui.wire import SEQUENCES, wire

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it has no such terminals")

BACK = ("escape", "CONFORM")
WALK = [  # a key, and words that must be seen after it
    ("f3", "in-payload"),
    ("end", ""),
    ("enter", "in-value"),
    BACK,
    ("f4", "in-header"),
    ("f5", "in-payload"),
    ("f6", "in-subject"),
    ("f2", ""),
    ("ctrl+l", "in-name"),
    ("ctrl+u", "all rules"),
    ("escape", "first cause"),
    BACK,
    ("ctrl+b", "in-name"),
    BACK,
    ("ctrl+k", "in-issuer"),
    BACK,
    ("ctrl+g", "in-tenant"),
    BACK,
    ("ctrl+y", "report"),
    BACK,
    ("f1", "Help"),
    BACK,
]
LAYOUTS = [(80, 100), (200, 100)]  # a page at a time, and three columns; high enough for all claims at once
CHARACTERS_OF_NOTHING = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
BEGINNINGS = ["\x1b]52", "\x1b]8;", "\x1b]0;", "\x1bP", "\x1b_", "\x1bc", "\x1b(", "\x9b", "\x9d", "\x90"]
PLACES = [
    "kid is",
    "in-payload",
    "in-header",
    "in-value",
    "in-subject",
    "in-name",
    "in-issuer",
    "in-key-id",
    "in-tenant",
]
WRITTEN_OUT = ["␛]0;evil␇", "⟨U+009B⟩2J", "⟨U+202E⟩live", "safe␍evil", "safe␀evil", "safe␡␡evil", "\\u001b"]


@pytest.fixture(scope="module", params=LAYOUTS, ids=str)
def sent(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """All that the terminal was sent while somebody looked at everything about a hostile token."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / FILE_NAME).write_text(hostile_token())
    (folder / "certificate.cer").write_bytes(hostile_certificate())
    (folder / "qlik-jwt.toml").write_text(hostile_tenants(), encoding="utf-8")
    options = ("--cert", "certificate.cer", "--issuer", ISSUER, "--key-id", KEY_ID, "--at", AT)
    with wire(FILE_NAME, *options, folder=folder, size=request.param) as screen:
        return screen.walk("CONFORM", WALK)


@pytest.fixture
def seen(sent: str) -> str:
    """The text among it."""
    return SEQUENCES.sub("", sent)


@pytest.mark.parametrize("place", PLACES)
def test_every_place_was_looked_at(place: str, seen: str) -> None:
    assert place in seen


def test_what_is_not_textuals_own_is_text_alone(seen: str) -> None:
    assert {ascii(each) for each in seen if unicodedata.category(each) in CHARACTERS_OF_NOTHING} <= {r"'\r'", r"'\n'"}


def test_no_hostile_text_comes_through(sent: str) -> None:
    assert [name for name, text in STEERING.items() if text in sent] == []


@pytest.mark.parametrize("beginning", BEGINNINGS, ids=ascii)
def test_no_sequence_begins_that_only_they_have(beginning: str, sent: str) -> None:
    assert any(beginning in text for text in STEERING.values())
    assert beginning not in sent


@pytest.mark.parametrize("form", WRITTEN_OUT)
def test_what_would_steer_is_seen_written_out(form: str, seen: str) -> None:
    assert form in seen


def test_markup_is_text(seen: str) -> None:
    assert HOSTILE["markup"] in seen
