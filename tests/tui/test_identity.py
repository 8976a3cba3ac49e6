"""The screen behind ctrl+k: certificate, issuer, key ID and tolerance, by which all is judged again."""

import dataclasses
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from textual.pilot import Pilot

from inspector.report.report import Verdict
from inspector.tui.screens.ask import Line
from inspector.tui.screens.identity import Identity
from tests.builders import EXP
from tests.tui.fixed_keys import fixed_pair
from tests.tui.scenes import signed, tenant
from tests.tui.stage import (
    Clock,
    bench,
    codes,
    is_bare,
    opened,
    paste,
    played,
    press,
    report,
    shown,
    text_of,
    told,
    view,
)

NO_CERTIFICATES = (b"", b"no certificate", b"\x00\xff" * 50, b"-----BEGIN CERTIFICATE-----\n")


def private_key_pem() -> str:
    """The tenant's private key."""
    key = fixed_pair("tenant").private_key
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """The tenant's certificate in a file."""
    path = tmp_path / "publickey.cer"
    path.write_bytes(fixed_pair("tenant").certificate)
    return path


@pytest.fixture
def private_key(tmp_path: Path) -> Path:
    """The tenant's private key in a file."""
    path = tmp_path / "privatekey.pem"
    path.write_text(private_key_pem())
    return path


def put_no_certificates(folder: Path) -> list[str]:
    """The names of files that hold none, and of one that is not there."""
    for number, content in enumerate(NO_CERTIFICATES):
        (folder / f"{number}.cer").write_bytes(content)
    return [str(folder / f"{number}.cer") for number in range(len(NO_CERTIFICATES) + 1)]


async def write(pilot: Pilot[int], name: str, text: str) -> None:
    """Writes into one of the lines, and stays in it."""
    line = pilot.app.screen.query_one(f"#{name}", Line)
    line.value = text
    line.focus()
    await pilot.pause()


def what(pilot: Pilot[int]) -> str:
    """What is said of the certificate."""
    return "\n".join(row.text for row in view(pilot, "what").rows)


@played
async def test_it_shows_what_is_known_of_the_tenant() -> None:
    tolerant = dataclasses.replace(tenant(), clock_tolerance=2.5)
    async with opened(to=tolerant) as pilot:
        await press(pilot, "ctrl+k")
        assert isinstance(pilot.app.screen, Identity)
        values = {line.id: line.value for line in pilot.app.screen.query(Line)}
        assert values == {"file": "", "issuer": tolerant.issuer, "key-id": tolerant.key_id, "tolerance": "2.5"}
        assert "CN=tenant" in what(pilot)
        assert pilot.app.focused is pilot.app.screen.query_one("#file")


@played
async def test_escape_leaves_everything_as_it_was() -> None:
    async with shown("conforming") as pilot:
        before = bench(pilot).desk
        await press(pilot, "ctrl+k")
        await write(pilot, "issuer", "https://another")
        await press(pilot, "ctrl+d", "escape")
        assert is_bare(pilot)
        assert bench(pilot).desk is before
        assert report(pilot).verdict is Verdict.CONFORMING


@played
async def test_a_certificate_by_its_path_makes_undecided_conforming(certificate: Path) -> None:
    async with shown("no-certificate") as pilot:
        assert report(pilot).verdict is Verdict.UNDECIDED
        assert "ctrl+k" in text_of(pilot)
        await press(pilot, "ctrl+k")
        assert "No certificate" in what(pilot)
        await write(pilot, "file", str(certificate))
        await press(pilot, "tab")
        assert "CN=tenant" in what(pilot)
        assert bench(pilot).desk.tenant.certificate is None
        await press(pilot, "enter")
        assert is_bare(pilot)
        assert bench(pilot).desk.tenant == tenant()
        assert report(pilot).verdict is Verdict.CONFORMING
        assert "CONFORMS" in text_of(pilot)


@played
async def test_tab_completes_the_path_and_then_goes_on(certificate: Path) -> None:
    async with shown("no-certificate") as pilot:
        await press(pilot, "ctrl+k")
        await write(pilot, "file", str(certificate)[:-6])
        await pilot.pause(0.1)
        await press(pilot, "tab")
        assert pilot.app.screen.query_one("#file", Line).value == str(certificate)
        await press(pilot, "tab")
        assert pilot.app.focused is pilot.app.screen.query_one("#issuer")
        await press(pilot, "tab", "tab", "shift+tab")
        assert pilot.app.focused is pilot.app.screen.query_one("#key-id")


@pytest.mark.parametrize("line", ["file", "issuer"])
@played
async def test_a_certificate_is_taken_by_a_paste(line: str) -> None:
    async with shown("no-certificate") as pilot:
        await press(pilot, "ctrl+k")
        await write(pilot, line, "")
        await paste(pilot, fixed_pair("tenant").certificate.decode())
        assert "CN=tenant" in what(pilot)
        assert pilot.app.screen.query_one("#file", Line).value == ""
        await write(pilot, "issuer", tenant().issuer or "")
        await press(pilot, "enter")
        assert report(pilot).verdict is Verdict.CONFORMING


