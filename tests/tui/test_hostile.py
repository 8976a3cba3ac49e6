"""Texts made to deceive eyes, terminals and Textual's markup: shown as what they are, wherever they sit."""

import json
import os
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.strip import Strip

from inspector.jose import Json
from inspector.signing.samples import sample_payload
from inspector.signing.sign import encode
from inspector.trust.certificate import read_certificate
from inspector.trust.tenant import Tenant
from inspector.tui.screens.ask import Line
from inspector.tui.screens.cases import Cases
from inspector.visible import visible
from tests.tui.fixed_keys import fixed_pair
from tests.tui.scenes import signed, tenant
from tests.tui.stage import (
    WIDE,
    bench,
    left_in,
    opened,
    paste,
    played,
    press,
    report,
    shown,
    take,
    text_of,
    told,
    unsafe,
    view,
    words_in,
)

MARKUP = (
    "[/foo]",
    "[red]x[/red]",
    "[@click=app.quit]x[/]",
    "[link=https://evil.example]x[/link]",
    "[b",
    "\\[/b]",
    "[$primary on red]",
    "$1 {x!r} %s",
)
STEERING = (
    "\x1b[2J\x1b[1;1H",
    "\x1b]52;c;eA==\x07",
    "\x9b31m",
    "\x00\x01\x7f",
    "a\nb\r\nc\td\x0b\x0c",
    "\u2028\u2029\x85",
    "\u202eevil\u202c",
    "\u2066\u2069\u200e\u200f\u061c",
    "\u200b\u200c\u200d\u2060\ufeff\xad",
    "\ud800",
    "a\udfffb",
    "\ue000\U000f0000",
    "\U000e0001\U000e0041",
    "\ufff9\ufffa\ufffb",
)
ODD = ("", " ", "~/../x", "e\u0301" * 20, "👩\u200d🚀" * 9, "漢字" * 40, "x" * 5000, "\U0001f600", "\ufdfd" * 12)
TEXTS = (*MARKUP, *STEERING, *ODD)
SUBJECT = ("\x1b[2J", "\x9b31m", "\x00\x01\x7f", "\r\n", "\u2028", *STEERING[6:9])  # at most 64 characters
PAGES = ("f2", "f3", "f4", "f5", "f6")
TALL = (120, 150)
IN_A_FILE = (*MARKUP[1:4], *MARKUP[6:], *(text for text in STEERING if "\0" not in text), "漢字" * 20)


def by_number(texts: tuple[str, ...]) -> dict[str, Json]:
    """Claims with these names and values."""
    return {f"{number}{text}": f"{number}{text}" for number, text in enumerate(texts)}


def seen(pilot: Pilot[int]) -> str:
    """The screen's text; asserts that nothing in it or in what was said steers."""
    text = text_of(pilot)
    assert unsafe(text) == set()
    assert unsafe("".join(told(pilot))) == set()
    return text


def drawn_lines(pilot: Pilot[int]) -> list[Strip]:
    """The lines of the screen with their styles."""
    return pilot.app.screen._compositor.render_strips()  # noqa: SLF001 - Textual has no public way to them


async def look_around(pilot: Pilot[int]) -> str:
    """What is seen on every page and over them."""
    looked = []
    for keys in (*([page] for page in PAGES), ["ctrl+y"], ["ctrl+l"], ["ctrl+k"], ["f2", "enter"]):
        await press(pilot, *keys)
        looked.append(seen(pilot))
        if len(pilot.app.screen_stack) > 2:
            await press(pilot, "escape")
    assert len(set(looked)) >= len(PAGES)
    return "".join(looked)


@pytest.mark.parametrize("size", [(80, 60), (160, 50)], ids=["narrow", "wide"])
@played
async def test_as_names_and_values_of_claims_they_steer_nothing(size: tuple[int, int]) -> None:
    claims = by_number(TEXTS)
    deep: Json = {**claims, "list": [*claims.values()]}
    async with opened(size=size) as pilot:
        await paste(pilot, signed({"deep": deep, **claims}, {**by_number(TEXTS[:4]), "kid": TEXTS[8]}))
        await look_around(pilot)
        await press(pilot, "f5", "end")
        seen(pilot)
        for number, text in enumerate(TEXTS):
            view(pilot, "payload").choose(f"/payload/{number}{text.replace('~', '~0').replace('/', '~1')}")
            assert view(pilot, "payload").chosen is not None, ascii(text)


@pytest.mark.parametrize("texts", [MARKUP, STEERING], ids=["markup", "steering"])
@played
async def test_in_what_findings_quote_they_steer_nothing(texts: tuple[str, ...]) -> None:
    text = "".join(texts)
    header = encode({**dict.fromkeys(("alg", "typ", "kid", "x5u", "crit"), text), text: text})
    payload = encode({**dict.fromkeys(sample_payload(0), text), text: text, "expiresIn": text})
    async with opened(size=WIDE) as pilot:
        await paste(pilot, f"{header}.{payload}.{'A' * 342}")
        assert len(report(pilot).findings) > 12
        for _ in report(pilot).findings:
            seen(pilot)
            await press(pilot, "down")


@played
async def test_markup_is_shown_as_what_it_is() -> None:
    claims: dict[str, Json] = {f"n{number}": text for number, text in enumerate(MARKUP)}
    async with opened(size=(99, 50)) as pilot:
        await paste(pilot, signed({**claims, **dict.fromkeys(MARKUP, "x")}, {"kid": MARKUP[2]}))
        assert f'kid is "{MARKUP[2]}"' in seen(pilot)
        for key in ("f3", "f5"):
            await press(pilot, key)
            assert [each for each in MARKUP if json.dumps(each) not in seen(pilot)] == []
        view(pilot, "payload").choose("/payload/[@click=app.quit]x[~1]")
        await press(pilot, "enter")
        assert "payload/[@click=app.quit]x[~1]" in seen(pilot)
        await press(pilot, "escape", "ctrl+y")
        assert "the value of [@click=app.quit]x[" in seen(pilot)


