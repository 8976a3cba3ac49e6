"""The form of a tenant: what is saved where, what is refused, and that no secret is kept or shown."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from inspector.report.report import Verdict
from inspector.signing.samples import ISSUER, KEY_ID
from inspector.trust.tenant import Tenant
from inspector.tui.screens.ask import Line
from inspector.tui.screens.entering import Entering
from inspector.tui.screens.tenants import Tenants
from tests.tui.fixed_keys import fixed_pair
from tests.tui.scenes import signed
from tests.tui.stage import (
    HUGE,
    NARROW,
    SMALL,
    Size,
    bench,
    codes,
    opened,
    paste,
    played,
    press,
    report,
    settled,
    take,
    text_of,
    told,
    words_in,
)
from tests.tui.tenants import MINE, OTHER, choose, do, fill, forget, kept_in, put, text_in
from tests.tui.test_identity import private_key_pem

pytestmark = pytest.mark.usefixtures("own")
NOBODY = Tenant()


def value(pilot: Pilot[int], name: str) -> str:
    """What stands in a line."""
    return pilot.app.screen.query_one(f"#{name}", Line).value


@played
async def test_a_new_tenant_is_kept_and_judged_by_at_once(own: Path) -> None:
    put(own, OTHER)
    async with opened(to=NOBODY, size=HUGE) as pilot:
        await take(pilot, signed())
        assert report(pilot).verdict is Verdict.UNDECIDED
        await choose(pilot, "new")
        assert f"saved in {own}" in words_in(pilot, "what")
        await fill(pilot, name="third", issuer=ISSUER, key_id=KEY_ID, tolerance="5", file=str(own.parent / "its.cer"))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Tenants)
        assert "tenant “third” is kept in" in told(pilot)[0]
        assert "third" in words_in(pilot, "detail")
        await press(pilot, "escape")
        assert (report(pilot).verdict, report(pilot).tenant.name) == (Verdict.CONFORMING, "third")
    assert text_in(own).startswith(OTHER)
    assert kept_in(own)["third"] == {
        "issuer": ISSUER,
        "key-id": KEY_ID,
        "clock-tolerance": 5,
        "cert": fixed_pair("tenant").certificate.decode(),
    }


@played
async def test_the_first_tenant_of_all_makes_the_file(own: Path) -> None:
    forget(own)
    async with opened(to=NOBODY) as pilot:
        await choose(pilot, "new")
        await fill(pilot, name="first", issuer="https://first")
        await press(pilot, "ctrl+s")
        assert [each.name for each in bench(pilot).desk.among] == ["first"]
    assert text_in(own) == '[tenants.first]\nissuer = "https://first"\n'


@played
async def test_an_edited_tenant_is_judged_by_at_once_and_the_rest_of_its_file_stays(own: Path) -> None:
    async with opened(to=NOBODY) as pilot:
        await take(pilot, signed())
        await do(pilot, "mine", "judge")
        assert codes(pilot) == []
        await do(pilot, "mine", "edit")
        assert [value(pilot, name) for name in ("name", "issuer", "key-id", "tolerance", "file")] == [
            "mine",
            ISSUER,
            KEY_ID,
            "0",
            "",
        ]
        await fill(pilot, issuer="https://another", name="ours")
        await press(pilot, "enter", "escape")
        assert (report(pilot).tenant.name, codes(pilot)) == ("ours", ["QJ402"])
    expected = MINE.replace("tenants.mine", "tenants.ours").replace(ISSUER, "https://another")
    assert text_in(own) == expected + OTHER


@played
async def test_an_edit_of_another_leaves_what_is_in_use() -> None:
    async with opened(to=Tenant(issuer="https://for-this-run")) as pilot:
        desk = bench(pilot).desk
        await do(pilot, "other", "edit")
        await fill(pilot, description="x")
        await press(pilot, "enter")
        assert bench(pilot).desk is desk


@played
async def test_a_certificate_is_taken_by_a_paste_and_taken_away_by_a_key(own: Path) -> None:
    async with opened(to=NOBODY) as pilot:
        await do(pilot, "other", "edit")
        await paste(pilot, fixed_pair("other").certificate.decode())
        assert "CN=other" in words_in(pilot, "what")
        assert pilot.app.focused is pilot.app.screen.query_one("#issuer")
        await press(pilot, "enter")
        assert kept_in(own)["other"]["cert"] == fixed_pair("other").certificate.decode()
        await do(pilot, "other", "edit")
        await press(pilot, "ctrl+d", "enter")
        assert text_in(own) == MINE + OTHER


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"name": "mine"}, "tenants.mine is there already; take another name"),
        ({"name": ""}, "the tenant's name is empty"),
        ({"issuer": ""}, "nothing is told of it; give issuer, key ID or certificate, best all three"),
        ({"tolerance": "soon"}, "The tolerance is a number of seconds, such as 5."),
        ({"file": "no-such.cer"}, "no-such.cer: there is no such file"),
    ],
)
@pytest.mark.parametrize("is_new", [True, False], ids=["new", "edit"])
@played
async def test_what_cannot_be_saved_is_said_and_nothing_written_is_lost(
    own: Path,
    texts: dict[str, str],
    words: str,
    is_new: bool,  # noqa: FBT001 - a table's column
) -> None:
    async with opened(to=NOBODY, size=HUGE) as pilot:
        await (choose(pilot, "new") if is_new else do(pilot, "other", "edit"))
        written = {"name": "x", "issuer": "https://x", "description": "words", "tolerance": "1", **texts}
        await fill(pilot, **written)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Entering)
        assert words in words_in(pilot, "what")
        assert {name: value(pilot, name) for name in written} == written
    assert text_in(own) == MINE + OTHER


@played
async def test_a_file_that_cannot_be_written_loses_nothing(own: Path) -> None:
    async with opened(to=NOBODY) as pilot:
        await do(pilot, "other", "edit")
        await fill(pilot, issuer="https://changed")
        put(own, MINE)
        await press(pilot, "enter")
        assert "tenants.other is not there any more" in words_in(pilot, "what")
        assert value(pilot, "issuer") == "https://changed"
    assert text_in(own) == MINE


@pytest.mark.parametrize("line", ["name", "description", "file", "issuer", "key-id"])
@pytest.mark.parametrize("way", ["pasted", "pasted bare", "written"])
@played
async def test_a_private_key_is_neither_kept_nor_shown(own: Path, line: str, way: str) -> None:
    text = private_key_pem()
    bare = "".join(text.split("\n")[1:-2])
    async with opened(to=NOBODY, size=HUGE) as pilot:
        await choose(pilot, "new")
        await fill(pilot, name="x", issuer="https://x")
        pilot.app.screen.query_one(f"#{line}", Line).focus()
        if way == "written":
            pilot.app.screen.query_one(f"#{line}", Line).value = bare
            await press(pilot, "enter")
        else:
            await paste(pilot, text if way == "pasted" else bare)
        assert "private key" in words_in(pilot, "what")
        seen = text_of(pilot) + "".join(told(pilot)) + "".join(each.value for each in pilot.app.screen.query(Line))
        assert bare[40:60] not in seen
        await press(pilot, "enter")
    assert bare[40:60] not in text_in(own)


@played
async def test_a_token_is_kept_nowhere(own: Path) -> None:
    async with opened(to=NOBODY) as pilot:
        await choose(pilot, "new")
        await fill(pilot, name="x", key_id=signed())
        await press(pilot, "enter")
        assert value(pilot, "key-id") == ""
        assert "neither belongs here" in words_in(pilot, "what")
    assert text_in(own) == MINE + OTHER


@played
async def test_what_cannot_be_seen_stays_as_it_is_where_it_is_left(own: Path) -> None:
    put(own, '[tenants.odd]\nissuer = "a\\u202eb"\n')
    async with opened(to=NOBODY) as pilot:
        await do(pilot, "odd", "edit")
        assert value(pilot, "issuer") == "a⟨U+202E⟩b"
        await fill(pilot, key_id="k")
        await press(pilot, "enter")
    assert kept_in(own)["odd"] == {"issuer": "a\u202eb", "key-id": "k"}


@played
async def test_after_a_pasted_certificate_the_name_is_asked_for() -> None:
    async with opened(to=NOBODY) as pilot:
        await choose(pilot, "new")
        await paste(pilot, fixed_pair("tenant").certificate.decode())
        assert pilot.app.focused is pilot.app.screen.query_one("#name")


@pytest.mark.parametrize("size", [NARROW, SMALL])
@played
async def test_all_lines_and_what_is_wrong_fit_on_a_small_screen(size: Size) -> None:
    async with opened(to=NOBODY, size=size) as pilot:
        await choose(pilot, "new")
        await press(pilot, "enter")
        await settled(pilot)
        text = text_of(pilot)
        labels = ("name", "description", "certificate", "issuer", "key ID", "tolerance")
        assert [label for label in labels if f"│ {label} " not in text] == []
        assert "the tenant's name is empty" in text
        assert "enter saves" in text
