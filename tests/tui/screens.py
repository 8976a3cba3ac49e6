"""From scenes to the screens kept beside this file: `python -m tests.tui.screens` writes them anew."""

import asyncio
from dataclasses import replace
from pathlib import Path

from inspector.configuration.kept import Kept
from inspector.tui.pages.tenants import about
from inspector.tui.screens.tenants import Tenants
from tests.tui.scenes import SCENES, tenant
from tests.tui.stage import NARROW, SMALL, WIDE, Size, bench, opened, press, settled, shown, text_of

FOLDER = Path(__file__).parent / "screens"
KEPT = "tenants that are kept"
SIZES = {f"{width}x{height}": (width, height) for width, height in (NARROW, WIDE, SMALL)}
# What else there is to see of a scene, by the key that shows it, at the size that the design starts from.
FURTHER = {
    "several-faults": ("f3", "f4", "f5", "f6", "ctrl+y", "ctrl+k", "f1"),
    "no-certificate": ("f6", "ctrl+k"),
    "wrong-key": ("f6",),
    "three-tokens": ("ctrl+l",),
    "unreadable": ("ctrl+r",),
    "a-megabyte": ("f5",),
    "conforming": ("ctrl+s",),
    "unsigned": ("end",),
    "capture": ("end", "escape", "ctrl+s"),
}
# The table of the tokens found: on every size, and what is asked of it.
_TABLES = {
    **{f"many-tokens-table-{name}.txt": ("many-tokens", size, "ctrl+l") for name, size in SIZES.items()},
    "many-tokens-verdicts.txt": ("many-tokens", NARROW, "ctrl+e"),
    "many-tokens-rules.txt": ("many-tokens", NARROW, "ctrl+u"),
    "many-tokens-filter.txt": ("many-tokens", SMALL, "ctrl+f"),
}
# Two tokens side by side, on every size.
_COMPARED = {f"two-tokens-compared-{name}.txt": ("two-tokens", size, "f8") for name, size in SIZES.items()}
# The list of tenants that are kept, on every size.
_TENANTS = {f"tenants-{name}.txt": (KEPT, size, "") for name, size in SIZES.items()}
SCREENS: dict[str, tuple[str, Size, str]] = {
    **{f"{scene}-{name}.txt": (scene, size, "") for scene in SCENES for name, size in SIZES.items()},
    **{f"{scene}-{key}.txt": (scene, NARROW, key) for scene, keys in FURTHER.items() for key in keys},
    **_TABLES,
    **_COMPARED,
    **_TENANTS,
}


def drawn(name: str) -> str:
    """The screen of that file name as it is drawn now."""
    return asyncio.run(_drawn(*SCREENS[name]))


async def _drawn(scene: str, size: Size, key: str) -> str:
    if scene == KEPT:
        return await _tenants(size)
    async with shown(scene, size=size) as pilot:
        if key:
            await press(pilot, key)
        return text_of(pilot)


async def _tenants(size: Size) -> str:
    """The list as it is for tenants that stand in no file here."""
    told = {"mine": tenant(), "none": replace(tenant(""), key_id=None), "a name that is longer than most": tenant()}
    kept = [
        Kept(
            name=name,
            values={"issuer": each.issuer, "key-id": each.key_id},
            files=(Path("qlik-jwt.toml"),),
            certificate=each.certificate,
        )
        for name, each in told.items()
    ]
    async with opened(size=size, to=replace(tenant(), name="mine")) as pilot:
        listed = Tenants(bench(pilot).paint, kept, bench(pilot).desk, path="own/qlik-jwt.toml", at=about("mine"))
        pilot.app.push_screen(listed)
        await settled(pilot)
        return text_of(pilot)


def main() -> None:
    """Writes every screen anew and removes those that no scene draws any more."""
    FOLDER.mkdir(exist_ok=True)
    for stale in set(FOLDER.iterdir()) - {FOLDER / name for name in SCREENS}:
        stale.unlink()
    for name in SCREENS:
        (FOLDER / name).write_text(drawn(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