@played
async def test_no_link_hides_in_what_is_drawn() -> None:
    async with opened(size=(100, 50)) as pilot:
        await paste(pilot, signed(by_number(MARKUP)))
        for key in PAGES:
            await press(pilot, key)
            styles = [segment.style for line in drawn_lines(pilot)[:-1] for segment in line]
            assert len(styles) > 50
            assert not any(style.link or "@click" in style.meta for style in styles if style is not None)


@pytest.mark.parametrize("text", ["".join(TEXTS), "eyJ" + "".join(STEERING), ".".join(STEERING)])
@played
async def test_in_what_is_no_text_they_steer_nothing(text: str) -> None:
    async with opened() as pilot:
        await take(pilot, text)
        assert told(pilot) == ["Not taken: it is no text; a token, an answer or a capture (HAR) is."]
        seen(pilot)


@pytest.mark.parametrize("text", [".".join(MARKUP), "".join(MARKUP)])
@played
async def test_in_a_text_without_a_token_they_steer_nothing(text: str) -> None:
    async with opened() as pilot:
        await take(pilot, text)
        assert isinstance(pilot.app.screen, Cases)
        assert "[/foo]" in seen(pilot)


@played
async def test_in_what_was_meant_as_a_token_they_steer_nothing() -> None:
    async with opened() as pilot:
        await take(pilot, f"eyJ{'.'.join(STEERING[:3])}.")
        assert report(pilot).findings
        for key in ("f6", "f5", "f2"):
            await press(pilot, key)
            seen(pilot)


@played
async def test_as_issuer_and_key_id_of_the_tenant_they_steer_nothing() -> None:
    issuer = f"https://{''.join(STEERING)}{''.join(MARKUP)}"
    hostile = Tenant(issuer=issuer, key_id="".join(reversed(TEXTS)), certificate=tenant().certificate)
    async with opened(size=WIDE, to=hostile) as pilot:
        await paste(pilot, signed({"iss": "[/foo]"}, {"kid": "\x1b[2J"}))
        await look_around(pilot)


@pytest.mark.parametrize("texts", [MARKUP[:4], SUBJECT], ids=["markup", "steering"])
@played
async def test_as_the_subject_of_a_certificate_they_steer_nothing(texts: tuple[str, ...]) -> None:
    pem = fixed_pair("tenant", "".join(texts)[:64]).certificate
    async with opened(to=Tenant(certificate=read_certificate(pem))) as pilot:
        await paste(pilot, signed())
        looked = await look_around(pilot)
        await paste(pilot, pem.decode())
        assert "This is the certificate now" in told(pilot)[-1]
        looked += seen(pilot)
        if texts[0] == "[/foo]":
            assert "CN=[/foo][red]x[/red]" in looked
            assert "CN=[/foo][red]x[/red]" in told(pilot)[-1]


def put_tokens(folder: Path) -> None:
    """A token in a file of each name."""
    for number, name in enumerate(IN_A_FILE):
        safe = name.replace("/", "-").encode("utf-8", "surrogatepass")
        (folder / os.fsdecode(safe[:200])).write_text(signed({"jti": str(number)}))


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@played
async def test_as_names_of_files_they_steer_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_tokens(tmp_path)
    monkeypatch.chdir(tmp_path)
    async with opened(size=TALL) as pilot:
        await press(pilot, "ctrl+o")
        seen(pilot)
        pilot.app.screen.query_one(Line).value = "."
        await press(pilot, "enter")
        assert len(bench(pilot).reports) == len(IN_A_FILE)
        assert "[red]x[-red]" in seen(pilot)
        await press(pilot, "enter", "f2", "ctrl+l")
        seen(pilot)


@played
async def test_what_is_said_steers_nothing_and_is_no_markup() -> None:
    async with opened(size=TALL) as pilot:
        for text in (*STEERING, *MARKUP):
            bench(pilot).tell(f"{text} told", is_wrong=True)
        await pilot.pause()
        assert [each for each in MARKUP if f"{each} told"[:30] not in seen(pilot)] == []


@pytest.mark.parametrize("key", ["ctrl+o", "ctrl+s"])
@played
async def test_what_is_said_of_a_name_steers_nothing(key: str, tmp_path: Path) -> None:
    async with shown("wrong-audience") as pilot:
        for text in ("[/foo]", "\x1b[2J", "\u202e", "\ud800", "\x9b2J"):
            await press(pilot, key)
            pilot.app.screen.query_one(Line).value = f"{tmp_path}/missing/{text}.md"
            await press(pilot, "enter")
            said = words_in(pilot, "names" if key == "ctrl+o" else "told")
            assert visible(text) in said.replace("missing/ ", "missing/")
            seen(pilot)
            await press(pilot, "escape")
        assert left_in(tmp_path) == []


@played
async def test_what_is_pasted_into_a_line_steers_nothing() -> None:
    text = "".join(TEXTS).replace("\n", "").replace("\r", "")
    async with shown("three-tokens") as pilot:
        for key, name in (("ctrl+o", "line"), ("ctrl+k", "issuer"), ("ctrl+s", "report-file")):
            await press(pilot, key)
            line = pilot.app.screen.query_one(f"#{name}", Line)
            line.focus()
            line.value = ""
            await paste(pilot, text)
            assert line.value.startswith("[/foo][red]x[/red]")
            assert unsafe(line.value) == set()
            seen(pilot)
            await press(pilot, "home")
            seen(pilot)
            await press(pilot, "escape")