@played
async def test_issuer_and_key_id_are_compared(certificate: Path) -> None:
    async with shown("conforming") as pilot:
        for issuer, key_id, found in (
            ("https://another", "my-custom-jwt", ["QJ402"]),
            ("https://my-custom-jwt", "another", ["QJ403"]),
            ("https://my-custom-jwt", "my-custom-jwt", []),
        ):
            await press(pilot, "ctrl+k")
            await write(pilot, "file", str(certificate))
            await write(pilot, "issuer", issuer)
            await write(pilot, "key-id", key_id)
            await press(pilot, "enter")
            assert (bench(pilot).desk.tenant.issuer, bench(pilot).desk.tenant.key_id) == (issuer, key_id)
            assert codes(pilot) == found


@played
async def test_empty_lines_are_not_checked() -> None:
    async with shown("conforming") as pilot:
        await press(pilot, "ctrl+k")
        for name in ("issuer", "key-id", "tolerance"):
            await write(pilot, name, "")
        await press(pilot, "enter")
        assert bench(pilot).desk.tenant == dataclasses.replace(tenant(), issuer=None, key_id=None)
        assert report(pilot).verdict is Verdict.UNDECIDED


@played
async def test_a_tolerance_is_granted() -> None:
    async with opened(clock=Clock(EXP + 4)) as pilot:
        await paste(pilot, signed())
        assert codes(pilot) == ["QJ502"]
        await press(pilot, "ctrl+k")
        await write(pilot, "tolerance", "5")
        await press(pilot, "ctrl+s")
        assert bench(pilot).desk.tenant.clock_tolerance == 5
        assert codes(pilot) == []


@played
async def test_a_tolerance_that_is_none_is_refused() -> None:
    async with shown("conforming") as pilot:
        before = bench(pilot).desk
        await press(pilot, "ctrl+k")
        for text in ("five", "-1", "nan", "inf", "1e300", "5 s"):
            await press(pilot, "ctrl+d")
            assert "tolerance" not in what(pilot)
            await write(pilot, "tolerance", text)
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, Identity), text
            assert "tolerance" in what(pilot)
        assert bench(pilot).desk is before


@played
async def test_ctrl_d_takes_the_certificate_away() -> None:
    async with shown("conforming") as pilot:
        await press(pilot, "ctrl+k", "ctrl+d")
        assert "No certificate" in what(pilot)
        await press(pilot, "ctrl+s")
        assert bench(pilot).desk.tenant == tenant("")
        assert report(pilot).signature.status == "not-checked"
        assert report(pilot).verdict is Verdict.UNDECIDED


@played
async def test_what_is_no_certificate_is_refused_and_the_old_one_kept(tmp_path: Path) -> None:
    async with shown("conforming") as pilot:
        await press(pilot, "ctrl+k")
        for name in put_no_certificates(tmp_path):
            await write(pilot, "file", name)
            await press(pilot, "enter")
            assert "CN=tenant" not in what(pilot)
            assert len(what(pilot)) > 20
        await write(pilot, "file", "")
        await press(pilot, "enter")
        assert bench(pilot).desk.tenant == tenant()


@pytest.mark.parametrize("by_paste", [True, False], ids=["paste", "path"])
@played
async def test_a_private_key_is_refused_and_shown_nowhere(private_key: Path, by_paste: bool) -> None:  # noqa: FBT001 - a table's column
    text = private_key_pem()
    async with shown("no-certificate") as pilot:
        await press(pilot, "ctrl+k")
        if by_paste:
            await paste(pilot, text)
        else:
            await write(pilot, "file", str(private_key))
            await press(pilot, "enter")
        assert "private key" in what(pilot)
        seen = text_of(pilot) + "".join(told(pilot)) + what(pilot)
        assert not [line for line in text.split("\n")[1:-2] if line[:12] in seen]
        await write(pilot, "issuer", tenant().issuer or "")
        await press(pilot, "enter")
        assert bench(pilot).desk.tenant.certificate is None


@played
async def test_another_certificate_is_shown_with_what_is_wrong_with_it() -> None:
    async with opened(clock=Clock(EXP + 10**9)) as pilot:
        await press(pilot, "ctrl+k")
        assert "expired" in what(pilot)


@played
async def test_nothing_but_help_opens_over_it() -> None:
    async with shown("conforming") as pilot:
        await press(pilot, "ctrl+k")
        over = pilot.app.screen
        for key in ("ctrl+o", "ctrl+y", "ctrl+l", "ctrl+r", "ctrl+k"):
            await press(pilot, key)
            assert pilot.app.screen is over, key
        await press(pilot, "escape")
        assert is_bare(pilot)


@played
async def test_one_enter_reads_the_file_and_uses_it(certificate: Path) -> None:
    async with shown("no-certificate") as pilot:
        await press(pilot, "ctrl+k")
        await write(pilot, "file", str(certificate))
        await press(pilot, "enter")
        assert is_bare(pilot)
        assert report(pilot).verdict is Verdict.CONFORMING
        await press(pilot, "ctrl+k")
        assert "CN=tenant" in pilot.app.screen.query_one("#file", Line).placeholder
