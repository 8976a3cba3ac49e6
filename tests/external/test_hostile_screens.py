"""Strings made to deceive eyes and terminals: none comes through to the workbench, as name, value, header or tenant."""

import base64
import json
from collections.abc import Mapping

import pytest
from textual.pilot import Pilot

from inspector.signing.samples import sample_header, sample_payload
from inspector.trust.tenant import Tenant
from tests.builders import MOMENT
from tests.external.vectors import needs_vectors, rows
from tests.tui.stage import bench, opened, played, press, report, take, text_of, told, unsafe, view

pytestmark = needs_vectors

STRINGS = [str(row["text"]) for row in rows("hostile-strings.jsonl")]
CLAIMS = tuple(sample_payload(MOMENT))  # twelve
TALL = (99, 420)  # one page at a time, and all of it


def token(header: Mapping[str, object], payload: Mapping[str, object]) -> str:
    """An unsigned token, whatever characters are in it."""
    parts = (json.dumps({**sample_header(), **header}), json.dumps({**sample_payload(MOMENT), **payload}), "x" * 256)
    return ".".join(base64.urlsafe_b64encode(part.encode()).rstrip(b"=").decode() for part in parts)


def numbered(texts: list[str]) -> dict[str, object]:
    """Claims with these names and values, a number before each name."""
    return {f"{number} {text}": text for number, text in enumerate(texts)}


def look(pilot: Pilot[int]) -> str:
    """The screen's text; asserts that nothing in it or in what was said steers."""
    text = text_of(pilot)
    assert unsafe(text + "".join(told(pilot))) == set()
    return text


@pytest.mark.parametrize("part", [0, 1], ids=["first half", "second half"])
@played
async def test_nothing_comes_through_as_name_or_value(part: int) -> None:
    texts = STRINGS[part::2]
    async with opened(size=TALL) as pilot:
        await take(pilot, token(numbered(texts), numbered(texts)))
        for page, times in (("f3", 2), ("f4", 1), ("f5", 1)):
            await press(pilot, page)
            seen = look(pilot)
            assert [number for number in range(len(texts)) if seen.count(f"{number} ") < times] == []


@played
async def test_nothing_comes_through_in_a_whole_value() -> None:
    async with opened() as pilot:
        await take(pilot, token({}, {"groups": STRINGS, "deep": numbered(STRINGS)}))
        for name in ("groups", "deep"):
            await press(pilot, "f3")
            view(pilot, "claims").choose(f"/payload/{name}")
            await press(pilot, "enter")
            whole = view(pilot, "text").rows
            assert len(whole) > len(STRINGS)
            assert unsafe("\n".join(row.text for row in whole)) == set()
            look(pilot)
            await press(pilot, "escape")


@played
async def test_nothing_comes_through_where_findings_quote() -> None:
    async with opened(size=(120, 40), to=Tenant(issuer="https://x", key_id="y")) as pilot:
        for at in range(0, len(STRINGS), 12):
            some = STRINGS[at : at + 12]
            await take(pilot, token({"kid": some[0], "typ": some[-1]}, dict(zip(CLAIMS, some, strict=False))))
            assert report(pilot).findings
            look(pilot)


@played
async def test_nothing_comes_through_in_notifications() -> None:
    async with opened(size=TALL) as pilot:
        for at in range(0, len(STRINGS), 16):
            bench(pilot).tell(f"{at} told: {' '.join(text[:40] for text in STRINGS[at : at + 16])}")
        await pilot.pause()
        assert len(told(pilot)) == len(STRINGS) // 16 + 1
        assert look(pilot).count("told:") > 10


@played
async def test_nothing_comes_through_as_a_text_without_a_token() -> None:
    async with opened() as pilot:
        for text in STRINGS[::8]:
            await take(pilot, text)
            look(pilot)


def test_the_strings_are_all_there() -> None:
    assert len(STRINGS) == 382
    assert len([text for text in STRINGS if unsafe(text)]) >= 100
