"""Import in the workbench: what came in is shown in the command's words, and kept once that is confirmed."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from inspector.jose import Json
from inspector.report.report import Verdict
from inspector.signing.samples import ISSUER, KEY_ID
from inspector.trust.tenant import Tenant
from inspector.tui.screens.importing import Import, Preview
from inspector.tui.screens.tenants import Tenants
from tests.tui.fixed_keys import fixed_pair
from tests.tui.scenes import signed
from tests.tui.stage import HUGE, bench, opened, paste, played, press, report, stream, take, text_of, told, words_in
from tests.tui.tenants import MINE, OTHER, choose, kept_in, put, text_in
from tests.tui.test_identity import private_key_pem

pytestmark = pytest.mark.usefixtures("own")
NOBODY = Tenant()


def provider(description: str, **changes: Json) -> dict[str, Json]:
    """An identity provider as Qlik tells it, with the tutorial's values."""
    key: dict[str, Json] = {"kid": KEY_ID, "pem": fixed_pair("tenant").certificate.decode()}
    options: dict[str, Json] = {"issuer": ISSUER, "staticKeys": [key], **changes}
    return {"protocol": "jwtAuth", "description": description, "options": options}


def several() -> str:
    """Two that can be kept, one with a private key, and one of another protocol."""
    bad: Mapping[str, Json] = {"kid": "x", "pem": private_key_pem()}
    found = [
        provider("Production"),
        provider("Other", issuer=None),
        provider("Bad", staticKeys=[dict(bad)]),
        {"protocol": "OIDC"},
    ]
    return json.dumps({"data": found}, indent=1)


@pytest.mark.parametrize("way", ["paste", "file"])
@played
async def test_what_comes_in_is_shown_kept_when_confirmed_and_judged_by(own: Path, way: str) -> None:
    put(own, OTHER)
    put(Path("providers.json"), several())
    async with opened(to=NOBODY, size=HUGE) as pilot:
        await take(pilot, signed())
        await choose(pilot, "import")
        assert isinstance(pilot.app.screen, Import)
        if way == "paste":
            await paste(pilot, several())
        else:
            await press(pilot, *"providers.json", "enter")
        assert isinstance(pilot.app.screen, Preview)
        shown = words_in(pilot, "text")
        for words in (
            f"2 tenants to be kept in {own}",
            "production ",
            "note: other-2: it has no issuer, so iss is not checked",
            "provider 3 of 3 (“bad”) is left out: This is a private key",
            "1 of another protocol than jwtAuth passed over",
        ):
            assert words in shown
        assert text_in(own) == OTHER
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Tenants)
        assert f"tenant “production” is kept in {own}" in told(pilot)
        assert text_in(own).startswith(OTHER)
        assert kept_in(own).keys() == {"other", "production", "other-2"}
        await press(pilot, "escape")
        assert (report(pilot).verdict, report(pilot).tenant.name) == (Verdict.CONFORMING, "production")


@played
async def test_escape_keeps_nothing(own: Path) -> None:
    async with opened(to=NOBODY) as pilot:
        await choose(pilot, "import")
        await paste(pilot, several())
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Tenants)
        assert bench(pilot).desk.among == ()
    assert text_in(own) == MINE + OTHER


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{\n}\n", "there is no identity provider of the protocol jwtAuth in it"),
        ("[\n1,\n", "the paste: this is no sound JSON:"),
        (
            json.dumps([provider("x", staticKeys=[{"pem": "nonsense"}])], indent=1),
            "none of them can be kept: provider 1",
        ),
        ("no\nJSON", "no␊JSON: there is no such file or folder"),
        (fixed_pair("tenant").certificate.decode(), "This is a certificate; the JSON belongs here."),
    ],
)
@played
async def test_what_cannot_be_kept_is_said_in_the_question(own: Path, text: str, words: str) -> None:
    async with opened(to=NOBODY, size=HUGE) as pilot:
        await choose(pilot, "import")
        await paste(pilot, text)
        assert isinstance(pilot.app.screen, Import)
        assert words in words_in(pilot, "names")
    assert text_in(own) == MINE + OTHER


@pytest.mark.parametrize("name", ["nothing-there.json", ".", "~/nothing"])
@played
async def test_a_file_that_cannot_be_read_is_said(name: str) -> None:
    async with opened(to=NOBODY) as pilot:
        await choose(pilot, "import")
        await press(pilot, *name, "enter")
        assert isinstance(pilot.app.screen, Import)
        assert name in words_in(pilot, "names")


@pytest.mark.parametrize("form", ["alone", "in JSON", "in broken JSON"])
@played
async def test_a_private_key_is_refused_and_shown_nowhere(own: Path, form: str) -> None:
    text = private_key_pem()
    material = {
        "alone": text,
        "in JSON": json.dumps([provider("x", staticKeys=[{"pem": text}])]),
        "in broken JSON": '[{"a": "' + text,
    }[form]
    async with opened(to=NOBODY, size=HUGE) as pilot:
        await choose(pilot, "import")
        await paste(pilot, material)
        assert isinstance(pilot.app.screen, Import)
        seen = text_of(pilot) + "".join(told(pilot)) + words_in(pilot, "names")
        assert not [line for line in text.split("\n")[1:-2] if line[:12] in seen]
        assert ("private key" in seen) == (form != "in broken JSON")
    assert text_in(own) == MINE + OTHER


@played
async def test_a_paste_that_comes_key_by_key_is_taken_too() -> None:
    async with opened(to=NOBODY, size=HUGE) as pilot:
        await choose(pilot, "import")
        await stream(pilot, json.dumps(provider("Streamed")))
        assert isinstance(pilot.app.screen, Preview)
        assert "streamed" in words_in(pilot, "text")
