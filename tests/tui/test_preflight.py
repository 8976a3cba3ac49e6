"""Before signing: pasted payload and options, or code, are judged and set right on a screen of their own."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from inspector.signing.languages.written import LANGUAGES
from inspector.tui.screens.ask import Ask
from inspector.tui.screens.preflights import Preflights
from inspector.tui.screens.workbench import Workbench
from tests.tui.scenes import UNSIGNED, signed
from tests.tui.stage import (
    HUGE,
    NARROW,
    SMALL,
    Size,
    opened,
    paste,
    played,
    press,
    settled,
    text_of,
    told,
    view,
    words_in,
)

needs_grammars = pytest.mark.skipif(find_spec("tree_sitter") is None, reason="needs the extra “code”")
CODE = """\
const jwt = require("jsonwebtoken");
function login(req, res) {
  const payload = { sub: req.user.id, exp: 1700000300 };
  res.send(jwt.sign(payload, key, { expiresIn: "5m" }));
}
const other = jwt.sign({ sub: "x" }, key, {}, callback);
"""
PYTHON = (
    'import jwt\npayload = {"sub": user.id, "aud": "qlik.api"}\ntoken = jwt.encode(payload, key, algorithm="HS256")\n'
)


@pytest.fixture(autouse=True)
def _no_clipboard_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's clipboard is written by a test."""
    monkeypatch.setenv("PATH", "/nowhere")


@played
async def test_pasted_payload_and_options_are_judged_at_once() -> None:
    async with opened() as pilot:
        await paste(pilot, UNSIGNED)
        assert isinstance(pilot.app.screen, Preflights)
        seen = text_of(pilot)
        assert "DOES NOT CONFORM" in seen
        assert "exp is in the payload, and expiresIn in the options" in words_in(pilot, "chosen")
        assert "line 15, column 3" in words_in(pilot, "chosen")


SPREAD = (
    'import jwt\nclaims = {**user, "subType": "user"}\ntoken = jwt.encode(claims, key, algorithm="RS256", **more)\n'
)


@played
async def test_what_was_not_seen_is_told_beside_the_verdict() -> None:
    async with opened() as pilot:
        await paste(pilot, SPREAD)
        assert "as far as it can be seen: 2 of 13 required members" in text_of(pilot)
        chosen = words_in(pilot, "chosen")
        assert chosen.startswith("What is seen of these inputs conforms. Not seen:")
        assert "iss, aud, jti, exp, nbf, iat, sub, name, email, email_verified, kid. Only a run shows" in chosen


@pytest.mark.parametrize("size", [SMALL, NARROW, HUGE])
@played
async def test_the_corrected_inputs_are_shown_on_every_size(size: Size) -> None:
    async with opened(size=size) as pilot:
        await paste(pilot, UNSIGNED)
        view(pilot, "outline").choose("0:corrected")
        await press(pilot, "down", "up")
        assert "// Corrected: 5 changes." in text_of(pilot)


@played
async def test_what_is_shown_is_copied_whole() -> None:
    async with opened(size=SMALL) as pilot:
        await paste(pilot, UNSIGNED)
        view(pilot, "outline").choose("0:corrected")
        await press(pilot, "ctrl+y")
        assert pilot.app.clipboard.startswith("// Corrected: 5 changes.\n\nconst payload = {\n")
        assert "audience: 'qlik.api/login/jwt-session',\n};\n" in pilot.app.clipboard


@pytest.mark.parametrize(
    ("choice", "words"),
    [("token", "Payload of the token that would result"), ("node", "const jwt = require('jsonwebtoken');")]
    + [(language, "qlik.api/login/jwt-session") for language in LANGUAGES],
)
@played
async def test_each_result_is_shown(choice: str, words: str) -> None:
    async with opened(size=HUGE) as pilot:
        await paste(pilot, UNSIGNED)
        view(pilot, "outline").choose(f"0:{choice}")
        await press(pilot, "down", "up")
        assert words in text_of(pilot)


