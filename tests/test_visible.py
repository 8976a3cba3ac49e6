"""What may be shown as it is, over all of Unicode."""

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.visible import code_point, cut, holds_secret, is_visible, visible

# Characters of category Cf that do draw something: signs that stand before or over other letters.
DRAWN_FORMAT_CHARACTERS = frozenset(
    map(chr, [*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, *range(0x13430, 0x13456)])
)
# Beyond the categories: letters and marks that draw nothing all the same.
EMPTY_LETTERS = "\u115f\u1160\u3164\uffa0\u17b4\u17b5\u034f\u180b\u180c\u180d\ufe00\ufe0f\U000e0100\U000e01ef"
# Signs that stand for what could not be shown: they are told by number, since every font draws them its own way.
SPECIAL = frozenset(EMPTY_LETTERS + "\ufffc\ufffd")
REFUSED = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
EVERY = tuple(map(chr, range(sys.maxunicode + 1)))


def is_refused(character: str) -> bool:
    if character in DRAWN_FORMAT_CHARACTERS:
        return False
    return unicodedata.category(character) in REFUSED or character in EMPTY_LETTERS


def named(characters: list[str]) -> list[str]:
    return [f"{code_point(character)} {unicodedata.category(character)}" for character in characters[:40]]


def test_no_character_that_steers_or_hides_survives() -> None:
    refused = [character for character in EVERY if is_refused(character)]
    assert len(refused) > 130_000  # the private planes among them
    assert not named([character for character in refused if character in visible(character)])


def test_what_draws_something_is_left_alone() -> None:
    drawn = [each for each in EVERY if unicodedata.category(each)[0] in "LNPS" and each not in SPECIAL]
    assert len(drawn) > 130_000
    assert not named([character for character in drawn if visible(character) != character])


def test_a_space_stays_a_space() -> None:
    assert visible("a b") == "a b"


@pytest.mark.parametrize("character", BIDI, ids=ascii)
def test_no_bidi_control_survives(character: str) -> None:
    assert visible(f"a{character}b") == f"a⟨U+{ord(character):04X}⟩b"


def test_no_noncharacter_survives() -> None:
    ends = [plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF)]
    assert not [f"{number:04X}" for number in (*range(0xFDD0, 0xFDF0), *ends) if is_visible(chr(number))]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("plain", "plain"),
        ("\x1b[31m", "␛[31m"),
        ("\x00\t\n\r\x1f", "␀␉␊␍␟"),
        ("\x7f", "␡"),
        ("\x85\x9b", "⟨U+0085⟩⟨U+009B⟩"),
        ("\ud800", "⟨U+D800⟩"),
        ("\ufeff", "⟨U+FEFF⟩"),
        ("\u200b", "⟨U+200B⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("Zoë 名前 ✗ 👍", "Zoë 名前 ✗ 👍"),
    ],
    ids=ascii,
)
def test_what_is_written_out_instead(text: str, shown: str) -> None:
    assert visible(text) == shown


@settings(deadline=None)
@given(st.text(st.characters()))
def test_twice_is_once(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@settings(deadline=None)
@given(st.text(st.characters()))
def test_what_was_made_visible_is_visible(text: str) -> None:
    assert is_visible(visible(text))
    assert is_visible(text) == (visible(text) == text)


@settings(deadline=None)
@given(st.text(st.characters()))
def test_what_was_made_visible_can_be_written(text: str) -> None:
    assert visible(text).encode("utf-8").decode("utf-8") == visible(text)


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [("abcd", 4, "abcd"), ("abcde", 4, "abc…"), ("", 4, ""), ("ab", 1, "…")],
)
def test_what_is_cut_says_so(text: str, length: int, shown: str) -> None:
    assert cut(text, length) == shown


@pytest.mark.parametrize(
    ("character", "named"),
    [("\u200b", "U+200B ZERO WIDTH SPACE"), ("\x00", "U+0000"), ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A")],
    ids=ascii,
)
def test_a_character_is_told_by_number_and_name(character: str, named: str) -> None:
    assert code_point(character) == named


@pytest.mark.parametrize(
    "text",
    [
        *("eyJhbGciOiJSUzI1NiJ9", " Bearer eyJhbGci", "-----BEGIN PRIVATE KEY-----", '{"kid": "1", "kty": "EC"}'),
        *("MIGHAgEAMBMGByqGSM49AgEGCCqGSM49", "MC4CAQAwBQYDK2VwBCIEIOrqQ21AHMYr", "MHcCAQEEIEUavdQL5oklll5IzCYHJhrc"),
        *("MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", '"MIIEpAIBAAKCAQEAx_-x_-x_-x_-x_-x"'),
    ],
)
def test_what_begins_as_a_secret_is_seen_as_one(text: str) -> None:
    assert holds_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "ey",
            "MIGHAgEA",
            '{"kid": "1"}',
            "MAIN/data/tokens/january/all.txt",
            "MICROSOFT-AZURE-GATEWAY-LOGS-2026",
        ),
        "/home/JohnDoe/Projects/QlikCloud/Tokens/2026/GatewayLogs",
        "C:/Users/JohnDoe/AppData/Local/Temp/TokensOfNovember2026",
        "Customers/ACME-Corporation/Production/Tokens2026Q4/Export",
        "login-with-sensitive-data-of-the-customer-2026-11-29",
    ],
)
def test_what_begins_as_a_name_or_other_text_is_none(text: str) -> None:
    assert not holds_secret(text)
