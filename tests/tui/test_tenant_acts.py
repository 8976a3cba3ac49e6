"""What is done with one of the tenants in the list: removed, its certificate copied or shown."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from inspector.report.report import Verdict
from inspector.trust.tenant import Tenant
from inspector.tui.screens.tenants import Tenants
from tests.tui.scenes import signed, tenant
from tests.tui.stage import (
    HUGE,
    bench,
    opened,
    played,
    press,
    report,
    settled,
    take,
    told,
    words_in,
)
from tests.tui.tenants import MINE, OTHER, among, do, kept_in, lines, put, text_in

pytestmark = pytest.mark.usefixtures("own")
NOBODY = Tenant()


def ed25519_public() -> str:
    """A public key that RS256 cannot use."""
    key = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key()
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


@played
async def test_removal_is_asked_once_more_and_the_first_answer_keeps_it(own: Path) -> None:
    before = text_in(own)
    async with opened(to=NOBODY, among=among(), size=HUGE) as pilot:
        await do(pilot, "other", "remove")
        assert f"remove it from {own}" in words_in(pilot, "text")
        await press(pilot, "enter")
        assert text_in(own) == before
        await do(pilot, "other", "remove")
        await press(pilot, "down", "enter")
        assert text_in(own) == MINE
        assert f"tenant “other” was removed from {own}" in told(pilot)
        assert [each.name for each in bench(pilot).desk.among] == ["mine"]
        assert not any("other" in line for line in lines(pilot))


@played
async def test_the_one_in_use_that_is_removed_is_judged_by_no_more(own: Path) -> None:
    async with opened(to=NOBODY, among=among()) as pilot:
        await take(pilot, signed())
        await do(pilot, "mine", "judge")
        assert report(pilot).verdict is Verdict.CONFORMING
        await do(pilot, "mine", "remove")
        await press(pilot, "down", "enter")
        assert kept_in(own).keys() == {"other"}
        await settled(pilot)
        assert bench(pilot).desk.looks_for_each
        assert report(pilot).verdict is Verdict.UNDECIDED


@played
async def test_where_the_project_has_it_too_its_own_is_left_and_said(own: Path) -> None:
    put(Path("qlik-jwt.toml"), '[tenants.mine]\ndescription = "ours"\n')
    async with opened(to=NOBODY, among=among(), size=HUGE) as pilot:
        await press(pilot, "ctrl+g")
        assert any("project's and own" in line for line in lines(pilot))
        await do(pilot, "mine", "remove")
        await press(pilot, "down", "enter")
        assert text_in(Path("qlik-jwt.toml")) == ""
        assert text_in(own) == MINE + OTHER
        assert any("has a “mine” too, which stays and holds now" in words for words in told(pilot))


@played
async def test_the_certificate_is_copied_on_one_line() -> None:
    async with opened(to=NOBODY, among=among()) as pilot:
        await do(pilot, "mine", "copy")
        certificate = tenant().certificate
        assert certificate is not None
        assert pilot.app.clipboard == certificate.one_line
        assert "\n" not in pilot.app.clipboard
        assert isinstance(pilot.app.screen, Tenants)


@played
async def test_a_certificate_that_qlik_would_not_take_is_not_copied(own: Path) -> None:
    put(own.parent / "its.cer", ed25519_public())
    async with opened(to=NOBODY) as pilot:
        await press(pilot, "ctrl+g")
        assert "✗ unusable" in lines(pilot)[2]
        await do(pilot, "mine", "copy")
        assert pilot.app.clipboard == ""
        assert "Not copied: there is no one-line form" in told(pilot)[-1]


@played
async def test_the_certificate_is_shown_with_what_is_wrong_with_it() -> None:
    async with opened(to=NOBODY, stopped_at=10**10) as pilot:
        await do(pilot, "mine", "show")
        assert "CN=tenant" in words_in(pilot, "text")
        assert "expired" in words_in(pilot, "text")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Tenants)