@played
async def test_a_finding_is_copied_with_its_remedy() -> None:
    async with opened() as pilot:
        await paste(pilot, UNSIGNED)
        await press(pilot, "ctrl+y")
        assert pilot.app.clipboard.startswith("QJ801 claim-and-option: exp is in the payload")
        assert "\nFix: Leave the claim out of the payload" in pilot.app.clipboard


@needs_grammars
@played
async def test_names_in_circles_do_not_hold_the_screen_up() -> None:
    async with opened() as pilot:
        await paste(pilot, "const a = {...b, x: b}; const b = {...a, y: a};\njwt.sign(a, key, {expiresIn: '5m'});\n")
        assert isinstance(pilot.app.screen, Preflights)


@played
async def test_enter_unfolds_what_follows_and_folds_it_again() -> None:
    async with opened(size=HUGE) as pilot:
        await paste(pilot, UNSIGNED)
        await press(pilot, "down")
        folded = text_of(pilot)
        await press(pilot, "enter")
        assert "kid is absent" in text_of(pilot)
        await press(pilot, "enter")
        assert text_of(pilot) == folded


@needs_grammars
@played
async def test_each_call_in_pasted_code_is_told_apart() -> None:
    async with opened(size=HUGE) as pilot:
        await paste(pilot, CODE)
        seen = text_of(pilot)
        assert [place for place in ("The call in line 4", "The call in line 6") if place not in seen] == []


@played
async def test_python_is_recognised_by_its_words() -> None:
    async with opened(size=HUGE) as pilot:
        await paste(pilot, PYTHON)
        view(pilot, "outline").choose("0:corrected")
        await press(pilot, "down", "up")
        assert 'token = jwt.encode(payload, private_key, algorithm="RS256", headers=headers)' in text_of(pilot)


@played
async def test_a_token_pasted_meanwhile_goes_to_the_workbench() -> None:
    async with opened() as pilot:
        await paste(pilot, UNSIGNED)
        await paste(pilot, signed())
        assert isinstance(pilot.app.screen, Workbench)
        assert "CONFORMS" in text_of(pilot)


@needs_grammars
@played
async def test_a_file_is_opened_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "login.js"
    path.write_text(CODE)
    async with opened(size=HUGE) as pilot:
        await press(pilot, "f7")
        await paste(pilot, str(path))
        await press(pilot, "enter")
        assert "login.js, line 4" in text_of(pilot)


@pytest.mark.parametrize(
    ("name", "words"),
    [("missing.js", "there is no such file or folder"), ("broken.js", "line 1, column "), ("empty.py", "no call of")],
)
@played
async def test_what_cannot_be_read_is_one_line(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "broken.js").write_text("{payload: {sub: 'x'")
    (tmp_path / "empty.py").write_text("import os\n")
    async with opened(size=HUGE) as pilot:
        await press(pilot, "f7")
        await paste(pilot, str(tmp_path / name))
        await press(pilot, "enter")
        await settled(pilot)
        seen = words_in(pilot, "names") if isinstance(pilot.app.screen, Ask) else ""
        assert words in " ".join([*told(pilot), seen])
        assert not isinstance(pilot.app.screen, Preflights)


@played
async def test_any_other_text_without_a_token_is_none_of_its_business() -> None:
    async with opened() as pilot:
        await paste(pilot, "The login does not work since Monday, please help.\n")
        assert not isinstance(pilot.app.screen, Preflights)


@played
async def test_hostile_text_stays_visible() -> None:
    async with opened(size=HUGE) as pilot:
        await paste(pilot, UNSIGNED.replace("Hardcore Harry", "\\u202eevil\\u001b[31m"))
        view(pilot, "outline").choose("0:corrected")
        await press(pilot, "down", "up")
        assert not {"\u202e", "\x1b"} & set(text_of(pilot))
